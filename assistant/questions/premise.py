"""Questions that take for granted what the article denies.

Code decides, on signs that can be checked: the question holds a figure and the source another one
of the same measure in its place, it puts somebody in another place ("came first"), one of the two
negates what the other affirms, or the source leaves out what the question counts in. What a
question gets wrong in other ways is refused like anything that the article does not say.
"""

import re
from collections.abc import Sequence

from assistant.figures import (
    Figure,
    asks_for_a_figure,
    asks_when,
    find_figures,
    other_date,
    places_taken,
    same_figure,
    unsupported_figures,
)
from assistant.polarity import NEGATORS, other_side
from index.tokens import content_words, tokens
from index.types import Lang

from .otherwise import (
    done_otherwise,
    names_another_amount,
    nobody_did,
    only_considered,
    turns_the_comparison,
    turns_the_order,
)
from .question import A_NOT_A

# Share of the question's words that a sentence must hold to be about the same thing.
_ABOUT_IT = 0.3
# Share of the characters of a Chinese phrase that an article must have to speak of it.
_MOST = 0.7

# What is so of some, or in some case, is denied of nobody: "没有预约的观众只能……".
_OF_SOME = re.compile(
    r"(?:没有?|未)[^，。；“”]{1,12}的"
    r"(?=[^，。；的]{0,4}(?:[人者们众客]|用户|读者|学生|居民|员工|车主|家庭|公司|企业|孩子))"
    r"|(?:如果|若是?|要是|倘若|凡是?)[^，。；]*(?=，)"
    r"|\b(?:people|those|visitors|readers|anyone|customers|users|owners) (?:who|that)\b[^,.;]*"
    r"|\b(?:if|unless)\b[^,.;]*",
    re.IGNORECASE,
)
_NOT_ZH = re.compile(rf"(?:{NEGATORS['zh']})([^，。？！；、]{{2,8}})")
_NOT_EN = re.compile(
    r"\b(?:not|never|no|without|refus\w+ to|fail\w* to)\s+((?:\w+\W+){0,3}\w+)"
    r"|n['’]t\s+(?:(?:(?-i:[A-Z])\w*|it|they|he|she|we|(?:the|its|his|her|their) \w+)\s+)*"
    r"((?:\w+\W+){0,3}\w+)",
    re.IGNORECASE,
)
# What a question says was given up, which an article that affirms it denies: "为什么放弃自研电机".
_GIVEN_UP_ZH = re.compile(r"(?:放弃|停止|拒绝|终止|取消|不再|退出)了?([^，。？！；、]{2,8})")
_GIVEN_UP_EN = re.compile(
    r"\b(?:giv(?:e[sn]?|ing) up|gave up|stop(?:s|ped)?|quit|abandon(?:s|ed)?|no longer)\s+"
    r"(\w+ing (?:\w+\W+){0,3}\w+)",
    re.IGNORECASE,
)
_MODALS_ZH = "(?:肯|愿意?|想|会|能|敢|要|得|再|去)"
# "With" and "at", which belong to no word beside them.
_TO = frozenset("和跟与同在对给从向把了")
_MODAL_ZH = re.compile(f"^{_MODALS_ZH}+")
_WITH_ZH = re.compile(f"{_MODALS_ZH}*[跟和与同向对给为把将]")
# "Needed a week": an amount of one, which is an idiom elsewhere ("once a week").
_TOOK = re.compile(
    r"\b(?:needs?|needed|takes?|took|taken|within|in|after|lasts?|lasted|spent)"
    r"(?: (?:about|almost|nearly|over|just))?\s*$",
    re.IGNORECASE,
)
# "Not the prototype": which one is meant, nothing that is taken for granted.
_NOT_THIS = re.compile(
    r"(?:而?不是|并非)[^，。？！；、]*"
    r"|\b(?:and |but )?not (?:the|an?|this|that|its|his|her|their)\b[^,.?!;]*",
    re.IGNORECASE,
)
# What is not counted among what a sentence tells of.
_LEFT_OUT = re.compile(
    r"(?:不(?:包括|包含|含|计入?)|除了?)([^，。？！；（）]{2,24})"
    r"|\b(?:(?:not|without) (?:including|counting)|exclud(?:es|ed|ing)|except(?: for)?|apart from"
    r"|other than|besides)\s+([^.;()?!]{3,60})",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"占|比例|份额|其中|里面?|包括|包含|几成|百分之"
    r"|\b(?:of (?:them|these|those|which|the)|among|includ\w+|share|proportion|percentage"
    r"|part of)\b",
    re.IGNORECASE,
)
# "The cooperation" of "合作协会" is a name, nothing that is affirmed.
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2}(?=协会|学会|委员会|公司|集团|组织|机构|银行|基金会|联盟|中心|学院)"
)
# "死了多少人" takes for granted what "没有死人" denies.
_HOW_MANY = re.compile(r"[了过]?(?:多少|几(?![点时月年日]))[个名位只条]?(?=[\u4e00-\u9fff])")
_SINCE = re.compile(
    r"(?:既然|由于|因为|鉴于|自从)([^，,？?]{4,})[，,]"
    r"|(?:(?:since|because|as|given that|now that|considering that|seeing that)\s)([^,?]{12,}),\s",
    re.IGNORECASE,
)
# When something is not so: no answer to when it is, and no denial that it ever is.
_AT_TIMES = re.compile(
    r"周[一二三四五六日末]|星期|礼拜|节假?日|春节|每[年月天]|\d[日月点时]|[夜晚早]上?|冬|夏"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:weekends?|holidays?|nights?|winter"
    r"|summer|[ap]m)\b",
    re.IGNORECASE,
)
# "512GB版", "the 5-day trip": which one of several.
_WHICH_ONE = re.compile(r"\s?(?:[版款型级档装]|-[a-z])")
_PIECE = re.compile(r"[，；。、,;.]")
_PREPOSITION = re.compile(
    r"\b(?:of|in|at|on|for|from|with|by|to|under|over|during|between|among|as)\b", re.IGNORECASE
)
_AUXILIARIES = "whi have would will can could may might must should has since becaus given now"
_NO_SUBJECT = frozenset(_AUXILIARIES.split())
# What may stand between a Chinese subject and its verb.
_BEFORE_VERB_ZH = re.compile(
    r"(?:为什么|为何|为啥|怎么|[去今前当]年|大幅|逐年|持续|一直|突然|明显|有所|反而|进一步|出现|把那?个?"
    r"|[会在又也都却将能要就再不没有了的地曾已])+$"
)
_HEAD_ZH = re.compile(r"[\u4e00-\u9fff]{2}$")
# The share of its words that a sentence holds of which it says the opposite.
_MOSTLY = 0.35
# Of two things that are asked about, neither is taken for granted.
_EITHER = re.compile(r"还是|\bor\b", re.IGNORECASE)
# A place that was not taken.
_MISSED = re.compile(
    r"没|未[能获]|错失|错过|失去|丢掉?了|无缘|失之交臂|不[是再]"
    r"|\b(?:miss(?:ed|ing)?|los(?:e|t|ing)|fail(?:ed|s)?|fell short|not|never|without|denied)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"《[^》]+》")
# The place of whom somebody is compared with: "beat third place by a second".
_OF_OTHERS = re.compile(
    r"[比距离落超]后?第[一二三四五\d]"
    r"|\b(?:beat|than|behind|ahead of|from|over) (?:the )?(?:\w+ )?place\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"谁|哪|什么(?!时候)(?<![为凭]什么)|第几|\b(?:who|which|what|whose)\b", re.IGNORECASE
)


def denies(
    source: str, question: str, lang: Lang, context: str = "", told: Sequence[str] = ()
) -> bool:
    """Whether a sentence of the article denies what ``question``, in the same language, takes for
    granted. ``context`` is what stands around it, and may tell what it is about. The figures of
    what was ``told`` before are the article's own.
    """
    if puts_otherwise(source, question, lang, context, told):
        return True
    return any(_denied(source, each, lang, context, told) for each in _askings(question))


def puts_otherwise(
    source: str, question: str, lang: Lang, context: str = "", told: Sequence[str] = ()
) -> bool:
    """Whether a sentence of the article has something in the place of what ``question`` takes for
    granted: another place or amount, another order, another doer, the contrary of a comparison; or
    tells that it was not done at all. See `denies`; surer than that, and of fewer questions.
    """
    return any(
        _other_place(each, source)
        or (_states_its_figures(each) and names_another_amount(each, source, (context, *told)))
        or nobody_did(each, source)
        or turns_the_order(each, source)
        or turns_the_comparison(each, source)
        or only_considered(each, source, context.partition(source)[2])
        or done_otherwise(each, source, lang, context)
        for each in _askings(question)
    )


def _askings(question: str) -> list[str]:
    question = A_NOT_A.sub(r"\1", question)
    return [each for each in (question, _assumed(question)) if each]


def _assumed(question: str) -> str:
    """What a question begins with as known: "since the shop is closed, why …"; "" if nothing."""
    found = _SINCE.match(question)
    return next(filter(None, found.groups())) if found else ""


def _denied(source: str, question: str, lang: Lang, context: str, told: Sequence[str]) -> bool:
    of_any = _HOW_MANY.sub("", question)
    asked = content_words(of_any)
    if len(asked & content_words(f"{context} {source}")) < _ABOUT_IT * len(asked):
        return False
    return (
        _other_figure(question, source, told)
        or _turned_round(of_any, source, lang)
        or _left_out(question, source)
        or _says_opposite(question, source, lang, context)
    )


def _other_figure(question: str, source: str, told: Sequence[str]) -> bool:
    """A figure of the question's, not of what was ``told``, that the source gives another value."""
    if not _states_its_figures(question):
        return False
    held = [figure for figure in find_figures(source) if not _tells_which(figure, source)]
    unsupported = [
        figure
        for figure in unsupported_figures(question, [source, *told])
        if not _tells_which(figure, question)
    ]
    spans = [f for f in find_figures(question, idioms=True) if _TOOK.search(question[: f.start])]
    unsupported += [
        f for f in spans if not f.firm and not any(same_figure(f, other) for other in held)
    ]
    if len(unsupported) == len(find_figures(question)) > 1:
        return False  # nothing in common: about something else
    return any(_comparable(figure, other) for figure in unsupported for other in held)


def _states_its_figures(question: str) -> bool:
    """Whether the figures of ``question`` are taken for granted. Asked for another, they tell what
    that is of ("in the first 24 hours"); asked which is so, neither is.
    """
    return not asks_for_a_figure(question) and not _EITHER.search(question)


def _tells_which(figure: Figure, text: str) -> bool:
    """Whether a figure tells one of several from the others: "the 5-day trip", 512GB版."""
    return _WHICH_ONE.match(text, figure.end) is not None or (
        "-" in text[figure.start : figure.end] and not figure.bound
    )


def _says_opposite(question: str, source: str, lang: Lang, context: str) -> bool:
    """Whether the two have opposites of each other, said of the same thing, and most of the rest in
    common. Asked when something did, it denies nothing to tell when it did something else.
    """
    if other_date(question, [source]) or asks_when(question):
        return False
    for asked, told in other_side(question, source):
        rest = content_words(question[: asked.start()] + " " + question[asked.end() :])
        if len(rest & content_words(source)) >= _MOSTLY * len(rest):
            before, own = question[: asked.start()], source[: told.start()]
            return _same_subject(before, own, f"{context} {source}", question, lang)
    return False


def _same_subject(asked: str, told: str, text: str, question: str, lang: Lang) -> bool:
    """Whether what stands before two verbs is of one thing: each is spoken of on the other side,
    where the source names it at all ("its income", "it").
    """
    subject, own = _subject(asked, lang), _subject(told, lang)
    if own and lang == "en" and own not in content_words(question):
        return False
    return not subject or subject in content_words(text)


def _subject(before: str, lang: Lang) -> str:
    """The word before a verb that tells what it is said of: in English the last one before a
    preposition ("the fall in prices"), in Chinese two characters; "" where there is none.
    """
    clause = _PIECE.split(before)[-1]
    if lang == "zh":
        found = _HEAD_ZH.search(_BEFORE_VERB_ZH.sub("", clause))
        return found.group() if found else ""
    for piece in _PREPOSITION.split(clause):
        kept = content_words(piece) - _NO_SUBJECT
        words = [word for word in tokens(piece) if word in kept and not word.isdigit()]
        if words:
            return words[-1]
    return ""


def _other_place(question: str, source: str) -> bool:
    """Whether the two put somebody in different places, or ``question`` says that the place was
    missed which the source says was taken.
    """
    asked, told = places_taken(question), places_taken(source)
    if not (asked and told) or _WHO.search(question) or _MISSED.search(source):
        return False
    if _OF_OTHERS.search(question) or _OF_OTHERS.search(source):
        return False
    titles = _TITLE.findall(question)
    words = content_words(question)
    if any(title not in source for title in titles) or len(
        words & content_words(source)
    ) < _ABOUT_IT * len(words):
        return False
    return bool(asked & told) if _MISSED.search(question) else not asked & told


def _comparable(one: Figure, other: Figure) -> bool:
    if one.kind != other.kind or one.kind in ("date", "time") or not (one.unit and other.unit):
        return False
    if "top" in (one.unit, other.unit):
        return False  # "the top three" of one ranking does not deny "the top five" of another
    if one.bound or other.bound:
        return False  # another range is about another thing: "20万—25万" does not deny "15万—20万"
    return one.measure.dimension == other.measure.dimension


def _left_out(question: str, source: str) -> bool:
    """Whether ``question`` takes for a part of something what the source leaves out of it: "what
    share of the devices are phones", of "9.891亿台设备（不包括手机）".
    """
    if _LEFT_OUT.search(question) or not _OF_WHAT.search(question):
        return False
    asked, told = content_words(_OF_WHAT.sub(" ", question)), content_words(source)
    for found in _LEFT_OUT.finditer(source):
        words = content_words(next(filter(None, found.groups()), ""))
        rest = asked - words
        several = {word for word in asked & words if len(word) > 1}
        if several and len(rest & told) >= _ABOUT_IT * len(rest):
            return True
    return False


def _turned_round(question: str, source: str, lang: Lang) -> bool:
    """Whether one of the two negates words that the other has and does not negate.

    Asked when something is so, it denies nothing to say when it is not: "closed on Mondays".
    """
    asked = _NOT_THIS.sub(" ", question)
    at_times = asks_when(question) and _AT_TIMES.search(source)
    if not at_times and _negates(_OF_SOME.sub(" ", source), question, lang):
        return True
    given_up = _GIVEN_UP_ZH if lang == "zh" else _GIVEN_UP_EN
    back = content_words(taken_back(question, lang))
    held, half = len(back & content_words(source)), len(back) / 2
    if held < half or (lang == "en" and 0 < held == half):
        return False  # "not build a school", "builds a system"
    return _negates(asked, source, lang) or (
        not given_up.search(source) and _negates(asked, source, lang, given_up)
    )


def taken_back(question: str, lang: Lang) -> str:
    """What ``question`` says is not so or was given up, "自研电机"; "" if it says no such thing."""
    asked = _NOT_THIS.sub(" ", A_NOT_A.sub(r"\1", question))
    patterns = (_GIVEN_UP_ZH, _NOT_ZH) if lang == "zh" else (_GIVEN_UP_EN, _NOT_EN)
    found = [pattern.search(asked) for pattern in patterns]
    phrases = (phrase for each in found if each for phrase in each.groups() if phrase)
    return next(filter(content_words, phrases), "")  # "will not do" names nothing


def speaks_of(text: str, phrase: str) -> bool:
    """Whether the words of ``phrase`` stand somewhere in ``text``, which cannot deny what it does
    not speak of. Of Chinese, which is counted in pairs of characters, most of its characters.
    """
    known = content_words(text)
    words = {word for word in content_words(phrase) if len(word) > 1}
    han = {word for word in words if not word.isascii()}
    characters = frozenset().union(*han) - _TO
    told = frozenset().union(*(han & known))
    return words - han <= known and len(characters & told) >= _MOST * len(characters)


def _negates(one: str, other: str, lang: Lang, by: re.Pattern[str] | None = None) -> bool:
    """Whether what ``one`` negates, or says was given up, stands in ``other`` without that.

    What is negated is the verb: what stands first, or in Chinese last when a "with whom" or "to
    whom" stands before it (不收购车企, 不肯跟高校合作).
    """
    pattern = by or (_NOT_ZH if lang == "zh" else _NOT_EN)
    affirmed = frozenset(_words(pattern.sub(" ", _BODY.sub(" ", other))))
    # A word that the same text also affirms ("不是甲而是乙") is not what is denied.
    own = frozenset(_words(pattern.sub(" ", one)))
    for found in pattern.finditer(one):
        phrase = next(filter(None, found.groups()), "")
        last = lang == "zh" and _WITH_ZH.match(phrase)
        if not last:
            phrase = _MODAL_ZH.sub("", phrase)
        words = [word for word in _words(phrase) if word not in own]
        if words and words[-1 if last else 0] in affirmed:
            return True
    return False


def _words(text: str) -> list[str]:
    """Words that carry meaning: no single characters, no English function words."""
    content = content_words(text)
    return [word for word in tokens(text) if word in content and len(word) > 1]
