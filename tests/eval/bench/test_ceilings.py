from pathlib import Path

import pytest

from eval.bench.ceilings import Ceiling, above, read_ceilings
from eval.bench.measure import Measure
from index.errors import BadInput

CALLS = Measure("calls", "model calls", "count", (3, 4, 9))


def test_a_ceiling_is_of_the_median_or_of_every_value() -> None:
    assert above([CALLS], {"calls": Ceiling(median=4, most=9)}) == []
    assert above([CALLS], {"calls": Ceiling(median=3, most=8)}) == [
        "model calls: median 4, above its ceiling of 3",
        "model calls: most 9, above its ceiling of 8",
    ]


def test_what_was_not_measured_does_not_pass() -> None:
    [line] = above([CALLS], {"prefilled": Ceiling(median=3)})
    assert line == "prefilled was not measured, and it has a ceiling"


def test_the_built_in_ceilings_can_be_read() -> None:
    ceilings = read_ceilings()
    assert ceilings["unchanged"] == Ceiling(most=0)
    assert all(each.median is not None or each.most is not None for each in ceilings.values())


@pytest.mark.parametrize("text", ["[calls]\nleast = 3", "calls = ", "calls = 3"])
def test_a_file_that_is_wrong_is_named_in_a_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(BadInput, match=r"mine\.toml") as caught:
        read_ceilings(path)
    assert "\n" not in str(caught.value)
