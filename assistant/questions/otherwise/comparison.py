"""What is more, or better, than something, where a question finds it less."""

import re
from collections.abc import Iterator

from assistant.figures import find_figures
from index.tokens import content_words

from .alike import QUESTION_WORDS, SAME, TAIL_ZH, alike, of_one

_BETTER, _WORSE = "better", "worse"
# What is more than another, and what it is more than.
_GRADES = {
    "more": r"[高多大长重宽深贵久]于|超过|\b(?:more|higher|larger|bigger|greater|heavier|longer)\b"
    r"(?: [\w'’-]+){0,3}? than|\b(?:above|exceed(?:s|ed|ing)?)",
    "less": r"[低少小短轻窄浅]于|\b(?:fewer|less|lower|smaller|shorter|lighter)\b"
    r"(?: [\w'’-]+){0,3}? than|\bbelow",
    _BETTER: r"[优好强]于|胜过|\bbetter\b(?: [\w'’-]+){0,3}? than|\boutperform\w*",
    _WORSE: r"不如|不及|逊于|逊色于|[差弱]于|\bworse\b(?: [\w'’-]+){0,3}? than",
}
_THAN = {
    grade: re.compile(rf"(?:{words})(?P<thing>[^，。？！；,.?!;]{{2,40}})", re.IGNORECASE)
    for grade, words in _GRADES.items()
}
_THAN_ZH = re.compile(
    r"(?<![占对性])比(?![例赛较重如])(?P<thing>[^，。；？]{2,20}?)[更还要又都]*(?P<grade>[高多大长重宽深贵久低少小短轻窄浅好优强差弱])"
)
_GRADE_ZH = {
    **dict.fromkeys("高多大长重宽深贵久", "more"),
    **dict.fromkeys("低少小短轻窄浅", "less"),
}
_GRADE_ZH |= {**dict.fromkeys("好优强", _BETTER), **dict.fromkeys("差弱", _WORSE)}
_AGAINST = {"more": "less", "less": "more", _BETTER: _WORSE, _WORSE: _BETTER}
_HEAD_ZH = re.compile(r"[\u4e00-\u9fff]{2}$")


def turns_the_comparison(question: str, source: str) -> bool:
    """Whether ``source`` finds more, or better, what ``question`` finds less than the same."""
    told = [*_comparisons(source)]
    for grade, thing, before in _comparisons(question):
        measured = _measured(before)
        same = [
            its
            for its, other, others in told
            if alike(thing, other) and of_one(measured, content_words(others), SAME)
        ]
        if _AGAINST[grade] in same and grade not in same:
            return True
    return False


def _comparisons(text: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """Each "more" or "less" of ``text``, the words of what it is than, and what stands before."""
    for grade, pattern in _THAN.items():
        for found in pattern.finditer(text):
            if all(figure.start for figure in find_figures(found["thing"])):
                yield grade, content_words(found["thing"]), text[: found.start()]
    for found in _THAN_ZH.finditer(text):
        yield _GRADE_ZH[found["grade"]], content_words(found["thing"]), text[: found.start()]


def _measured(before: str) -> frozenset[str]:
    """The words of what a question compares, which stand before the "more": in Chinese what they
    come to, 油耗 of 新渡轮的油耗.
    """
    before = QUESTION_WORDS.sub("", before)
    if before.isascii():
        return content_words(before) - {"whi"}
    head = _HEAD_ZH.search(TAIL_ZH.sub("", before))
    return frozenset({head.group()} if head else ())
