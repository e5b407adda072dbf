"""What a document holds to be strong, weak or at risk, in a table. By code, from cue words."""

import re
from collections import Counter

from assistant.wording import notice

from .source import Said, Source, absent_notes
from .statement import begins_alone
from .types import Part, Row, Summary

# Of each kind, and of one section for a kind.
_MOST, _OF_A_SECTION = 6, 2
_CUES = {
    "strength": re.compile(
        r"优势|领先|优于|首个|首款|竞争力|护城河|冠军|难以(?:复制|逾越)|背书"
        r"|(?<!突破)(?<!打破)(?:[知识竞争共品牌生态技术深海]{2}|坚固的?)壁垒|(?:最高|历史|圈速)纪录"
        r"|\b(?:(?:competitive|cost|differentiated|latecomer's|strategic|core|overwhelming)"
        r" advantages?|competitiveness|outperform\w*|surpass\w*|better than|moats?|breakthroughs?"
        r"|(?:competitive|knowledge|consensus|brand|technical) barriers?|hard to copy"
        r"|(?:gave|given|won|wins) [^.;]*\bendorsement"
        r"|(?:broke|beat|new|lap|all-time)\b[^.;,]{0,12} records?)\b",
        re.IGNORECASE,
    ),
    "weakness": re.compile(
        r"不足(?!\d)|短板|弱点|劣势|欠缺|落后|失衡|依赖|漏洞|瓶颈|过长|下滑|脱节|困难|空缺|紧张"
        r"|没有解决|没有通过|尚未达到|投诉最多"
        r"|\b(?:weak(?:ness(?:es)?|er)?|lacks?|lacking|shortcomings?|shortfalls?|falls? short"
        r"|lags? behind|imbalance\w*|dependen(?:t|ce)|relies heavily|bugs?|flaws?|bottlenecks?"
        r"|too (?:long|low|warm|slow)|excessively|delays?|fragile|complaints?|no spare)\b",
        re.IGNORECASE,
    ),
    "risk": re.compile(
        r"风险(?!共担|投资)|隐忧|危机|隐患|质疑|不确定|崩塌|负面|威胁|困境"
        r"|\b(?:risks?(?! and benefits)|concerns? (?:about|over|that)|cris[ie]s|uncertain"
        r"|uncertainty(?! of)|collapse|negative|threat(?:s|en\w*)?|hazards?|dangers?"
        r"|without a second source)\b",
        re.IGNORECASE,
    ),
}
# What became better: a good measure that rose, a bad one that fell.
_BETTER = re.compile(
    r"(?:率|比例|得分|满意度)[^，。；]{0,12}(?:提高|提升|改善|上升|升到)(?!人)"
    r"|(?:亏损|成本|投诉件数|离职率|油耗|负债率)[^，。；]{0,20}(?:降|减少|低\d)"
    r"|\b(?:losses|consumption|complaints|emissions|costs)\b[^.;]{0,30}"
    r"\b(?:fell|dropped|were cut|went down)\b",
    re.IGNORECASE,
)
# Beside these no lead or record is a good one.
_BAD = re.compile(
    r"亏损|成本(?!优势)|支出|投诉|事故|延误|推迟|失败|没有通过|未能|质疑"
    r"|\b(?:loss(?:es)?|costs? of|complaints?|accidents?|delay\w*|fail\w*|lost|deficit)\b",
    re.IGNORECASE,
)
# Before a weakness or a risk: there is none, or no longer.
_NO = re.compile(
    r"(?:没有|并无|毫无|不再|避免|消除|消解|化解|克服|摆脱)[^，。；]{0,8}$"
    r"|\b(?:no|not|never|without|avoid\w*|reduc\w*|overc[ao]m\w*|dispel\w*|shar(?:es|ed|ing)"
    r"|free of)(?: \w+){0,3} $",
    re.IGNORECASE,
)
# What is planned or advised is neither, what is imagined no strength yet and no weakness, and a
# weakness that may come is a risk.
_PLANNED = re.compile(
    r"计划|打算|争取|需要(?:进一步)?|要化解|\b(?:should|plans? to|needs?)\b", re.IGNORECASE
)
_WOULD = re.compile(r"\bwould\b")
_MAY = re.compile(r"可能|倘若|一旦|若|\b(?:may|might|could|if)\b", re.IGNORECASE)
# What a heading says of all under it counts as much as so many words.
_HEADED = 2


def swot(source: Source) -> Summary:
    """Sentences of the document under strengths, weaknesses and risks, each in one kind; what is as
    much of a strength as of another, planned or denied is in none.
    """
    ranked: dict[str, list[tuple[int, Said]]] = {kind: [] for kind in _CUES}
    for said in source.sentences():
        text = said.text.strip()
        if begins_alone(text) and not _PLANNED.search(text):
            headings = " ".join((*said.excerpt.path, *said.excerpt.section))
            kind, worth = _kind(text, headings)
            if worth:
                ranked[kind].append((worth, said))
    names = dict(zip(_CUES, notice("swot_kinds", source.lang).strip().split(" | "), strict=True))
    rows: list[Row] = []
    for kind, found in ranked.items():
        for each in _taken(sorted(found, key=lambda pair: (-pair[0], pair[1].span))):
            section = each.excerpt.path[-1] if each.excerpt.path else ""
            cells = (names[kind], section, each.text.strip())
            rows.append(Row(cells, (source.cite(each, len(rows) + 1),)))
    header = tuple(notice("swot_header", source.lang).strip().split(" | "))
    absent = [names[kind] for kind, found in ranked.items() if not found]
    notes = (*source.own_words, *absent_notes(absent, source.lang))
    return Summary("swot", source.title, source.lang, (Part((), tuple(rows), header),), notes)


def _kind(text: str, headings: str) -> tuple[str, int]:
    """Which kind a sentence is of, and how many cue words say so, more where a heading over it has
    one; 0 where none does, or as many say that it is strong as that it is not.
    """
    counts = {kind: len(words) for kind, words in _cues(text).items()}
    worth = {
        kind: count + _HEADED * bool(_CUES[kind].search(headings)) if count else 0
        for kind, count in counts.items()
    }
    first, second, *_ = sorted(worth, key=lambda kind: -worth[kind])
    # A fact that is a weakness may bear a risk, but nothing is strong and weak at once.
    alike = worth[first] == worth[second] and first == "strength"
    return first, 0 if alike else worth[first]


def _cues(text: str) -> dict[str, set[str]]:
    """The different cue words of each kind that a text has and does not deny."""
    found: dict[str, set[str]] = {kind: set() for kind in _CUES}
    imagined, bad = _WOULD.search(text), _BAD.search(text)
    for kind, cue in _CUES.items():
        for word in cue.finditer(text):
            before = text[: word.start()]
            if kind == "strength":
                holds = not (imagined or bad)
            else:
                holds = not (_NO.search(before) or (kind == "weakness" and imagined))
            if holds:
                coming = kind == "weakness" and _MAY.search(before)
                found["risk" if coming else kind].add(word[0].lower())
    if better := _BETTER.search(text):
        found["strength"].add(better[0])
    return found


def _taken(ranked: list[tuple[int, Said]]) -> list[Said]:
    """The first of each section, in the order of the document."""
    counts: Counter[tuple[str, ...]] = Counter()
    taken: list[Said] = []
    for _, each in ranked:
        section = each.excerpt.section
        if len(taken) < _MOST and counts[section] < _OF_A_SECTION:
            counts[section] += 1
            taken.append(each)
    return sorted(taken, key=lambda each: each.span)
