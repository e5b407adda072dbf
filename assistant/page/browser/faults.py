"""What a part of the page shows in the place of what could not be made."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.errors import DeepseaError

from .html import error_html, line_html

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from index.library import Library

_log = logging.getLogger(__name__)


def or_fault(make: Callable[[], str]) -> str:
    """The HTML that ``make`` gives, or that of the line of its error."""
    try:
        return make()
    except Exception as error:
        return fault(error)


def without_article(library: "Library") -> str:
    """The HTML for a page that has no article open."""
    return line_html("none_open" if library.list() else "no_articles")


def fault(error: Exception) -> str:
    """The HTML of an error's line; one that nobody foresaw is logged and has none."""
    if isinstance(error, DeepseaError):
        return error_html(error.line)
    _log.error("The page could not show something", exc_info=error)
    return error_html("")
