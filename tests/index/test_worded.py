import copy
import pickle
from collections.abc import Callable

import pytest

from index.errors import BadInput, IndexLocked
from index.worded import Worded


def test_it_is_its_words_and_knows_what_was_put_in() -> None:
    line = Worded("{name!r} is {size:,} long", name="a {b}", size=1234)
    assert line == "'a {b}' is 1,234 long"
    assert line.template == "{name!r} is {size:,} long"
    assert line.values == {"name": "a {b}", "size": 1234}


def test_a_template_without_values_is_its_words() -> None:
    assert Worded("{} and {braces}") == "{} and {braces}"


def test_a_value_that_is_missing_fails() -> None:
    with pytest.raises(KeyError):
        Worded("{name} and {other}", name="a")


def pickled(line: Worded) -> Worded:
    again: Worded = pickle.loads(pickle.dumps(line))
    return again


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_knows_as_much(copied: Callable[[Worded], Worded]) -> None:
    line = Worded("no {name}", name=Worded("{braces}: {what}", braces="{", what="}"))
    again = copied(line)
    assert again == line == "no {: }"
    assert (again.template, again.values) == (line.template, line.values)


def test_an_error_has_the_line_of_its_values() -> None:
    error = IndexLocked("{folder} is taken", folder="/a")
    assert str(error) == error.line == "/a is taken"
    assert isinstance(error.line, Worded)
    assert BadInput("as {it} is").line == "as {it} is"
    assert BadInput().line == ""
