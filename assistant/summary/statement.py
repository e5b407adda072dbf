"""Sentences that can be understood alone: what an item is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.figures import Figure, find_figures
from assistant.figures.dates import MONTHS
from index.script import width
from index.sentences import sentences
from index.tokens import content_words
from index.types import Lang

from .source import Said, Source

_SHORTEST, _LONGEST = 8, 110  # see `width`

# "The design value was 3.4": of what, a longer sentence is likelier to say.
_SAYS_WHICH = 16
_THE = re.compile(r"The [a-z]")

_LINKS = re.compile(
    r"(?:[-*•] +|第[一二三四五六七八九十]，"
    r"|(?:例如|又如|比如|首先|其次|再次|最后|同时|此外|另外|因此|所以|综上|不过|但是?|而且?"
    r"|一方面|另一方面|相关(?:数据|报告)显示|(?:根据)?公开信息)[，,：:]"
    r"|(?:For example|As another example|For instance|First|Second|Third|Finally|In sum"
    r"|At the same time|However|Moreover|In addition|Thus|Therefore|What is more"
    r"|On the (?:one|other) hand), )+"
)
# Words that mean something said elsewhere. At the beginning all of them do; further on, those
# that the sentence itself cannot have introduced.
_POINTS_BACK = re.compile(
    r"\W*(?:其(?!中|他|余|实|次)|该|这|那|此|它|他|她|本|前者|后者|上述|两者|二者|当时|结果|后来|由此"
    r"|当[年月天日晚]|同[年月日]|次[年月日]|翌[年日]"
    r"|从前|如今|多出来|实行|调整以后|其余|其中|另|也|还|又|再|但|而|则|就|却|与此|以下|以上|上去|今年|去年|明年"
    r"|(?:It|Its|They|Their|Them|He|His|She|Her|This|That|These|Those|Both|Such|Here|There|Some|And"
    r"|But|So|Or|Yet|Nor|Then|Another|Each|All|Neither|Most|One|Together|Today|Alongside|Of the)\b"
    r"|The (?:\w+ )?(?:part|step|reason|point|question|problem|purpose)\b"
    r"|The (?:first|second|third|other|same|change|former|latter|rest|result|idea|decision|episode"
    r"|money|latter|remaining|increase|survey)\b)"
)
_ELSEWHERE = re.compile(
    r"该|这[一种些个样条位里次]|这是|那[一种些个时样]|上述|后者|前者|此[类次举前后]|(?<![其吉])他(?!人)"
    r"|她|它|当时|同期|前述|[我您你咱]|第[一二三四五六]个"
    r"|[两三四五](?:条|个|家|座|项|种|类)[^，。]{0,4}(?:合计|均|都|分别|加起来|一共)"
    r"|\b(?:I|we|our|us|you|your|my|me|he|she|his|hers?|him|this|these|those"
    r"|the (?:same|latter|former|change|(?:second|third)(?! (?:quarter|half))|other)"
    r"|last (?:year|month|week|winter|spring|summer|autumn|fall)|as above|below|here)\b"
)
# A sentence of a rendition that goes on about what the one before it named.
_FOLLOWS_ON = re.compile(r"(?:The|On the) [a-z]|On \w+, for example")
_ASIDE = re.compile(r"(?<=:) for example,|, for example(?=,)")
# A month begins with a capital, but nothing is said of it.
_DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_PRONOUN = re.compile(r"\b(?:it|its|they|their|them)\b", re.IGNORECASE)
# What was said by somebody, or is a step to take (the numbered lines of a list).
_SPOKEN = re.compile(r"^\d{1,2}[.)、] *(?!\d)|^\W*(?:问|答|Q|A)[：:]|^[“\"「'‘]|[?？]|……|\.\.\.")
_PAIRS = ("“”", "（）", "()", "《》", "「」", "【】")
_END = re.compile(r"[。！.!][”’\")）]?$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or a part of one, that needs no other to be understood.

    ``text`` ends with its full stop. ``said`` is the sentence of the document that it renders.
    """

    text: str
    said: Said
    lang: Lang

    @property
    def figures(self) -> list[Figure]:
        """Its figures, in order."""
        return find_figures(self.text)

    @property
    def section(self) -> tuple[str, ...]:
        """The headings over it, in the language it is read in."""
        return self.said.excerpt.path


def statements(source: Source) -> Iterator[Statement]:
    """The statements of a document, in order."""
    read_in = source.read_in
    for said in source.sentences():
        for start, end in sentences(said.text):
            if start and _FOLLOWS_ON.match(said.text, start):
                continue
            for part in _parts(said.text[start:end], read_in):
                text = _ASIDE.sub("", _LINKS.sub("", part.strip(), count=1))
                text = text[:1].upper() + text[1:]
                if stands_alone(text):
                    yield Statement(text, said, read_in)


def stands_alone(text: str) -> bool:
    """Whether a reader who sees nothing else knows what ``text`` is about."""
    return (
        _SHORTEST <= width(text) <= _LONGEST
        and _END.search(text) is not None
        and not _SPOKEN.search(text)
        and not _POINTS_BACK.match(text)
        and not _ELSEWHERE.search(_unquoted(text))
        and not _dangles(text)
        and (width(text) >= _SAYS_WHICH or not _THE.match(text))
        and all(text.count(pair[0]) == text.count(pair[-1]) for pair in _PAIRS)
        and text.count('"') % 2 == 0
    )


def begins_alone(text: str) -> bool:
    """Whether a reader who knows its headings knows what ``text`` goes on about."""
    text = _LINKS.sub("", text, count=1)
    return not _POINTS_BACK.match(text) and not _SPOKEN.search(text)


def shares_words(one: str, other: str) -> float:
    """The share (0 to 1) of the words of the shorter text that the other has too."""
    words, others = content_words(one), content_words(other)
    return len(words & others) / max(1, min(len(words), len(others)))


def _parts(text: str, lang: Lang) -> Iterator[str]:
    """The text, or the parts that semicolons make of it where each begins with a subject of its own
    or a date.
    """
    mark, stop = ("；", "。") if lang == "zh" else ("; ", ".")
    parts = text.split(mark)
    if len(parts) == 1 or not all(map(_begins_anew, parts)):
        yield text
        return
    for part in parts[:-1]:
        yield part.strip() + stop
    yield parts[-1]


def _begins_anew(part: str) -> bool:
    dates = [f for f in find_figures(part) if f.kind == "date" and f.value >= 10**7]
    return bool(dates) and dates[0].start <= len("In the year ")


def _unquoted(text: str) -> str:
    return re.sub(r"“[^”]*”|《[^》]*》|\"[^\"]*\"", "“”", text)


def _dangles(text: str) -> bool:
    """Whether an English pronoun comes before anything it could stand for."""
    found = _PRONOUN.search(text)
    if found is None:
        return False
    before = _DATED.sub("", text[: found.start()])
    named = re.search(r"[A-Z]\w+.{3,}|\b(?:a|an|the|The|A|An) \w+", before[1:])
    return named is None
