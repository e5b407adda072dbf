import pytest

from assistant.reading.excerpts import Excerpt
from assistant.verification.verify import Verified, quoted
from assistant.verification.whole import list_asked_for, with_what_goes_with_it
from index.document import make_document
from index.types import Lang

LOG = """\
- 06:00 The gate stuck. Nobody was there.
- 06:20 The bell rang. It rings in an empty hut, so nobody heard it.
- 07:00 The keeper came back.
"""
LOG_ZH = """\
- 六点：闸门卡住。
- 六点二十分：铃响了。没人听见。
- 七点：看闸人回来了。
"""


def _excerpt(text: str, lang: Lang) -> Excerpt:
    document = make_document(text, "d", "Gate", lang, "d.txt")
    return Excerpt(document, 0, len(document.text), ())


def _texts(found: list[Verified]) -> list[str]:
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("铃响了怎么没人听见？", False),  # why
        ("为什么铃响了没人听见？", False),
        ("那天先后发生了哪些事？", True),
    ],
)
def test_a_list_is_told_where_one_is_asked_for(question: str, whole: bool) -> None:
    excerpt = _excerpt(LOG_ZH, "zh")
    [told] = [quoted(excerpt, s) for s in excerpt.sentences() if "没人" in excerpt.worded(s)]
    found = with_what_goes_with_it([told], excerpt, question)
    assert (len(found) > 1) == whole


def test_what_is_asked_of_each_is_told_of_each_line() -> None:
    excerpt = _excerpt(
        "1. A new lock. Owner: Tom Pike. Due 3 May.\n2. A drill. Owner: Eve Hall.\n", "en"
    )
    assert list_asked_for(excerpt, "Who owns each of these?") == excerpt.sentences()
    assert list_asked_for(excerpt, "Who owns the lock?") == []


def test_three_things_are_told_with_what_they_are() -> None:
    excerpt = _excerpt("Two things have to work. The pump lifts. The valve shuts. It is old.", "en")
    first = quoted(excerpt, excerpt.sentences()[0])
    assert _texts(with_what_goes_with_it([first], excerpt, "What makes it go?")) == [
        "Two things have to work.",
        "The pump lifts.",
        "The valve shuts.",
    ]
    counted = with_what_goes_with_it([first], excerpt, "How many things have to work?")
    assert _texts(counted) == ["Two things have to work."]
