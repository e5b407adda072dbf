"""Follow-ups that only name something else: "那上海的呢", "And the fish farm?", "the year after".

The last question is asked again, with what they name in the place of what it named.
"""

import re
from collections.abc import Sequence

from assistant.figures import find_figures
from assistant.translation.dictionary import senses_of
from assistant.types import Turn
from index.script import HAN
from index.tokens import content_words
from index.types import Lang

from .referred import sibling_in

_HAN = re.compile(f"[{HAN}]")
# "那上海的呢", "And on Weibo?": the last question, about something else.
_INSTEAD = re.compile(
    r"^(?:那么?(?![边里儿个些种款台家条次位座时])|还有)?(?P<zh>[^，。？?！]{1,14}?)(?:呢|怎么样)[？?]?$"
    r"|^(?:and|so|then)?\s*(?:what|how) about (?P<about>[^?,]{1,60})\?*$"
    r"|^(?:and |so )?(?P<en>(?:(?:in|on|at|for|by|from|with|the|a|of) )*(?:[\w.&'’-]+ ?){1,4})\?+$",
    re.IGNORECASE,
)
# "不对，我想问的是YU7", "No, I meant the YU7".
_MEANT = re.compile(
    r"^(?:不对|不是|错了|不)?[，,。]?\s*我(?:刚才)?(?:想|要)?(?:问|说|指)的?是(?P<zh>[^，。？?！]{1,20})[。！]?$"
    r"|^(?:(?:no|sorry|not that)\W+)*i (?:mean|meant|was asking about|asked about|am asking about)"
    r" (?P<en>[^?,.]{1,60})[.!]?$",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile(r"(?:[是有为在叫])?(?:多少|几|谁|什么|哪|怎|为何).*$")
# What says which only together with the answer, or asks something of its own.
_OWN_ASKING = re.compile(
    r"[谁哪几怎]|多少|什么|为何|剩|其[他余]|它|这|那"
    r"|\b(?:what|which|who|when|where|why|how|rest|others?|else|its?|that|this|the(?:y|m|ir)|his|her"
    r"|is|are|was"
    r"|were|do|does|did|has|have|can|will)\b",
    re.IGNORECASE,
)
# "SU7", "Model 3"; a bare figure is none.
MODEL = re.compile(r"[A-Za-z]+[ -]?\d+(?: ?(?:Pro|Max|Ultra|Plus|Mini))?(?![A-Za-z\d]|\.\d)")
# The year of a date: "2023年", ", 2023", " of 2023".
_YEAR = re.compile(r"(?<![\d])(?:\d{4}|[零〇一二三四五六七八九]{4})年|(?:,? of|,)? \d{4}\b")
_PLAIN_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?=年|\b)(?!\s*[-–/])")
# "第二年" after a year, "the year before".
_NEXT_YEAR = re.compile(
    r"再?(?:第二|次|翌|下一|后一)年|(?P<before>(?:前|上)一年"
    r"|(?:in )?the (?:previous year|year before))|(?:in )?the (?:next|following) year"
    r"|(?:in )?the year after",
    re.IGNORECASE,
)
SO_THEN = re.compile(r"^(?:那么?[，,]?|(?:and|so|but|then)\b,? )\s*", re.IGNORECASE)
# Figures that say when, or which of several.
_TIMES = ("date", "ordinal")
# "the Calder Mutual" within an English question; what may stand in its place: "the fish farm".
_NAMED = re.compile(r"(?<=[a-z,] )(?:the )?(?!I\b)[A-Z][\w&-]*(?:[ '’][A-Z][\w&-]*)*(?![\w&-]| \d)")
_NAMES_ONE = re.compile(r"(?i:the) [a-z' -]+|(?:the )?[A-Z][\w&-]*(?: [A-Z][\w&-]*)*")
_EACH_OF = re.compile(r"(?:[^，。？在的]{1,12}[和与、])+[^，。？在的]{1,12}?各自?")
_LINKS_ZH = frozenset("的了在是有和与跟把被到从给向对于又也都还就")
# How long what takes the place of a Chinese word of like ending may be.
_SHORT_NAME = 5


def named_instead(question: str) -> str:
    """What a question that only names something else names; "" for any other question."""
    found = _MEANT.search(question.strip()) or _INSTEAD.search(question.strip())
    named = next(filter(None, found.groups()), "").strip() if found else ""
    return "" if _OWN_ASKING.search(named) else named


def replaced(question: str, instead: str, lang: Lang, talk: Sequence[Turn]) -> str:
    """``question`` about ``instead``, where code can tell in whose place that stands: of its one
    model name ("SU7") another, of its one time another, of several things that are each asked
    about, of what was named in one list with it, or of its one name "the fish farm" or another; ""
    elsewhere.
    """
    models = set(MODEL.findall(question))
    if MODEL.fullmatch(instead) and len(models) == 1:
        return question.replace(models.pop(), instead)
    if made := _at_another_time(question, instead) or _a_year_on(question, instead):
        return made
    if _EACH_OF.search(question) and _HAN.search(instead):
        return _EACH_OF.sub(instead, question, count=1)
    if sibling := sibling_in(question, instead, lang, talk):
        return question.replace(sibling, instead)
    if alike := _of_like_ending(question, instead):
        return alike
    names = [*_NAMED.finditer(question)]
    if _NAMES_ONE.fullmatch(instead) and len(names) == 1 and not models:
        return question[: names[0].start()] + instead + question[names[0].end() :]
    return ""


def _of_like_ending(question: str, instead: str) -> str:
    """A Chinese ``question`` with ``instead`` in the place of its one stretch that is as long and
    ends alike, "省里" of "县里", where that cuts no word in two; "" elsewhere.
    """
    size, ending = len(instead), instead[-1:]
    if not 2 <= size <= _SHORT_NAME or question.count(ending) != 1 or ending in _LINKS_ZH:
        return ""
    end = question.index(ending) + 1
    start, old = end - size, question[max(0, end - size) : end]
    whole = start >= 0 and all(_HAN.match(c) and c not in _LINKS_ZH for c in old)
    if not whole or _OWN_ASKING.search(old) or old == instead:
        return ""
    cut = (question[max(0, start - 1) : start + 1], question[end - 1 : end + 1])
    if any(sense[:1].islower() for pair in cut if len(pair) > 1 for sense in senses_of(pair)):
        return ""
    return question[:start] + instead + question[end:]


def _at_another_time(question: str, instead: str) -> str:
    """``question`` with the date or the ordinal ("the second year") of ``instead`` in the place of
    its one of that kind, where ``instead`` says nothing that it does not; "" elsewhere.
    """
    new = [each for each in find_figures(instead, idioms=True) if each.kind in _TIMES]
    if len(new) != 1:
        return ""
    old = [
        each
        for each in find_figures(question, idioms=True)
        if (each.kind, each.unit) == (new[0].kind, new[0].unit)
    ]
    rest = instead[: new[0].start] + instead[new[0].end :]
    if len(old) != 1 or content_words(rest) - content_words(question):
        return ""
    said = instead[new[0].start : new[0].end]
    said = _with_its_year(said, question[old[0].start : old[0].end])
    return question[: old[0].start] + said + question[old[0].end :]


def _a_year_on(question: str, instead: str) -> str:
    """``question`` a year after its one year, or before, where ``instead`` says that; "" else."""
    found, years = _NEXT_YEAR.fullmatch(instead), [*_PLAIN_YEAR.finditer(question)]
    if found is None or len(years) != 1:
        return ""
    return question[: years[0].start()] + _year_on(found, years[0]) + question[years[0].end() :]


def with_the_year(question: str, last: str) -> str:
    """``question`` with the year that it calls "the year after" that of the ``last`` question."""
    found, years = _NEXT_YEAR.search(question), [*_PLAIN_YEAR.finditer(last)]
    whole = found is not None and SO_THEN.sub("", question).rstrip("？?呢 ") == found.group()
    if found is None or whole or len(years) != 1 or _PLAIN_YEAR.search(question):
        return question
    year = _year_on(found, years[0])
    said = f"{year}年" if _HAN.search(found.group()) else f"in {year}"
    return question[: found.start()] + said + question[found.end() :]


def _year_on(found: re.Match[str], year: re.Match[str]) -> str:
    """The ``year`` after, or before, as `_NEXT_YEAR` was ``found`` to say."""
    return str(int(year.group()) + (-1 if found["before"] else 1))


def _with_its_year(date: str, other: str) -> str:
    """``date`` in the year of an ``other`` of its kind, where it names none: "第二季度", after
    "2023年第一季度", or "May", after "March 2023".
    """
    year = _YEAR.search(other)
    if year is None or _YEAR.search(date):
        return date
    return year.group() + date if _HAN.search(date) else date + year.group()


def asked_of_what_is_meant(question: str, last: str) -> str:
    """What the ``last`` question asks for, asked of what a Chinese correction names; "" else."""
    found, asks = _MEANT.search(question.strip()), _ASKS_FOR.search(last)
    return f"{found['zh']}{asks.group()}" if found and asks and found["zh"] else ""
