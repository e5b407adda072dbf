from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from assistant.models.probe import Probe
from eval.near_misses import read_pairs, to_fit
from eval.probe import States, examples, fit


def test_examples_are_twins_in_either_language() -> None:
    found = examples(to_fit(read_pairs()), 100, seed=0)
    assert len(found) == 200
    assert Counter(one.stated for one in found) == {True: 100, False: 100}
    assert Counter(one.lang for one in found) == pytest.approx({"zh": 100, "en": 100}, abs=8)
    # More of them begin with the same ones, so that a longer run goes on with a shorter one.
    assert examples(to_fit(read_pairs()), 120, seed=0)[:200] == found


def test_a_direction_is_found_in_states_that_have_one() -> None:
    random = np.random.default_rng(0)
    stated = random.random(200) < 0.5
    states = random.normal(size=(200, 20))
    states[:, 3] += np.where(stated, 2.0, -2.0)
    direction = fit(states, list(stated))
    probe = Probe("", {"en": direction})
    odds = np.array([probe.log_odds(list(state), "en") for state in states])
    assert roc_auc_score(stated, odds) > 0.95


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    found = examples(to_fit(read_pairs()), 10, seed=0)
    read: list[str] = []

    def state_after(text: str) -> list[float]:
        if len(read) == 5:
            raise KeyboardInterrupt
        read.append(text)
        return [float(len(text)), 1.0]

    with pytest.raises(KeyboardInterrupt):
        list(States(tmp_path / "states.npz").after(found, state_after))
    read.clear()
    kept = States(tmp_path / "states.npz")
    assert len(kept.known) == 5
    first = list(kept.after(found[:10], state_after))
    assert [state[0] for state in first] == [len(one.text) for one in found[:10]]
    assert read == [one.text for one in found[5:10]]
