"""Whether a source says what an item claims. By code: by the words, not by what they mean."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from assistant.figures import (
    find_figures,
    misplaced_figures,
    same_figure,
    unsupported_figures,
    without_figures,
)
from assistant.verification.invented import invented
from assistant.verification.support import MIN_COVERAGE, MIN_KNOWN, contradicts, exceeds
from assistant.wording import notice
from index.script import HAN
from index.tokens import content_words, exact_names, tokens
from index.types import Lang

from .item import BLANK

_NEGATION = re.compile(
    r"没有|并非|[不没未无非]|\b(?:not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE
)
_HAN = re.compile(f"[{HAN}]+")
# Characters that join words and claim nothing for themselves.
_JOINS = frozenset("的了在是有和与及于被把将由从到对就也都而并其这那着过")
# What stands around a statement that is to be judged.
_FRAMES: dict[Lang, str] = {
    "zh": "请看 请判断 以下 下列 下面 说法 是否 正确 对吗 据文中 原文 文章 本文 提到 指出 所说",
    "en": "true or false statement following please judge whether correct article text states",
}
# What a Chinese question has in the place of what it asks for; see `Fact.question`.
_ASKED = re.compile(r"百分之多少|多少|哪一年|哪年哪月|哪一天|哪个季度|第几")
_ANYWHERE = re.IGNORECASE | re.DOTALL
# So much of what stands beside a blank tells the place in the source.
_EDGE, _TELLS = 6, 4
# Share of a question's words that its source has; the others may put it in other words.
MIN_ABOUT = 0.5


def says(source: str, claim: str, lang: Lang, known: str = "") -> bool:
    """Whether ``source`` says what is claimed, in its own words and those of ``known``, with its
    figures, and turns nothing round.

    Both are in ``lang``. What follows from the source in other words it does not say.
    """
    if unsupported_figures(claim, [source]) or contradicts(claim, [source], lang):
        return False
    if contains(source, claim):
        return True
    bare, bare_source = (_NEGATION.sub("", text) for text in (claim, source))
    if contains(bare_source, bare) or exceeds(claim, [source]):
        return False
    if misplaced_figures(claim, [source]) or strangers(claim, f"{source}\n{known}", lang):
        return False
    return share(claim, source) >= MIN_COVERAGE and share(claim, f"{source}\n{known}") >= MIN_KNOWN


def tells(source: str, point: str, lang: Lang) -> bool:
    """Whether a reader may find a ``point``, in words of its own, in ``source``."""
    denied = contradicts(point, [source], lang) or unsupported_figures(point, [source])
    return not denied and share(point, source) >= MIN_KNOWN


def holds_words(source: str, words: str) -> bool:
    """Whether a term, or a figure in any unit, stands in ``source`` with what is said beside it."""
    if unsupported_figures(words, [source]):
        return False
    beside = content_words(without_figures(words, idioms=True))
    return contains(source, words) or (
        bool(find_figures(words, idioms=True)) and beside <= content_words(source)
    )


def is_about(stem: str, source: str, lang: Lang) -> bool:
    """Whether a question has its words from ``source``, but those that questions are made with."""
    placed = notice("quiz_placed", lang, title="", stem=notice("quiz_apart", lang, told=""))
    words = content_words(_ASKED.sub(" ", stem.replace(BLANK, " ")))
    words -= content_words(f"{placed}\n{_FRAMES[lang]}")
    return bool(words) and len(words & content_words(source)) >= MIN_ABOUT * len(words)


def unplaced(stem: str, lang: Lang) -> str:
    """A statement without the "According to" that stands before it; see `facts.placed`."""
    placing = re.escape(notice("quiz_placed", lang, title="□", stem="").strip())
    return re.sub(f"^{placing.replace('□', '.*?')}", "", stem)


def fills(stem: str, key: str, source: str) -> bool:
    """Whether the key is what ``source`` has in the place of the blank, or of "how many", of a stem
    that is worded like it; of any other stem it may be.
    """
    asks = BLANK not in stem
    blanked = _ASKED.sub(BLANK, stem, count=1) if asks else stem
    if blanked.count(BLANK) != 1:
        return True
    before, after = map(_plain, blanked.split(BLANK))
    before, after, here = before[-_EDGE:], after[:_EDGE], _plain(key)
    # 多少公里 leaves the unit of the key in the stem.
    most = len(after) if asks else 0
    unit = next(after[:n] for n in range(most, -1, -1) if here.endswith(after[:n]))
    worded = f"{before}{here}{after.removeprefix(unit)}"
    if len(before + after) < _TELLS or worded in _plain(source):
        return True
    asked = find_figures(key)
    stated = [find_figures(words + unit) for words in _between(before, after, source)]
    return not stated or any(
        len(asked) == len(each) == 1 and same_figure(asked[0], each[0]) for each in stated
    )


def _between(before: str, after: str, source: str) -> list[str]:
    """What ``source`` has between those words, from its beginning or to its end without one."""
    low, high = (r"\W*".join(map(re.escape, edge)) for edge in (before, after))
    return re.findall(rf"{low or '^'}\W*(.*?)\W*{high or '$'}", source, _ANYWHERE)


def contains(source: str, words: str) -> bool:
    """Whether ``words`` stand in ``source`` one after the other, whatever the marks and spaces."""
    plain = _plain(words)
    return bool(plain) and plain in _plain(source)


def strangers(claim: str, known: str, lang: Lang) -> list[str]:
    """The words of a claim that are in none of the ``known`` ones."""
    held = frozenset(tokens(f"{known}\n{_FRAMES[lang]}"))
    said = without_figures(claim, idioms=True)
    if lang == "en":
        return sorted(invented(said.lower(), [known, _FRAMES["en"]]))
    names = [name for name in exact_names(said) if name not in held and not name.isdigit()]
    return [*names, *(word for run in _HAN.findall(said) for word in _unheard_of(run, held))]


def _unheard_of(run: str, held: frozenset[str]) -> Iterator[str]:
    """Stretches of Han characters that make no pair of the ``held`` ones."""
    paired = [char + after in held for char, after in pairwise(run)]
    strange = "".join(
        "□" if before or after else char
        for char, before, after in zip(run, [False, *paired], [*paired, False], strict=True)
    )
    for word in strange.split("□"):
        if len(word) > 1 and not _JOINS.issuperset(word):
            yield word


def share(text: str, known: str) -> float:
    """The share (0 to 1) of the words of ``text`` that are ``known``."""
    words = content_words(text)
    return len(words & content_words(known)) / len(words) if words else 0.0


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
