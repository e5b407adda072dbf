from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.types import Timings
from eval.compare import Change, Comparison, compare, render
from eval.outcome import Outcome
from eval.report import Context, Report, make_report
from tests.eval.made import abstention, answer, outcome, row

RIGHT, WRONG = answer("352 stores."), answer("9 stores.")
CONTEXT = Context({"threads": 2}, {"chat": "a" * 64}, {}, "v1", "abc", {"cores": 2})


def _report(outcomes: Sequence[Outcome], context: Context = CONTEXT) -> Report:
    return make_report(outcomes, context)


def _run(rights: Sequence[bool]) -> list[Outcome]:
    """Rows r0-en, r1-en, …, each right or wrong."""
    return [outcome(row(f"r{n}-en"), RIGHT if right else WRONG) for n, right in enumerate(rights)]


def _change(comparison: Comparison, metric: str, lang: str = "all") -> Change:
    (found,) = [c for c in comparison.changes if (c.metric, c.lang) == (metric, lang)]
    return found


def test_what_flipped_and_whether_it_can_be_chance() -> None:
    before = [False] * 8 + [True] + [True] * 11
    after = [True] * 8 + [False] + [True] * 11
    found = compare(_report(_run(before)), _report(_run(after)))
    assert [flip.before.row.id for flip in found.better] == [f"r{n}-en" for n in range(8)]
    assert [flip.after.row.id for flip in found.worse] == ["r8-en"]
    change = _change(found, "accuracy")
    assert (change.before, change.after, change.n) == (12 / 20, 19 / 20, 20)
    assert change.difference == pytest.approx(7 / 20)
    assert change.p == pytest.approx(2 * (1 + 9) / 2**9)
    assert change.low is not None and change.low > 0 and change.verdict == "better"


def test_a_run_beside_itself_changes_nothing() -> None:
    report = _report(_run([True, False, True]))
    found = compare(report, report)
    assert not found.better and not found.worse and not found.setup and not found.uncompared
    assert {change.difference for change in found.changes} == {0}
    assert {change.verdict for change in found.changes} == {""}
    assert _change(found, "accuracy").p == 1


def test_less_is_better_for_refusals_and_time() -> None:
    slow = [
        outcome(row(f"r{n}-en"), replace(abstention(), timings=Timings(0, 0, 9000)))
        for n in range(9)
    ]
    quick = [
        outcome(row(f"r{n}-en"), replace(RIGHT, timings=Timings(0, 0, 1000))) for n in range(9)
    ]
    found = compare(_report(slow), _report(quick))
    assert _change(found, "false_refusals").difference == -1
    for name in ("false_refusals", "end_ms_p50"):
        assert _change(found, name).verdict == "better"
    assert _change(compare(_report(quick), _report(slow)), "end_ms_p50").verdict == "worse"


def test_two_flips_of_two_are_no_proof() -> None:
    # Every resample of these gains; McNemar's p of two flips is 1/2.
    change = _change(compare(_report(_run([False] * 2)), _report(_run([True] * 2))), "accuracy")
    assert change.low == change.high == 1 and change.p == 1 / 2
    assert change.verdict == ""


def test_failures_are_no_metric_of_a_comparison() -> None:
    failing = [*_run([True]), outcome(row("f-en"), error="The model failed.")]
    found = compare(_report(failing), _report(failing))
    assert "error_rate" not in {change.metric for change in found.changes}


def test_languages_are_told_apart() -> None:
    before = [outcome(row("a-zh", "zh"), RIGHT), outcome(row("a-en", "en"), RIGHT)]
    after = [outcome(row("a-zh", "zh"), RIGHT), outcome(row("a-en", "en"), WRONG)]
    found = compare(_report(before), _report(after))
    assert _change(found, "accuracy", "zh").difference == 0
    assert _change(found, "accuracy", "en").difference == -1
    assert _change(found, "accuracy").difference == -1 / 2


def test_a_metric_may_apply_to_other_rows_in_each_run() -> None:
    unsaid = row("u-en", answerable=False)
    said = row("s-en")
    before = [outcome(unsaid, abstention()), outcome(said, abstention())]
    after = [outcome(unsaid, abstention()), outcome(said, RIGHT)]
    change = _change(compare(_report(before), _report(after)), "refusal_precision")
    assert (change.before, change.after, change.n) == (1 / 2, 1, 2)
    assert change.p is None, "it is no pair of right and wrong"


def test_rows_that_cannot_be_compared_are_counted() -> None:
    before = [
        *_run([True, True, True]),
        outcome(row("gone-en"), RIGHT),
        outcome(row("changed-en"), RIGHT),
        outcome(row("broke-en"), error="The model failed."),
    ]
    after = [
        *_run([True, True, False])[:2],
        outcome(row("r2-en"), error="The model failed."),
        outcome(row("changed-en", facts=(("353",),)), WRONG),
        outcome(row("broke-en"), RIGHT),
        outcome(row("new-en"), WRONG),
    ]
    found = compare(_report(before), _report(after))
    assert found.rows == 2 and not found.better and not found.worse
    assert found.uncompared == {
        "only in the first report": 1,
        "only in the second report": 1,
        "changed in the gold file": 1,
        "failed in the first report": 1,
        "failed in the second report": 1,
    }


def test_a_turn_is_the_same_row_whatever_was_answered_before_it() -> None:
    turn = row("turn-en")
    then = outcome(replace(turn, history=(("Hello?", "Good day."),)), WRONG)
    now = outcome(replace(turn, history=(("Hello?", "Good evening."),)), RIGHT)
    assert len(compare(_report([then]), _report([now])).better) == 1


def test_the_same_row_in_two_tasks_is_two_rows() -> None:
    before = [outcome(reply=RIGHT), outcome(reply=WRONG, task="attacks")]
    after = [outcome(reply=RIGHT), outcome(reply=RIGHT, task="attacks")]
    found = compare(_report(before), _report(after))
    assert [flip.after.task for flip in found.better] == ["attacks"]


def test_what_differs_in_the_set_up_is_named() -> None:
    other = replace(CONTEXT, settings={"threads": 4, "new": "yes"}, git="def")
    rows = _run([True])
    found = compare(_report(rows), _report(rows, other))
    assert found.setup == {
        "settings.threads": (2, 4),
        "settings.new": (None, "yes"),
        "git": ("abc", "def"),
    }


def test_the_text_names_flips_numbers_and_reasons() -> None:
    before, after = _run([True, False, True]), _run([False, True, True])
    after[0] = outcome(row("r0-en"), answer("No\x1b[31m\nstores."))
    other = replace(CONTEXT, git="def")
    text = render(compare(_report(before), _report([*after, outcome(row("x-en"))], other)))
    assert text.startswith("3 rows compared.\nNot compared: 1 only in the second report.\n")
    assert "git: abc -> def" in text
    assert "Rows that are right now and were wrong: 1\n  answers r1-en (en, fact)" in text
    assert "Rows that were right and are wrong now: 1\n  answers r0-en (en, fact)" in text
    assert "    before: answered: 352 stores." in text
    assert "    after: answered: No[31m stores." in text, "nothing may steer the terminal"
    (line,) = [each for each in text.splitlines() if " accuracy" in each]
    assert line.split()[:4] == ["accuracy", "0.667", "0.667", "+0.000"]
    assert line.split()[-2:] == ["1.000", "3"]


def test_languages_are_only_taken_together_where_there_are_two() -> None:
    english = _run([True])
    assert "both languages" not in render(compare(_report(english), _report(english)))
    both = [*english, outcome(row("r0-zh", "zh"), RIGHT)]
    text = render(compare(_report(both), _report(both)))
    assert [line for line in text.splitlines() if line.startswith("answers, ")] == [
        "answers, both languages:",
        "answers, zh:",
        "answers, en:",
    ]


def test_nothing_shared_is_said() -> None:
    text = render(compare(_report(_run([True])), _report([])))
    assert text.startswith("0 rows compared.\nNot compared: 1 only in the first report.")
