from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.models.chat import ChatModel
from eval.baseline import CHUNK_CHARACTERS, NEAREST, Baseline
from eval.locate import locate
from eval.rows import Placed, Row
from eval.score import is_right
from index.errors import SettingsError
from index.library import Library
from tests.eval.lamps import BEAM, TIDES, WALL, never, no_model, says
from tests.index.small import article


def _task(library: Library, model: Callable[[], ChatModel | None], *rows: Row) -> Baseline:
    placed = [Placed(library.folder, 1, row) for row in rows]
    return Baseline(tuple(locate(placed, library.list())), library, model)


def test_an_answer_is_kept_without_citations(library: Library) -> None:
    [outcome] = _task(library, says("It reaches 19 miles. That is far."), BEAM).outcomes({})
    assert outcome.task == "answers" and outcome.error is None and outcome.faults == ()
    answer = outcome.answer
    assert answer is not None and is_right(BEAM, answer)
    assert (answer.status, answer.citations, answer.model) == ("answered", (), "scripted")
    assert [sentence.text for sentence in answer.sentences] == [
        "It reaches 19 miles.",
        "That is far.",
    ]
    assert 0 < answer.timings.retrieve_ms <= answer.timings.first_token_ms
    assert answer.timings.first_token_ms <= answer.timings.total_ms


def test_the_nearest_pieces_are_kept_as_spans_of_the_article(library: Library) -> None:
    long = "".join(f"## Lamp {n}\n\n{'It shines over the bay. ' * 30}\n\n" for n in range(9))
    library.add(article("many", f"# Many\n\n{long}"))
    placed = [Placed(library.folder, 1, replace(BEAM, evidence=("## Lamp 7",)))]
    cases = tuple(locate(placed, [library.get("many")]))
    [outcome] = Baseline(cases, library, says("Far.")).outcomes({})
    assert len(outcome.retrieved) == NEAREST
    text = library.get("many").text
    for span in outcome.retrieved:
        assert span.doc_id == "many" and 0 < span.end - span.start <= CHUNK_CHARACTERS
        assert text[span.start : span.end].strip() == text[span.start : span.end]


@pytest.mark.parametrize(
    "said",
    [
        "I don't know.",
        "I do not know who built it.",
        "The text does not mention who built the wall. It is about lamps.",
        "The builder is not specified in the context.",
        "There is no information about the builder.",
        "It cannot be determined from the context.",
        "我不知道。",
        "文中没有提到谁建造了它。",
        "根据上下文，无法确定建造者。",
        "文章并未透露建造者的姓名。",
        " ",
    ],
)
def test_an_answer_that_gives_up_has_abstained(library: Library, said: str) -> None:
    [outcome] = _task(library, says(said), WALL).outcomes({})
    assert outcome.answer is not None and outcome.answer.status == "abstained"


@pytest.mark.parametrize(
    "said",
    [
        "It reaches 19 miles. The text does not mention its colour.",
        "It was built by Fresnel.",
        "它能照到19英里外，这一点众所周知。",
        "The lamp is known to reach 19 miles.",
    ],
)
def test_an_answer_that_says_something_has_not(library: Library, said: str) -> None:
    [outcome] = _task(library, says(said), BEAM).outcomes({})
    assert outcome.answer is not None and outcome.answer.status == "answered"


def test_a_row_that_fails_is_recorded_and_known_ones_are_left_out(library: Library) -> None:
    task = _task(library, says("It reaches 19 miles."), BEAM, TIDES)
    good, failed = task.outcomes({})  # the script has one reply
    assert good.error is None
    assert failed.answer is None and failed.error and "\n" not in failed.error
    known = {"beam-en": good, "tides-en": failed}
    assert list(_task(library, never, BEAM, TIDES).outcomes(known)) == []


def test_without_a_chat_model_there_is_no_chain(library: Library) -> None:
    with pytest.raises(SettingsError, match="needs a chat model"):
        list(_task(library, no_model, BEAM).outcomes({}))
