"""The page on a port of this machine, sealed off from every other host."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr
import uvicorn
from fastapi import FastAPI
from gradio.routes import App
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount

from assistant.page.access.gate import Gate
from assistant.page.access.login import login_script
from assistant.page.access.password import Password
from assistant.page.browser import assets
from assistant.page.browser.html import line_html
from assistant.page.conversations.kept import Conversations
from assistant.page.downloads.routes import giving, keeping
from assistant.page.downloads.works import Works
from assistant.page.strings import STRINGS
from assistant.page.work.opening import Opening, Tell, open_behind, opened
from assistant.settings import LOOPBACK
from index.load import MAX_BYTES, READERS

from .build import build_page
from .listening import Server, listen, url_of
from .sealed import Sealed
from .theme import theme

if TYPE_CHECKING:
    from assistant.answer import Assistant

# How often Gradio looks for something to do: by default every millisecond, for which an idle page
# took 4.6% of a core, and kept waking one of those that the engine counts on (1.4% like this).
_LOOK_SECONDS = 0.01


def run_page(
    assistant: "Assistant | Callable[[Tell], Assistant]",
    host: str = "127.0.0.1",
    port: int = 7860,
    on_ready: Callable[[str], None] | None = None,
    *,
    conversations: Conversations,
    study_file: Path,
    quiz_file: Path,
    summary_file: Path,
    password: Password | None = None,
) -> None:
    """Serve the page until Ctrl-C.

    ``assistant`` may be a function that opens one: the page is there at once and says what that
    function tells of its standing. ``conversations`` are kept and listed, flashcards kept in
    ``study_file``, quizzes in ``quiz_file``, summaries in ``summary_file``. With ``password``
    nobody sees the page who does not give it. When ``port`` is taken the next free one is;
    ``on_ready`` is told the address as soon as the page can be opened. Raises SettingsError when no
    port can be had.
    """
    opening = open_behind(assistant) if callable(assistant) else opened(assistant)
    listener = listen(host, port)
    config = uvicorn.Config(
        page_app(opening, host, conversations, study_file, quiz_file, summary_file, password),
        log_level="warning",
        timeout_graceful_shutdown=1,
    )
    try:
        Server(config, lambda: on_ready and on_ready(url_of(host, listener))).run([listener])
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()
        if opening.done() and opening.exception() is None:
            opening.result().close()


def page_app(
    opening: Opening,
    host: str,
    conversations: Conversations,
    study_file: Path,
    quiz_file: Path,
    summary_file: Path,
    password: Password | None = None,
) -> FastAPI:
    """The web application: the page, and around it the headers that keep it to this machine."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    works = Works()
    app.add_api_route("/conversations/{file}", keeping(conversations), include_in_schema=False)
    app.add_api_route("/made/{file}", giving(works), include_in_schema=False)
    kept = (study_file, quiz_file, summary_file)
    page = build_page(opening, conversations, works, *kept, one_learner=host in LOOPBACK)
    page._queue.sleep_when_free = _LOOK_SECONDS
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        favicon_path=str(assets.FAVICON),
        auth=None if password is None else lambda _, given: password.matches(given),
        auth_message=None if password is None else str(line_html("password")),
        ssr_mode=False,
        pwa=False,
        mcp_server=True,
        enable_monitoring=False,
        theme=theme(),
        head=_head(),
        max_file_size=2 * MAX_BYTES,  # beyond what is read, so that our own words say so
    )
    if password is not None:
        head = _head() + login_script()
        app.add_middleware(Gate, gradio=_mounted(app), password=password, head=head)
    app.add_middleware(Sealed)
    if host in LOOPBACK:
        # Otherwise a web site could point its own name at 127.0.0.1 and read the page.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(LOOPBACK))
    return app


def _mounted(app: FastAPI) -> App:
    """Gradio's own application in ours."""
    return next(
        route.app for route in app.routes if isinstance(route, Mount) and isinstance(route.app, App)
    )


def _head() -> str:
    used = (
        *("title", "send", "stop", "close", "note", "warning", "error"),
        *("lost", "lost_how", "unexpected", "conversation"),
    )
    words = json.dumps({lang: {key: of[key] for key in used} for lang, of in STRINGS.items()})
    script = assets.script("deepsea").replace("__WORDS__", words)
    script = script.replace("__ACCEPT__", json.dumps(",".join(READERS))) + assets.script("quotes")
    return f"<style>{assets.styles()}</style><script>{script}</script>"
