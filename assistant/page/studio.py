"""The tabs beside the source: a summary of the article that is open, and a quiz on it."""

import itertools
import time
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from assistant.export import EXPORTERS, outlined
from assistant.export.parsed import parse
from index.errors import DeepseaError
from index.types import Lang

from . import render
from .ahead import Ahead
from .behind import Behind, Report
from .conversations import new_id
from .faults import fault
from .kept_sets import QuizSet
from .made import Made, Work, file_name
from .opening import Opening
from .pools import Pools
from .sets import Sets
from .wishes import QuizWishes

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant
    from assistant.quiz import Quiz
    from assistant.summary import Summary

T = TypeVar("T")
# A quiz that was made of another text of the article is not the one that is asked for.
_Key = tuple[str, str, QuizWishes]
# How often what there is so far of a quiz is written down.
_KEEP_SECONDS = 1.0

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


@dataclass(frozen=True, slots=True)
class SummaryWishes:
    """Those of `assistant.summary.Wishes`, which brings torch along."""

    focus: str = ""
    length: int | None = None
    beside: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    pictures: bool = False


def summaries(
    opening: Opening,
    made: Made,
    doc_id: str,
    form: str,
    lang: Lang,
    wishes: SummaryWishes,
) -> Generator[str, None, None]:
    """HTML again and again: how far the summary is, then the summary, or the line of an error."""

    def work(assistant: "Assistant", report: "Report[Summary]") -> "Summary":
        from assistant.summary import Wishes, summarize

        return summarize(assistant, doc_id, form, lang, report, Wishes(**asdict(wishes)))

    def shown(assistant: "Assistant", summary: "Summary") -> str:
        from assistant.summary import ONE_PAGE, markdown, picture_files

        stem = file_name(summary.title, "")
        files = picture_files(summary, stem)
        text = markdown(summary, assistant.library, stem)

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
        id = made.put(Work(summary.title, formats))
        return render.summary_html(summary, id, [*formats], shown)

    return _made(opening, doc_id, work, shown)


class Quizzes:
    """Quizzes, of which the next one is made ahead, while no question is being answered."""

    def __init__(self, opening: Opening, sets: Sets, pools: Pools) -> None:
        self._opening = opening
        self._sets = sets
        self._pools = pools
        self._seeds = itertools.count()
        self._ahead = Ahead(self._make, lambda seconds: opening.result().idle(seconds))

    def prepare(self, doc_id: str, wishes: QuizWishes) -> None:
        """Begin to make such a quiz, for somebody who may be about to ask for it; none that the
        chat model has to confirm, which would be kept from answering.
        """
        if wishes.confirm or not doc_id or not self._opening.done() or self._opening.exception():
            return
        with suppress(DeepseaError):  # whoever asks for it is told
            self._ahead.begin(self._key(doc_id, wishes))

    def quizzes(self, doc_id: str, wishes: QuizWishes) -> Generator[str, None, None]:
        """The same as `summaries` of a quiz, whose items come one by one and are kept as they
        come, so that an error or a reload leaves what is there; then one more like it is prepared.
        """
        id = new_id()
        kept = 0.0  # when

        def work(assistant: "Assistant", report: "Report[Quiz]") -> "Quiz":  # noqa: ARG001
            report(0, 1)
            return self._ahead.take(self._key(doc_id, wishes), report)

        def keep(quiz: "Quiz") -> None:
            self._sets.put(QuizSet(quiz, wishes.of(quiz.seed)), id)

        def shown(assistant: "Assistant", quiz: "Quiz") -> str:  # noqa: ARG001
            keep(quiz)
            return self._sets.shown(id)

        def coming(quiz: "Quiz") -> str:
            nonlocal kept
            if quiz.items and time.monotonic() - kept >= _KEEP_SECONDS:
                keep(quiz)
                kept = time.monotonic()
            return render.coming_html(quiz, id)

        def failed(error: Exception) -> str:
            return fault(error) + (self._sets.shown(id) if kept else "")

        yield from _made(self._opening, doc_id, work, shown, coming, failed)
        if wishes.seed is None:
            self.prepare(doc_id, wishes)

    def _key(self, doc_id: str, wishes: QuizWishes) -> _Key:
        return doc_id, self._opening.result().library.get(doc_id).sha256, wishes

    def _make(self, key: _Key, report: "Report[Quiz]") -> "Quiz":
        from assistant.quiz.quiz import growing

        doc_id, _, wishes = key
        assistant = self._opening.result()
        langs = wishes.langs(assistant.library, doc_id)
        wanted = wishes.of(next(self._seeds) if wishes.seed is None else wishes.seed)
        pool = self._pools.get(assistant, doc_id, langs, wanted, report)
        grown: list[Quiz] = []

        def told(_done: int, _total: int) -> None:
            now = grown[-1] if grown else None
            report(len(now.items) // len(langs) if now else 0, wishes.n, now)

        for quiz in growing(pool, wishes.n, bank=wishes.bank, report=told):
            grown.append(quiz)
            told(0, 0)
        return grown[-1]


def _made(
    opening: Opening,
    doc_id: str,
    work: "Callable[[Assistant, Report[T]], T]",
    shown: "Callable[[Assistant, T], str]",
    coming: Callable[[T], str] | None = None,
    failed: Callable[[Exception], str] = fault,
) -> Generator[str, None, None]:
    try:
        if not opening.done():
            yield render.making_html("opening", 0, 0)
        assistant = opening.result()
        if not doc_id:
            yield render.line_html("no_articles")
            return
        behind = Behind(lambda report: work(assistant, report))
        yield render.making_html("making", 0, 0)
        with closing(behind.progress()) as progress:
            for done, total, so_far in progress:
                html = render.making_html("making", done, total)
                yield html if so_far is None or coming is None else html + coming(so_far)
        yield shown(assistant, behind.result)
    except Exception as error:
        yield failed(error)
