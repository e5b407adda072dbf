from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from assistant.figures import find_figures, render_figure, same_figure
from assistant.figures.render import render_number
from assistant.figures.units import UNITS
from tests.assistant.figures.written import Amount, amounts


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        ("310000", "310,000", "31万"),
        ("731200000", "731.2 million", "7.312亿"),
        ("111730000", "111.73 million", "1.1173亿"),
        ("1060000000", "1.06 billion", "10.6亿"),
        ("100000000000", "100 billion", "1000亿"),
        ("1200000000000", "1.2 trillion", "1.2万亿"),
        ("1000000", "1 million", "100万"),
        ("9000", "9,000", "9000"),
        ("0.195", "0.195", "0.195"),
        ("9.0", "9", "9"),
        ("1234567.8", "1,234,567.8", "1234567.8"),
        ("123456", "123,456", "12.3456万"),
        ("-310000", "-310,000", "-31万"),
    ],
)
def test_numbers_keep_every_digit(value: str, en: str, zh: str) -> None:
    assert (render_number(Decimal(value), "en"), render_number(Decimal(value), "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("超31万台", "over 310,000 units", "超31万台"),
        ("近3000平方米", "nearly 3,000 square metres", "近3000平方米"),
        ("八成", "80%", "80%"),
        ("1公里", "1 km", "1公里"),
        ("1分钟", "1 minute", "1分钟"),
        ("10倍", "10-fold", "10倍"),
        ("two decades", "2 decades", "20年"),
        ("2023—24年度", "2023–24", "2023–24年度"),
        ("6′46″874", "6:46.874", "6分46.874秒"),
        ("1小时20分钟", "1 hour 20 minutes", "1小时20分钟"),
        ("2分30秒", "2 minutes 30 seconds", "2分30秒"),
        ("4800秒", "4,800 seconds", "4800秒"),
        ("第21", "21st", "第21"),
        ("第11", "11th", "第11"),
        ("前五", "top 5", "前5"),
        ("2023年12月28日", "28 December 2023", "2023年12月28日"),
        ("2025年二季度", "Q2 2025", "2025年第二季度"),
        ("2025年下半年", "H2 2025", "2025年下半年"),
        ("周四", "Thursday", "周四"),
        ("1990s", "1990s", "1990年代"),
        ("晚8点", "8 pm", "20:00"),
        ("早上8点半", "8:30 am", "上午8:30"),
        ("中午12点", "12 pm", "中午12:00"),
        ("8点", "8:00", "8:00"),
    ],
)
def test_figures_in_both_languages(text: str, en: str, zh: str) -> None:
    (figure,) = find_figures(text)
    assert (render_figure(figure, "en"), render_figure(figure, "zh")) == (en, zh)
    for rendering in (en, zh):
        (again,) = find_figures(rendering)
        assert same_figure(figure, again)


@given(amounts())
def test_zh_to_en_to_zh_comes_back(amount: Amount) -> None:
    (figure,) = find_figures(amount.written("zh"))
    (english,) = find_figures(render_figure(figure, "en"))
    (chinese,) = find_figures(render_figure(english, "zh"))
    assert same_figure(figure, english)
    assert chinese == replace(figure, start=0, end=chinese.end, number=chinese.number)


@pytest.mark.parametrize("name", sorted(UNITS))
def test_every_unit_that_is_rendered_is_read_back(name: str) -> None:
    (figure,) = find_figures("二十五")
    figure = replace(
        figure, unit=name, kind="percent" if name in ("%", "pp", "permille") else "number"
    )
    for rendering in (render_figure(figure, "en"), render_figure(figure, "zh")):
        (again,) = find_figures(rendering)
        assert same_figure(figure, again)
