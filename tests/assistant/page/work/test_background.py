import threading

import pytest

from assistant.page.work.background import Background, Left, Report


def test_progress_then_the_result() -> None:
    gate = threading.Event()

    def work(report: Report[str]) -> str:
        report(1, 2, "d")
        gate.wait(10)
        report(2, 2, "done")
        return "done"

    background = Background(work)
    progress = background.progress()
    assert next(progress) == (1, 2, "d")
    gate.set()
    assert [*progress] in ([(2, 2, "done")], [])
    assert background.result == "done"


def test_an_error_is_raised_where_the_result_is_taken() -> None:
    background = Background(lambda report: 1 // 0)  # noqa: ARG005
    assert [*background.progress()] == []
    with pytest.raises(ZeroDivisionError):
        _ = background.result


def test_work_that_nobody_waits_for_is_stopped() -> None:
    gone, stopped = threading.Event(), threading.Event()

    def work(report: Report[None]) -> None:
        report(0, 9)
        gone.wait(10)
        try:
            report(1, 9)
        except Left:
            stopped.set()

    progress = Background(work).progress()
    next(progress)
    progress.close()
    gone.set()
    assert stopped.wait(10)


def test_that_there_is_no_news_is_said() -> None:
    gate = threading.Event()
    progress = Background[None](lambda report: gate.wait(10) and None).progress()  # noqa: ARG005
    assert next(progress) is None
    gate.set()
    assert {*progress} <= {None}
