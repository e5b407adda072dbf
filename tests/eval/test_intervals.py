from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import bootstrap as scipy_bootstrap  # type: ignore[import-untyped]

from eval.intervals import (
    RESAMPLES,
    Interval,
    aggregate,
    bootstrap,
    bootstrap_difference,
    mcnemar,
)


def _apart(values: list[float]) -> list[str]:
    return [str(place) for place in range(len(values))]


def test_aggregates() -> None:
    values = [float(n) for n in range(20, 0, -1)]
    assert aggregate(values, "mean") == 10.5
    assert aggregate(values, "p50") == 10
    assert aggregate(values, "p95") == 19
    assert aggregate([7.0], "p95") == 7


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60))
def test_percentiles_are_those_of_numpy(values: list[float]) -> None:
    for how, share in (("p50", 50), ("p95", 95)):
        expected = np.percentile(values, share, method="inverted_cdf")
        assert aggregate(values, how) == expected  # type: ignore[arg-type]


def test_the_interval_agrees_with_scipy_where_every_row_is_its_own_question() -> None:
    values = [float(n % 3 == 0) for n in range(90)] + [0.5] * 30
    ours = bootstrap(values, _apart(values), "mean")
    theirs = scipy_bootstrap(
        (values,), np.mean, method="percentile", n_resamples=9999, rng=np.random.default_rng(1)
    ).confidence_interval
    assert ours == pytest.approx((theirs.low, theirs.high), abs=0.01)


def test_rows_of_one_question_are_drawn_together() -> None:
    # Twenty questions, in each of which both languages fare alike, tell no more than twenty rows.
    single = [float(n < 10) for n in range(20)]
    pairs, groups = single + single[::-1], _apart(single) + _apart(single)[::-1]
    together, alone = bootstrap(pairs, groups, "mean"), bootstrap(single, _apart(single), "mean")
    apart = bootstrap(pairs, _apart(pairs), "mean")
    assert together == alone
    assert together and apart
    assert together.high - together.low > 1.2 * (apart.high - apart.low)


def test_the_same_values_give_the_same_interval() -> None:
    values = [0.1, 0.9, 0.4, 1.0]
    assert bootstrap(values, _apart(values), "p95") == bootstrap(values, _apart(values), "p95")


@pytest.mark.parametrize(("value", "n"), [(1.0, 12), (0.0, 12), (1.0, 1)])
def test_all_right_is_no_proof(value: float, n: int) -> None:
    # Wilson 1927: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.
    z = 1.959964
    centre, spread = value + z**2 / (2 * n), z * sqrt(z**2 / (4 * n**2))
    low, high = ((centre - spread) / (1 + z**2 / n), (centre + spread) / (1 + z**2 / n))
    found = bootstrap([value] * n, [str(place) for place in range(n)], "mean")
    assert found == pytest.approx((max(low, 0), min(high, 1)), abs=1e-6)


def test_one_question_tells_nothing_of_the_spread() -> None:
    assert bootstrap([0.5], ["a"], "mean") is None
    assert bootstrap([300.0], ["a"], "p50") is None
    assert bootstrap_difference([0.5], [1.0], ["a"], "mean") is None


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5)), min_size=1, max_size=40),
    st.sampled_from(["mean", "p50", "p95"]),
)
def test_an_interval_stays_within_the_values(drawn: list[tuple[float, int]], how: str) -> None:
    values, groups = [value for value, _ in drawn], [str(group) for _, group in drawn]
    found = bootstrap(values, groups, how)  # type: ignore[arg-type]
    if found is not None and len(set(values)) > 1:
        assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_the_same_gain_in_every_row_is_sure() -> None:
    before = [0.1, 0.5, 0.3, 0.7]
    after: list[float | None] = [value + 0.2 for value in before]
    found = bootstrap_difference(before, after, _apart(before), "mean")
    assert found == pytest.approx(Interval(0.2, 0.2))


def test_a_gain_made_up_by_losses_is_not() -> None:
    before, after = [0.0, 1.0] * 20, [1.0, 0.0] * 20
    found = bootstrap_difference(before, after, _apart(before), "mean")
    assert found is not None and found.low < 0 < found.high


def test_a_row_counts_only_in_the_run_it_applies_to() -> None:
    before: list[float | None] = [1.0, None, 1.0, 1.0]
    after: list[float | None] = [None, 0.0, 0.0, 0.0]
    found = bootstrap_difference(before, after, ["a", "b", "c", "d"], "mean")
    assert found == (-1, -1)


def test_a_resample_without_a_value_is_left_out() -> None:
    before: list[float | None] = [1.0, None]
    found = bootstrap_difference(before, [0.5, 0.5], ["a", "b"], "mean")
    assert found == (-0.5, -0.5)
    assert RESAMPLES > 1000


def test_mcnemar_is_the_binomial_of_the_flips() -> None:
    before = [False] * 8 + [True] * 1 + [True] * 20 + [False] * 5
    after = [True] * 8 + [False] * 1 + [True] * 20 + [False] * 5
    found = mcnemar(before, after)
    assert (found.better, found.worse) == (8, 1)
    # Nine flips, of which at most one or at least eight go one way: 2 * (1 + 9) / 2^9.
    assert found.p == pytest.approx(2 * (1 + 9) / 2**9)


def test_without_a_flip_there_is_nothing_to_explain() -> None:
    assert mcnemar([True, False], [True, False]) == (0, 0, 1.0)
    assert mcnemar([], []).p == 1


def test_pairs_must_be_pairs() -> None:
    with pytest.raises(ValueError):
        mcnemar([True], [])
