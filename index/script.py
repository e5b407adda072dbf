"""Which script a stretch of text is in, and how much of it there is."""

import re

#: Inside a regular expression's brackets: every Han character.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
#: Likewise, every Latin letter and digit.
LATIN = "A-Za-z0-9À-ÖØ-öø-ɏ"
#: Words in quotation marks, or the title of a work.
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|\"[^\"]*\"")

_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(rf"[{LATIN}]+(?:['’.,-][{LATIN}]+)*")


def han_count(text: str) -> int:
    """Number of Han characters."""
    return len(_HAN.findall(text))


def word_count(text: str) -> int:
    """Number of words and figures written in Latin letters and digits; "58,000" is one."""
    return len(_WORD.findall(text))


def width(text: str) -> float:
    """How much text there is, alike for both languages: 1 a Han character, 1.5 a word or figure.

    A Chinese sentence and its English rendition come out within a fifth of each other.
    """
    return han_count(text) + 1.5 * word_count(text)


def is_chinese(text: str) -> bool:
    """Whether a line reads as Chinese, with Latin names and figures in it, rather than English.

    An English word has about five letters, a Chinese word about two characters.
    """
    han = han_count(text)
    return han > 0 and han * 4 >= len(_LETTER.findall(text)) - han
