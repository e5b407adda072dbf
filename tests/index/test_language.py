"""The questions here were not looked at when the margin was chosen."""

import socket

import pytest

from index.articles import builtin_article
from index.language import detect_language


@pytest.mark.parametrize(
    "question",
    [
        "SU7的风阻系数是多少？",
        "雷军是谁",
        "SU7 Ultra Prototype的圈速？",
        "小米汽车的“deep sea”战略是什么意思",
        "KOL是什么",
        "誰是雷軍？",
        "小米汽車有幾家門店",
        "人车家全生态",
        "AIoT 平台连接数",
        "介绍 Taycan 和 SU7 的风阻系数",
        "为什么 all in",
        "App MAU 多少",
        "雷军 IP",
        "SU7 Ultra Prototype 圈速",
        "Taycan 风阻",
    ],
)
def test_chinese(question: str) -> None:
    assert detect_language(question) == "zh"


@pytest.mark.parametrize(
    "question",
    [
        "How fast is the SU7 Ultra?",
        "Which brands does Xiaomi benchmark against?",
        "How much money went into R&D?",
        "What's the moat?",
        "Any weaknesses?",
        "Was the report written by Liu Wanli?",
        "Give three risks",
        "Number of Douyin followers",
        "Compare red, blue and deep sea",
        "How long did YU7 take to reach 200,000 orders?",
        "Nurburgring record",
        "Polarised marketing: definition",
        "Lap time?",
        "Why?",
        "Explain “人车家全生态”",
        "What does 深海战略 mean?",
        "Who is 雷军?",
        "Summarize 后记",
    ],
)
def test_english(question: str) -> None:
    assert detect_language(question, fallback="zh") == "en"


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la vitesse de la SU7 Ultra ?",
        "Qui a écrit cet article ?",
        "Was sind die Schwächen?",
        "Wer hat den Artikel geschrieben?",
        "¿Quién escribió el artículo?",
        "¿Cuáles son los riesgos?",
        "Quanto tempo ha impiegato?",
        "Quais são os riscos?",
        "Apa risiko utama?",
        "Кто такой Лэй Цзюнь?",
        "레이쥔은 누구입니까?",
        "雷軍とは誰ですか",
        "من هو لي جون؟",
        "ใครคือเหลย จวิน",
    ],
)
def test_other(question: str) -> None:
    assert detect_language(question) == "other"


@pytest.mark.parametrize(
    "question", ["SU7?", "0.195", "?", "", "Lei Jun", "NEV-IQS", "Nürburgring?", "😀"]
)
def test_what_tells_nothing_falls_back(question: str) -> None:
    assert detect_language(question, fallback="zh") == "zh"
    assert detect_language(question, fallback="en") == "en"
    assert detect_language(question) == "en"


def test_articles() -> None:
    assert detect_language(builtin_article("xiaomi-deep-sea").raw()) == "zh"
    assert detect_language("Xiaomi (小米) makes cars. " * 200) == "en"
    assert (
        detect_language("Le constructeur chinois vend des voitures électriques. " * 50) == "other"
    )


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("contacted the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert detect_language("Which models are named in the text?") == "en"
