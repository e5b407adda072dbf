import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import mend_figures, unsupported_figures
from tests.assistant.figures.written import Amount, amounts


@pytest.mark.parametrize(
    ("sentence", "evidence", "mended"),
    [
        ("It delivered 31 million cars.", "超31万台", "It delivered 310,000 cars."),
        ("It delivered 3.1 million cars.", "超31万台", "It delivered 310,000 cars."),
        ("It delivered 31,000 cars.", "超31万台", "It delivered 310,000 cars."),
        ("It has 860 billion views.", "超860亿次", "It has 86 billion views."),
        ("Nearly 7.312 billion users", "7.312亿", "Nearly 731.2 million users"),
        ("It spent 1,000 billion yuan.", "1000亿元,首批100亿元", "It spent 100 billion yuan."),
        ("It spent $31 million.", "31万美元", "It spent $310,000."),
        ("交付超310万台。", "over 310,000 units", "交付超31万台。"),
        ("投入13亿元。", "13 billion yuan", "投入130亿元。"),
        ("31,000+ cars", "310,000 cars", "310,000+ cars"),
    ],
)
def test_a_scale_slip_is_put_right(sentence: str, evidence: str, mended: str) -> None:
    lang = "en" if sentence.isascii() else "zh"
    result = mend_figures(sentence, [evidence], lang)  # type: ignore[arg-type]
    assert result.sentence == mended
    assert len(result.mends) == 1
    assert unsupported_figures(result.sentence, [evidence]) == []


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("It delivered 310,000 cars.", "超31万台"),  # right already
        ("It delivered 32 million cars.", "超31万台"),  # other digits
        ("It took 30 minutes.", "3分钟"),  # no scale word to slip on
        ("It spent 2 million yuan.", "20万元,200亿元"),  # two figures have these digits
        ("It spent 31 million yuan.", "31万台"),  # another unit
        ("It spent 31 million yuan.", "31万"),  # the source names no unit
        ("It spent 1 million yuan.", "1000亿元"),  # one digit, five powers off: chance
        ("It grew 31%.", "31万台"),
        ("It was in 3100.", "2025年"),
    ],
)
def test_what_is_not_a_plain_slip_is_left(sentence: str, evidence: str) -> None:
    assert mend_figures(sentence, [evidence], "en") == (sentence, ())


def test_two_figures_of_one_sentence() -> None:
    result = mend_figures("31 million cars, 130 billion yuan", ["31万台", "130亿元"], "en")
    assert result.sentence == "310,000 cars, 13 billion yuan"
    assert [mend.before for mend in result.mends] == ["31 million", "130 billion"]


@given(amounts(), st.sampled_from([-3, -2, -1, 1, 2, 3]))
def test_a_slip_is_mended_to_what_the_evidence_says_or_left(amount: Amount, power: int) -> None:
    evidence, wrong = amount.written("zh"), f"It was {amount.times_ten_to(power)}."
    result = mend_figures(wrong, [evidence], "en")
    if result.mends:
        assert unsupported_figures(result.sentence, [evidence]) == []
    else:
        assert result.sentence == wrong
    several_digits = len(amount.value.normalize().as_tuple().digits) > 1
    if amount.unit != "%" and amount.value >= 10_000 and several_digits and abs(power) < 3:
        assert len(result.mends) == 1
