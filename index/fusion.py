"""Several rankings into one."""

from collections.abc import Mapping, Sequence

# The constant of the paper; it decides how much a first place outweighs a tenth.
K = 60


def fuse(
    rankings: Mapping[str, Sequence[int]], weights: Mapping[str, float] | None = None
) -> list[tuple[int, float]]:
    """Weighted reciprocal rank fusion: (item, score), best first, ties by item.

    The score of an item is the sum over rankings of ``weight / (K + rank)``, rank 1 the best,
    divided by the score of an item that is first in all of them: 1 means first everywhere.

    Source: G. V. Cormack, C. L. A. Clarke and S. Büttcher, "Reciprocal rank fusion outperforms
    Condorcet and individual rank learning methods", SIGIR 2009.
    """
    weighted = {leg: 1.0 if weights is None else weights[leg] for leg in rankings}
    highest = sum(weighted.values()) / (K + 1)
    scores: dict[int, float] = {}
    for leg, ranking in rankings.items():
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + weighted[leg] / (K + rank)
    return sorted(
        ((item, score / highest) for item, score in scores.items()),
        key=lambda found: (-found[1], found[0]),
    )
