"""Summaries of the articles: made while a visitor waits for them, and kept."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from assistant.export import EXPORTERS, outlined
from assistant.export.parsed import parse
from assistant.page.browser.faults import fault
from assistant.page.downloads.works import Work, Works, file_name
from assistant.page.storage import new_id
from assistant.page.work.opening import Opening
from assistant.page.work.progress import Coming, making, told
from index.errors import DeepseaError, StoreError

from .html import summary_html
from .kept import Kept, KeptSummaries, Order

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant
    from assistant.page.work.background import Report
    from assistant.summary import Summary

#: Each form of a summary that the page offers, and the string that names it.
SUMMARY_FORMS = {
    "outline": "outline_form",
    "gist": "gist_form",
    "brief": "brief_form",
    "executive": "executive_form",
    "faq": "faq_form",
    "figures": "figures_form",
    "timeline": "timeline_form",
    "glossary": "glossary_form",
    "swot": "swot_form",
    "compare": "compare_form",
}


class Summaries:
    """Those that are ``kept``, to be had as files from ``works`` under the same names.

    What cannot be kept is shown all the same, under the line that says why.
    """

    def __init__(self, opening: Opening, works: Works, kept: KeptSummaries) -> None:
        self._opening = opening
        self._works = works
        self._kept = kept
        works.kept_by(self.shown)

    def begin(self, order: Order) -> str:
        """Keep what is asked for, so that a reload does not lose it; gives its name."""
        id = new_id()
        self._put(id, Kept(order))
        return id

    def make(self, id: str, order: Order) -> Coming:
        """HTML again and again: how far the summary is, then the summary, or the line of an error,
        of which nothing is kept.
        """

        def work(assistant: "Assistant", report: "Report[Summary]") -> "Summary":
            from assistant.summary import Wishes, summarize

            wishes = Wishes(**asdict(order.wishes))
            return summarize(assistant, order.doc_id, order.form, order.lang, report, wishes)

        def shown(assistant: "Assistant", summary: "Summary") -> str:
            from assistant.summary import markdown

            text = markdown(summary, assistant.library, file_name(summary.title, ""))
            kept = Kept(order, summary, text)
            return self._put(id, kept) + self._drawn(id, kept)

        def ended(error: Exception) -> str:
            self.forget(id)
            return told(error)

        yield from making(self._opening, order.doc_id, work, shown, ended=ended)

    def begun(self, id: str) -> Order | None:
        """What was asked for under that name, if it is not made yet. Raises `StoreError`."""
        kept = self._kept.get(id)
        return kept.order if kept is not None and kept.summary is None else None

    def shown(self, id: str) -> str:
        """The HTML of the summary of that name, "" if none is made. Raises `StoreError`."""
        kept = self._kept.get(id)
        return "" if kept is None or kept.summary is None else self._drawn(id, kept)

    def forget(self, id: str) -> None:
        """Do not go on with it after a reload."""
        try:
            self._kept.delete(id)
        except StoreError:  # which `begin` has met
            return

    def _put(self, id: str, kept: Kept) -> str:
        try:
            self._kept.put(id, kept)
        except DeepseaError as error:
            return fault(error)
        return ""

    def _drawn(self, id: str, kept: Kept) -> str:
        from assistant.summary import ONE_PAGE, picture_files

        summary, text, wishes = kept.summary, kept.text, kept.order.wishes
        assert summary is not None
        files = picture_files(summary, file_name(summary.title, ""))

        def encoded(suffix: str) -> bytes:
            page = summary.form in ONE_PAGE and wishes.length is None
            parsed = parse(text, summary.title, summary.lang, pictures=files, page=page)
            return EXPORTERS[suffix](parsed)

        formats: dict[str, tuple[Callable[[], bytes], str]] = {
            suffix[1:]: (partial(encoded, suffix), suffix) for suffix in EXPORTERS
        }
        shown = [outlined(picture.svg) for picture in summary.pictures]
        for picture, svg in zip(summary.pictures, shown, strict=True):
            formats[f"{picture.name}-svg"] = (svg.encode, picture.file(""))
        self._works.put(Work(summary.title, formats), id)
        return summary_html(summary, id, [*formats], shown)
