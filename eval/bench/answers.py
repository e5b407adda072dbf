"""How long a fact question takes once its states are warm, beside the tutorial chain."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eval.metrics.economy import calls, prefilled, reused_share
from eval.metrics.latency import end_ms, evidence_ms, first_token_ms
from eval.outcome import Outcome
from eval.prepare import Choice, prepare
from eval.tasks.answers import Answers
from index.types import LANGS, Lang

from .measure import Measure, Setup

_NAMES: dict[Lang, str] = {"zh": "Chinese", "en": "English"}


def run(setup: Setup) -> Iterator[Measure]:
    for lang in LANGS:
        ours, theirs = outcomes(setup, lang)
        yield from measures(lang, ours, theirs)


def outcomes(setup: Setup, lang: Lang) -> tuple[list[Outcome], list[Outcome]]:
    """Our outcomes and the tutorial chain's, of the same questions.

    All are asked once before, in another library, whose embedder then remembers the questions.
    """
    choice = Choice(lang=lang, type="fact", limit=setup.sample, seed=setup.seed)
    with setup.opened() as (library, glossary):
        list(prepare("answers", choice, library, setup.model, glossary).outcomes({}))
    with setup.opened() as (library, glossary):
        task = prepare("answers", choice, library, setup.model, glossary)
        ours = list(task.outcomes({}))
        theirs: list[Outcome] = []
        if setup.tutorial:
            chain = prepare("baseline", choice, library, setup.model, glossary)
            assert isinstance(chain, Answers)
            few = replace(chain, cases=chain.cases[: setup.tutorial])
            theirs = list(few.outcomes({}))
    return ours, theirs


def measures(lang: Lang, ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> Iterator[Measure]:
    """The lines of a language; a row that met an error has no part in them."""
    for key, name, unit, function, wanted in (
        ("evidence", "first evidence", "ms", evidence_ms, "100 ms, p95 200 ms"),
        ("first", "first sentence", "ms", first_token_ms, "1/40, 1 s"),
        ("whole", "whole answer", "ms", end_ms, "1/15, 3.5 s, p95 10 s"),
        ("calls", "model calls", "count", calls, ""),
        ("prefilled", "tokens prefilled", "count", prefilled, ""),
        ("reused", "prompt tokens reused", "share", reused_share, "0.95"),
    ):
        mine, others = (
            tuple(v for each in those if not each.error and (v := function(each)) is not None)
            for those in (ours, theirs)
        )
        if mine:
            yield Measure(f"{key}-{lang}", f"{name}, {_NAMES[lang]}", unit, mine, others, wanted)  # type: ignore[arg-type]
