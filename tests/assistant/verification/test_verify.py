import pytest

from assistant.reading.excerpts import Excerpt
from assistant.verification.verify import verify
from index.document import make_document
from index.types import Lang
from tests.index.small import article

QUESTION = "What of the lamp?"


def _excerpt() -> Excerpt:
    document = article()
    section = document.sections[0]
    return Excerpt(document, section.body, section.end, section.path)


def _text(span: tuple[int, int]) -> str:
    return article().text[slice(*span)]


def test_true_sentences_stand_as_they_were_written() -> None:
    found = verify("The keeper trims it at dusk. The beam reaches 19 miles.", _excerpt(), QUESTION)
    assert [each.origin for each in found] == ["written", "written"]
    assert [_text(each.spans[0]) for each in found] == [
        "The keeper trims the lamp at dusk.",
        "Its beam reaches 19 miles.",
    ]


def test_a_false_figure_gives_way_to_the_source() -> None:
    [found] = verify("Its beam reaches 25 miles.", _excerpt(), QUESTION)
    assert (found.text, found.origin) == ("Its beam reaches 19 miles.", "quoted")
    assert found.fault == "figures"


def test_what_is_about_something_else_is_left_out() -> None:
    assert verify("Fresnel was born in Brittany.", _excerpt(), QUESTION) == []


def test_the_same_thing_is_said_once() -> None:
    assert len(verify("Its beam reaches 25 miles. Its beam reaches 30 miles.", _excerpt(), "")) == 1


def test_no_sentence_begins_with_where_it_comes_from() -> None:
    said = "The passage states that the beam reaches 19 miles."
    [found] = verify(said, _excerpt(), QUESTION)
    assert (found.text, found.origin) == ("The beam reaches 19 miles.", "written")


def test_a_sentence_that_only_repeats_the_question_gives_way_to_the_source() -> None:
    [found] = verify("The beam reaches miles.", _excerpt(), "How many miles does the beam reach?")
    assert (found.text, found.origin) == ("Its beam reaches 19 miles.", "quoted")


def test_markup_gives_way_to_the_source_and_a_bare_yes_to_nothing() -> None:
    for reply in ('{"answer": "The beam reaches 19 miles"}', "<b>The beam reaches 19 miles.</b>"):
        [found] = verify(reply, _excerpt(), QUESTION)
        assert (found.text, found.fault) == ("Its beam reaches 19 miles.", "form")
    assert verify("Yes.", _excerpt(), QUESTION) == []


def test_what_fell_to_a_figure_is_not_told_to_have_fallen_by_it() -> None:
    text = "# Pipes\n\n## Losses\n\nLosses from the pipes fell to 1.9 GWh.\n"
    document = make_document(text, id="pipes", title="Pipes", lang="en", source="pipes.md")
    section = document.sections[-1]
    excerpt = Excerpt(document, section.body, section.end, section.path)
    [found] = verify("The losses from the pipes fell by 1.9 GWh.", excerpt, "What of the losses?")
    assert (found.text, found.origin) == ("The losses from the pipes fell to 1.9 GWh.", "written")


def test_a_bare_figure_gives_way_to_the_source() -> None:
    [found] = verify("19 miles", _excerpt(), "How far does the beam reach?")
    assert (found.text, found.origin) == ("Its beam reaches 19 miles.", "quoted")


def test_a_bare_figure_gives_way_to_its_clause_where_that_tells_what_it_is_of() -> None:
    text = "小米汽车实现了局部领先，例如SU7的风阻系数为0.195，优于保时捷Taycan的0.22。"
    excerpt = Excerpt(make_document(text, "d", "D", "zh", "d.txt"), 0, len(text), ())
    [found] = verify("0.195", excerpt, "SU7的风阻系数是多少？")
    assert (found.text, found.origin) == ("SU7的风阻系数为0.195", "quoted")
    [other] = verify("0.22", excerpt, "它的对手是多少？")  # whose, the clause alone does not tell
    assert other.text == text


def test_quotation_marks_around_all_that_is_said_are_left_out() -> None:
    [found] = verify('"the keeper trims the lamp at dusk. "', _excerpt(), QUESTION)
    assert found.text == "The keeper trims the lamp at dusk."


@pytest.mark.parametrize(
    ("reply", "question", "source", "origin"),
    [
        ("87 are left.", "How many are left?", "The list had 87 mills; they found 19.", "quoted"),
        ("The mills are 19.", "How many mills are there?", "There are 19 mills.", "written"),
        ("磨坊还剩87座。", "磨坊还剩几座？", "旧册上登记过87座磨坊，他们只找到19座。", "quoted"),
        ("磨坊高19米。", "磨坊多高？", "磨坊高19米，灯塔高87米。", "written"),
    ],
)
def test_one_of_several_figures_gives_way_to_the_source_that_tells_which(
    reply: str, question: str, source: str, origin: str
) -> None:
    lang: Lang = "en" if source.isascii() else "zh"
    document = make_document(source, "d", "D", lang, "d.txt")
    [found] = verify(reply, Excerpt(document, 0, len(source), ()), question)
    assert found.origin == origin


def test_a_list_of_bare_years_gives_way_to_the_sentences_that_tell_more() -> None:
    text = (
        "第一次转型在2016年，书店把童书的比例提高到35%。第二次转型在2018年，书店引入茶。"
        "第三次转型在2021年，晒谷场改成剧场。她说三次转型里最重要的是第一次。"
    )
    excerpt = Excerpt(make_document(text, "d", "D", "zh", "d.txt"), 0, len(text), ())
    said = "三次转型分别是第一次转型在2016年，第二次转型在2018年，第三次转型在2021年。"
    found = verify(said, excerpt, "三次转型分别是什么？")
    assert [each.origin for each in found] == ["quoted"] * 3
    assert "".join(each.text for each in found) == text[: text.index("她说")]
    [dated] = verify(said, excerpt, "三次转型分别在哪一年？")
    assert dated.text == said


def test_the_questions_words_lead_up_to_nothing_that_is_about_something_else() -> None:
    text = "The store costs £9 a day to heat. The town pays half of that."
    excerpt = Excerpt(make_document(text, "d", "D", "en", "d.txt"), 0, len(text), ())
    asked = "Which steps does grain take from the gate?"
    reply = "The steps from the gate are: the store costs £9 a day. The town pays half of that."
    assert verify(reply, excerpt, asked) == []
    listed = verify("The steps from the gate are: 1. The town pays half.", excerpt, asked)
    assert [each.text for each in listed] == ["The town pays half."]
    said = verify("The store costs £9 a day.", excerpt, "What does it cost?")
    assert [each.text for each in said] == ["The store costs £9 a day."]


def test_what_the_questions_words_lead_up_to_may_be_told_in_others() -> None:
    text = "谷子先过秤，再晾晒，最后入仓。"
    excerpt = Excerpt(make_document(text, "d", "D", "zh", "d.txt"), 0, len(text), ())
    [said] = verify("谷子入仓的步骤是：先过秤，再晾晒，最后入仓。", excerpt, "谷子入仓要走哪几步？")
    assert said.text.endswith("先过秤，再晾晒，最后入仓。")


def test_a_failed_sentence_gives_way_to_its_source_for_what_it_adds_to_the_question() -> None:
    text = "谷子入仓要过五关：过秤、清选、晾晒、检测、封存。\n仓里养了两只猫。"
    excerpt = Excerpt(make_document(text, "d", "D", "zh", "d.txt"), 0, len(text), ())
    asked = "从田里拉回来到收好放稳，中间要走哪几步？"
    reply = "从田里拉回来到收好放稳，中间要走晾晒、检测、封存这三步。"
    [said] = verify(reply, excerpt, asked)
    assert said.text == "谷子入仓要过五关：过秤、清选、晾晒、检测、封存。" and said.fault
    assert verify("从田里拉回来到收好放稳，中间要走磨粉这三步。", excerpt, asked) == []
