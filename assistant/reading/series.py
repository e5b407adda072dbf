"""Series that a source tells: "an app with points; owners' stories; training", or sentence by
sentence, "There are two conditions. There must be … And somebody must …".

A small model asked what somebody does gives the first of them and stops.
"""

import re
from collections.abc import Collection, Sequence

from assistant.figures import telling
from assistant.figures.words import ORDINALS
from assistant.questions.reason import adds_a_point
from index.script import width
from index.tokens import content_words

from .enumeration import counts, tells_all
from .excerpts import Excerpt, Span
from .itemised import itemised

# A quotation's last mark belongs to what it closes.
_CLAUSE = re.compile(r"(?<=[；;。！？])(?![”’」』）])|(?<=[。！？][”’」』）])|(?<=[.!?] )")
# The share of a question's words that the head of a list holds which answers it.
_HEADS = 0.3
# The share of a clause's words from which it is told, and up to which it is left out.
_TOLD, _LEFT_OUT = 0.5, 0.34
_ITEM = re.compile(r"[|｜，,、；;。！？!?]|\.(?=\s|$)")
_COLON = re.compile(r"[：:](?!\d)")
_PHRASE = re.compile(r"[，,；;：:。！？!?]|\.(?=\s|$)")


# "And the car park …", the last of three things that went wrong; "另一个难题是……".
_ONE_MORE = re.compile(
    r"\W*(?:(?:and|another|a further|one more) |另|还(?!是)|也|以及)", re.IGNORECASE
)
# Of one thing among several its number, in a group of its own.
_ORDINAL = re.compile(
    "|".join(
        rf"(第{zh}(?![次天年季届批位名个])|(?:(?<=[：:，,；;。！？、“\s])|^){zh}[是、来]|其{zh}"
        rf"|\b{en}(?:ly)?\b|(?<![\d.])[(（]?{digit}[.、)）](?!\d))"
        for zh, en, digit in zip("一二三四五六七八九", ORDINALS[:9], "123456789", strict=True)
    ),
    re.IGNORECASE,
)
# "There are three reasons.", "有三个原因。": things that follow, and not what they are.
_THINGS = re.compile(
    r"[两二三四五六七八九2-9][个条点件种项大步层类]?(?:[主重关]要|关键|核心)?的?"
    r"(?:原因|理由|条件|因素|方面|问题|办法|方法|步骤|特点|变化|改变|教训|建议|好处|坏处|缺点|优点|困难|难题|挑战"
    r"|风险|做法|措施|原则|要求|东西|事情?|目标|任务|方案|途径|方式)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|[2-9]) (?:\w+ ){0,2}?(?:things|reasons|ways"
    r"|points|steps|conditions|factors|problems|changes|lessons|kinds|types|parts|rules|options"
    r"|difficulties|challenges|risks|measures|principles|goals|tasks|questions|causes|advantages"
    r"|drawbacks|benefits|elements|issues)\b",
    re.IGNORECASE,
)
# No wider (see `width`) is a sentence that only announces them.
_ONLY_ANNOUNCES = 20
# A sentence begins with its number where it has it among so many characters.
_OPENING = 12

#: More sentences than this are no series but a story.
_MOST_SENTENCES = 6

#: Fewer phrases with a word in common are no series.
_FEWEST_ALIKE = 3


def announced(excerpt: Excerpt, told: Collection[Span], question: str) -> list[Span]:
    """The sentence of ``told`` that says how many there are of what ``question`` asks for, and
    those after it which tell them one by one; none where ``told`` has as many.
    """
    asked = content_words(question)
    for span in sorted(told):
        sentence = excerpt.worded(span)
        said = counts(sentence)
        if len(said) != 1 or len(asked & content_words(sentence)) < 2:
            continue
        if tells_all([sentence], question):
            return []
        after = paragraph_after(excerpt, span)
        [count] = said
        if len({*told} & {*after}) < count <= len(after) <= _MOST_SENTENCES:
            return [span, *after[: max(count, _last_added(excerpt, after))]]
    return []


def numbered(excerpt: Excerpt, told: Collection[Span]) -> list[Span]:
    """The sentences which tell by number the things that one of ``told`` says there are, and that
    follow it at once: "There are three reasons. First, …"; none where there are none.
    """
    for span in sorted(told):
        said = counts(excerpt.worded(span))
        if len(said) == 1 and (run := _numbered_after(excerpt, span, *said)):
            return run
    return []


def what_is_announced(excerpt: Excerpt, told: Collection[Span]) -> list[Span]:
    """What follows a sentence of ``told`` that says how many things there are and names none, in
    its paragraph or as a list: "Three things have to work. The pump … The valve …".
    """
    for span in sorted(told):
        if not only_announces(sentence := excerpt.worded(span)):
            continue
        [count] = counts(sentence)
        if after := paragraph_after(excerpt, span)[:_MOST_SENTENCES]:
            return after[: max(count, _last_added(excerpt, after))]
        lists = (each for each in itemised(excerpt) if each.spans[0][0] >= span[1])
        after = [each for each in excerpt.sentences() if each[0] >= span[1]]
        return next((each.spans for each in lists if each.spans[0] == after[0]), [])
    return []


def announces_in_vain(excerpt: Excerpt, span: Span) -> bool:
    """Whether a sentence only says how many things there are, and none of them follows."""
    if not only_announces(excerpt.worded(span)):
        return False
    return not (numbered(excerpt, [span]) or what_is_announced(excerpt, [span]))


def only_announces(sentence: str) -> bool:
    """Whether ``sentence`` says how many things there are, and no more of them."""
    return (
        len(counts(sentence)) == 1
        and width(sentence) <= _ONLY_ANNOUNCES
        and _THINGS.search(sentence) is not None
        and not _COLON.search(sentence.rstrip("：:"))
        and not tells_all([sentence], sentence)
    )


def _numbered_after(excerpt: Excerpt, span: Span, count: int) -> list[Span]:
    """The sentences after ``span`` which tell one by one, each by its number, the ``count`` things
    that it says there are ("There are three reasons."), up to the last of these; none where they do
    not begin at once.
    """
    after = [each for each in excerpt.sentences() if each[0] >= span[1]][: count + 1]
    number = 0
    for place, each in enumerate(after, start=1):
        for found in _ORDINAL.finditer(excerpt.worded(each)):
            number += found.lastindex == number + 1
        if number == count:
            return after[:place]
    return []


def told_by_rank(excerpt: Excerpt, question: str) -> list[Span]:
    """The sentences that begin with the first, the second, … of as many things as ``question``
    counts, wherever they stand, if all have a word of it: "The first stage …", of "the six stages".
    """
    spans = [span for span in excerpt.sentences() if span not in excerpt.headings]
    asked = telling(question) - telling(excerpt.article)
    for count in sorted(counts(question), reverse=True):
        run: list[Span] = []
        for span in spans:
            found = _ORDINAL.search(excerpt.worded(span)[:_OPENING])
            if found and found.lastindex == len(run) + 1 and len(run) < count:
                run.append(span)
        if len(run) == count and asked.intersection(*(telling(excerpt.worded(s)) for s in run)):
            return run
    return []


def rest_of_series(excerpt: Excerpt, told: Collection[Span]) -> list[Span]:
    """The sentences after those that were ``told``, up to the last one of the paragraph that begins
    as one more thing beside them.
    """
    after = paragraph_after(excerpt, max(told))[:_MOST_SENTENCES]
    return after[: _last_added(excerpt, after)]


def _last_added(excerpt: Excerpt, spans: Sequence[Span]) -> int:
    """How many of ``spans`` there are up to the last that begins as one more thing."""
    added = [
        place
        for place, span in enumerate(spans, start=1)
        if _ONE_MORE.match(text := excerpt.worded(span)) or adds_a_point(text)
    ]
    return max(added, default=0)


def paragraph_after(excerpt: Excerpt, span: Span) -> list[Span]:
    """The sentences that follow ``span`` in its paragraph."""
    text = excerpt.document.text
    ends = text.find("\n", span[1])
    end = min(excerpt.end, ends if ends >= 0 else len(text))
    return [each for each in excerpt.sentences() if span[1] <= each[0] and each[1] <= end]


def clauses(quote: str) -> list[str]:
    """``quote`` cut after semicolons and ends of sentences: a translation may have several."""
    return [clause for clause in _CLAUSE.split(quote) if clause.strip()]


def cuts_short(sentence: str, source: str, *, phrases: bool = False) -> bool:
    """Whether ``sentence`` tells some clauses, or ``phrases`` between commas, of a series in
    ``source`` and leaves out others.
    """
    pieces = _PHRASE.split(source) if phrases else clauses(source)
    return lacks_an_item(sentence, [piece for piece in pieces if content_words(piece)])


def listed(source: str, question: str) -> list[str]:
    """The things that ``source`` lists after a colon, where what stands before it has words of
    ``question``, "he worries about two things: the rent; and who comes after him", or counts as
    many.
    """
    if (colon := _COLON.search(source)) is None:
        return []
    head, rest = source[: colon.start()], source[colon.end() :]
    asked = content_words(question)
    alike = len(asked & content_words(head)) >= max(2, _HEADS * len(asked))
    if not alike and not counts(head) & counts(question):
        return []
    items = [item for item in re.split("[；;]", rest) if content_words(item)]
    if len(items) < 2:
        items = [item for item in _PHRASE.split(rest) if content_words(item)]
    return items if len(items) > 1 else []


def lacks_an_item(sentence: str, items: Sequence[str]) -> bool:
    """Whether ``sentence`` tells some of the ``items`` of a list and leaves out others."""
    words = content_words(sentence)
    held = [len(item & words) / len(item) for item in map(content_words, items)]
    return any(share >= _TOLD for share in held) and any(share <= _LEFT_OUT for share in held)


def leaves_one_out(sentence: str, source: str, question: str, title: str = "") -> bool:
    """Whether ``sentence`` names some, and not all, of the phrases of ``source`` that have one word
    of ``question`` in common: "the standard version for one, the Pro version for another, …", asked
    which versions there are. A word of the article's ``title`` may be in any phrase.
    """
    words = telling(sentence)
    phrases = [telling(phrase) for phrase in _PHRASE.split(source)]
    for word in telling(question) - telling(title):
        like = [phrase for phrase in phrases if word in phrase]
        if len(like) < _FEWEST_ALIKE:
            continue
        common = frozenset.intersection(*like)
        named = [bool((phrase - common) & words) for phrase in like]
        if any(named) and not all(named):
            return True
    return False


def leaves_out(sentence: str, source: str, question: str) -> bool:
    """Whether ``sentence`` lacks words of ``question`` that its ``source`` has."""
    return bool(content_words(question) & content_words(source) - content_words(sentence))


def tells_another(sentence: str, source: str, question: str) -> bool:
    """Whether ``sentence`` tells one item of a series in ``source`` where ``question`` names
    another: the editor, of "editor: A | proofreader: B", asked who read the proofs.
    """
    asked, words = telling(question), telling(sentence)
    items = [item for item in map(telling, _ITEM.split(source)) if item]
    # "Ada Lane" tells an item as well as "Editor: Ada Lane" does.
    told = [i for i in items if len(i & words) >= _TOLD * min(len(i), max(1, len(words)))]
    if asked & words or not told or any(asked & item for item in told):
        return False
    return len(items) > 2 and any(asked & item for item in items)
