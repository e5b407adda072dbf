import json
from dataclasses import replace

import pytest

from eval.outcome import Outcome, Span
from tests.eval.made import STORES, answer, outcome


def test_what_became_of_a_row_survives_json() -> None:
    whole = outcome(
        reply=answer(("352 stores.", [1]), cited=[STORES]),
        retrieved=(Span("d", 0, 9), Span("d", 9, 20)),
        evidence_ms=12.5,
        faults=("marker 1 is not verbatim",),
    )
    failed = replace(whole, answer=None, error="the model is down", evidence_ms=None)
    for each in (whole, failed):
        written = json.dumps(each.as_json(), ensure_ascii=False)
        assert Outcome.from_json(json.loads(written)) == each


@pytest.mark.parametrize("change", [{"task": 3}, {"row": {}}, {"evidence": [["d", 0]]}])
def test_what_is_no_outcome_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Outcome.from_json(outcome().as_json() | change)


def test_spans_overlap_in_one_document_only() -> None:
    assert Span("d", 0, 5).overlaps(Span("d", 4, 9))
    assert not Span("d", 0, 5).overlaps(Span("d", 5, 9))
    assert not Span("d", 0, 5).overlaps(Span("e", 0, 5))
