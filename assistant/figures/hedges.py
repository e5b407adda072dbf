"""The words beside a figure that make it approximate: 近, 超, 左右, "nearly", "more than"."""

import re
from dataclasses import replace

from .figure import Approx, Figure

_BEFORE: dict[Approx, str] = {
    "nearly": "将近 接近 近 nearly almost close_to approaching",
    "under": "不到 不足 未满 低于 少于 至多 最多 不超过 不高于 不多于 under less_than fewer_than"
    " below at_most up_to not_more_than no_more_than",
    "about": "大约 大概 约 差不多 about around roughly approximately some circa",
    "over": "超过 超出 超 逾 突破 破 多于 高于 至少 不少于 不低于 more_than over above at_least"
    " exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing beyond topped past"
    " passed upwards_of not_less_than no_less_than no_fewer_than",
}
# Words that end like a hedge: "租约2027年到期", "最近3年", "打破3项纪录".
_NO_HEDGE = re.compile(r"(?:[租合条契签节违预公纽邀履续毁婚]约|[最附邻新]近|[打攻爆]破|高超)$")
# The longest first: 不低于 is not 低于.
_WORDS = sorted(
    (
        (word.replace("_", " "), approx)
        for approx, words in _BEFORE.items()
        for word in words.split()
    ),
    key=lambda pair: -len(pair[0]),
)
_LONGEST = max(len(word) for word, _ in _WORDS)
_AFTER: dict[Approx, re.Pattern[str]] = {
    "about": re.compile(r"\s?(?:左右|上下|or so(?![a-z]))"),
    "over": re.compile(r"\s?(?:以上|有余|or more(?![a-z]))"),
    "under": re.compile(r"\s?(?:以下|以内|or (?:less|fewer)(?![a-z]))"),
}

# "两年多", of what is measured; "比2023年多" is no hedge, nor "多少".
_SOME_MORE = re.compile(r"多(?=[，。；、的了以来前后时]|$)")


# "$650,000 over three years", all of which they are; "for over three years" is a hedge.
_ALL_OF = re.compile(
    r"(?<!\bfor)(?<!\bof)(?<!\bin)(?<!\bis)(?<!\bwas)(?<!\bafter)(?<!\bto)(?<!\btook)(?<!\btakes)"
    r"(?<!\blasts)(?<!\blasted)(?<!\bspent)(?<!\bbeen)(?<!^) over (?:the )?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r" (?:ago|later|earlier|before|old)\b")
_LASTING = ("time", "months")


def hedged(text: str, figure: Figure) -> Figure:
    """``figure`` with the hedge that stands beside it in ``text``, if any."""
    if figure.approx:
        return figure
    for approx, pattern in _AFTER.items():
        if pattern.match(text, figure.end):
            return replace(figure, approx=approx)
    if figure.kind == "number" and figure.unit and _SOME_MORE.match(text, figure.end):
        return replace(figure, approx="over")
    before = text[max(0, figure.start - _LONGEST - 6) : figure.start]
    lasting = figure.kind == "number" and figure.measure.dimension in _LASTING
    if lasting and _ALL_OF.search(before) and not _SINCE.match(text, figure.end):
        return figure
    approx = _before(before)
    return replace(figure, approx=approx) if approx else figure


def _before(text: str) -> Approx:
    spaced = text[-1:].isspace()
    text = text.rstrip().lower().removesuffix(" the").removesuffix(" a")
    if _NO_HEDGE.search(text):
        return ""
    for word, approx in _WORDS:
        if text.endswith(word):
            inside = text[: -len(word)]
            if not word.isascii() or (spaced and not inside[-1:].isalpha()):
                return approx
    return ""
