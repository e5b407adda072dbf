"""The page to log in. It is Gradio's, which sends our head to nobody who has not logged in."""

import json

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.page.browser import assets
from assistant.page.strings import in_each

_END = b"</head>"


def login_script() -> str:
    """login.js, which says in every language that the password is another."""
    words = json.dumps(in_each("not_password"))
    return f"<script>{assets.script('login').replace('__WORDS__', words)}</script>"


class Login:
    """What ``app`` answers, with ``head`` at the end of its own head."""

    def __init__(self, app: ASGIApp, head: str) -> None:
        self._app = app
        self._head = head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}
        body = bytearray()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    whole = body.replace(_END, self._head + _END, 1)
                    MutableHeaders(scope=start)["content-length"] = str(len(whole))
                    await send(start)
                    await send({"type": "http.response.body", "body": bytes(whole)})
            else:
                await send(message)

        await self._app(_uncompressed(scope), receive, sent)


def _uncompressed(scope: Scope) -> Scope:
    kept = [each for each in scope["headers"] if each[0] != b"accept-encoding"]
    return {**scope, "headers": kept}
