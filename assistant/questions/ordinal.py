"""Which thing "the second one" is: of the list that was last given."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.figures.words import ORDINALS
from assistant.translation.dictionary import senses_of
from index.script import HAN
from index.types import Lang

_HAN = re.compile(f"[{HAN}]")
_NUMERALS = "一二三四五六七八九十"
_ORDINALS = ORDINALS[:8]
_MEASURE = "[个道条种项款点步家样重位只头座艘台辆本部篇所间栋]"
_NTH_ZH = re.compile(
    rf"第(?P<n>[{_NUMERALS}]|\d)(?:{_MEASURE}|者)(?!月|季|小时|版|阶段)"
    rf"|(?P<last>最后[一那]?{_MEASURE}|后者)|(?P<former>前者)"
    rf"|(?P<middle>中间[的那]?一?{_MEASURE})"
)
_NTH_EN = re.compile(
    rf"\bthe (?:(?P<n>{'|'.join(_ORDINALS)})|(?P<last>last|latter)|(?P<former>former)"
    r"|(?P<middle>middle))"
    # Not "the first one to land".
    r"(?: one\b(?! (?:to|that|who|which|ever|\w+ed|built|made|sold|held)\b)"
    r"|(?=\s*(?:[?.,!]|['’]s|of (?:them|these|those)|$|is|was|has|does|did)))"
    r"(?: (?:in|of|from) (?:the|that|this|your) list\b)?",
    re.IGNORECASE,
)
# The one before, or after, that which was spoken of last.
_BESIDE_ZH = re.compile(
    rf"(?<![最之然以今往])(?:(?P<before>[前上])|[后下])(?:面的?|边的?)?(?:那|一|那一)?{_MEASURE}(?!月|季|小时|版|阶段|世纪|周)"
)
_BESIDE_EN = re.compile(
    r"\bthe (?:one (?:right |just )?(?:(?P<before>before)|after)(?: (?:it|that|this)(?: one)?)?"
    r"|(?:(?P<previous>previous|preceding)|next|following)(?: one)?)(?=\s*(?:[?.,!]|$))",
    re.IGNORECASE,
)
# What may follow "第二个" that is a thing of a list, not the second of what follows ("第二款产品");
# beside a verb, which the dictionary knows by its first sense.
_GOES_ON = re.compile(
    r"\s*(?:$|[，。、？?！!；;：:）)]|[呢吗吧啊呀是也还都又不没就才谁几哪]|的(?!士)|里(?!程)"
    r"|有(?:多|几|什么|哪|没|谁|[一两二三四五六七八九十\d])|什么|怎|如何|为[什何]|何[时地处]|多[少大高长久远快重]"
    r"|名字|主要|大概|一共|总共|现在|目前|具体|到底|究竟|后来|当时|平时|分别|可以|能(?!源|量)|会(?!议|员|计|展))"
)
_SHORT_VERBS = "在给靠由被把对跟和与比用叫指到从有要"
# A noun that only says what kind of thing a name is of.
_KIND = re.compile(
    r"(?:车型?|船|店|厂|公司|企业|产品|项目|学校|城市|品牌|机构)(?=[，,。？?！!；;]|的?呢|$)"
)
# "第一个登上月球的人": what follows says which.
_SAYS_WHICH = re.compile(rf"[^，。？?！!]*[{HAN}a-zA-Z\d]的(?![是吗呢，。？?！!]|$)")
# "排在第一位" is a rank.
_RANKED = re.compile(r"(?:[排列居占]|[排列占位居]在|评为|名列)$")
_LONGEST = 4
# What stands before the first thing of a list: "版本有", "they are".
_LEAD = re.compile(
    r"^.*(?:分别是|分别为|包括|[有是为了：:]|\b(?:are|is|were|was|includes?|has|have|into|to|against|with"
    r"|by|on|at|from|for|between|of)\b:?)\s*",
    re.IGNORECASE,
)

# How long a thing may be that is a name, see `_weight`; in Chinese each of two.
_NAME_WEIGHT, _PAIR_WEIGHT = 14, 8
# "Before use", "during use" and "after use": things with what is said of each between them.
_QUOTED = re.compile(r"[“\"「]([^“”\"「」，。,;；]{2,30}?)[,，]?[”\"」]")
_AND_EN = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)


def name_ordinals(
    question: str, lang: Lang, answers: Sequence[str], known: Sequence[str] = ()
) -> str:
    """``question`` with "the second one" replaced by the second thing of the list last given, which
    is looked for in ``answers``, the last first, without their markers; if none gives one, of the
    things ``known`` to have been asked about.
    """
    pattern = _NTH_ZH if lang == "zh" else _NTH_EN

    def named(found: re.Match[str]) -> str:
        for things in (*map(things_of, answers), known):
            place = _place(found, len(things))
            if len(things) > 1 and 1 <= place <= len(things):
                return put(things[place - 1], found)
        return found.group()

    named_all = question
    for found in reversed([*pattern.finditer(question)]):  # what follows decides
        named_all = named_all[: found.start()] + named(found) + named_all[found.end() :]
    return named_all


def name_beside(question: str, lang: Lang, last: str, answers: Sequence[str]) -> str:
    """``question`` with "the one before it" replaced by the thing that a list of ``answers`` has
    before the one which the ``last`` question was about, and likewise "the next one".
    """
    found = (_BESIDE_ZH if lang == "zh" else _BESIDE_EN).search(question)
    if found is None:
        return question
    back = found["before"] or found.groupdict().get("previous")
    for things in map(things_of, answers):
        places = [place for place, thing in enumerate(things) if thing in last]
        place = places[0] + (-1 if back else 1) if len(places) == 1 else -1
        if 0 <= place < len(things):
            return question[: found.start()] + put(things[place], found) + question[found.end() :]
    return question


def put(thing: str, found: re.Match[str]) -> str:
    """``thing`` for "the second one" that was ``found``, or that itself where it counts what
    follows it.

    Of a noun that follows, ``thing`` must end with it: "第二个校区" is 南山校区.
    """
    if not _HAN.search(found.group()):
        return thing
    before, after = found.string[: found.start()], found.string[found.end() :]
    kind = next((size for size in (4, 3, 2, 1) if after[:size] and thing.endswith(after[:size])), 0)
    if kind:
        return thing[:-kind]  # the noun stands there already
    if _KIND.match(after) and not before.endswith("的") and _weight(thing) <= _PAIR_WEIGHT:
        return thing  # "SU7车"
    return found.group() if _RANKED.search(before) or not _is_alone(after) else thing


def _is_alone(after: str) -> bool:
    """Whether what comes ``after`` an ordinal is no noun that it counts."""
    if _GOES_ON.match(after):
        return True
    for size in range(_LONGEST, 0, -1):
        word = after[:size]
        if sense := next(senses_of(word), ""):
            if size == 1 and word in _SHORT_VERBS:
                return True
            return sense.startswith("to ") and not _SAYS_WHICH.match(after)
    return False


def _place(found: re.Match[str], count: int) -> int:
    """Which thing, from 1, of ``count`` an ordinal means."""
    if found["last"]:
        return count
    if found["former"]:
        return 1
    if found["middle"]:
        return (count + 1) // 2 if count % 2 else 0
    ordinal = found["n"].lower()
    if ordinal in _ORDINALS:
        return _ORDINALS.index(ordinal) + 1
    return int(ordinal) if ordinal.isdigit() else _NUMERALS.index(ordinal) + 1


def things_of(answer: str) -> list[str]:
    """The things that a list in ``answer`` gives, the longest list if there are several."""
    quoted = [
        list(dict.fromkeys(_QUOTED.findall(sentence)))
        for sentence in re.split(r"[。！？\n]", answer)
    ]
    lists = [things if len(things) > 2 else [] for things in quoted]
    for sentence in re.split(r"[。！？\n]|;(?=\s)|(?<=[^\d])\.(?=\s|$)", answer):
        if _HAN.search(sentence):
            clauses = re.split(r"[，,；;]", sentence)
            lists += [_split_list(clause, r"、|以及|[和与及]") for clause in clauses]
            lists.append(_heads(clauses))
        elif _AND_EN.search(sentence):  # commas alone set off clauses
            lists.append(_split_list(sentence, r",\s*(?:and\s+|or\s+)?|\s+and\s+"))
    # Two names in quotation marks, where nothing else is a list.
    lists += [things if _are_names(things) else [] for things in quoted]
    return max(lists, key=len, default=[])


def _are_names(quoted: Sequence[str]) -> bool:
    return len(quoted) == 2 and all(_weight(thing) <= _PAIR_WEIGHT // 2 for thing in quoted)


def _heads(clauses: Sequence[str]) -> list[str]:
    """What each of at least three Chinese ``clauses`` is about that begin with things of one kind:
    "甲版本给新手，乙版本给远行的人，丙版本给赛车手".
    """
    clauses = [clause.strip() for clause in clauses]
    words = Counter(
        word
        for clause in clauses
        for word in {clause[i : i + 2] for i in range(min(len(clause), _NAME_WEIGHT) - 1)}
        if _HAN.match(word) and _HAN.match(word[1:])
    )
    word, count = max(words.items(), key=lambda each: each[1], default=("", 0))
    heads = [clause[: clause.index(word) + 2] for clause in clauses if word in clause]
    return heads if count > 2 and len({*heads}) == len(heads) else []


def _split_list(text: str, separators: str) -> list[str]:
    things = [thing.strip() for thing in re.split(separators, text) if thing.strip()]
    if len(things) > 1:
        things[0] = _LEAD.sub("", things[0]) or things[0]
    # Clauses are no names, nor is what "the Max competes with others" has on either side.
    most = _NAME_WEIGHT if len(things) > 2 else _PAIR_WEIGHT if _HAN.search(text) else _NAME_WEIGHT
    return things if all(_weight(thing) <= most for thing in things) else []


def _weight(text: str) -> int:
    """The length of ``text`` in Chinese characters; an English word counts as two."""
    return len(_HAN.findall(text)) + 2 * len(re.findall(r"[a-z0-9]+", text, re.IGNORECASE))
