"""Pairs of words of which each says the opposite of the other, in both languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.tokens import content_words, tokens
from index.types import Lang

from .negation import deny, segments, words_beside

# How far before a word a denial of it may stand, in characters.
_NEAR: dict[Lang, int] = {"zh": 5, "en": 18}
# The share of its other words that a segment has in common with one about the same.
_MOST, _NEARLY_ALL = 0.5, 0.8
# Whether a pair is told apart by itself, or only beside the same word: "before meals" is the
# opposite of "after meals", not of "after 2019".
_Beside = Literal["", "after", "before"]


@dataclass(frozen=True, slots=True)
class Opposites:
    """The two sides of a pair. What takes the one for granted is ``denied`` by the other; what is
    told of one that is ``contrasted`` is no answer of the other.
    """

    sides: tuple[re.Pattern[str], re.Pattern[str]]
    denied: bool = False
    contrasted: bool = False
    beside: _Beside = ""


class _Mark(NamedTuple):
    """Which side of a pair a segment has, whether by denying the other, and the word beside it
    where that tells.
    """

    side: bool
    denied: bool
    beside: str


def _pair(
    one: str,
    other: str,
    *,
    denied: bool = False,
    contrasted: bool = False,
    beside: _Beside = "",
) -> Opposites:
    first, second = (re.compile(side, re.IGNORECASE) for side in (one, other))
    return Opposites((first, second), denied, contrasted, beside)


#: What goes up, what goes down.
RISES_OR_FALLS = _pair(
    r"上升|上涨|增长(?![率点速放停])|增加|提高|攀升|上调|回升|大增|\b(?:r[io]se[sn]?|rising"
    r"|grow(?:s|n|ing)?|growth(?! (?:rate|slow\w*|stall\w*|eas\w+))|grew|increas\w+|climb\w*"
    r"|went up|soar\w*|up(?= (?:by )?\d))\b",
    r"下降|下跌|减少|降低|下滑|萎缩|下调|回落|大减|\b(?:f[ae]ll\w*|decreas\w+"
    r"|declin\w+(?! (?:an?|the|to|his|her|their|it)\b)|dropp?\w*|shr[aiu]nk\w*|went down"
    r"|plung\w+|down(?= (?:by )?\d))\b",
    denied=True,
)

OPPOSITES = (
    _pair(
        r"接纳|拥抱|欢迎|开放|\b(?:open(?:s|ed|ing)?|embrac\w+|welcom\w+|admit\w*)\b",
        r"封闭|排斥|排外|拒之门外|只认|不让|关闭"
        r"|\b(?:shut\w*|clos(?:ed?|es|ing)(?! to| by)|exclud\w+"
        r"|ban(?:s|ned)?|lock\w* out|keep\w* out)\b",
        denied=True,
    ),
    RISES_OR_FALLS,
    _pair(
        r"盈利|赚钱|赚了|净?利润|\bprofit\w*\b",
        r"亏损|亏钱|亏了|赔了|\b(?:loss(?:es)?|los(?:t|ing) money|in the red)\b",
        denied=True,
    ),
    _pair(
        r"扩大|扩张|扩建|\b(?:expand\w*|expansion)\b",
        r"缩小|收缩|缩减|裁撤|\b(?:shr[aiu]nk\w*|cut back|downsiz\w+)\b",
        denied=True,
    ),
    _pair(
        r"通过了|批准|同意|获批|\b(?:approv\w+|accept\w*|agreed|in favou?r)\b",
        r"否决|驳回|反对|拒绝|\b(?:reject\w*|turn\w* (?:\w+ ){0,3}down|against|veto\w*"
        r"|declin\w+ (?:an?|the|to|his|her|their|it))\b",
        denied=True,
    ),
    _pair(
        r"提前|\b(?:early|ahead of)\b",
        r"推迟|延期|延后|晚了|\b(?:late|delay\w*|postpon\w+|behind schedule)\b",
        denied=True,
    ),
    _pair(
        r"接受|领取|领了|收下|答应",
        r"推掉|推辞|谢绝|婉拒|回绝|拒绝",
        denied=True,
    ),
    _pair(r"打开|开启|开门|开着", r"关闭|关上|关门|关着"),
    _pair(
        r"开机|\b(?:switch|turn)\w* (?:it |them )?on\b",
        r"关机|\b(?:switch|turn)\w* (?:it |them )?off\b",
    ),
    _pair(r"顺时针|(?<![a-z-])clockwise", r"逆时针|(?:anti|counter)-?clockwise"),
    _pair(r"左[侧边转面手]|\b(?:on|to) the left\b", r"右[侧边转面手]|\b(?:on|to) the right\b"),
    _pair(r"室内|\bindoors?\b", r"室外|户外|\boutdoors?\b"),
    _pair(r"加快|加速|提速|\b(?:accelerat\w+|sped up|faster)\b", r"放缓|减速|放慢|\bslow\w*\b"),
    _pair(r"成功|\bsuc(?:ceed\w*|cess\w*)\b", r"失败|\bfail(?:s|ed|ing|ures?)?\b"),
    _pair(r"赞成|支持|\b(?:support\w*|favou?r\w*)\b", r"反对|抵制|\b(?:oppos\w+|against)\b"),
    _pair(r"出口|\bexport\w*\b", r"进口|\bimport(?:s|ed|ing)?\b", contrasted=True),
    _pair(
        r"国内|\bdomestic(?:ally)?\b|\bat home\b",
        r"海外|国外|境外|\b(?:overseas|abroad|foreign)\b",
        contrasted=True,
    ),
    _pair(r"线上|网上|\bonline\b", r"线下|\b(?:offline|in-store)\b", contrasted=True),
    _pair(
        r"男(?:性|士|生|车主|用户)|\b(?:men|male)\b",
        r"女(?:性|士|生|车主|用户)|\b(?:women|female)\b",
        contrasted=True,
    ),
    _pair(
        r"最高|最大|\b(?:highest|maximum|top)\b",
        r"最低|最小|\b(?:lowest|minimum)\b",
        contrasted=True,
        beside="after",
    ),
    _pair(r"现任|\bcurrent\b", r"前任|\bformer\b", beside="after"),
    _pair(
        r"所有|全部|全体|\b(?:all|every)(?: the)?\b",
        r"(?<!大)部分|一些|有些|个别|\bsome(?: of)?(?: the)?\b",
        beside="after",
    ),
    _pair(r"\bbefore\b", r"\bafter\b", beside="after"),
    _pair(r"之?前(?![往来任者列进提])", r"之?后(?![来者续备面])", beside="before"),
)


def turns_to_opposite(claim: str, source: str, lang: Lang) -> bool:
    """Whether a segment of ``claim`` has the one side of a pair where that of ``source`` which has
    most of its other words has the other side alone.

    One that is denied may be either: "no longer closed" is open.
    """
    told = segments(source)
    return any(_is_turned(said, told, pair, lang) for said in segments(claim) for pair in OPPOSITES)


def says_by_opposites(claim: str, source: str, lang: Lang, source_lang: Lang) -> bool:
    """Whether what ``claim`` denies is one side of a pair, of which ``source`` has the other: "not
    open" of "closed".
    """
    for pair in OPPOSITES:
        marks = [mark for said in segments(claim) for mark in _marks(said, pair, lang)]
        if any(mark.denied and mark.side in sides(source, pair, source_lang) for mark in marks):
            return True
    return False


def _is_turned(said: str, told: Sequence[str], pair: Opposites, lang: Lang) -> bool:
    own = [*_marks(said, pair, lang)]
    if len({mark.side for mark in own}) != 1:
        return False
    beside = {mark.beside for mark in own}
    rest = _words_without(said, pair, lang)
    least = (_NEARLY_ALL if pair.beside else _MOST) * len(rest)
    same = other = (0, 0)
    words: frozenset[str] = frozenset()
    for segment in told:
        its = _words_without(segment, pair, lang)
        # "Sales rose in 2022 and fell in 2023": what names nothing new is about what came before.
        words = its if any(not word.isdigit() for word in its) else its | _but_digits(words)
        marks = [mark for mark in _marks(segment, pair, lang) if mark.beside in beside]
        shared = rest & words
        score = (sum(word.isdigit() for word in shared), len(shared))
        if any(mark.side == own[0].side for mark in marks):
            same = max(same, score)
        elif marks and len(shared) >= least:
            other = max(other, score)
    return other > same


def _words_without(segment: str, pair: Opposites, lang: Lang) -> frozenset[str]:
    """The words of a segment beside those of a pair."""
    one, other = pair.sides
    return frozenset(words_beside(one.sub(" ", other.sub(" ", segment)), lang))


def _but_digits(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not word.isdigit())


def sides(text: str, pair: Opposites, lang: Lang) -> set[bool]:
    """Which sides of a pair ``text`` has: False for the first, True for the other."""
    return {mark.side for each in segments(text) for mark in _marks(each, pair, lang)}


def _marks(segment: str, pair: Opposites, lang: Lang) -> Iterator[_Mark]:
    for place, pattern in enumerate(pair.sides):
        for found in pattern.finditer(segment):
            near = segment[max(0, found.start() - _NEAR[lang]) : found.start()]
            beside = word_beside(segment, found, pair.beside)
            denied = deny(near, lang) is not None
            yield _Mark(bool(place) != denied, denied, beside)
            if denied:  # "not suitable for outdoor use" is not for indoor use either
                yield _Mark(bool(place), False, beside)


def word_beside(text: str, found: re.Match[str], beside: _Beside) -> str:
    """The word before or after what was found in ``text``, in Chinese two characters of it."""
    if beside == "before":
        return text[max(0, found.start() - 2) : found.start()]
    if not beside:
        return ""
    after = text[found.end() :].lstrip("的地 ")
    kept = content_words(after)
    return next((word for word in tokens(after) if word in kept), "")


def other_side(one: str, other: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Where each of two texts has one side alone of a pair that denies the other's."""
    for pair in OPPOSITES:
        mine, its = ([pattern.search(text) for pattern in pair.sides] for text in (one, other))
        for first, second in (mine, its), (mine[::-1], its[::-1]):
            if pair.denied and first[0] and second[1] and not first[1] and not second[0]:
                yield first[0], second[1]
