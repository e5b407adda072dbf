"""A question that asks for several things, taken apart."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.figures import unsupported_figures
from assistant.models.chat import ChatModel
from assistant.translation.dictionary import senses_of
from index.script import HAN, is_chinese
from index.tokens import content_words, exact_names
from index.types import Lang
from prompts import load

from .pronouns import PRONOUNS_EN
from .reason import asks_for_a_reason

MAX_PARTS = 4
_MAX_TOKENS = 160
_LINES = rf'root ::= line ("\n" line){{0,{MAX_PARTS - 1}}}' + "\nline ::= [^\\n]+"

_ASKS_ZH = r"多[少远久大高长快重宽深]|几|什么|啥|谁|哪|怎么|怎样|咋|如何|为何|干嘛|吗|呢"
_ASKS_EN = r"what|which|who|whom|whose|how|when|where|why"
# "Is it open? Does it close on Sundays": a second question that no word and no mark shows.
_ASKED_NEXT = (
    r"[?？]\s*(?:(?:and|or|but|also) )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should|give|name|list|explain|describe)\b"
    r"|[?？].*(?:有没有|是不是|能不能|会不会|是否|举个?例|说说|列出)"
)
_ASKS = re.compile(_ASKS_ZH)
_CLAUSE = re.compile(r"[，,、；;？?。]")
_HAN = re.compile(f"[{HAN}]")
# Characters that a part may have which the question has not: they link, ask or name a measure.
_LOOSE = frozenset(
    "的了是有在和与跟及或对于为被把从到向给让以按由中里上下内外前后当时间候数量大小高低长短度多少几何怎么样如"
    "什谁哪个些家位吗呢啊其它他她们该这那此每各都又还也就才再不没分别占比率例价格金额原因名字叫做方面情况总共一更最较"
)
# Two questions in one, or one about several things. A question that only looks like it costs a
# second: the model gives it back whole, or both parts turn out to be told by the same section.
_SEVERAL = re.compile(
    rf"[?？].*(?:[?？]|{_ASKS_ZH}|\b(?:{_ASKS_EN})\b)|{_ASKED_NEXT}|分别|各自?(?!种|地|类|方面)|相比|对比|比较|区别|不同|差别|(?:{_ASKS_ZH})[^。？]*[，,、和与及；]"
    rf"[^。？]*(?:{_ASKS_ZH})"
    r"|\b(?:respectively|each|both|versus|vs|compared?|comparison|differs?|difference|whereas)\b"
    rf"|\b(?:{_ASKS_EN})\b.*(?:;|\b(?:and|or)\b).*\b(?:{_ASKS_EN})\b"
    # Not "the route, where it has no rival".
    rf"|\b(?:{_ASKS_EN})\b.*, ?(?:(?:what|how|why)\b"
    r"|(?:which|who|whom|whose)(?=\W*$)|(?:when|where)(?=\W*$| (?:is|are|was|were|do|does|did)\b))"
    r"|\b(of|for|by|to|with|about|from|in|at) (?:\w[\w'’-]* ){1,4}and \1 ",
    re.IGNORECASE | re.DOTALL,
)

# "How does the size of the one compare with the size of the other?", which the model leaves whole.
_MEASURES = (
    r"number|size|amount|length|price|cost|range|speed|share|rate|height|weight|age|score|rank"
    r"|time|value|area|count|total|income|revenue|profit|spending|capacity|population"
)
_COMPARED = re.compile(
    rf"how (?:does|do|did) (?P<one>(?:the )?(?:{_MEASURES}) .+?) compare (?:with|to|against)"
    rf" (?P<other>(?:the )?(?:{_MEASURES}) .+?)\??",
    re.IGNORECASE,
)
# One side of "does the ferry or the barge have more seats?", which nothing can be compared with.
_ONE_SIDE = re.compile(
    r"(?:do|does|did|is|are|was|were|has|have|had)\b(?!.*\b(?:or|than)\b)"
    r".*\b(?:more|less|fewer|(?:high|low|long|short|bigg|larg|small|fast|slow|great|old|young|cheap"
    r"|heavi|light|tall|wid|deep|earli|lat|near|farth|furth|bett)er|worse)\b.*"
    r"|(?!.*(?:比|还是|与|和|跟)).*(?:更|较)[^。？]*吗？?",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r"\b(?:more|less|fewer)(?: \w+)?\b|\b\w+er\b|\bworse\b|[更较][^，。？?的吗]{1,2}", re.IGNORECASE
)
_THERE_IS = re.compile(
    r"(?:and )?(?:is|are|was|were) there\b|.{0,6}?(?:有没有|还?有)[^，。？?]{0,2}[更较]",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    rf"\b(?:{PRONOUNS_EN}|those|these)\b|它|其(?!他|它|实|余)|(?<!其)[他她]"
    r"|那[里个些次时]|这[里个些次时]|[当此]时|^每一?[种个项条道类款家]",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    rf"(?:[都又还再就也是有在去来走到占花用叫做干过了的得吗呢啊吧么]|(?:{_ASKS_ZH})|[一两二三四五六七八九十\d]"
    r"|[年月天次个位名人只成份家项种样类最更各得多少]|[，？?])+"
)
# "And which is more?", of what the other parts ask for.
_WHICH_IS_MORE = re.compile(
    r"(?:哪[个一款家种边]|谁)的?(?!\w*最)\w{0,4}?更?[多少高低大小长短快慢重轻贵强](?:一些)?[？?]?"
    r"|which (?:one |of (?:them|the two) )?(?:is|are|was|were|has|have|had) (?:the )?\w+[？?]?",
    re.IGNORECASE,
)
# "And by how much?", which is worked out from the same figures.
_BY_HOW_MUCH = re.compile(
    r"(?:两者|二者|它们|又|那么?)?(?:相差|差了?|[多高快大长重贵少低慢小短轻]出?了?)(?:是|有)?(?:多少|几\w{1,5})(?:啊|呢)?[？?]?"
    r"|(?:and )?by how (?:much|many)\b[^?]*[？?]?",
    re.IGNORECASE,
)
# "跟整个研发团队比呢？", after "SU7的工程师团队有多大？": as much is asked of the other, which must
# be of the same kind where the one is named again: "SU7的工程师团队跟整个研发团队比呢？"
_BESIDE = re.compile(
    r"(?:那|又)?"
    r"(?:[^，。？?]{1,30}(?P<kind>[^，。？?]{2})(?=[跟和与同][^，。？?]*(?P=kind)(?:相)?比))?"
    r"[跟和与同](?P<other>[^，。？?]{2,40}?)(?:相)?比(?:较|起来|一比)?(?:呢|如何|怎么样|怎样)?[？?]?"
)
_HOW_MUCH = re.compile(r"[是有为达占]?(?:多[少大高长快重远宽深久]|几)[^，。？?]{0,6}[？?]?$")
# "甲厂的女工、乙厂的学徒，各占多少？" "2019年到2024年，鹅毛和鸭毛各涨了几倍？"
_EACH = re.compile(
    r"(?P<lead>(?:[^。？?]*，)?)(?P<things>[^，。？?]{3,60}?)，?(?:各自?|分别)"
    r"(?P<asks>(?=.*(?:多[少久大高长快重]|几|什么|谁|哪|怎么?样)).+)"
)
# What an amount is of, where it leads up to the things that have one each.
_MEASURED = re.compile(
    r"(?P<of>[^，]+(?:比例|占比|份额|[人数量高长宽深速费金总面][数量度用额积]|价格?|成本|时间|距离|产值|收入|利润|率))，"
)
# "白翎和翎丰的员工": what is said of the last is said of all.
_OF = re.compile(r".+?(?P<of>的[^的]+)")
# "下设几个分院，叫什么？": names of what is asked about first; split by a small model, of another
# subject.
_THEIR_NAMES = re.compile(
    r"(?<=几)([^，,]*)[，,]\s*(?:分别|各自?|都|又)?(?:叫|是)(?:什么|哪[些几]个?|谁)(?:名字)?[？?]?\s*$"
)
_AND = re.compile(r"、|以及|[和与]")
# "公司在国内和国外", "工厂的男工和女工": what stands before the first stands before all.
_BEFORE = re.compile(r"(?:.{2,}?(?:在|[^给对从向]给|[^对]对|从|向)|在|.+的)(?=.{2})")
# "Each of the four moats …, what does the brand one do?"
_ONE = re.compile(r"\b(the [\w-]+) ones?\b", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|these|those|all)"
    r" (?P<kind>[a-z]{2,}s)\b",
    re.IGNORECASE,
)


def says_nothing(part: str) -> bool:
    """Whether a part says next to nothing itself: "各有多少", "都去哪了？"."""
    return _SAYS_NOTHING.fullmatch(part) is not None


def points_back(part: str) -> bool:
    """Whether a part of a question has a word that only the rest of the question explains, or says
    next to nothing itself ("都去哪了？").
    """
    return _POINTS_BACK.search(part) is not None or says_nothing(part)


def leans(part: str, question: str) -> bool:
    """Whether a part is a later clause of ``question`` as it stands there, which may leave out what
    it is about: "how long the track is", of "what was the fastest car on the island's track, …".

    One that the model has written out in full, or that stands after a mark of its own, does not.
    """
    before, found, _ = question.casefold().partition(part.casefold().rstrip("？?。. "))
    return bool(found) and re.search(r"[，,、；;]\s*(?:\w{1,4}\s*)?$", before) is not None


def asks_several(question: str) -> bool:
    """Whether the question may be asking for several things."""
    return _SEVERAL.search(_THEIR_NAMES.sub(r"\1", question)) is not None


def parts(question: str, lang: Lang, model: ChatModel) -> list[str]:
    """The single questions in ``question``, itself alone when it asks for one thing.

    Raises `ModelUnavailable`.
    """
    if not asks_several(question):
        return [question]
    template = load("split", lang)
    said = model.complete(
        template.render(question=question),
        max_tokens=_MAX_TOKENS,
        grammar=_LINES,
        opening=template.opening(),
        purpose="split",
    )
    found = list(dict.fromkeys(line.strip() for line in said.splitlines() if line.strip()))
    found = _as_typed(found, question) if lang == "zh" else found
    found = [*found[:1], *(_as_before(line, before) for before, line in pairwise(found))]
    # Which is more is told from the figures of both (see `reckon`), for which the others ask.
    found = [
        each for line in found if not _is_worked_out(line, found) for each in _each_of(line)
    ] or found
    if len(found) > 1 and not any(_invents(line, question) for line in found):
        return [_named(line, question) for line in found[:MAX_PARTS]]
    compared = _COMPARED.fullmatch(question.strip())
    return [f"What is {each}?" for each in compared.groups()] if compared else [question]


def _is_worked_out(part: str, parts: Sequence[str]) -> bool:
    """Whether ``part`` is told from the figures that the other ``parts`` ask for. A comparative
    alone asks for something itself: "Is there a later bus?", "Is it dearer on Sundays?"
    """
    if _WHICH_IS_MORE.fullmatch(part) or _BY_HOW_MUCH.fullmatch(part):
        return True
    if _ONE_SIDE.fullmatch(part) is None or _THERE_IS.match(part):
        return False
    others = " ".join(other for other in parts if other != part)
    return _names(_COMPARATIVE.sub(" ", part)) <= _names(others) | set("的吗了是有")


def _names(text: str) -> set[str]:
    """The words of ``text``, in Chinese its characters."""
    return {word for word in content_words(text) if not is_chinese(word) or len(word) == 1}


def _as_typed(found: Sequence[str], question: str) -> list[str]:
    """The Chinese parts that were ``found``, in the place of one that brings in what ``question``
    does not speak of the clause of it that no other part has: "各有多少", of "粉丝最多的人有多少？"
    """
    strays = [line for line in found if {*_HAN.findall(line)} - {*question} - _LOOSE]
    kept = [line for line in found if line not in strays]
    clauses = [clause.strip() for clause in _CLAUSE.split(question)]
    left = [
        clause
        for clause in clauses
        if _ASKS.search(clause) and not any({*clause} <= {*line} for line in kept)
    ]
    if not strays or not kept or not left:
        return [*found]
    typed = dict(zip(strays, left, strict=False))
    return [typed.get(line, line) for line in found if line in kept or line in typed]


def _as_before(part: str, before: str) -> str:
    """``part``, or where it is "and beside that?" what the one ``before`` asks, of the other."""
    beside, asks = _BESIDE.fullmatch(part), _HOW_MUCH.search(before)
    return beside["other"] + asks[0] if beside and asks else part


def _each_of(part: str) -> list[str]:
    """A question about each of several things, thing by thing."""
    if (found := _EACH.fullmatch(part)) is None:
        return [part]
    if len(things := _split(found["things"])) < 2:
        return [part]
    if before := _shared(things):
        things = [things[0], *(before + thing for thing in things[1:])]
    last = _OF.fullmatch(things[-1])
    of = last["of"] if last and not any("的" in thing for thing in things[:-1]) else ""
    things = [*(thing + of for thing in things[:-1]), things[-1]]
    # "走夜路安全的比例，甲街和乙街各是多少": "甲街是多少" might ask for anything of it.
    measure = _MEASURED.fullmatch(found["lead"])
    if measure and _HOW_MUCH.match(found["asks"]):
        return [f"{thing}{measure['of']}{found['asks']}" for thing in things]
    return [f"{found['lead']}{thing}{found['asks']}" for thing in things]


def _split(named: str) -> list[str]:
    """The several things that are ``named``, itself alone where it is not certain how many.

    和 and 与 stand inside names too ("人民和平医院"): one that is part of a word of the dictionary
    parts nothing, and of several kinds the one does that leaves things of like ending.
    """
    places = [found.span() for found in _AND.finditer(named) if not _in_a_word(named, found)]
    kinds = {named[start:end] for start, end in places} - {"、"}
    things = _cut(named, places)
    if len(kinds) < 2 and len(places) <= max(1, named.count("、") + 1) and things:
        return things
    for kind in sorted(kinds):
        chosen = [place for place in places if named[slice(*place)] in (kind, "、")]
        things = _cut(named, chosen)
        if len(things) > 1 and len({thing[-1] for thing in things}) == 1:
            return things
    return [named]


def _cut(named: str, places: Sequence[tuple[int, int]]) -> list[str]:
    """The pieces of ``named`` between ``places``; none where one is too short for a name."""
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(named)]
    pieces = [named[start:end] for start, end in zip(starts, ends, strict=True)]
    return pieces if all(len(piece) > 1 for piece in pieces) else []


def _in_a_word(text: str, found: re.Match[str]) -> bool:
    """Whether a separator is part of a longer word: "和平", "共和", "参与"."""
    start, end = found.span()
    before, after = text[max(0, start - 1) : end], text[start : end + 1]
    return found.group() in ("和", "与") and any(
        len(word) > 1 and any(senses_of(word)) for word in (before, after)
    )


def _shared(things: Sequence[str]) -> str:
    """What stands before the first of ``things`` and is meant before all; "" if nothing is."""
    found = _BEFORE.match(things[0])
    if found is None or any("的" in thing or "在" in thing for thing in things[1:]):
        return ""
    of = found.group().endswith("的")
    return "" if of and len({thing[-1] for thing in things}) > 1 else found.group()


def _invents(part: str, question: str) -> bool:
    """Whether ``part`` names, counts or asks for what ``question`` does not: "on Toutiao" of "on
    each platform", "the first boat" of "each of the two", "why" of "where it has no rival".
    """
    names = {name for name in exact_names(part) if not name.isdigit()}
    asked = question.casefold()
    if any(name.casefold() not in asked for name in names):
        return True
    if asks_for_a_reason(part) and not asks_for_a_reason(question):
        return True
    return bool(unsupported_figures(part, [question]))


def _named(part: str, question: str) -> str:
    """``part`` with "the brand one" as "the brand moats", where the question names the kind."""
    kind = _KIND.search(question)
    return _ONE.sub(rf"\1 {kind['kind']}", part) if kind else part
