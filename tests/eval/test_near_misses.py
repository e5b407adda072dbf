import json
from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from eval.near_misses import Reading, area, read_pairs, readings, to_fit, to_measure
from tests.assistant.scripted import by_prompt


def _reading(label: str, log_odds: float) -> Reading:
    return Reading("en", "Who?", "Somebody.", label, log_odds)  # type: ignore[arg-type]


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    found = [
        *(_reading("stated", log_odds) for log_odds in (0.9, 0.5)),
        *(_reading("unstated", log_odds) for log_odds in (0.5, 0.1)),
        _reading("denied", 1.0),
    ]
    assert area(found, "unstated") == pytest.approx((1 + 1 + 0.5 + 1) / 4)
    assert area(found, "denied") == 0.0
    assert area(found[:2], "denied") is None


def test_no_question_and_no_quote_gives_its_label_away() -> None:
    pairs = read_pairs()
    labels = [question.labels for pair in pairs for question in pair.questions]
    assert len(pairs) == 420 and len(labels) == 2520
    both = Counter("stated" in pair and pair != ("stated", "stated") for pair in labels)
    assert both[True] > 0.9 * len(labels)
    stated_by = [sum(pair[place] == "stated" for pair in labels) for place in (0, 1)]
    assert abs(stated_by[0] - stated_by[1]) < 0.1 * len(labels)


def test_each_question_is_read_with_either_quote() -> None:
    found = list(readings(read_pairs(), "en", by_prompt(stated="Yes"), 3, seed=1))
    assert len(found) == 6
    assert [one.question for one in found[::2]] == [one.question for one in found[1::2]]
    assert all(one.quote != other.quote for one, other in zip(found[::2], found[1::2], strict=True))
    assert len({one.log_odds for one in found}) == 1 and found[0].log_odds > 5


def test_a_malformed_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps({"id": "1", "quotes": [], "questions": []}), encoding="utf-8")
    with pytest.raises(ValidationError):
        read_pairs(path)


def test_what_is_measured_on_is_not_fitted_to() -> None:
    pairs = read_pairs()
    fitted, measured = ({pair.id for pair in part(pairs)} for part in (to_fit, to_measure))
    assert not fitted & measured and len(fitted) + len(measured) == len(pairs)
    assert len(measured) == 84
