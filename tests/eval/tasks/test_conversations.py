from dataclasses import replace

from eval.locate import locate
from eval.rows import Placed
from eval.tasks.conversations import Conversations
from index.library import Library
from tests.eval.lamps import BEAM, TIDES, WALL, never, no_model


def _task(library: Library, model: object = no_model) -> Conversations:
    placed = [Placed(library.folder, 1, row) for row in (BEAM, TIDES, WALL)]
    first, second, third = locate(placed, library.list())
    return Conversations(((first, second), (third,)), library, model)  # type: ignore[arg-type]


def test_each_turn_has_the_answers_really_given_as_its_history(library: Library) -> None:
    first, second, third = _task(library).outcomes({})
    assert [outcome.task for outcome in (first, second, third)] == ["conversations"] * 3
    assert first.row.history == () and first.answer is not None
    assert second.row.history == ((BEAM.question, first.answer.text),)
    assert third.row.history == ()


def test_a_conversation_goes_on_where_it_stopped(library: Library) -> None:
    first, second, third = _task(library).outcomes({})
    [again, _] = _task(library).outcomes({first.row.id: first})
    assert again.row.history == second.row.history
    known = {outcome.row.id: outcome for outcome in (first, second, third)}
    assert list(_task(library, never).outcomes(known)) == []


def test_what_was_said_after_a_failed_turn_is_asked_again(library: Library) -> None:
    _, second, third = _task(library).outcomes({})
    alone = replace(second, row=replace(second.row, history=()))
    anew = list(_task(library).outcomes({alone.row.id: alone, third.row.id: third}))
    assert [outcome.row.id for outcome in anew] == ["beam-en", "tides-en"]
    assert anew[1].row.history == second.row.history


def test_a_turn_that_fails_leaves_no_trace_in_the_history(library: Library) -> None:
    placed = [Placed(library.folder, 1, row) for row in (replace(BEAM, question="!"), TIDES)]
    task = Conversations((tuple(locate(placed, library.list())),), library, no_model)
    failed, second = task.outcomes({})
    assert failed.error and second.row.history == () and second.answer is not None
