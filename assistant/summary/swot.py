"""What a document holds to be strong, weak or at risk, in a table. By code, from cue words."""

import re
from collections import Counter

from assistant.wording import notice

from .source import Source
from .statement import Statement, statements
from .types import Part, Row, Summary

# Of each kind, and of one section for a kind.
_MOST, _OF_A_SECTION = 6, 2
_CUES = {
    "strength": re.compile(
        r"优势|领先|优于|超越|第一|首个|首款|唯一|突破|壁垒|护城河|冠军|纪录|难以复制|背书"
        r"|\b(?:advantages?|lead(?:s|ing|ers?)|better than|surpass\w*|outperform\w*|record"
        r"|barriers?|moat|breakthroughs?|hard to copy|strengths?|endorsement)\b",
        re.IGNORECASE,
    ),
    "weakness": re.compile(
        r"不足(?!\d)|短板|弱点|劣势|欠缺|落后|失衡|依赖|漏洞|瓶颈|过长|下滑|脱节"
        r"|\b(?:weak(?:ness(?:es)?|er)?|lacks?|shortcomings?|falls? short|lags? behind|imbalance\w*"
        r"|dependen(?:t|ce)|relies heavily|bugs?|bottlenecks?|too long|declin\w+|delays?)\b",
        re.IGNORECASE,
    ),
    "risk": re.compile(
        r"风险|隐忧|危机|隐患|质疑|不确定|崩塌|负面|挑战|威胁"
        r"|\b(?:risks?|concerns?|cris[ie]s|uncertain(?:ty)?|collapse|negative|challenges?|threat\w*)\b",
        re.IGNORECASE,
    ),
}
# What a heading says of all under it counts as much as so many words.
_HEADED = 2


def swot(source: Source) -> Summary:
    """Sentences of the document under strengths, weaknesses and risks, each in one kind."""
    ranked: dict[str, list[tuple[int, Statement]]] = {kind: [] for kind in _CUES}
    for each in statements(source):
        headings = " ".join((*each.section, *each.said.excerpt.section))
        worth = {kind: _worth(cue, each.text, headings) for kind, cue in _CUES.items()}
        kind = max(worth, key=lambda kind: worth[kind])
        if worth[kind]:
            ranked[kind].append((worth[kind], each))
    names = dict(zip(_CUES, notice("swot_kinds", source.lang).strip().split(" | "), strict=True))
    rows: list[Row] = []
    for kind, found in ranked.items():
        for each in _taken(sorted(found, key=lambda pair: (-pair[0], pair[1].said.span))):
            cells = (names[kind], each.section[-1] if each.section else "", each.text)
            rows.append(Row(cells, (source.cite(each.said, len(rows) + 1),)))
    header = tuple(notice("swot_header", source.lang).strip().split(" | "))
    return Summary("swot", source.title, source.lang, (Part((), tuple(rows), header),))


def _worth(cue: re.Pattern[str], text: str, headings: str) -> int:
    """How many cue words a text has, more where a heading over it has one; 0 without any."""
    words = {match[0].lower() for match in cue.finditer(text)}
    return len(words) + _HEADED * bool(cue.search(headings)) if words else 0


def _taken(ranked: list[tuple[int, Statement]]) -> list[Statement]:
    """The first of each section, in the order of the document."""
    counts: Counter[tuple[str, ...]] = Counter()
    taken: list[Statement] = []
    for _, each in ranked:
        if len(taken) < _MOST and counts[each.section] < _OF_A_SECTION:
            counts[each.section] += 1
            taken.append(each)
    return sorted(taken, key=lambda each: each.said.span)
