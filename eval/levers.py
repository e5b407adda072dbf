"""What each lever of retrieval is worth: one leg alone, all, no translation, no rendition."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from index.library import Library
from index.types import Hit, Lang

from .intervals import aggregate
from .libraries import source_of, temporary_library
from .locate import Case
from .metrics import METRICS, Metric
from .outcome import Outcome
from .tasks.ask import told
from .tasks.retrieval import LEGS, Leg, Retrieval, ranked, spans
from .tasks.texts import Texts

Choice = Leg | Literal["all legs", "no translation"]
_LEGS: dict[Choice, tuple[Leg, ...]] = {
    **{leg: (leg,) for leg in LEGS},
    "all legs": LEGS,
    "no translation": LEGS,
}
CHOICES: tuple[Choice, ...] = tuple(_LEGS)
#: The metrics of retrieval, as `eval.metrics` has them.
MEASURES: tuple[Metric, ...] = tuple(
    metric for metric in METRICS.values() if metric.tasks == {"retrieval"}
)
#: What the texts of `Texts` are called together.
TEXTS = "other texts"


@dataclass(frozen=True, slots=True)
class Pulled:
    """What ``choice`` of legs and wordings found for a row of ``subject``.

    ``subject`` names the articles searched, ``article`` is the language of the one that holds the
    row's evidence. Where ``rendered`` is False no article had its rendition.
    """

    subject: str
    article: Lang
    choice: Choice
    rendered: bool
    outcome: Outcome


def pulled(subject: str, task: Retrieval) -> Iterator[list[Pulled]]:
    """For each row of ``task``, in order, what every choice that applies to it found.

    One search serves them all; where an article has a rendition, a second one, in a temporary
    index without it. "names" and "no translation" apply where an article is not to be had in the
    language of the question. A row that fails has the error under "all legs" alone.
    """
    with _unrendered(task) as bare:
        libraries = [task.library] if bare is None else [task.library, bare]
        searches = [task.search(task.sought, library) for library in libraries]
        for case in task.sought:
            article = task.library.get(case.evidence[0].doc_id).lang
            yield [
                Pulled(subject, article, choice, library is not bare, outcome)
                for library, search in zip(libraries, searches, strict=True)
                for choice, outcome in _outcomes(task.name, case, library, search)
            ]


def pulled_of_texts(texts: Texts) -> Iterator[list[Pulled]]:
    """The same for the rows of each text, searched for in an index of it alone."""
    for source, cases in texts.texts:
        with temporary_library(texts.embedder, [source]) as library:
            task = Retrieval(cases, library, texts.model, glossary=texts.glossary)
            yield from pulled(TEXTS, task)


def mean(outcomes: Sequence[Outcome], metric: Metric) -> float | None:
    """The score of ``outcomes`` by ``metric``; None when it applies to none of them."""
    values = [value for outcome in outcomes if (value := metric.value(outcome)) is not None]
    return aggregate(values, metric.aggregate) if values else None


@contextmanager
def _unrendered(task: Retrieval) -> Iterator[Library | None]:
    """The articles of ``task`` without their renditions; None when they have none."""
    ids = sorted({doc_id for case in task.sought for doc_id in case.doc_ids})
    sources = [source_of(task.library, doc_id) for doc_id in ids]
    if not any(source.renditions for source in sources):
        yield None
        return
    bare = [replace(source, renditions={}) for source in sources]
    with temporary_library(task.library.embedder, bare) as library:
        yield library


def _outcomes(
    task: str, case: Case, library: Library, search: Callable[[Case], list[Hit]]
) -> Iterator[tuple[Choice, Outcome]]:
    try:
        hits = search(case)
    except Exception as error:  # as for the task itself: the other rows are worth asking
        yield "all legs", Outcome(task, case.row, case.evidence, error=told(error))
        return
    for choice, legs in _LEGS.items():
        if choice in ("names", "no translation") and not _is_foreign(case, library):
            continue
        best = ranked(hits, legs, translated=choice != "no translation")
        yield choice, Outcome(task, case.row, case.evidence, spans(best))


def _is_foreign(case: Case, library: Library) -> bool:
    """Whether an article is to be had in other languages than the question's alone."""
    lang = case.row.lang
    return any(
        library.get(doc_id).lang != lang and library.rendition(doc_id, lang) is None
        for doc_id in case.doc_ids
    )
