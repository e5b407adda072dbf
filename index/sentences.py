"""Sentence spans. Wikimedia's `sentencex` finds the ends; a few mends for Chinese stand on top.

sentencex knows abbreviations, decimals and quotations in many languages, and reports offsets.
Measured on our texts it fails in seven ways, each mended below and held by a test:
- a full stop is missed before a digit and after a closing bracket ("……认证。2024年，……");
- a sentence is ended by the mark inside a title or a quotation that it goes on after
  ("《女生爱买小米居然因为它？》，演绎……", "“为什么？”他又问。");
- the number of a list item becomes a sentence of its own ("1." / "Open the box."), and so does the
  code or name that what follows explains ("E4." / "The controller is too hot.");
- three dots end a sentence that goes on ("好...他走了");
- a sentence is ended by the initials of a name ("J.D. Power's list", "by H. G. Wells");
- in Chinese text it does not know English abbreviations ("雷军与Dr. Lei", "在U.S.市场").
"""

import re
from itertools import accumulate, pairwise

import sentencex  # type: ignore[import-untyped]

from index.script import HAN, is_chinese

_CHINESE_END = re.compile(r"[。！？][”’」』）]*")
_LATIN_DOT = re.compile(r"[A-Za-z]\.\s*$")
_CANNOT_START = re.compile(r"[，、；：。！？,;:!?.)）\]】》」』”’…—–·%％|]")
_ONLY_NUMBER = re.compile(r"(?:[（(]?\d{1,2}[.)）、．]|[A-Za-z一二三四五六七八九十][.)、]|[-*+•·])")
# In capitals or with a digit: not "Yes.", which is said.
_ONLY_LABEL = re.compile(r"(?=[A-Z]*\d|[A-Z]{2})[A-Z][A-Z\d-]{0,7}[.:]")
_ENDS_IN_DOTS = re.compile(r"(?:\.{3,}|…)[”’」』]?$")
#: What follows a quotation when the sentence goes on: who said it, or what it is called.
_SAID = re.compile(
    rf"[{HAN}A-Za-z·]{{0,8}}(?:问|問|说|說|道|喊|答|叫|写|寫|笑|表示|回应|回應|感叹|感嘆)"
)
_BELONGS = re.compile(r"[的这這等之和与與或及是成为為一]")
_SURE_END = re.compile(r"[。！？][”’」』）]*|(?<=[a-z]{4})[.!?][”’\"')]*\s+(?=[A-Z“\"])")
# Initials, of a name when a name follows: "J.D. Power's"; not "in the U.S. The firm …".
_INITIALS = re.compile(
    r"(?:^|[\s(“‘\"'])(?!(?:U\.[SKN]|E\.U|D\.C)\.$)[A-Z]\.(?: ?[A-Z]\.){1,2}$"
    r"|(?:^|\b[A-Z][\w'’-]+ )[A-Z]\.$"
)
_STARTS_A_SENTENCE = re.compile(
    r"(?:The|A|An|It|Its|He|She|They|We|I|You|This|That|These|Those|In|On|At|By|For|From|But|And|Or"
    r"|So|As|If|When|While|After|Before|There|Their|His|Her|Our|No|Not|What|Who|How|Why)\b"
)
_STRETCH = 4000
#: How many characters after a possible end are looked at.
_AHEAD = 40
_ENDS = "。！？!?…"
_CLOSES = {"“": "”", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")"}


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the whole sentences in ``text[start:end]``, as offsets into `text`, end exclusive.

    A line break always ends a sentence. Spans carry no white space at either end, are in order,
    do not overlap, and together hold every character of the range that is not white space.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        spans += _of_paragraph(line[0], start + line.start())
    return spans


def _of_paragraph(paragraph: str, offset: int) -> list[tuple[int, int]]:
    cuts = _missed_cuts(paragraph)
    for start, stretch in _stretches(paragraph):
        cuts |= {start} | {start + cut for cut in _library_cuts(stretch)}
    spans: list[tuple[int, int]] = []
    begin = 0
    for cut in [*sorted(cuts - {0}), len(paragraph)]:
        piece, rest = paragraph[begin:cut], paragraph[cut : cut + _AHEAD].lstrip()
        if rest and _goes_on(piece, rest):
            continue
        if stripped := piece.strip():
            lead = offset + begin + len(piece) - len(piece.lstrip())
            spans.append((lead, lead + len(stripped)))
        begin = cut
    return spans


def _library_cuts(text: str) -> set[int]:
    """Where sentencex starts a sentence. In Chinese it must agree with its English self on dots."""
    if not is_chinese(text):
        return {found["start_index"] for found in sentencex.get_sentence_boundaries("en", text)}
    cuts = {found["start_index"] for found in sentencex.get_sentence_boundaries("zh", text)}
    dotted = {cut for cut in cuts if _LATIN_DOT.search(text[max(cut - 8, 0) : cut])}
    if not dotted:
        return cuts
    # Its English self knows Dr. and U.S., but only as words between spaces: so a text of the same
    # length in which the Chinese beside Latin letters is blank, and all other Chinese some word.
    shadow = re.sub(r"[^\x00-\x7f](?=[A-Za-z])|(?<=[A-Za-z\d.])[^\x00-\x7f]", " ", text)
    shadow = re.sub(r"[^\x00-\x7f]", "X", shadow)
    english = sentencex.get_sentence_boundaries("en", shadow)
    ends = {len(shadow[: found["end_index"]].rstrip()) for found in english}
    return {cut for cut in cuts if cut not in dotted or len(text[:cut].rstrip()) in ends}


def _stretches(paragraph: str) -> list[tuple[int, str]]:
    """The paragraph as (start, text) of whole sentences: sentencex takes quadratic time."""
    starts = [0]
    for end in _SURE_END.finditer(paragraph):
        if end.end() - starts[-1] > _STRETCH:
            starts.append(end.end())
    return [(low, paragraph[low:high]) for low, high in pairwise([*starts, len(paragraph)])]


def _missed_cuts(paragraph: str) -> set[int]:
    held = _held(paragraph)
    ends = (found.end() for found in _CHINESE_END.finditer(paragraph))
    return {end for end in ends if not held[end - 1]}


def _held(paragraph: str) -> list[bool]:
    """For each character, whether the next one still stands in a quotation, title or bracket."""
    changes = [0] * (len(paragraph) + 1)
    waiting: list[tuple[str, int]] = []
    for place, char in enumerate(paragraph):
        if char in _CLOSES:
            waiting.append((_CLOSES[char], place))
        elif waiting and char == waiting[-1][0]:
            changes[waiting.pop()[1]] += 1
            changes[place] -= 1
    return [depth > 0 for depth in accumulate(changes)]


def _goes_on(piece: str, rest: str) -> bool:
    """Whether the sentence that `piece` seems to end goes on in `rest`."""
    stripped = piece.strip()
    if not stripped or _CANNOT_START.match(rest):
        return True
    if _ONLY_NUMBER.fullmatch(stripped) or _ONLY_LABEL.fullmatch(stripped):
        return True
    if stripped.endswith("》"):
        return True
    if _INITIALS.search(stripped):
        return re.match("[A-Z]", rest) is not None and not _STARTS_A_SENTENCE.match(rest)
    if _ENDS_IN_DOTS.search(stripped):
        return re.match(f"[a-z{HAN}]", rest) is not None
    if stripped[-1] == "）":  # a bracket in mid-sentence, unless a sentence began with it
        before = stripped[: stripped.rfind("（")].rstrip()
        return before != "" and before[-1] not in _ENDS
    return _quotation_goes_on(stripped, rest)


def _quotation_goes_on(piece: str, rest: str) -> bool:
    if piece[-1] not in "”」』" or not re.match(f"[{HAN}]", rest):
        return False
    opened = max(piece.rfind(mark) for mark in "“「『")
    before = piece[:opened].rstrip() if opened >= 0 else ""
    if not before or before[-1] in _ENDS:
        return _SAID.match(rest) is not None  # “为什么？”他又问。
    if before[-1] in "：:，,":
        return False  # 他问：“真的吗？”她说是。
    # 面对“为什么造车？”的提问 goes on; 他说“不。”但是…… does not.
    return piece[-2:-1] in "？！?!" or _BELONGS.match(rest) is not None
