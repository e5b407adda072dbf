from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import find_figures, unsupported_figures
from tests.assistant.figures.written import Amount, amounts

# One piece a word; "_" is a space.
PIECES = """
    31万 台 近 2025年 7月 — 1 . , ， 亿 元 % 第 九 三 十 百 两 半 成 分之 点 周 日 个 SU7 Model_3
    million three and a_ half ninth first of May_ July pm : 30 ′ ″ 874 分 秒 ( ) [ ] $ ¥ yuan + to
    between - – 年 月 小时 minutes 多 余 万 12 / 2023 Q top 前 _ _ _
"""
TEXTS = st.lists(
    st.sampled_from([*PIECES.split(), "\n"]).map(lambda piece: piece.replace("_", " ")), max_size=25
).map("".join)


@given(TEXTS | st.text(max_size=60))
def test_offsets_are_verbatim_and_figures_never_overlap(text: str) -> None:
    at = 0
    for figure in find_figures(text, idioms=True):
        assert at <= figure.start < figure.end <= len(text)
        assert figure.start <= figure.number[0] < figure.number[1] <= figure.end
        assert text[figure.start : figure.end] == text[figure.start : figure.end].strip()
        at = figure.end


@given(TEXTS)
def test_every_text_supports_itself(text: str) -> None:
    assert unsupported_figures(text, [text]) == []


@given(amounts(), st.sampled_from(["zh", "en"]))
def test_an_amount_is_read_exactly(amount: Amount, lang: str) -> None:
    written = amount.written(lang)
    (figure,) = find_figures(f"共{written}。" if lang == "zh" else f"It was {written}.")
    assert (figure.value, figure.unit) == (amount.value, amount.unit)


def test_full_width_and_traditional_text_keeps_its_offsets() -> None:
    text = "共３１萬輛，１，０００元"
    written = [text[figure.start : figure.end] for figure in find_figures(text)]
    assert written == ["３１萬輛", "１，０００元"]


def test_a_callers_list_is_its_own() -> None:
    find_figures("3分钟").clear()
    assert len(find_figures("3分钟")) == 1
