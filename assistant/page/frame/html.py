"""The masthead as HTML: the name of the page, and how the assistant stands."""

from assistant.page.browser.html import filled
from assistant.page.strings import say_both
from assistant.page.work.opening import Standing


def masthead_html() -> str:
    """The name of the page."""
    return filled("masthead")


def standing_html(standing: Standing) -> str:
    """How far the assistant is that is being opened."""
    line = say_both(standing.key, done=standing.done, total=standing.total)
    return filled("status", state="loading", line=line)


def status_html(model_name: str, standing: Standing) -> str:
    """Which model answers; with "none", quotes alone, as ``standing`` says why."""
    if model_name != "none":
        line = say_both("model", name=model_name)
    else:
        line = say_both("no_model" if standing.key != "unfetched" else "unfetched")
    return filled("status", state="ready", line=line)
