"""What the list of conversations asks of the server; kept.js calls these by their names."""

from collections.abc import Callable, Mapping, Sequence

from index.errors import StoreError

from . import render
from .conversations import Conversations


def shelf(conversations: Conversations) -> Sequence[Callable[..., str]]:
    """Functions that each give the HTML of the list as it then is.

    Gradio hands over one value from the browser: the words searched for, or a mapping with them and
    the conversation that is meant.
    """

    def found(words: str) -> str:
        try:
            return render.conversations_html(conversations.list(str(words)))
        except StoreError as error:
            return render.error_html(error.line)

    def rename(asked: Mapping[str, str]) -> str:
        conversations.rename(str(asked["id"]), str(asked["name"]))
        return found(asked["words"])

    def forget(asked: Mapping[str, str]) -> str:
        conversations.delete(str(asked["id"]))
        return found(asked["words"])

    return found, rename, forget
