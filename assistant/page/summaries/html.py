"""Summaries as HTML."""

from base64 import b64encode
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.page.browser.html import filled

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.summary import Summary


def summary_html(
    summary: "Summary", id: str, formats: Sequence[str], pictures: Sequence[str] = ()
) -> str:
    """A summary, to be kept as a file under ``id`` in ``formats`` (see `Works`); ``pictures`` are
    the SVG of each of its own.
    """
    # As pictures and not as elements: no script in them runs.
    sources = ["data:image/svg+xml;base64," + b64encode(svg.encode()).decode() for svg in pictures]
    return filled("summary", summary=summary, id=id, formats=formats, sources=sources)


def named_html(id: str, html: str) -> str:
    """What is shown of something that is kept under ``id``."""
    return str(Markup('<div data-id="{}">{}</div>').format(id, Markup(html)))
