import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from assistant.page.work.turns import Turns


def test_those_who_come_first_are_first_and_the_others_move_up() -> None:
    turns = Turns()
    with ExitStack() as first, ExitStack() as second, turns.place() as last:
        # The last one stands before the others only as it came before them.
        assert last.ahead() == 0
        places = [stack.enter_context(turns.place()) for stack in (first, second)]
        assert [place.ahead() for place in places] == [1, 2]
        first.close()
        assert places[1].ahead() == 1


def test_who_waits_hears_of_every_change() -> None:
    turns = Turns()
    waiting = threading.Event()
    with ExitStack() as before, ThreadPoolExecutor() as pool:
        before.enter_context(turns.place())

        def come() -> int:
            with turns.place() as place:
                waiting.set()
                return place.wait(60)

        told = pool.submit(come)
        assert waiting.wait(60)
        before.close()
        assert told.result(timeout=60) == 0


def test_without_a_change_the_wait_ends_too() -> None:
    turns = Turns()
    with turns.place(), turns.place() as place:
        assert place.wait(0.01) == 1
