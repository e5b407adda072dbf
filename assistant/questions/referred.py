"""Who "she" is, what "it" is and which is "the other one": of what a conversation has named.

Only what is certain is put in: somebody whom the last question asked for and its answer names, the
other of two of which one was last spoken of.
"""

import re
from collections.abc import Callable, Sequence

from assistant.translation.people import begins_with_a_person
from assistant.types import Turn
from index.sentences import sentences
from index.types import Lang

from .ordinal import put, things_of
from .pronouns import PRONOUNS_EN

_END = r"[^，。？?！!；;]*"
_MEASURE = "家个座款种条位台艘间所部本支名边队项处只辆件张份场段栋幢"
_KIND_ZH = (
    "公司|企业|工厂|学校|城市|国家|品牌|产品|项目|地方|版本|机构|银行|医院|小镇|村子|港口"
    "|岛|店|厂|船|车|桥|人"
)
_OTHER_ZH = re.compile(rf"另(?:外)?的?(?:[那一]|那一)?[{_MEASURE}](?:{_KIND_ZH})?")
_KIND_EN = (
    r"company|firm|brand|city|town|village|school|ship|boat|person|man|woman|bridge|mill|shop|plant"
    r"|team|model|version|product|project|site|place|building|country|island|harbour|lake|river"
)
_OTHER_EN = re.compile(
    rf"\b(?:the other)(?: (?:one|{_KIND_EN})\b|(?=['’]s|\W*$| (?:is|are|was|has|have|does|did)\b))",
    re.IGNORECASE,
)

# Two things named together, and no more: "甲厂和乙厂哪家更早", "the Alder mill or the Birch mill".
_THING_ZH = r"[^\s，。、？?！!：:；;的是有在和与跟还或各哪谁]{2,10}"
_EITHER_ZH = re.compile(
    rf"(?:^|(?<=[，。？?！!：:；;的是有在]))(?P<one>{_THING_ZH})(?:和|与|跟|还是|以及|、|或者?)"
    rf"(?P<other>{_THING_ZH}?)(?=[，。？?！!；;哪谁各都有是在更比]|分别|两|相|$)"
)
_WORD_EN = (
    r"(?!(?:is|are|was|were|do|does|did|has|have|had|of|in|on|at|by|than|with|that|and|or)\b)"
    r"[\w'’&-]+"
)
_CAPITALS = (
    r"(?!(?:Which|Who|What|When|Where|Why|How|Is|Are|Was|Were|Do|Does|Did|Has|Have|And|So|In|On|At"
    r"|They|These|Those|It|He|She|There|Both|Of|Between)\b)"
    rf"[A-Z][\w'’&-]*(?: {_WORD_EN}){{0,2}}?"
)
_THING_EN = rf"(?:[Tt]he {_WORD_EN}(?: {_WORD_EN}){{0,2}}?|{_CAPITALS})"
_EITHER_EN = re.compile(
    rf"(?:^|(?<=\s))(?P<one>{_THING_EN}) (?:or|and) (?P<other>{_THING_EN})"
    r"(?=\s*(?:[?.,;:!]|$)| (?:is|are|was|were|has|have|had|do|does|did|open|built|more|less"
    r"|each|both|in|on|at|[a-z]+er)\b)"
)
# One more thing of the list, before the two.
_ONE_MORE = re.compile(rf"(?:^|[,:;] |\b(?:are|were|is|was) ){_THING_EN},? $")

# "谁", "who": somebody is asked for.
_WHO_ZH = re.compile(rf"^(?P<before>{_END}?)(?:是?哪位|谁)(?P<after>{_END})[？?]?$")
_WHO_EN = re.compile(r"^who (?P<after>[^?,]+)\??$", re.IGNORECASE)
_IS_EN = re.compile(r"^(?P<verb>is|was|are|were) (?P<what>.+)$", re.IGNORECASE)
# Which of several is most so: it is what is spoken of from then on.
_MOST_ZH = re.compile(
    rf"^(?:[^，。？?]{{0,10}}[里中]，?)?哪一?[{_MEASURE}][^，。？?是的]{{0,6}}?(?P<after>(?:最|第一)[^，。？?]+)[？?]?$"
)
_MOST_EN = re.compile(
    r"^which (?:\w+ ){1,3}?(?P<after>(?:is|was|has|had) (?:the )?(?:\w+est|most|least|first"
    r"|last|best)\b[^?]*)\??$",
    re.IGNORECASE,
)
_PERSON_ZH = re.compile(r"[^，。、和与的\s]{2,8}")
_PERSON_EN = re.compile(r"[A-Z][\w.'’-]*(?: (?:of|de|van|von|[A-Z][\w.'’-]*))*")
_TWO_WORDS = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][\w.'’-]*)+")
# "When did Mary Tan retire?"
_ABOUT = re.compile(
    r"\b(?:did|does|is|was|has|had|can|could|will|would) "
    rf"(?P<who>(?-i:{_TWO_WORDS.pattern}))(?!['’\w]| (?:and|or)\b)",
    re.IGNORECASE,
)
# What is done to things, so that a name after it is nobody's: "Who founded Calder Mutual?"
_DONE_TO_THINGS = re.compile(
    r"^(?:found|buil|design|own|run|lead|le[ad]|ma[dk]e|wr[io]te|direct|creat|invent|discover|paint"
    r"|compos|launch|chair|head|manag|publish)\w* ",
    re.IGNORECASE,
)
# "盘阿妹是谁？"
_WHO_IS_ZH = re.compile(
    r"(?P<who>[^，。？?\s的他她它这那谁哪]{2,4}?)(?:到底|究竟|又)?"
    r"是(?:谁|什么人|哪位|[做干]什么的)[？?]?"
)
# What is spoken of from then on: "那座最老的磨坊叫什么", "What is the oldest mill called?", and
# "The Alder mill, who built it?"
_SPOKEN_OF_ZH = re.compile(r"(?P<named>[^，。？?他她它这那]{3,20}?)(?:名字)?叫什么")
_SPOKEN_OF_EN = re.compile(
    r"what (?:is|was) (?:the name of (?P<of>[^,?]+)|(?P<called>[^,?]+?) (?:called|named))(?=[?,]|$)"
    r"|(?P<fronted>(?-i:(?:The|the) [a-z' -]+|(?!(?:OK|Ok|So|Well|And|But|Then|Now|Yes|No|Right"
    r"|Sorry|Please|Also|Actually)\b)[A-Z][\w'’ -]{2,24})),"
    r" (?=(?:what|which|who|when|where|why|how)\b[^?]*\b(?:its?|there|s?he|his|her)\b)",
    re.IGNORECASE,
)
_HE_ZH = re.compile(r"(?<!其)[他她](?!们|人)")
_IT_ZH = re.compile(r"它(?!们)")
_HE_EN = re.compile(r"\b(?:(?P<whose>his|her(?= [a-z]))|he|she|him|her)\b", re.IGNORECASE)
_IT_EN = re.compile(r"\b(?:(?P<whose>its)|it)\b", re.IGNORECASE)
_STANDS_FOR = re.compile(rf"\b(?:{PRONOUNS_EN}|this|that|these|those|there)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z]\w+")


def name_the_other(question: str, lang: Lang, turns: Sequence[Turn]) -> str:
    """``question`` with "the other one" replaced by the other of the two things last named together
    in ``turns``, where the last turn speaks of one of them alone.
    """
    found = (_OTHER_ZH if lang == "zh" else _OTHER_EN).search(question)
    if found is None or not (other := _other(lang, turns)):
        return question
    return question[: found.start()] + put(other, found) + question[found.end() :]


def name_the_told(question: str, lang: Lang, turns: Sequence[Turn]) -> str:
    """``question`` with its first "she" or "it" replaced by whom or what a question of ``turns``
    asked for and its answer names, where every question since has been about that.
    """
    who = (_HE_ZH if lang == "zh" else _HE_EN, _still(_whom, lang, turns))
    what = (_IT_ZH if lang == "zh" else _IT_EN, _still(_which, lang, turns))
    for pattern, told in (who, what):
        if told and not _CAPITAL.search(question):

            def named(found: re.Match[str], told: str = told) -> str:
                return f"{told}'s" if found.groupdict().get("whose") else told

            question = pattern.sub(named, question, count=1)
    return question


def sibling_in(question: str, thing: str, lang: Lang, turns: Sequence[Turn]) -> str:
    """The one thing in ``question`` that was named in one list or pair with ``thing``; "" if there
    is none.
    """
    for asked, answer in reversed(turns):
        for things in (_pair(asked, lang), _pair(answer, lang), things_of(answer)):
            if not any(_same(thing, each) for each in things):
                continue
            named = [each for each in things if each in question and not _same(thing, each)]
            return max(named, key=len) if len(named) == 1 else ""
    return ""


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(thing: str) -> str:
    return re.sub(r"^the ", "", thing, flags=re.IGNORECASE).casefold()


def _other(lang: Lang, turns: Sequence[Turn]) -> str:
    for text in (text for turn in reversed(turns) for text in turn):
        if not (pair := _pair(text, lang)):
            continue
        for said in turns[-1]:
            named = [thing for thing in pair if _bare(thing) in said.casefold()]
            if said != text and len(named) == 1:
                return next(thing for thing in pair if thing not in named)
        return ""  # which of the two was meant is not said
    return ""


def _pair(text: str, lang: Lang) -> list[str]:
    """Two things that ``text`` names together, and no third; none if there are not."""
    for found in (_EITHER_ZH if lang == "zh" else _EITHER_EN).finditer(text):
        if lang == "en" and _ONE_MORE.search(text[: found.start("one")]):
            continue
        return [re.sub("^The ", "the ", thing) for thing in (found["one"], found["other"])]
    return []


def _still(told: Callable[[str, str, Lang], str], lang: Lang, turns: Sequence[Turn]) -> str:
    """What was ``told`` last, where every question since names it."""
    for place in reversed(range(len(turns))):
        if found := told(*turns[place], lang):
            return found if all(found in asked for asked, _ in turns[place + 1 :]) else ""
    return ""


def _whom(last: str, answer: str, lang: Lang) -> str:
    """Whom a turn has asked for or about."""
    if found := _who(last, answer, lang):
        return found
    if lang == "zh" and (named := _WHO_IS_ZH.fullmatch(last)):
        return named["who"]
    about = _ABOUT.search(last) if lang == "en" else None
    if about is None or any(_bare(name) not in last.lower() for name in _TWO_WORDS.findall(answer)):
        return ""
    return about["who"]


def _who(last: str, answer: str, lang: Lang) -> str:
    """Whom ``last`` asked for and ``answer`` names, where it speaks of nobody else."""
    said = _first(answer)
    if lang == "zh":
        if (asks := _WHO_ZH.match(last)) is None or begins_with_a_person(last):
            return ""
        return _between(asks["before"], asks["after"], said) if _nobody(asks["after"]) else ""
    if (asks := _WHO_EN.match(last)) is None:
        return ""
    after = asks["after"]
    if _CAPITAL.search(f"who {after}") and not _DONE_TO_THINGS.match(after):
        return ""
    told = said[: said.find(f" {after}")] if f" {after}" in said else ""
    if equal := _IS_EN.match(after):
        turned = re.match(
            rf"{re.escape(equal['what'])} {equal['verb']} ([^,]+)", said, re.IGNORECASE
        )
        told = turned[1] if turned else told
    if not told:
        names = {name for name in _TWO_WORDS.findall(said) if _bare(name) not in last.lower()}
        told = names.pop() if len(names) == 1 else ""
    return told if _PERSON_EN.fullmatch(told) else ""


def _nobody(after: str) -> bool:
    """Whether what follows 谁 ends with no name of a person."""
    return not any(begins_with_a_person(after[-size:]) for size in (2, 3) if len(after) > size)


def _between(before: str, after: str, said: str) -> str:
    """What a Chinese answer has in the place of 谁: "林守业", of "灯塔是林守业造的"."""
    told = re.match(
        rf"{re.escape(before)}(?P<who>{_PERSON_ZH.pattern}?){re.escape(after)}(?=[的，。]|$)", said
    )
    what = after.removeprefix("是") if not before and after.startswith("是") else ""
    if told is None and what:  # "馆长是……", asked "谁是馆长"
        told = re.match(rf"{re.escape(what)}是(?P<who>{_PERSON_ZH.pattern})(?=[，。]|$)", said)
    return told["who"] if told and begins_with_a_person(told["who"]) else ""


def _which(last: str, answer: str, lang: Lang) -> str:
    """What ``last`` asks the name of, or names first; or which of several is most so, as it asks
    and ``answer`` says: "The Alder mill is the oldest."
    """
    spoken = (_SPOKEN_OF_ZH if lang == "zh" else _SPOKEN_OF_EN).match(last)
    if spoken and (named := next(filter(None, spoken.groups()))) and not _STANDS_FOR.search(named):
        return re.sub("^The ", "the ", named)
    asks = (_MOST_ZH if lang == "zh" else _MOST_EN).match(last)
    said = _first(answer)
    after = asks["after"].strip() if asks else ""
    place = said.find(after if lang == "zh" else f" {after}") if after else -1
    told = said[:place].rstrip("的是") if place > 0 else ""
    short = len(told) <= 12 if lang == "zh" else len(told.split()) <= 4
    return re.sub("^The ", "the ", told) if short and not re.search("[，,、；;]", told) else ""


def _first(answer: str) -> str:
    start, end = next(iter(sentences(answer)), (0, 0))
    return answer[start:end].strip().rstrip("。.！!")
