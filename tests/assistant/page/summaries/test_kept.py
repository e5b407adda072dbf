"""Summaries in a file."""

import sqlite3
from pathlib import Path

import pytest

from assistant.page.summaries.kept import Kept, KeptSummaries, Order, SummaryWishes
from assistant.summary import Part, Row, Summary
from assistant.summary.types import Picture
from assistant.types import Citation
from index.errors import StoreError

_ORDER = Order("lamps", "executive", "en", SummaryWishes("tides", 90, points=("a", "b")))


def made() -> Kept:
    row = Row(("5.4 metres",), (Citation(1, "lamps", 3, 7, "tide"),))
    parts = (Part(("Tides",), (row,), header=("Figure",)), Part((), (row,), runs=True))
    picture = Picture("map", "Map", "<svg/>", row)
    summary = Summary("executive", "Lamps", "en", parts, ("left out",), ("half",), (picture,))
    return Kept(_ORDER, summary, "# Lamps")


def test_a_summary_is_read_again_as_it_was_asked_for_and_made(tmp_path: Path) -> None:
    kept = KeptSummaries(tmp_path / "summaries.sqlite3")
    kept.put("one", Kept(_ORDER))
    again = KeptSummaries(tmp_path / "summaries.sqlite3")
    assert again.get("one") == Kept(_ORDER)
    kept.put("one", made())
    assert again.get("one") == made()
    again.delete("one")
    assert kept.get("one") is None


@pytest.mark.parametrize("damage", ["ordered = '{}'", "body = '[1, 2]'", "body = '{'"])
def test_a_damaged_summary_is_one_line(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "summaries.sqlite3"
    kept = KeptSummaries(path)
    kept.put("one", made())
    base = sqlite3.connect(path)
    base.execute(f"UPDATE summary SET {damage}")
    base.commit()
    base.close()
    with pytest.raises(StoreError, match="damaged summary"):
        kept.get("one")
