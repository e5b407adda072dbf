"""Sessions of the browser that one test after another uses, each time empty.

A session just made has to fetch and to compile all of Gradio's scripts, which takes more CPU than
all else that most tests do. One that is used again keeps only those: its pages are closed, and its
cookies and what its pages have stored are gone.
"""

from collections import defaultdict
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Request,
    ViewportSize,
    WebSocket,
)

_STORED = "cookies,local_storage,indexeddb,websql,service_workers,cache_storage"


class Sessions:
    """Those of one browser; every address that a page asks for comes to stand in ``requested``."""

    def __init__(self, browser: Browser, requested: list[str]) -> None:
        self._make = browser.new_context
        self._requested = requested
        self._free: dict[str, list[BrowserContext]] = defaultdict(list)
        self._origins: dict[BrowserContext, set[str]] = defaultdict(set)

    def take(
        self,
        *,
        viewport: ViewportSize | None = None,
        color_scheme: Literal["light", "dark"] | None = None,
        **given: Any,
    ) -> BrowserContext:
        """An empty session with these options. To close it is to give it back.

        Size and colours are given to its pages, so that sessions that differ in these are one.
        """
        free = self._free[repr(sorted(given.items()))]
        session = free.pop() if free else self._new(**given)

        def open_page() -> Page:
            page = type(session).new_page(session)
            if viewport is not None:
                page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=color_scheme or "light")
            return page

        def give_back(*, reason: str | None = None) -> None:
            try:
                self._empty(session)
            except Error:  # as where a page has crashed
                type(session).close(session, reason=reason)
            else:
                free.append(session)

        session.new_page = open_page  # type: ignore[method-assign]
        session.close = give_back  # type: ignore[method-assign]
        return session

    def _new(self, **given: Any) -> BrowserContext:
        session = self._make(**given)

        def asked(what: Request | WebSocket) -> None:
            self._requested.append(what.url)
            parts = urlsplit(what.url)
            if parts.scheme == "http":
                self._origins[session].add(f"http://{parts.netloc}")

        session.on("request", asked)
        session.on("page", lambda page: page.on("websocket", asked))
        return session

    def _empty(self, session: BrowserContext) -> None:
        session.set_offline(False)
        session.unroute_all()
        session.clear_permissions()
        session.clear_cookies()
        pages = session.pages
        if pages:
            for page in pages[1:]:
                page.close()
            pages[0].goto("about:blank")  # what is open might store something once more
            storage = session.new_cdp_session(pages[0])
            for origin in self._origins.pop(session, ()):
                given = {"origin": origin, "storageTypes": _STORED}
                storage.send("Storage.clearDataForOrigin", given)
            pages[0].close()
