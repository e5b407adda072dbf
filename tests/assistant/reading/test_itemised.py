import pytest

from assistant.reading.excerpts import Excerpt, Span
from assistant.reading.itemised import (
    itemised,
    list_led_up_to,
    list_of_each,
    list_told,
    steps,
    tells_a_list,
    without_mark,
)
from index.types import Document

TEXT = """\
The harbour was rebuilt in 2012. It earns its money in four ways:

- Mooring fees brought in £410,000.
- Fuel brought in £92,000. It is sold on credit.
- The chandlery brought in £61,000.
- The café brought in £38,000.

Nothing else pays. To close the gate:

1. Sound the horn.
2. Lower the bar
"""


TITLED = """\
1. Map the routes. Volunteers stood at forty points.
2. Switch off. The street was dark for four nights. One was dropped.
3. Record. Fifteen boxes ran all night.
"""


def _excerpt(text: str = TEXT) -> Excerpt:
    document = Document("d", "Harbour", "en", text, (), "harbour.txt", "0" * 64)
    return Excerpt(document, 0, len(document.text), ())


def _span(excerpt: Excerpt, begins: str) -> Span:
    return next(each for each in excerpt.sentences() if excerpt.worded(each).startswith(begins))


def test_lists_are_found_with_what_leads_up_to_them() -> None:
    excerpt = _excerpt()
    first, second = itemised(excerpt)
    assert first.lead and excerpt.worded(first.lead) == "It earns its money in four ways:"
    assert [len(item) for item in first.items] == [1, 2, 1, 1]
    assert [excerpt.worded(span) for span in second.spans] == [
        "To close the gate:",
        "1. Sound the horn.",
        "2. Lower the bar",
    ]


def test_one_line_that_is_told_brings_the_others() -> None:
    excerpt = _excerpt()
    cafe = _span(excerpt, "The café")
    first, _ = itemised(excerpt)
    assert list_told(excerpt, [cafe], ["The café brought in £38,000."]) == first.spans


def test_a_sentence_that_tells_most_lines_stands() -> None:
    excerpt = _excerpt()
    said = "Mooring fees, fuel sold on credit, the chandlery and the café."
    assert list_told(excerpt, [_span(excerpt, "The café")], [said]) == []


def test_what_is_no_line_brings_nothing() -> None:
    excerpt = _excerpt()
    assert list_told(excerpt, [_span(excerpt, "Nothing else")], []) == []


def test_the_lead_is_held_against_the_question() -> None:
    excerpt = _excerpt()
    first, second = itemised(excerpt)
    assert list_led_up_to(excerpt, "What are the ways it earns money?") == first.spans
    assert list_led_up_to(excerpt, "Which steps close the gate?") == second.spans
    assert list_led_up_to(excerpt, "Which boats come in summer?") == []


def test_a_list_is_told_when_each_line_is() -> None:
    excerpt = _excerpt()
    _, steps = itemised(excerpt)
    assert tells_a_list(excerpt, steps.spans)
    assert not tells_a_list(excerpt, steps.spans[:2])


def test_marks_are_left_out() -> None:
    assert without_mark("- 船票收入6.41亿元；") == "船票收入6.41亿元；"
    assert without_mark("（2）再放茶叶。") == "再放茶叶。"
    assert without_mark("3.5 tonnes") == "3.5 tonnes"
    assert without_mark("2012 was dry.") == "2012 was dry."
    assert without_mark("The lease ended in 2024.") == "The lease ended in 2024."
    assert without_mark("Mill Lane – red lamps") == "Mill Lane – red lamps"


def test_steps_are_found_by_their_number() -> None:
    excerpt = _excerpt(TITLED)
    told = [excerpt.worded(span) for span in steps(excerpt, "Tell me the three steps they took.")]
    assert told == ["1. Map the routes.", "2. Switch off.", "3. Record."]
    assert steps(excerpt, "Tell me the four steps they took.") == []
    assert steps(excerpt, "Who are the three volunteers?") == []
    assert len(steps(_excerpt(), "What are the two steps?")) == 3  # with what leads up to them


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Who owns each of them?", True),
        ("Who is the owner of each?", True),
        ("When is each due?", False),  # of one line alone
        ("What does each cost?", False),
    ],
)
def test_lines_that_all_have_what_is_asked_of_each(question: str, whole: bool) -> None:
    excerpt = _excerpt(
        "1. A list of all keys. Owner: Ada Lane. Done.\n"
        "2. A new lock. Owner: Tom Pike. Due: 3 May.\n"
        "3. A drill in spring. Owner: Eve Hall.\n"
    )
    assert (list_of_each(excerpt, question) == excerpt.sentences()) == whole


def test_a_label_is_told_by_a_part_of_it_in_chinese() -> None:
    excerpt = _excerpt("1. 换锁。负责人：老秦。\n2. 清点钥匙。负责人：小莫。\n")
    assert list_of_each(excerpt, "这几项各由谁负责？") == excerpt.sentences()
    assert list_of_each(excerpt, "这几项各花多少钱？") == []
