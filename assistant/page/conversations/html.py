"""Conversations as HTML: questions, answers, and the list of what is kept."""

from collections.abc import Mapping, Sequence

from assistant.page.browser.html import filled

from .as_file import FORMATS
from .exchange import Exchange
from .kept import Conversation, Verdict


def question_html(exchange: Exchange) -> str:
    """A question as the reader typed it."""
    return filled("question", question=exchange.question)


def answer_html(
    exchange: Exchange, said: Mapping[int, Verdict] | None = None, *, last: bool = False
) -> str:
    """An answer as far as it has come; the ``last`` one can be asked for again. ``said`` is what
    the reader has said of it, see `Conversations.said`.
    """
    return filled("answer", exchange=exchange, said=said or {}, last=last)


def kept_html() -> str:
    """The button that opens the list of conversations, and the place where it opens."""
    return filled("kept")


def conversations_html(conversations: Sequence[Conversation]) -> str:
    """The list of conversations."""
    return filled("conversations", conversations=conversations, formats=FORMATS)
