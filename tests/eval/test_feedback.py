from assistant.page.conversations.exchange import Exchange, Quote
from assistant.page.conversations.kept import Judgement
from assistant.types import AnswerSentence, Citation
from eval.feedback import feedback_rows

QUOTES = tuple(
    Quote(Citation(marker, "lamps", 0, len(words), words), ("Lamps",), "en")
    for marker, words in enumerate(["Its beam reaches 19 miles.", "The keeper trims it."], start=1)
)
EXCHANGE = Exchange(
    "How far does the beam reach?",
    state="answered",
    sentences=(AnswerSentence("It reaches 19 miles.", (1, 2)),),
    quotes=QUOTES,
)


def test_a_useful_answer_without_the_quote_that_is_wrong() -> None:
    history = [("What is there?", "A lamp.")]
    [row] = feedback_rows(
        [Judgement(EXCHANGE, history, "good", 0), Judgement(EXCHANGE, history, "bad", 2)]
    )
    assert (row.id, row.lang, row.type, row.answerable) == ("feedback-001-en", "en", "fact", True)
    assert row.history == (("What is there?", "A lamp."),)
    assert row.reference == "It reaches 19 miles."
    assert row.evidence == ("Its beam reaches 19 miles.",)
    assert row.facts and "19" in row.facts[0][0]


def test_a_wrong_answer_leaves_the_right_one_to_whoever_corrects_the_row() -> None:
    [row] = feedback_rows([Judgement(EXCHANGE, [], "bad", 0)])
    assert (row.reference, row.facts) == ("", ())
    assert row.forbidden and row.answerable


def test_a_useful_refusal_is_a_question_that_the_text_does_not_answer() -> None:
    refused = Exchange(
        "灯是谁发明的？",
        state="abstained",
        sentences=(AnswerSentence("文章没有说到这一点。", (1,), "notice"),),
        quotes=QUOTES,
    )
    [row] = feedback_rows([Judgement(refused, [], "good", 0)])
    assert (row.lang, row.type, row.answerable, row.evidence) == ("zh", "unanswerable", False, ())
