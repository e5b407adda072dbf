from eval.metrics.language import language_fidelity
from tests.eval.made import abstention, answer, outcome, row


def test_the_share_of_sentences_in_the_language_of_the_question() -> None:
    reply = answer("It has many stores.", "小米有很多门店。")
    assert language_fidelity(outcome(row(lang="en"), reply)) == 1 / 2
    assert language_fidelity(outcome(row(lang="zh"), reply)) == 1 / 2
    assert language_fidelity(outcome(row(lang="zh"), answer("小米SU7有352家门店。"))) == 1


def test_another_language_is_wrong_in_either() -> None:
    french = answer("Les magasins de la société sont très nombreux dans toutes les villes.")
    assert language_fidelity(outcome(row(lang="en"), french)) == 0
    assert language_fidelity(outcome(row(lang="zh"), french)) == 0


def test_what_tells_no_language_passes() -> None:
    for lang in ("zh", "en"):
        assert language_fidelity(outcome(row(lang=lang), answer("0.195"))) == 1


def test_a_refusal_is_to_be_read_too() -> None:
    assert language_fidelity(outcome(row(lang="zh"), abstention())) == 0


def test_no_answer_no_score() -> None:
    assert language_fidelity(outcome(error="The model failed.")) is None
    assert language_fidelity(outcome(reply=answer())) is None
