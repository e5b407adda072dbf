"""What the list of conversations asks of the server; kept.js calls these by their names."""

from collections.abc import Callable, Mapping, Sequence

from assistant.page.browser.faults import or_fault

from .html import conversations_html
from .kept import Conversations


def shelf(conversations: Conversations) -> Sequence[Callable[..., str]]:
    """Functions that each give the HTML of the list as it then is.

    Gradio hands over one value from the browser: the words searched for, or a mapping with them and
    the conversation that is meant.
    """

    def listed(words: str, change: Callable[[], None] = lambda: None) -> str:
        def shown() -> str:
            change()
            return conversations_html(conversations.list(words))

        return or_fault(shown)

    def found(words: str) -> str:
        return listed(str(words))

    def rename(asked: Mapping[str, str]) -> str:
        id, name = str(asked["id"]), str(asked["name"])
        return listed(str(asked["words"]), lambda: conversations.rename(id, name))

    def forget(asked: Mapping[str, str]) -> str:
        id = str(asked["id"])
        return listed(str(asked["words"]), lambda: conversations.delete(id))

    return found, rename, forget
