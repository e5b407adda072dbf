from assistant.page.strings import say
from assistant.page.work.progress import Coming, Stopped
from assistant.page.work.waiting_line import WaitingLine


def works(name: str, log: list[str]) -> Coming:
    try:
        log.append(f"{name} begins")
        yield f"{name} half"
        yield f"{name} whole"
    except Stopped:
        yield f"{name} as far as it came"
    finally:
        log.append(f"{name} ends")


def test_who_waits_is_told_how_many_are_ahead() -> None:
    line, log = WaitingLine(), list[str]()
    first = line.take("a", works("first", log))
    assert next(first) == "first half"
    second = line.take("b", works("second", log))
    for _ in range(2):
        waiting = str(next(second))
        assert say("made_before", "zh", count=1) in waiting
        assert say("made_before", "en", count=1) in waiting
    assert log == ["first begins"]
    assert [*first] == ["first whole"]
    assert [*second] == ["second half", "second whole"]


def test_who_leaves_makes_room() -> None:
    line, log = WaitingLine(), list[str]()
    first = line.take("a", works("first", log))
    next(first)
    first.close()
    assert log == ["first begins", "first ends"]
    assert next(line.take("b", works("second", log))) == "second half"


def test_what_is_asked_for_last_in_a_place_ends_what_was_before() -> None:
    line, log = WaitingLine(), list[str]()
    other = line.take("b", works("other", log))
    next(other)
    first = line.take("a", works("first", log))
    next(first)
    second = line.take("a", works("second", log))
    next(second)
    assert [*first] == []  # its turn never came
    assert "first begins" not in log
    assert [*other] == ["other whole"]
    assert next(second) == "second half"
    third = line.take("a", works("third", log))
    next(third)
    assert [*second] == []
    assert [*third] == ["third half", "third whole"]
    assert log.index("second ends") < log.index("third begins")


def test_what_is_stopped_says_so_and_makes_room() -> None:
    line, log = WaitingLine(), list[str]()
    first = line.take("a", works("first", log))
    next(first)
    waiting = line.take("b", works("waiting", log))
    next(waiting)
    line.stop("b")
    [said] = waiting
    assert say("stopped", "zh") in str(said) and say("stopped", "en") in str(said)
    line.stop("a")
    line.stop("where nothing is made")
    assert [*first] == ["first as far as it came"]
    assert log == ["first begins", "first ends"]
    assert next(line.take("a", works("second", log))) == "second half"


def test_nothing_is_kept_of_places_where_nothing_is_made() -> None:
    line, log = WaitingLine(), list[str]()
    assert [*line.take("a", works("first", log))]
    left = line.take("b", works("second", log))
    next(left)
    overtaken = line.take("c", works("third", log))
    next(overtaken)
    last = line.take("c", works("fourth", log))
    next(last)
    assert [*overtaken] == []
    left.close()
    assert [*last][-1] == "fourth whole"
    assert not line._last
