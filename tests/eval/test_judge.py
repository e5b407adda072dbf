import pytest

from eval.judge import Judgement, agreement, judge
from tests.assistant.scripted import scripted
from tests.eval.made import STORES, abstention, answer, outcome, row

RIGHT = answer(("There are 352 stores.", [1]), cited=[STORES])


def _judged(grade: str | None, checked: bool) -> Judgement:
    return Judgement("answers", "r", "en", grade, checked)  # type: ignore[arg-type]


def test_each_answer_is_graded_by_the_rubric_of_its_language() -> None:
    outcomes = [
        outcome(row(id="a"), RIGHT),
        outcome(row(id="failed"), None, error="down"),
        outcome(row(id="b", lang="zh"), abstention("zh")),
        outcome(row(id="c"), abstention()),
    ]
    found = list(judge(outcomes, scripted(["right", "错", "partly"])))
    assert found == [
        Judgement("answers", "a", "en", "right", True),
        Judgement("answers", "b", "zh", "wrong", False),
        Judgement("answers", "c", "en", "partly", False),
    ]
    assert all(one.agrees for one in found)


@pytest.mark.parametrize(
    ("reply", "lang", "grade"),
    [
        ("Right.", "en", "right"),
        ("**wrong**: it names another year", "en", "wrong"),
        (" _partly_ right", "en", "partly"),
        ("“半”", "zh", "partly"),
        ("错，没有说到", "zh", "wrong"),
        ("Hmm", "en", None),
        ("I would say it is wrong", "en", None),
        ("not right", "en", None),
        ("rightly so", "en", None),
        ("不对", "zh", None),
        ("绝对错误", "zh", None),
        ("对错参半", "zh", None),
    ],
)
def test_a_grade_is_what_a_reply_begins_with(reply: str, lang: str, grade: str | None) -> None:
    given = outcome(row(lang=lang), RIGHT)  # type: ignore[arg-type]
    [found] = judge([given], scripted([reply]))
    assert found.grade == grade


def test_markers_are_not_shown_to_the_judge() -> None:
    seen: list[str] = []
    model = scripted(["right"])
    complete = model.complete

    def listening(messages: list[tuple[str, str]], **options: object) -> str:
        seen.append(messages[-1][1])
        return complete(messages, **options)  # type: ignore[arg-type]

    model.complete = listening  # type: ignore[method-assign, assignment]
    list(judge([outcome(row(), RIGHT)], model))
    assert "There are 352 stores." in seen[0] and "[1]" not in seen[0]


def test_agreement_is_the_share_agreed_on_and_what_chance_leaves_of_it() -> None:
    judgements = [
        *[_judged("right", True)] * 4,
        *[_judged("wrong", False)] * 3,
        _judged("partly", True),
        *[_judged("right", False)] * 2,
        _judged(None, True),
    ]
    found = agreement(judgements)
    # Agreed: 7 of 10. The judge finds 6 of 10 right, the checks 5 of 10.
    expected = 0.6 * 0.5 + 0.4 * 0.5
    assert found is not None
    assert (found.n, found.ungraded) == (10, 1)
    assert found.share == pytest.approx(0.7)
    assert found.kappa == pytest.approx((0.7 - expected) / (1 - expected))


def test_kappa_has_no_meaning_where_all_is_alike() -> None:
    found = agreement([_judged("right", True)] * 3)
    assert found is not None and (found.share, found.kappa) == (1.0, None)
    assert agreement([]) is None
    assert agreement([_judged(None, True)]) is None


def test_partly_right_is_not_right() -> None:
    assert not _judged("partly", True).agrees
    assert _judged("partly", False).agrees
