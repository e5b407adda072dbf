import json
from dataclasses import replace
from importlib.resources import files

import pytest

from assistant.models import chat_model
from assistant.models.calls import Call
from assistant.models.probe import Direction, Probe
from assistant.settings import load_settings
from assistant.verification.stated import stated
from index.types import LANGS
from index.weights.catalogue import DEFAULT_CHAT, MODELS
from prompts import load


def test_log_odds_are_linear_in_the_state() -> None:
    probe = Probe("", {"zh": Direction((2.0, -1.0), 0.5), "en": Direction((0.0, 1.0), 0.0)})
    assert probe.log_odds([1.0, 4.0], "zh") == pytest.approx(-1.5)
    assert probe.log_odds([1.0, 4.0], "en") == pytest.approx(4.0)
    with pytest.raises(ValueError, match="zip"):
        probe.log_odds([1.0], "zh")  # of another model


def test_what_is_written_is_read_again() -> None:
    probe = Probe("ab", {"zh": Direction((0.001234567, -3.0), 0.5), "en": Direction((1e-9, 1), 0)})
    again = Probe.read(probe.write())
    assert again.sha256 == "ab"
    assert again.directions["zh"].weights == pytest.approx((0.001234567, -3.0), rel=1e-3)
    assert Probe.read(again.write()) == again


def test_another_schema_is_refused() -> None:
    told = json.loads(Probe("", {}).write()) | {"schema": 9}
    with pytest.raises(ValueError, match="schema 9"):
        Probe.read(json.dumps(told))


def test_every_probe_is_of_a_model_in_the_catalogue() -> None:
    kept = {
        file.name.removesuffix(".json")
        for file in (files("assistant.models") / "probes").iterdir()
        if file.name.endswith(".json")
    }
    assert kept <= {model.name for model in MODELS.values()}
    for model in MODELS.values():
        probe = Probe.of(model)
        assert (probe is not None) == (model.name in kept)
        if probe is not None:
            assert probe.sha256 == model.sha256
            assert probe.directions and set(probe.directions) <= set(LANGS)
            assert {len(one.weights) for one in probe.directions.values()} == {1536}


def test_other_weights_have_no_probe() -> None:
    assert Probe.of(replace(DEFAULT_CHAT, sha256="0" * 64)) is None


@pytest.mark.models
def test_the_engine_reads_an_answer_off_a_text_and_goes_on_with_what_it_had_read() -> None:
    model = chat_model(load_settings())
    assert model is not None and model.probe is not None
    template = load("stated", "zh")
    prompt = template.render(quotes="渡轮每天发船六班。", question="渡轮每天发几班船？")

    def say() -> Call:
        with model.counting() as calls:
            model.complete(prompt, max_tokens=2, opening=template.opening())
        return calls[0]

    say()
    quotes = ("渡轮全程用时两小时，每天发船六班。",)
    answers = stated("渡轮每天发几班船？", quotes, "zh", model)
    near_miss = stated("渡轮的票价是多少？", quotes, "zh", model)
    assert answers > near_miss + 2
    assert answers == pytest.approx(stated("渡轮每天发几班船？", quotes, "zh", model), abs=0.01)
    reused = say().reused
    assert reused is not None and reused > 300
