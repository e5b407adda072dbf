"""The gate of a page with a password: Gradio asks for it at the page alone, and leaves open what
stands beside the page (files, the MCP server).
"""

import base64
import secrets
import threading

from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse
from gradio.routes import App
from gradio_client import Client
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.page.strings import LANGUAGES, say

from .login import Login
from .password import Password

# What the login page itself needs; all else is for those who have logged in.
_OPEN = {"/login", "/login/", "/config", "/theme.css", "/favicon.ico", "/manifest.json"}
_OPEN_FOLDERS = ("/assets/", "/static/", "/svelte/")
_MCP = "/gradio_api/mcp"


class Gate:
    """Lets in who has logged in to ``gradio``, and a program that gives the password itself
    ("Authorization: Bearer PASSWORD", or Basic with any user); Gradio then lets that in as well.
    Everybody else gets the page to log in, with ``head``.
    """

    def __init__(self, app: ASGIApp, gradio: App, password: Password, head: str) -> None:
        self._app = app
        self._login = Login(app, head)
        self._gradio = gradio
        self._password = password
        own = secrets.token_urlsafe(32)
        gradio.tokens[own] = "program"
        self._cookie = f"access-token-{gradio.cookie_id}={own}"
        self._turn = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._has_logged_in(Request(scope)):
            await self._enter(scope, receive, send)
        elif await self._knows_the_password(Request(scope)):
            await self._enter(self._logged_in(scope), receive, send)
        elif scope["path"] == "/":
            await self._login(scope, receive, send)
        elif scope["path"] in _OPEN or scope["path"].startswith(_OPEN_FOLDERS):
            await self._app(scope, receive, send)
        else:
            lines = "\n".join(say("locked", lang) for lang in LANGUAGES)
            await PlainTextResponse(lines, status_code=401)(scope, receive, send)

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(_MCP):
            await run_in_threadpool(self._admit_mcp, *scope["server"])
        await self._app(scope, receive, send)

    def _admit_mcp(self, host: str, port: int) -> None:
        """Gradio's MCP server calls the page over its port, as a client that it makes without the
        password, and for whatever host the caller names: here is one for it.
        """
        server = self._gradio.get_blocks().mcp_server_obj
        with self._turn:
            if server is not None and server._client_instance is None:
                server._client_instance = Client(
                    f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/",
                    headers={"x-gradio-user": "mcp", "cookie": self._cookie},
                    httpx_kwargs={"trust_env": False},  # no proxy leads back to this machine
                    download_files=False,
                    verbose=False,
                    analytics_enabled=False,
                    _skip_components=False,
                )

    def _has_logged_in(self, request: Request) -> bool:
        names = (f"access-token{kind}-{self._gradio.cookie_id}" for kind in ("", "-unsecure"))
        return any(request.cookies.get(name) in self._gradio.tokens for name in names)

    async def _knows_the_password(self, request: Request) -> bool:
        given = _given(request.headers.get("authorization", ""))
        return given is not None and await run_in_threadpool(self._password.matches, given)

    def _logged_in(self, scope: Scope) -> Scope:
        kept = [each for each in scope["headers"] if each[0] != b"cookie"]
        return {**scope, "headers": [*kept, (b"cookie", self._cookie.encode())]}


def _given(authorization: str) -> str | None:
    """The password in a header, None without one."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return _utf8(value)
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(value).decode().partition(":")[2]
    except ValueError:  # no base64, or no UTF-8 in it
        return None


def _utf8(value: str) -> str:
    """A value of a header, which Starlette takes for Latin-1, as it was sent."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeDecodeError:
        return value
