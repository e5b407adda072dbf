import pytest

from eval.outcome import Outcome
from eval.report.flaws import KINDS, Flaw, badness, flaws, rank_of
from eval.report.wording import LANGUAGES, STRINGS
from tests.eval.made import STORES, WIND, abstention, answer, outcome, row, span

RIGHT = answer(("It has 352 stores.", [1]), cited=[STORES])
UNSAID = row("u-en", answerable=False)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (outcome(reply=RIGHT), []),
        (outcome(UNSAID, abstention()), []),
        (outcome(error="It failed."), [Flaw("error", "It failed.")]),
        (outcome(reply=abstention()), [Flaw("refused")]),
        (outcome(UNSAID, RIGHT), [Flaw("invented")]),
        (
            outcome(row(facts=(("353", "three"),), forbidden=("352",)), RIGHT),
            [Flaw("forbidden", "352"), Flaw("missing", "353 | three")],
        ),
        (
            outcome(reply=answer("It has 352 stores.")),
            [Flaw("unsupported", "It has 352 stores.")],
        ),
        (
            outcome(row(lang="zh"), RIGHT, faults=("marker 1 is not verbatim",)),
            [Flaw("fault", "marker 1 is not verbatim"), Flaw("language", "It has 352 stores.")],
        ),
        (
            outcome(task="retrieval", retrieved=(span(WIND),) * 10 + (span(STORES),)),
            [Flaw("not_found", "352家门店")],
        ),
        (
            outcome(task="retrieval", retrieved=(span(WIND),) * 5 + (span(STORES),)),
            [Flaw("late", "6: 352家门店")],
        ),
        (outcome(task="retrieval", retrieved=(span(STORES),)), []),
    ],
)
def test_what_was_wrong(made: Outcome, expected: list[Flaw]) -> None:
    assert flaws(made) == expected


def test_the_worst_come_first() -> None:
    torn = outcome(row("z-en"), RIGHT, faults=("marker 1 is not verbatim",))
    invented = outcome(UNSAID, RIGHT)
    twice = outcome(row("y-en", facts=(("a",), ("b",))), RIGHT)
    once = outcome(row("a-en", facts=(("a",),)), RIGHT)
    right = outcome(row("b-en"), RIGHT)
    given = [right, once, twice, invented, torn]
    assert sorted(given, key=badness) == [torn, invented, twice, once, right]


def test_a_rank_counts_from_one() -> None:
    found = outcome(task="retrieval", retrieved=(span(WIND), span(STORES)))
    assert rank_of(span("352家门店"), found) == 2
    assert rank_of(span("31万台"), found) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_has_words(lang: str) -> None:
    strings = STRINGS[lang]  # type: ignore[index]
    assert list(strings["flaw"]) == list(strings["flaw_short"]) == list(KINDS)
