"""A report with every kind of row, some of them hostile."""

from dataclasses import replace

from eval.outcome import Outcome
from eval.report import Context, Report, make_report
from eval.score import NOT_VERBATIM
from tests.eval.made import CARS, STORES, WIND, abstention, answer, outcome, row, span

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}\"'&"

CONTEXT = Context(
    settings={"model": "default", "retrieval": {"chunks": 8}},
    models={"chat": "a" * 64},
    prompts={"zh/answer.md": "b" * 64},
    index="embedder 1, chunker 2",
    git="abc1234",
    machine={"cpu": HOSTILE, "cores": 2},
)

RIGHT = answer(("It has 352 stores.", [1]), cited=[STORES])
UNSAID = row("unsaid-zh", "zh", "unanswerable", answerable=False, question="谁造的船？")


def sample_outcomes() -> list[Outcome]:
    turn = replace(row("turn-en", type="fact"), history=(("Hello?", "Good day."),))
    return [
        outcome(row("right-en"), RIGHT, evidence_ms=90.0),
        outcome(row("wrong-zh", "zh"), answer(("有9家。", [1]), cited=[WIND], lang="zh")),
        outcome(UNSAID, answer(("是352家。", [1]), cited=[STORES], lang="zh")),
        outcome(row("refused-en"), replace(abstention(), citations=RIGHT.citations)),
        outcome(row("failed-en"), error="The model cannot be reached; start it."),
        outcome(row("torn-en"), RIGHT, faults=(NOT_VERBATIM.format(marker=1),)),
        outcome(
            row("hostile-en", type=HOSTILE, question=HOSTILE),
            answer((HOSTILE, [1]), cited=[CARS]),
        ),
        outcome(turn, RIGHT, task="conversations"),
        outcome(row("found-en"), task="retrieval", retrieved=(span(WIND), span(STORES))),
        outcome(row("lost-en"), task="retrieval", retrieved=(span(WIND),)),
        outcome(UNSAID, task="retrieval", retrieved=(span(WIND),)),
    ]


def sample_report() -> Report:
    return make_report(sample_outcomes(), CONTEXT)
