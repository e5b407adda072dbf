"""The tab of summaries: what can be wished of one, and what a press of its button makes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.articles.html import title_of
from assistant.page.browser import assets
from assistant.page.browser.components import box_words, update
from assistant.page.browser.faults import or_fault
from assistant.page.browser.html import error_html
from assistant.page.strings import in_each, say
from assistant.page.work.events import AT_ONCE, MAKING
from assistant.page.work.waiting_line import WaitingLine
from index.types import Document, Lang

from .html import named_html
from .kept import Order, SummaryWishes
from .making import SUMMARY_FORMS, Summaries

_BETWEEN_POINTS = re.compile(r"[,，;；、\n]")
# Forms that take more than the others: a box to tick, articles and points, a length.
_ILLUSTRATED, _COMPARING, _MEASURED = "executive", "compare", ("brief", "executive")


@dataclass(frozen=True, slots=True)
class Summarizing:
    """``choice`` is the form, ``made`` shows what is made; ``pictures`` is shown with the form that
    carries some, ``beside`` (ids of articles) and ``points`` with the comparison, which has no
    ``wishes``: ``focus``, and ``length`` with the forms that can be longer or shorter.
    """

    tab: gr.Tab
    choice: gr.Radio
    wishes: gr.Row
    focus: gr.Textbox
    length: gr.Textbox
    pictures: gr.Checkbox
    beside: gr.CheckboxGroup
    points: gr.Textbox
    make: gr.Button
    made: gr.HTML

    def words(self, lang: Lang, documents: Sequence[Document]) -> dict[Any, Any]:
        """What changes in them when the interface speaks ``lang``."""
        return {
            self.tab: gr.update(label=say("summary", lang)),
            self.choice: update(_form_words(lang)),
            self.focus: update(box_words("focus", lang)),
            self.length: update(box_words("length", lang)),
            self.pictures: gr.update(label=say("pictures", lang)),
            self.beside: update(_beside_words(lang, documents)),
            self.points: update(box_words("points", lang)),
            self.make: gr.update(value=say("make_summary", lang)),
        }

    def listed(self, lang: Lang, documents: Sequence[Document]) -> dict[str, Any]:
        """The articles to compare when these are there now; those ticked before may not be."""
        return update({**_beside_words(lang, documents), "value": []})


def lay_out_summary(lang: Lang, documents: Sequence[Document]) -> Summarizing:
    """Make the components, inside the tabs."""
    with gr.Tab(say("summary", lang)) as tab:
        choice = gr.Radio(
            **_form_words(lang), value=next(iter(SUMMARY_FORMS)), elem_id="form", container=False
        )
        with gr.Row(elem_id="summary-wishes") as row:
            focus = gr.Textbox(**box_words("focus", lang), scale=3, max_length=200, container=False)
            length = gr.Textbox(
                **box_words("length", lang), max_length=5, container=False, visible=False
            )
        pictures = gr.Checkbox(
            label=say("pictures", lang), elem_id="pictures", container=False, visible=False
        )
        # Without a container a group has no label.
        beside = gr.CheckboxGroup(**_beside_words(lang, documents), elem_id="beside", visible=False)
        points = gr.Textbox(
            **box_words("points", lang),
            elem_id="points",
            max_length=400,
            container=False,
            visible=False,
        )
        make = gr.Button(say("make_summary", lang), elem_id="make-summary", size="sm")
        made = gr.HTML("", elem_id="summary", js_on_load=assets.script("summary"), min_width=0)
    return Summarizing(tab, choice, row, focus, length, pictures, beside, points, make, made)


def connect_summary(
    page: gr.Blocks,
    parts: Summarizing,
    language: gr.Radio,
    conversation: gr.Textbox,
    summaries: Summaries,
    line: WaitingLine,
) -> None:
    """What the form shows and makes.

    The id of the article that is open comes from the browser, in the place of ``conversation``; so
    does, when the page is loaded, that of the summary that the tab showed.
    """

    def shown(form: str) -> dict[Any, Any]:
        comparing = form == _COMPARING
        return {
            parts.pictures: gr.update(visible=form == _ILLUSTRATED),
            parts.wishes: gr.update(visible=not comparing),
            parts.length: gr.update(visible=form in _MEASURED),
            parts.beside: gr.update(visible=comparing),
            parts.points: gr.update(visible=comparing),
        }

    def taken(id: str, order: Order, request: gr.Request) -> Iterator[Any]:
        for html in line.take(_place(request), summaries.make(id, order)):
            yield gr.skip() if html is None else named_html(id, html)

    def again(id: str, request: gr.Request) -> Iterator[Any]:
        if html := or_fault(lambda: summaries.shown(id)) if id else "":
            yield named_html(id, html)
        elif order := summaries.begun(id) if id else None:
            yield from taken(id, order, request)

    def stop(event: gr.EventData, request: gr.Request) -> None:
        line.stop(_place(request))
        summaries.forget(str(event.id))

    def make(
        doc_id: str,
        form: str,
        lang: Lang,
        focus: str | None,
        length: str | None,
        pictures: bool | None,
        beside: list[str] | None,
        points: str | None,
        request: gr.Request,
    ) -> Iterator[Any]:
        def take(doc_id: str, wishes: SummaryWishes) -> Iterator[Any]:
            order = Order(doc_id, form, lang, wishes)
            return taken(summaries.begin(order), order, request)

        # A box that was never shown has None.
        focus = (focus or "").strip()
        length = (length or "").strip() if form in _MEASURED else ""
        beside, points = beside or [], points or ""
        wanted = tuple(filter(None, map(str.strip, _BETWEEN_POINTS.split(points))))
        if form == _COMPARING:
            if len(beside) < 2 or not wanted:
                yield error_html(in_each("compare_what"))
                return
            wishes = SummaryWishes(beside=tuple(beside[1:]), points=wanted)
            yield from take(beside[0], wishes)
            return
        if length and not (length.isdecimal() and int(length)):
            yield error_html(in_each("no_length"))
            return
        wishes = SummaryWishes(
            focus,
            int(length) if length else None,
            pictures=bool(pictures) and form == _ILLUSTRATED,
        )
        yield from take(doc_id, wishes)

    wishes = [parts.focus, parts.length, parts.pictures, parts.beside, parts.points]
    pressed: list[Callable[..., Any]] = [
        parts.make.click,
        parts.focus.submit,
        parts.length.submit,
        parts.points.submit,
    ]
    gr.on(
        pressed,
        make,
        [conversation, parts.choice, language, *wishes],
        parts.made,
        js="(_, ...wishes) => [deepsea.open(), ...wishes]",
        **MAKING,
    )
    parts.made.stop(stop, None, None, **AT_ONCE)
    page.load(again, conversation, parts.made, js="() => [deepsea.summary()]", **MAKING)
    turned = [parts.wishes, parts.length, parts.pictures, parts.beside, parts.points]
    parts.choice.change(shown, parts.choice, turned, **AT_ONCE)


def _place(request: gr.Request) -> str:
    return f"summary of {request.session_hash}"


def _form_words(lang: Lang) -> dict[str, Any]:
    return {
        "choices": [(say(key, lang), form) for form, key in SUMMARY_FORMS.items()],
        "label": say("form", lang),
    }


def _beside_words(lang: Lang, documents: Sequence[Document]) -> dict[str, Any]:
    return {
        "choices": [(title_of(document, lang), document.id) for document in documents],
        "label": say("beside", lang),
    }
