from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from assistant.models.probe import Direction, Probe
from eval.near_misses import read_pairs, to_fit
from eval.probe import States, area, examples, fit
from eval.torch_states import TorchStates


def test_examples_are_the_readings_of_twins_in_either_language() -> None:
    found = examples(to_fit(read_pairs()), 10, seed=0)
    assert len(found) == 10 * 2 * 2
    flat = [one for group in found for one in group]
    assert Counter(one.lang for one in flat)["zh"] == len(flat) / 2
    assert 0.3 < sum(one.stated for one in flat) / len(flat) < 0.6
    assert len({one.text for one in flat}) == len(flat)
    # More of them begin with the same ones, so that a longer run goes on with a shorter one.
    assert examples(to_fit(read_pairs()), 12, seed=0)[:40] == found


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
    found = examples(to_fit(read_pairs()), 2, seed=0)
    read: list[Sequence[str]] = []

    def states_after(texts: Sequence[str]) -> list[list[float]]:
        if len(read) == 5:
            raise KeyboardInterrupt
        read.append(texts)
        return [[float(len(text)), 1.0] for text in texts]

    with pytest.raises(KeyboardInterrupt):
        list(States(tmp_path / "states.npz").after(found, states_after))
    read.clear()
    kept = States(tmp_path / "states.npz")
    assert len(kept.known) == sum(map(len, found[:5]))
    first = list(kept.after(found, states_after))
    assert [[state[0] for state in states] for states in first] == [
        [len(one.text) for one in group] for group in found
    ]
    assert read == [[one.text for one in group] for group in found[5:]]


def test_the_area_is_that_of_pairs_in_the_right_order() -> None:
    states = np.array([[0.1], [0.4], [0.3], [0.9]])
    assert area(Direction((1.0,), 5.0), states, [False, False, True, True]) == 0.75
    assert area(Direction((-1.0,), 0.0), states, [False, False, True, True]) == 0.25


def test_texts_read_at_once_leave_the_states_of_each_alone() -> None:
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2Model

    words = [
        "the",
        "ferry",
        "leaves",
        "at",
        "nine",
        "when",
        "does",
        "it",
        "leave",
        "who",
        "sails",
        "?",
    ]
    known = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}))
    known.pre_tokenizer = pre_tokenizers.Whitespace()
    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=len(words),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
    )
    reader = TorchStates(Qwen2Model(config), PreTrainedTokenizerFast(tokenizer_object=known))
    texts = [f"the ferry leaves at nine {rest}" for rest in ("when does it leave ?", "who ?")]
    alone = np.concatenate([reader.after([text]) for text in texts])
    assert reader.after(texts) == pytest.approx(alone, abs=1e-5)
    assert not np.allclose(*alone)
    # One that begins another, and two that begin unlike each other.
    for texts in (["the ferry", "the ferry leaves"], ["who sails ?", "the ferry"]):
        alone = np.concatenate([reader.after([text]) for text in texts])
        assert reader.after(texts) == pytest.approx(alone, abs=1e-5)
