"""A part of the rows that stands for all of them, the same each time."""

import hashlib
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")


def sample(
    items: Sequence[T],
    limit: int,
    seed: int,
    *,
    id: Callable[[T], str],
    stratum: Callable[[T], Hashable],
) -> list[T]:
    """``limit`` of ``items`` in their order, each stratum with its share of them.

    Proportional allocation by largest remainder; a stratum's first item is worth more than any
    other's next, so none is left out while there is room. Within a stratum the hash of seed and id
    decides, so a choice depends neither on the order of the file nor on other rows.
    """
    strata: dict[Hashable, list[int]] = {}
    for place, item in enumerate(items):
        strata.setdefault(stratum(item), []).append(place)
    wanted = []
    for places in strata.values():
        ranked = sorted(places, key=lambda place: _draw(seed, id(items[place])))
        # The n-th of a stratum of size s comes when n/s of all have been taken (Sainte-Laguë).
        wanted += [
            (rank > 0, (rank + 0.5) / len(ranked), _draw(seed, id(items[place])), place)
            for rank, place in enumerate(ranked)
        ]
    return [items[place] for place in sorted(place for *_, place in sorted(wanted)[:limit])]


def _draw(seed: int, id: str) -> bytes:
    return hashlib.sha256(f"{seed}:{id}".encode()).digest()
