"""What an article says as a whole: a sentence for each of its parts, each verified like any other.

No excerpt states what an article is about, and the one that a search for "what is it about" finds
is any of them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from index.tokens import content_words

from .reading.excerpts import Excerpt
from .reading.reader import Reader
from .verification.verify import Verified, quoted, verify
from .wording import notice

# Parts that a sentence is given for, at most; of more, as many spread evenly.
MAX_PARTS = 8
# Pieces of an article without sections.
_UNDIVIDED = 4

_TEXT_ZH = (
    r"(?:这|本|该|全|整|那)?(?:一?篇|个|份)?(?:文章|全文|文|报告|文档|材料|内容|访谈|采访|报道)"
)
_POINTS_ZH = r"(?:主要|核心|中心|关键|基本)?(?:内容|观点|要点|大意|主旨|思想|论点|意思|信息)"
_TEXT_EN = (
    r"(?:(?:the|this|that|it|all of it)(?: (?:whole|entire|full))?"
    r"(?: (?:article|text|document|report|piece|paper|story|interview|note|page))?)"
)
_OVERVIEW = re.compile(
    r"(?:请|麻烦|帮我|给我|能不能|能|可以|你|用[^，。]{1,8}[话字段])*(?:简单|简要|简短|大致|快速)?地?"
    rf"(?:总结|概括|概述|归纳|摘要|介绍)(?:一下|下)?(?:{_TEXT_ZH})?的?(?:{_POINTS_ZH})?吗?"
    rf"|{_TEXT_ZH}(?:主要|大概|大致|到底|究竟|都|是|在)*(?:讲|说|写|谈|介绍|论述|讨论|关于)(?:的|了)?"
    rf"(?:是)?(?:些)?(?:什么|哪些|啥)(?:{_POINTS_ZH}|东西|事情?)?的?"
    rf"|{_TEXT_ZH}的?{_POINTS_ZH}(?:是什么|有哪些|是啥)?"
    r"|(?:please |can you |could you |briefly |just |now )*(?:summari[sz]e|sum up|outline|give"
    r"(?: me)? (?:an?|the)(?: (?:brief|short|quick|concise))? (?:summary|overview|gist|outline"
    rf"|synopsis)(?: of)?)(?: {_TEXT_EN})?(?: up)?(?: for me)?(?: (?:in|with) [^?.]{{1,30}})?"
    rf"|what(?:['’]s| is| does| do)? {_TEXT_EN} (?:mainly |really |all )*(?:about|say|argue|discuss"
    r"|cover|deal with)"
    r"|what(?:['’]s| is| are) (?:the|its) (?:(?:main|key|central|core|overall) (?:point|idea"
    r"|argument|message|takeaway|claim|topic|thesis|theme)s?|gist|thesis)"
    rf"(?: (?:of|in|from) {_TEXT_EN})?"
    r"|(?:the )?(?:main|key) (?:points|ideas|takeaways)|tl;?dr|(?:an? )?(?:summary|overview)",
    re.IGNORECASE,
)

# Small models tell what the part does ("The main point of this part is to explain…"), and so not
# what it says.
_OF_ITSELF = re.compile(
    r"\b(?:the (?:main|central|key) (?:point|idea|message)|(?:this|the) (?:part|passage|section"
    r"|article|text) (?:is|explains|describes|discusses|introduces|shows|argues|emphasi[sz]es))\b"
    r"|这(?:一?部分|一节|一?段|段话)|(?:本|全)(?:文|节|段)|主要(?:观点|内容)",
    re.IGNORECASE,
)


def asks_for_an_overview(question: str) -> bool:
    """Whether the question is after all of an article, not something that it says."""
    return _OVERVIEW.fullmatch(question.strip(" 。！？.!?，,\n")) is not None


def parts_of(articles: Sequence[Sequence[Excerpt]]) -> list[Excerpt]:
    """The parts of each article (its excerpts in order) that a sentence is given for."""
    share = max(1, MAX_PARTS // max(1, len(articles)))
    return [part for article in articles[:MAX_PARTS] for part in _spread(_parts(article), share)]


def overview(parts: Sequence[Excerpt], reader: Reader) -> Iterator[tuple[Excerpt, Verified]]:
    """A verified sentence for each part, with its excerpt. Raises `ModelUnavailable`."""
    for part in parts:
        yield part, main_point(part, reader)


def main_point(part: Excerpt, reader: Reader | None) -> Verified:
    """What an excerpt says above all, verified; its first sentence where the model tells nothing
    that holds and is more than the headings over it and under it, tells of the part instead of
    what it says, or there is none. Raises `ModelUnavailable`.
    """
    asked = notice("main_point", part.lang)
    found = verify(reader.answer(part, asked), part, asked) if reader else []
    headings = content_words(
        "\n".join([part.article, part.title, *map(part.worded, part.headings)])
    )
    own = [
        each
        for each in found
        if content_words(each.text) - headings and not _OF_ITSELF.search(each.text)
    ]
    span = part.sentences()[0]
    return own[0] if own else quoted(part, span)


def _parts(article: Sequence[Excerpt]) -> list[Excerpt]:
    """The first excerpt of each top section, which tells what the section is about.

    Of a single section, or an article in one or two, its excerpts themselves.
    """
    firsts = [next(group) for _, group in groupby(article, key=_top)]
    return firsts if len(firsts) > 2 else _spread(list(article), _UNDIVIDED)


def _top(excerpt: Excerpt) -> tuple[str, ...]:
    return excerpt.section[:1]


def _spread(parts: list[Excerpt], most: int) -> list[Excerpt]:
    """``most`` of ``parts`` at even distances, the first among them."""
    if len(parts) <= most:
        return parts
    return [parts[place * len(parts) // most] for place in range(most)]
