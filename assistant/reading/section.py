"""A question after what one section says: a verified sentence for each of its parts. Or after where
the article has some words of its own.

A search finds passages by what they say, and a heading often says it in other words: the one who
names a section, or words that stand in the article, is taken at the word.
"""

import re
from collections.abc import Sequence

from .excerpts import Excerpt, Span

# Sentences that have the words asked for, at most.
_PLACES = 3

#: The longest name, in characters, that a section is asked after by.
LONGEST = 200
_NAME = rf"[“\"「『《'‘]?(?P<name>[^“”\"「」『』]{{2,{LONGEST}}}?)[”\"」』》'’]?"
_SECTION_ZH = r"(?:这|那|该|本)?一?(?:小节|节|章|部分|段)"
_SECTION_EN = r"(?:the |this )?(?:section|part|chapter)(?: (?:on|about|called|titled|named))?"
_ASKS = re.compile(
    rf"{_NAME}{_SECTION_ZH}(?:的?内容)?(?:主要|大概|大致|都|是)*"
    r"(?:讲|说|写|谈|介绍|论述|讨论)(?:的|了)?(?:是)?些?(?:什么|啥|哪些)(?:内容|东西)?"
    rf"|(?:请|帮我|给我)*(?:总结|概括|归纳|介绍)(?:一下)?{_NAME.replace('name', 'summed')}"
    rf"{_SECTION_ZH}(?:的(?:主要)?内容)?"
    rf"|what (?:does|do) {_SECTION_EN} {_NAME.replace('name', 'says')}"
    r" (?:mainly |really )?(?:say|discuss|cover|argue|describe|tell)(?: us)?"
    rf"|what(?:['’]s| is) {_SECTION_EN} {_NAME.replace('name', 'about')} (?:mainly |really )?about"
    rf"|(?:please )?(?:summari[sz]e|outline|sum up) {_SECTION_EN} "
    rf"{_NAME.replace('name', 'outlined')}",
    re.IGNORECASE,
)
# Narrow, for "what does it say about …" asks for more than the sentence that has the words.
_ASKS_WHERE = re.compile(
    r"文章(?:在)?(?:哪里|哪儿)(?:说|提)到了?[“「](?P<zh>[^“”「」]+)[”」]"
    r"|where does the article (?:speak of|mention) [“\"](?P<en>[^“”\"]+)[”\"]",
    re.IGNORECASE,
)
#: A place inside neither a word of letters nor a figure: "5%" does not stand in "12.5%".
WHOLE = r"(?!(?<=[A-Za-z])[A-Za-z]|(?<=\d)[.,]?\d|(?<=\d[.,])\d)"
_NUMBERED = re.compile(
    r"^(?:\d+(?:\.\d+)*(?:[.、．)]|\s)|[一二三四五六七八九十]+[、．.]|[（(].{1,3}[)）])\s*"
)
_AROUND = " 。！？.!?，,\n"
_INNER = str.maketrans('“”"「」『』', "‘’'‘’‘’")


def heading(title: str) -> str:
    """A section's heading without its number, as a reader would name it."""
    return _NUMBERED.sub("", title).strip() or title


def named(title: str) -> str:
    """A section's heading as it can stand in quotation marks, its own turned into inner ones."""
    return heading(title).translate(_INNER)


def asks_for_a_part(question: str) -> bool:
    """Whether ``question`` is worded as one after what a section says, or after where some words
    stand: `section_asked` and `places_asked` find nothing for any other.
    """
    plain = question.strip(_AROUND)
    return any(pattern.fullmatch(plain) for pattern in (_ASKS, _ASKS_WHERE))


def section_asked(question: str, excerpts: Sequence[Excerpt]) -> list[Excerpt]:
    """The excerpts of the section that ``question`` names and asks the contents of; else none.

    Headings may be named in the language of the article or that of its rendition.
    """
    found = _ASKS.fullmatch(question.strip(_AROUND))
    if found is None:
        return []
    name = _bare(next(filter(None, found.groups())))
    return [
        each for each in excerpts if name in {_bare(title) for title in (*each.path, *each.section)}
    ]


def places_asked(question: str, excerpts: Sequence[Excerpt]) -> list[tuple[Excerpt, Span]]:
    """The first sentences that hold the words which ``question`` asks the place of, each with its
    excerpt; else none.
    """
    found = _ASKS_WHERE.fullmatch(question.strip(_AROUND))
    if found is None:
        return []
    words = (found["zh"] or found["en"]).strip()
    if not any(map(str.isalnum, words)):
        return []
    whole = re.compile(WHOLE + re.escape(words) + WHOLE)
    return [
        (each, span)
        for each in excerpts
        for span in each.sentences()
        if whole.search(each.worded(span))
    ][:_PLACES]


def _bare(title: str) -> str:
    """A heading for comparison: without number, marks and case."""
    return re.sub(r"[\W_]+", "", heading(title)).casefold()
