from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from eval.sample import sample

ITEMS = [
    *(("zh", "fact", f"a{n}") for n in range(30)),
    *(("en", "fact", f"b{n}") for n in range(20)),
    *(("en", "list", f"c{n}") for n in range(10)),
]


def _sampled(items: list[tuple[str, str, str]], limit: int, seed: int) -> list[tuple[str, ...]]:
    return sample(items, limit, seed, id=lambda item: item[2], stratum=lambda item: item[:2])


def test_each_stratum_has_its_share() -> None:
    counts = Counter(item[:2] for item in _sampled(ITEMS, 12, 0))
    assert counts == {("zh", "fact"): 6, ("en", "fact"): 4, ("en", "list"): 2}


def test_no_stratum_is_left_out_while_there_is_room() -> None:
    items = [*ITEMS, ("en", "reason", "rare")]
    assert ("en", "reason", "rare") in _sampled(items, 4, 0)


def test_the_seed_alone_decides_whatever_the_order() -> None:
    chosen = _sampled(ITEMS, 12, 3)
    assert set(_sampled(ITEMS[::-1], 12, 3)) == set(chosen)
    assert set(_sampled(ITEMS, 12, 4)) != set(chosen)


@given(st.integers(1, 80), st.integers(0, 5))
def test_a_sample_is_of_that_size_and_in_order(limit: int, seed: int) -> None:
    chosen = _sampled(ITEMS, limit, seed)
    assert len(chosen) == min(limit, len(ITEMS))
    assert chosen == [item for item in ITEMS if item in chosen]
