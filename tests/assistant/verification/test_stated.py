from math import inf

import pytest
from langchain_core.language_models import GenericFakeChatModel

from assistant.models.calls import Call
from assistant.models.chat import ChatModel
from assistant.models.probe import Direction, Probe
from assistant.questions.question import asks_yes_or_no
from assistant.verification.stated import SURE, Case, pertinent, stated, sureness, told_yes_or_no
from tests.assistant.scripted import by_prompt, scripted

QUESTION = "How far did the beam reach in 1950?"
QUOTES = ("Its beam reaches 19 miles.",)


@pytest.mark.parametrize(("reply", "sure"), [("Yes", True), ("No", False), ("yes.", True)])
def test_a_model_without_probabilities_says_yes_or_no(reply: str, sure: bool) -> None:
    assert abs(found := stated(QUESTION, QUOTES, "en", scripted([reply]))) > 5
    assert (found > 0) == sure


@pytest.mark.parametrize(
    ("reply", "told"), [("yes", True), ("no", True), ("unknown", False), ("perhaps", False)]
)
def test_what_is_asked_by_yes_or_no_is_told_by_either(reply: str, told: bool) -> None:
    case = Case("Does the beam reach 20 miles?", QUOTES, "en", 0.5, False)
    assert (sureness(case, scripted([reply])) >= SURE) == told


def test_quotes_that_share_but_the_name_are_read_as_those_of_any_question() -> None:
    case = Case("YU7是不是只有一个版本？", ("YU7上市3分钟大定突破20万台。",), "zh", 0.9, False)
    asked: list[str] = []
    model = by_prompt(stated=lambda prompt: asked.append(prompt) or "否")
    assert sureness(case, model) < SURE and asked


def test_a_can_that_a_quote_has_too_is_nothing_of_what_is_asked() -> None:
    quote = "The K40S has 12 fixed programs and 8 that you can write yourself."
    case = Case("Can I run a K40S off an extension lead?", (quote,), "en", 0.9, False)
    asked: list[str] = []
    model = by_prompt(stated=lambda prompt: asked.append(prompt) or "No")
    assert sureness(case, model) < SURE and asked


def test_a_probe_is_read_off_the_state_after_the_question() -> None:
    read: list[str] = []

    def state_after(text: str) -> tuple[list[float], int]:
        read.append(text)
        return [1.0, 2.0], 40

    probe = Probe("", {"en": Direction((1.0, -1.0), 0.25)})
    client = GenericFakeChatModel(messages=iter([]))
    model = ChatModel(client, "scripted", state_after=state_after, probe=probe)
    with model.counting() as calls:
        low = stated(QUESTION, QUOTES, "en", model)
    probe = Probe("", {"en": Direction((1.0, 1.0), 0.25)})
    assert low < stated(
        QUESTION, QUOTES, "en", ChatModel(client, "x", state_after=state_after, probe=probe)
    )
    assert read[0].index(QUOTES[0]) < read[0].index(QUESTION)
    assert calls == [Call("stated", prefilled=40, reused=0, generated=0)]


def test_a_question_in_another_language_than_the_quotes_is_asked_about() -> None:
    client = GenericFakeChatModel(messages=iter(["No"]))
    probe = Probe("", {"en": Direction((9.0,), 0.0)})
    model = ChatModel(client, "x", state_after=lambda _: ([1.0], 1), probe=probe)
    assert stated(QUESTION, QUOTES, "en", model) > 5
    assert stated("1950年光照多远？", QUOTES, "en", model) < -5


@pytest.mark.parametrize(
    ("question", "reply", "confidence", "fault", "given"),
    [
        ("How far does the beam reach?", "Yes", 1.0, False, True),
        ("How far does the beam reach?", "Yes", 0.5, True, True),
        ("How far does the beam reach?", "No", 1.0, False, False),
        # A year that no quote has tells against an answer, but a sure second reader outweighs it.
        (QUESTION, "Yes", 0.9, False, True),
        (QUESTION, "No", 0.9, True, False),
    ],
)
def test_the_second_reader_has_the_last_word(
    question: str, reply: str, confidence: float, fault: bool, given: bool
) -> None:
    case = Case(question, QUOTES, "en", confidence, fault)
    assert (sureness(case, scripted([reply])) >= SURE) == given


def test_each_sign_counts_in_its_direction() -> None:
    def of(question: str, confidence: float, fault: bool) -> float:
        return sureness(Case(question, QUOTES, "en", confidence, fault), scripted(["Yes"]))

    plain = of("How far does the beam reach?", 0.8, False)
    assert of("How far does the beam reach?", 0.6, False) < plain
    assert of("How far does the beam reach?", 0.8, True) < plain
    assert of(QUESTION, 0.8, False) < plain


def test_only_the_clauses_that_the_answer_draws_on_are_judged() -> None:
    quote = "网上可以下单；全国有352家门店（截至2025年7月）；车里能用小程序。"
    assert pertinent(quote, "全国有352家门店。") == "全国有352家门店（截至2025年7月）；"
    long = "Orders are taken online. It has 352 stores across the country. Apps bring buyers in."
    assert pertinent(long, "There are 352 stores.") == "It has 352 stores across the country."
    assert pertinent("All of one piece.", "Nothing alike") == "All of one piece."
    short = "It led within 3 years. The barriers that it built have five layers and a name."
    assert pertinent(short, short) == short


def test_the_question_is_read_last() -> None:
    def judged(prompt: str) -> str:
        return "Yes" if prompt.rstrip().endswith(QUESTION) else "No"

    assert stated(QUESTION, QUOTES, "en", by_prompt(stated=judged)) > 5


BOTH = "SU7上市24小时斩获近9万台大定；YU7发布3分钟大定突破20万台。"


@pytest.mark.parametrize(
    ("question", "quote", "counts"),
    [
        ("SU7和YU7哪个大定更快？", BOTH, True),
        ("SU7和YU7哪个大定更快？", "YU7发布3分钟大定突破20万台。", False),
        ("SU7的大定是多少？", BOTH, False),
        ("SU7和YU7各有多少大定？", BOTH, False),
        ("SU7、YU7里谁的大定最快？", BOTH, True),
    ],
)
def test_figures_of_both_count_where_it_is_asked_which_is_more(
    question: str, quote: str, counts: bool
) -> None:
    case = Case(question, (quote,), "zh", 0.9, False)
    apart = Case(question.replace("SU7", "甲"), (quote,), "zh", 0.9, False)
    assert (sureness(case, scripted(["是"])) > sureness(apart, scripted(["是"]))) == counts


SPENT = "The budget was £137,000, of which £60,000 came from a fund and £77,000 from the reserve."


@pytest.mark.parametrize(
    ("question", "quote", "counts"),
    [
        ("How was the £137,000 split?", SPENT, True),
        ("How was the £138,000 split?", SPENT, False),
        ("Who approved the £137,000?", SPENT, False),
        ("How was the £137,000 split?", "The budget was £137,000 and it took 60 days.", False),
    ],
)
def test_what_an_amount_is_made_up_of_counts_where_it_is_asked(
    question: str, quote: str, counts: bool
) -> None:
    case = Case(question, (quote,), "en", 0.9, False)
    apart = Case(question, (quote.split(",000")[0] + ",000.",), "en", 0.9, False)
    more = sureness(case, scripted(["Yes"])) - sureness(apart, scripted(["Yes"]))
    assert (more > 2) == counts


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("Can I use the lamp outdoors?", True),
        ("How can I use the lamp outdoors?", False),
        ("Can I use the Aurora lamp outdoors?", False),  # a name that the quote does not have
        ("Can I use 12 lamps outdoors?", False),
        ("Can I use the lamp under water?", False),
    ],
)
def test_a_quote_with_the_words_of_a_yes_or_no_question_tells_of_it(
    question: str, more: bool
) -> None:
    quote = "The lamp must not be used outdoors."
    sure = sureness(Case(question, (quote,), "en", 0.5, False), scripted(["unknown"] * 2))
    read = told_yes_or_no if asks_yes_or_no(question) else stated
    plain = read(question, (quote,), "en", scripted(["unknown"] * 2))
    assert (sure > plain + 2) is more


def test_of_like_things_the_one_that_is_named_must_have_the_figure() -> None:
    quote = (
        "几家都测了：甲车网测得续航784公里，第一；乙车网测得续航652公里，第一；"
        "丙车网测得续航达成率，第一。"
    )
    asked = [f"{name}测得续航多少公里？" for name in ("甲车网", "丙车网", "")]
    model = scripted(["是"] * 3)
    found = [sureness(Case(each, (quote,), "zh", 0.9, False), model) for each in asked]
    assert found[1] == -inf < min(found[0], found[2])


def test_that_no_reason_was_given_is_none() -> None:
    quote = "It did not say why it kept the other routes, and declined to answer that question."
    model = scripted(["Yes"] * 2)
    why = Case("Why did it keep the other routes?", (quote,), "en", 0.9, False)
    assert sureness(why, model) == -inf
    what = Case("What did it decline to do?", (quote,), "en", 0.9, False)
    assert sureness(what, model) >= SURE
