"""The tabs beside the source: a summary of the article that is open, and a quiz on it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from assistant.export import EXPORTERS
from assistant.export.parsed import parse
from index.errors import DeepseaError
from index.types import Lang

from . import render
from .behind import Behind, Report
from .made import Made, Work
from .opening import Opening

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant
    from assistant.quiz import Quiz
    from assistant.summary import Summary

T = TypeVar("T")

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
}


def summaries(opening: Opening, made: Made, doc_id: str, form: str, lang: Lang) -> Iterator[str]:
    """HTML again and again: how far the summary is, then the summary, or the line of an error."""

    def work(assistant: "Assistant", report: Report) -> "Summary":
        from assistant.summary import summarize

        return summarize(assistant, doc_id, form, lang, report)

    def shown(assistant: "Assistant", summary: "Summary") -> str:
        from assistant.summary import markdown

        text = markdown(summary, assistant.library)

        def encoded(suffix: str) -> bytes:
            return EXPORTERS[suffix](parse(text, summary.title, summary.lang))

        formats = {suffix[1:]: (partial(encoded, suffix), suffix) for suffix in EXPORTERS}
        return render.summary_html(summary, made.put(Work(summary.title, formats)), [*formats])

    return _made(opening, doc_id, work, shown)


def quizzes(
    opening: Opening, made: Made, doc_id: str, n: int, lang: Lang, seed: int
) -> Iterator[str]:
    """The same of ``n`` items, in ``lang`` where the article is to be had in it."""

    def work(assistant: "Assistant", report: Report) -> "Quiz":
        from assistant.quiz import make_quiz

        report(0, 1)
        library = assistant.library
        own = library.get(doc_id).lang
        wanted = lang if library.rendition(doc_id, lang) else own
        return make_quiz(assistant, doc_id, n, langs=(wanted,), seed=seed)

    def shown(assistant: "Assistant", quiz: "Quiz") -> str:  # noqa: ARG001
        from assistant.quiz.formats import FORMATS, encode

        def encoded(name: str) -> bytes:
            return encode(quiz, name)[0]

        kinds = {item.kind for item in quiz.items}
        formats = {
            name: (partial(encoded, name), _suffix(name, form.suffixes))
            for name, form in FORMATS.items()
            if kinds & set(form.kinds)
        }
        return render.quiz_html(quiz, made.put(Work(quiz.title, formats)), [*formats])

    return _made(opening, doc_id, work, shown)


def _suffix(name: str, suffixes: Sequence[str]) -> str:
    """That of a format's file; a teacher's key, "docx-key", goes by its own and says so."""
    return suffixes[0] if suffixes else "-key." + name.removesuffix("-key")


def _made(
    opening: Opening,
    doc_id: str,
    work: "Callable[[Assistant, Report], T]",
    shown: "Callable[[Assistant, T], str]",
) -> Iterator[str]:
    if not doc_id:
        yield render.line_html("no_articles")
        return
    try:
        if not opening.done():
            yield render.making_html("opening", 0, 0)
        assistant = opening.result()
        behind = Behind(lambda report: work(assistant, report))
        yield render.making_html("making", 0, 0)
        with closing(behind.progress()) as progress:
            for done, total in progress:
                yield render.making_html("making", done, total)
        yield shown(assistant, behind.result)
    except DeepseaError as error:
        yield render.error_html(str(error))
