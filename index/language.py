"""Which language a question or an article is in: Chinese, English, or one we do not serve.

Scripts decide wherever they can. Only text in Latin letters needs statistics, which `py3langid`
gives offline; it is believed only when it puts another language far ahead of English, since names
("Nürburgring?", "Zhuzhou Zhuhai Chengdu") look foreign to it.
"""

import re
from functools import cache
from typing import Literal

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from index.script import han_count, is_chinese
from index.types import Lang

_OTHERS = ["cs", "da", "de", "es", "fi", "fr", "id", "it", "nl", "pl", "pt", "sv", "tr", "vi"]

#: Natural-log odds against English. Over 59 short English questions and bare names the highest was
#: 9.3; over 38 questions in other languages the lowest was 12.6, but for three ("Warum?": 5.3).
_MARGIN = 11.0

_KANA = re.compile(r"[\u3040-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ\u1e00-\u1eff]+(?:['’-][A-Za-zÀ-ɏ\u1e00-\u1eff]+)*")
_ENGLISH_WORDS = re.compile(
    r"\b(?:what|which|who|whose|how|why|when|where|is|are|was|were|do|does|did|has|have|had|can|could|would|should"
    r"|the|a|an|of|to|and|in|on|for|from|with|by|about|mean|means|called|say|says|its|it|this|that|their|they|he|she"
    r"|tell|explain|define|describe|compare|list|give|show|translate|summari[sz]e|quiz|name|please)\b",
    re.IGNORECASE,
)
_CHINESE_WORDS = re.compile(
    r"什么|什麼|多少|怎么|怎麼|怎样|怎樣|如何|为何|為何|哪|谁|誰|请|請|[的了是吗嗎呢吧有在和与與几幾把被对對用从從]"
)
_QUOTED = re.compile(r"[“\"「『《][^“”\"「」『』《》]*[”\"」』》]")


def detect_language(text: str, fallback: Lang = "en") -> Lang | Literal["other"]:
    """The language of `text`; `fallback` where nothing tells ("SU7?", "0.195", "Lei Jun").

    Han characters, simplified or traditional, are Chinese unless kana or hangul stand among them.
    In a mixed text the words that carry the sentence decide: "Explain “人车家全生态”" is English,
    "SU7 Ultra Prototype的圈速是多少？" Chinese.
    """
    letters = [char for char in text if char.isalpha()]
    han = han_count(text)
    latin = sum(len(word) for word in _LATIN_WORD.findall(text))
    kana = len(_KANA.findall(text))
    if not letters:
        return fallback
    if kana * 8 > han + kana or (len(letters) - han - latin - kana) * 2 > len(letters):
        return "other"
    if han and latin:
        return _of_mixed(text)
    return "zh" if han else _of_latin(text, fallback)


def _of_mixed(text: str) -> Lang:
    outside = _QUOTED.sub(" ", text)
    english = len(_ENGLISH_WORDS.findall(outside))
    chinese = len(_CHINESE_WORDS.findall(outside))
    if english != chinese:
        return "en" if english > chinese else "zh"
    # What stands in Latin letters in Chinese text is names and figures, hardly a whole clause.
    return "zh" if is_chinese(text) or not _has_lower_case_word(outside) else "en"


def _of_latin(text: str, fallback: Lang) -> Lang | Literal["other"]:
    scores: dict[str, float] = dict(_identifier().rank(text[:2000]))
    if max(scores.values()) - scores["en"] > _MARGIN:
        return "other"
    return "en" if _has_lower_case_word(text) or _ENGLISH_WORDS.search(text) else fallback


def _has_lower_case_word(text: str) -> bool:
    return any(word.islower() and len(word) > 1 for word in _LATIN_WORD.findall(text))


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["en", *_OTHERS])
    return identifier
