"""How sure a score is: bootstrap intervals, and McNemar's test of two runs over the same rows.

Rows that are one question in two languages are no independent draws, so the bootstrap resamples
groups of rows, which `scipy.stats.bootstrap` cannot. Every draw is seeded: the same values give
the same interval.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest  # type: ignore[import-untyped]

Aggregate = Literal["mean", "p50", "p95"]
Array = NDArray[np.float64]

RESAMPLES = 2000
_SEED = 20_261_122
_TAILS = (0.025, 0.975)
_SHARE = {"p50": 0.50, "p95": 0.95}


class Interval(NamedTuple):
    """A 95% confidence interval, in the unit of the values."""

    low: float
    high: float


class McNemar(NamedTuple):
    """Rows that only one of two runs got right, and the two-sided p that this is chance."""

    better: int
    worse: int
    p: float


def aggregate(values: Sequence[float], how: Aggregate) -> float:
    """The mean of ``values`` (not empty), or their percentile: the smallest value that at least
    that share of them does not exceed, so always one that was measured.
    """
    numbers = np.asarray(values, dtype=np.float64)
    return float(_statistic(numbers, np.ones((1, len(numbers))), how)[0])


def bootstrap(values: Sequence[float], groups: Sequence[str], how: Aggregate) -> Interval | None:
    """The percentile bootstrap interval (Efron & Tibshirani 1993, ch. 13) of `aggregate`.

    ``groups[i]`` names the question that ``values[i]`` belongs to; whole groups are drawn. Where
    every value is the same 0 or the same 1, resampling could only give that value back, as if
    three right of three were proof: Wilson's interval for that many groups stands there. None when
    there is one group and its values say nothing of the spread.
    """
    numbers = np.asarray(values, dtype=np.float64)
    index, count = _numbered(groups)
    if how == "mean" and (np.all(numbers == 0) or np.all(numbers == 1)):
        hits = count if numbers[0] == 1 else 0
        wilson = binomtest(hits, count).proportion_ci(0.95, method="wilson")
        return Interval(float(wilson.low), float(wilson.high))
    if count < 2:
        return None
    return _between(_statistic(numbers, _draws(count)[:, index], how))


def bootstrap_difference(
    before: Sequence[float | None],
    after: Sequence[float | None],
    groups: Sequence[str],
    how: Aggregate,
) -> Interval | None:
    """The interval of ``aggregate(after) - aggregate(before)``, the same groups drawn for both.

    None among the values is where the metric does not apply to that row of that run. None is
    returned when there is one group.
    """
    index, count = _numbered(groups)
    if count < 2:
        return None
    weights = _draws(count)[:, index]
    return _between(_masked(after, weights, how) - _masked(before, weights, how))


def mcnemar(before: Sequence[bool], after: Sequence[bool]) -> McNemar:
    """McNemar's exact test (McNemar 1947; exact form: Fay 2010) of paired right and wrong.

    Under the null hypothesis each row that flipped was as likely to flip the other way, so the
    flips are binomial with 1/2. ``p`` is 1 when nothing flipped.
    """
    pairs = list(zip(before, after, strict=True))
    better = sum(now and not then for then, now in pairs)
    worse = sum(then and not now for then, now in pairs)
    flips = better + worse
    p = float(binomtest(better, flips, 0.5).pvalue) if flips else 1.0
    return McNemar(better, worse, p)


def _numbered(groups: Sequence[str]) -> tuple[NDArray[np.intp], int]:
    """For each row the number of its group, and how many groups there are."""
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    return np.array([numbers[group] for group in groups], dtype=np.intp), len(numbers)


@lru_cache(maxsize=64)  # a report has hundreds of scores over a few numbers of groups
def _draws(count: int) -> Array:
    """How often each of ``count`` groups is drawn in each resample: (RESAMPLES, count)."""
    generator = np.random.default_rng(_SEED)
    return generator.multinomial(count, np.full(count, 1 / count), RESAMPLES).astype(np.float64)


def _masked(values: Sequence[float | None], weights: Array, how: Aggregate) -> Array:
    applies = np.array([value is not None for value in values], dtype=bool)
    numbers = np.array([value for value in values if value is not None], dtype=np.float64)
    return _statistic(numbers, weights[:, applies], how)


def _statistic(values: Array, weights: Array, how: Aggregate) -> Array:
    """The statistic of ``values`` (n) under each row of ``weights`` (m, n), as (m); nan for a row
    of noughts.
    """
    totals = weights.sum(axis=1)
    if how == "mean":
        with np.errstate(invalid="ignore"):
            return np.asarray(weights @ values / totals)
    order = np.argsort(values)
    reached = weights[:, order].cumsum(axis=1)
    wanted = _SHARE[how] * totals
    found = values[order][np.argmax(reached >= wanted[:, None], axis=1)]
    return np.where(totals > 0, found, np.nan)


def _between(statistics: Array) -> Interval | None:
    known = statistics[~np.isnan(statistics)]
    if not known.size:
        return None
    low, high = np.quantile(known, _TAILS)
    return Interval(float(low), float(high))
