from dataclasses import replace
from pathlib import Path

import pytest

from eval.locate import locate
from eval.outcome import Span
from eval.rows import Placed, Row
from index.errors import BadInput
from tests.eval.lamps import BEAM, TIDES, WALL
from tests.index.small import article

BELLS = article("bells", "Bells\n\nThe bell rings at noon. Its beam reaches 19 miles.\n")


def _placed(*rows: Row) -> list[Placed[Row]]:
    return [Placed(Path("gold.jsonl"), number, row) for number, row in enumerate(rows, start=1)]


def test_evidence_is_found_in_the_order_of_the_row() -> None:
    both = replace(BEAM, evidence=(*TIDES.evidence, *BEAM.evidence))
    [case, unanswerable] = locate(_placed(both, WALL), [article()])
    assert [article().text[span.start : span.end] for span in case.evidence] == list(both.evidence)
    assert case.doc_ids == ("lamps",)
    assert unanswerable.evidence == ()


def test_the_first_article_that_has_it_counts() -> None:
    [case] = locate(_placed(BEAM), [BELLS, article()])
    start = BELLS.text.index("Its beam")
    assert case.evidence == (Span("bells", start, start + len("Its beam reaches 19 miles.")),)
    assert case.doc_ids == ("bells", "lamps")


def test_evidence_that_is_nowhere_is_named_by_file_and_line() -> None:
    wrong = replace(BEAM, id="wrong", evidence=("Its beam reaches 25 miles.",))
    with pytest.raises(BadInput, match=r"gold\.jsonl:2: .*25 miles.*lamps"):
        locate(_placed(BEAM, wrong), [article()])
