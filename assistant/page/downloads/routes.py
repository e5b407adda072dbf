"""What the page gives as files: conversations, summaries and quizzes."""

import logging
from collections.abc import Callable, Mapping
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import PlainTextResponse

from assistant.page.conversations.as_file import FORMATS, kept_file
from assistant.page.conversations.kept import Conversations
from assistant.page.strings import LANGUAGES, say, wordings
from index.errors import DeepseaError
from index.types import Lang

from .works import Works, file_name

_log = logging.getLogger(__name__)


def keeping(conversations: Conversations) -> Callable[[str], Response]:
    """Answers with the file of a conversation, named by its id and a format (see `as_file`)."""

    def found(id: str, format: str) -> tuple[str, bytes] | None:
        name = conversations.name(id)
        if name is None or format not in FORMATS:
            return None
        return file_name(name, f".{format}"), kept_file(name, conversations.load(id), format)

    return _giving(found)


def giving(works: Works) -> Callable[[str], Response]:
    """Answers with the file of a summary or a quiz, named in the same way."""
    return _giving(works.file)


def _giving(found: Callable[[str, str], tuple[str, bytes] | None]) -> Callable[[str], Response]:
    """What is not to be had is told in words: the link opens a tab for them."""

    def given(file: str) -> Response:
        id, _, format = file.partition(".")
        try:
            content = found(id, format)
        except DeepseaError as error:
            return _told(wordings(error.line), 422)
        except Exception:
            _log.exception("%s could not be made", file)
            return _told({lang: say("unexpected", lang) for lang in LANGUAGES}, 500)
        if content is None:
            return _told({lang: say("file_gone", lang) for lang in LANGUAGES}, 404)
        return _download(*content)

    return given


def _told(lines: Mapping[Lang, str], status: int) -> Response:
    return PlainTextResponse("\n".join(lines.values()), status)


def _download(name: str, content: bytes) -> Response:
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )
