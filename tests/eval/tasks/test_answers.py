from collections.abc import Iterator
from dataclasses import replace

from langchain_core.language_models import GenericFakeChatModel

from assistant.models.chat import ChatModel
from eval.locate import locate
from eval.rows import Placed, Row
from eval.score import is_right
from eval.tasks.answers import Answers
from index.library import Library
from tests.eval.lamps import BEAM, SAID, TIDES, WALL, never, no_model, says
from tests.index.small import article


def _task(library: Library, model: object, *rows: Row) -> Answers:
    placed = [Placed(library.folder, 1, row) for row in rows]
    return Answers(tuple(locate(placed, library.list())), library, model)  # type: ignore[arg-type]


def test_an_answer_is_kept_whole(library: Library) -> None:
    task = _task(library, says(*[SAID] * 9), BEAM)
    [outcome] = task.outcomes({})
    assert (outcome.task, outcome.row, outcome.error) == ("answers", BEAM, None)
    text = library.get("lamps").text
    assert [text[span.start : span.end] for span in outcome.evidence] == list(BEAM.evidence)
    assert outcome.answer is not None and is_right(BEAM, outcome.answer)
    assert outcome.answer.model == "scripted" and outcome.faults == ()
    assert outcome.evidence_ms is not None
    assert outcome.evidence_ms >= outcome.answer.timings.retrieve_ms > 0


def test_a_lie_is_no_fault_of_the_answer_but_makes_it_wrong(library: Library) -> None:
    lie = "Yes. The beam of the lamp reaches 25 miles."
    [outcome] = _task(library, says(*[lie] * 9), BEAM).outcomes({})
    assert outcome.answer is not None and "25" not in outcome.answer.text
    assert outcome.faults == ()


def test_what_is_known_is_not_asked_again(library: Library) -> None:
    task = _task(library, no_model, BEAM, TIDES, WALL)
    first = {outcome.row.id: outcome for outcome in task.outcomes({})}
    assert list(first) == ["beam-en", "tides-en", "wall-en"]
    del first["tides-en"]
    assert [outcome.row.id for outcome in task.outcomes(first)] == ["tides-en"]
    whole = {row.id: first["beam-en"] for row in task.rows}
    assert list(_task(library, never, BEAM, TIDES, WALL).outcomes(whole)) == []


def test_the_history_of_a_row_is_what_it_is_asked_with(library: Library) -> None:
    row = replace(BEAM, question="How far does it reach?", history=(("What is lit?", "A lamp."),))
    rewritten = "How far does the beam of the lamp reach?"
    [outcome] = _task(library, says(rewritten, *[SAID] * 9), row).outcomes({})
    assert outcome.row.history == row.history
    assert outcome.answer is not None and "19 miles" in outcome.answer.text


def test_a_row_that_fails_is_recorded_and_the_next_is_asked(library: Library) -> None:
    class Faltering(GenericFakeChatModel):
        calls: int = 0

        def _stream(self, *args: object, **options: object) -> Iterator[object]:  # type: ignore[override]
            self.calls += 1
            if self.calls == 1:
                raise ConnectionError("refused\nby peer")
            yield from super()._stream(*args, **options)  # type: ignore[arg-type]

    replies = iter([SAID] * 9)
    model = ChatModel(Faltering(messages=replies), "faltering")  # type: ignore[arg-type]
    failed, good = _task(library, lambda: model, WALL, BEAM).outcomes({})
    assert failed.answer is None and failed.evidence_ms is not None
    assert failed.error is not None and "\n" not in failed.error
    assert "faltering did not answer" in failed.error
    assert good.error is None and good.answer is not None


def test_a_question_that_cannot_be_asked_is_recorded(library: Library) -> None:
    row = replace(BEAM, question="?!")
    [outcome] = _task(library, no_model, row).outcomes({})
    assert outcome.error is not None and "question is empty" in outcome.error


def test_only_the_articles_of_the_case_are_asked(library: Library) -> None:
    library.add(article("bells", "Bells\n\nThe beam of the lamp is no bell. It rings.\n"))
    placed = [Placed(library.folder, 1, BEAM)]
    cases = tuple(locate(placed, [library.get("lamps")]))
    [outcome] = Answers(cases, library, no_model).outcomes({})
    assert outcome.answer is not None
    assert {citation.doc_id for citation in outcome.answer.citations} == {"lamps"}
