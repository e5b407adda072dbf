"""What a source puts in the place of what a question takes for granted, in other words than a
figure or a negation: another order, another doer, a comparison turned round, a thing that was only
thought of, and what nobody did.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures import Figure, find_figures, other_date, unsupported_figures
from assistant.figures.figure import size
from assistant.figures.units import unit_named
from assistant.polarity import holds_but_once
from index.sentences import sentences
from index.tokens import content_words
from index.types import Lang

from .reason import asks_for_a_reason

# The share of the words of a thing, or of what is told of it, by which two texts speak of the same.
_SAME = 0.5
# Of what is said to have been done, where nothing but the date differs.
_SURELY_SAME = 0.7

# Before or after something: its words are in the group of the side.
_ORDER = re.compile(
    r"比(?P<before1>[^，。？！；]{2,24}?)(?:提早|提前|早|先)"
    r"|比(?P<after1>[^，。？！；]{2,24}?)(?:推迟|晚|迟|后)"
    r"|(?:早于|先于|赶在)(?P<before2>[^，。？！；]{2,24}?)(?=之?前|以前|[，。？！；]|$)"
    r"|(?:晚于|迟于)(?P<after2>[^，。？！；]{2,24})"
    r"|(?:等到?|直到|[在于])(?P<after3>[^，。？！；]{2,24}?)(?:之后|以后|后(?=[才再，。？]))"
    r"|[在于](?P<before3>[^，。？！；]{2,24}?)(?:之前|以前|前(?=[就，。？]))"
    r"|\b(?:after|following|later than|wait(?:ed|ing)? (?:until|till|for))"
    r" (?P<after4>(?:[\w'’-]+ ?){1,8})"
    r"|\b(?:before|ahead of|prior to|(?:earlier|sooner) than) (?P<before4>(?:[\w'’-]+ ?){1,8})",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"(?:[不没未并非]|\bnot|n['’]t|\bno|\bnever)\W*(?:\w+ )?$", re.IGNORECASE)

_BETTER, _WORSE = "better", "worse"
# What is more than another, and what it is more than.
_GRADES = {
    "more": r"[高多大长重宽深贵久]于|超过|\b(?:more|higher|larger|bigger|greater|heavier|longer)\b"
    r"(?: [\w'’-]+){0,3}? than|\b(?:above|exceed(?:s|ed|ing)?)",
    "less": r"[低少小短轻窄浅]于|\b(?:fewer|less|lower|smaller|shorter|lighter)\b"
    r"(?: [\w'’-]+){0,3}? than|\bbelow",
    _BETTER: r"[优好强]于|胜过|\bbetter\b(?: [\w'’-]+){0,3}? than|\boutperform\w*",
    _WORSE: r"不如|不及|逊于|逊色于|[差弱]于|\bworse\b(?: [\w'’-]+){0,3}? than",
}
_THAN = {
    grade: re.compile(rf"(?:{words})(?P<thing>[^，。？！；,.?!;]{{2,40}})", re.IGNORECASE)
    for grade, words in _GRADES.items()
}
_THAN_ZH = re.compile(
    r"(?<![占对性])比(?![例赛较重如])(?P<thing>[^，。；？]{2,20}?)[更还要又都]*(?P<grade>[高多大长重宽深贵久低少小短轻窄浅好优强差弱])"
)
_GRADE_ZH = {
    **dict.fromkeys("高多大长重宽深贵久", "more"),
    **dict.fromkeys("低少小短轻窄浅", "less"),
}
_GRADE_ZH |= {**dict.fromkeys("好优强", _BETTER), **dict.fromkeys("差弱", _WORSE)}
_AGAINST = {"more": "less", "less": "more", _BETTER: _WORSE, _WORSE: _BETTER}

# What was only thought of, and what tells that it came to nothing.
_CONSIDERED = re.compile(
    r"(?:曾|也|还)?(?:考虑过?|设想过?|讨论过)(?!到)|曾经?(?:想|打算|计划)|原(?:本|先|来)?(?:想|打算|计划)|本[想打](?:算)?"
    r"|\b(?:considered|looked at|looked into|thought (?:about|of)|discussed|weighed up"
    r"|toyed with|(?:had )?(?:planned|intended|wanted|meant|hoped) to"
    r"|(?:was|were) going to)\b",
    re.IGNORECASE,
)
_CAME_TO_NOTHING = re.compile(
    r"但|可是?|最后|最终|结果|改[为成用]|放弃|否决|作罢|搁置|没有?|[选定]了|不"
    r"|\b(?:but|instead|chose|decided|settled|rejected|dropped|abandoned|stay\w*|kept|ruled out"
    r"|turned down|in the end|never|not|gave up|went for|opted)\b|n['’]t\b",
    re.IGNORECASE,
)
_OF_THOUGHTS = re.compile(
    r"考虑|设想|讨论|打算|计划|原|本来|想|提议|主张|放弃|否决|不|没|会"
    r"|\b(?:consider\w*|look(?:ed|ing)? (?:at|into)|thought|thinking|discuss\w*|plan\w*|intend\w*"
    r"|want\w*|propos\w*|suggest\w*|would|could|reject\w*|decid\w*|drop\w*|instead|not|against"
    r"|alternatives?|options?)\b|n['’]t\b",
    re.IGNORECASE,
)

# "No one will be disciplined": of anybody.
_NOBODY = re.compile(
    r"(?:没有?|无)(?:任何|一个)?人(?:会|被|因此|为此|再|曾|因)*(?:受到?|遭到?)?"
    r"(?P<act_zh>[^，。；！？]{2,3})(?P<rest_zh>[^，。；！？]*)"
    r"|\b(?:no one|nobody|none of [^,.;]{1,30}?)\s+"
    r"(?:(?:else|has|have|had|was|were|is|are|be|been|being|will|would|ever|yet)\s+)*"
    r"(?P<act>\w+)(?P<rest>(?:(?! (?:and|but|so) )[^,.;])*)",
    re.IGNORECASE,
)

# What was named before, by which nothing tells whether it is what was asked about.
_IT = re.compile(r"\W*(?:it|this|that|them|him|her)\b", re.IGNORECASE)

# "五百块" is money where it is paid.
_PAID_BEFORE = re.compile(r"[交付花卖收掏值赔罚捐][^，。；]{0,4}$")
_PAID_AFTER = re.compile(r"块(?![\u4e00-\u9fff])|块(?=[的吗呢啊])")

# In which case, or when: "after 24 weeks", of which another is another matter.
_CASE_BEFORE = re.compile(
    r"\b(?:after|within|at|when|if|for|of) (?:the )?(?:\w+ )?$|[到掺]$"
    r"|[哪这那]$|\b(?:which|what|these|those) $",
    re.IGNORECASE,
)
_CASE_AFTER = re.compile(r"之?后|以[后上下内]|之?前|时|内|的|\s?[版款型级档装]|-[a-z]")

# Acts that are done once, by whom a text says: who founded it, no other did.
_ONCE_ZH = (
    r"收购|并购|创立|创办|创建|发明|设计|想出|提出|发起|发现|首创|牵头|拍板|任命|撰写|执导|捐建|修建|承建|赢得|夺得"
    r"|击败|成立|开业|建成|挂牌|通车|投产|开工"
)
_ONCE_EN = (
    r"acqui(?:red?|res|sition)|bought|buy|found(?:ed|s)?(?! (?:that|in|out))|establish(?:ed)?"
    r"|invent(?:ed)?|design(?:ed)?|th(?:ink|ought) up|came up with|come up with|propose[ds]?"
    r"|discover(?:ed)?|launch(?:ed)?|built|build|wrote|written|write|compose[ds]?|paint(?:ed)?"
    r"|direct(?:ed)?|appoint(?:ed)?|order(?:ed)?|won|win|defeat(?:ed)?|open(?:ed)?|complete[ds]?"
    r"|start(?:ed)?|creat(?:ed?|es)|donate[ds]?|gave|give"
)
_ONCE: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(f"(?:{_ONCE_ZH})"),
    "en": re.compile(rf"\b(?:{_ONCE_EN})\b", re.IGNORECASE),
}
_ALIKE_EN = (
    ("acquir", "acquisit", "bought", "buy"),
    ("found", "establish", "start", "creat", "launch", "open"),
    ("think", "thought", "came", "come", "propos", "invent", "creat"),
    ("built", "build", "complet"),
    ("wrote", "written", "write", "compos"),
    ("won", "win", "defeat"),
    ("gave", "give", "donat"),
)
_ROLES: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"主任|局长|厂长|校长|院长|老板|经理|董事长|总裁|职员|员工|学生|老师|教师|工程师|技术员|馆长|站长|镇长|村长|县长"
        r"|书记|记者|医生|研究员|教授|船长|店长|会计|司机|[组队会]长|主席|秘书|助理|实习生|志愿者|创始人|设计师|市长|馆员"
    ),
    "en": re.compile(
        r"\b(?:directors?|managers?|heads?|chiefs?|chair\w*|presidents?|engineers?|teachers?"
        r"|students?|clerks?|employees?|members?|mayors?|captains?|doctors?|professors?"
        r"|researchers?|secretar\w+|assistants?|interns?|volunteers?|drivers?|architects?"
        r"|designers?|owners?|founders?|librarians?|technicians?|accountants?|keepers?|pilots?)\b",
        re.IGNORECASE,
    ),
}
# Who stands for somebody that was named before.
_ANYBODY = re.compile(
    r"^(?:[他她它]们?|我们?|你们?|您|大家|人们|谁|自己|该|这|那|其|公司|企业|集团|政府|双方|本)|哪|什么|多少|第"
)
_BEFORE_ACT_ZH = re.compile(
    r"为什么|为何|为啥|凭什么|怎么|当[年初时]|后来|最[终后]|首先|已经?|曾经?|于是|一[起同]|共同|亲自|率先|成功|正式|宣布|决定"
    r"|[会要能将又也都才就再被让]$"
)
_TAIL_ZH = re.compile(r"(?:[会要能将又也都才就再被让在于了的是]|所)+$")
_HEAD_ZH = re.compile(r"[\u4e00-\u9fff]{2}$")
_PASSIVE_ZH = re.compile(r"(?:是?由|被|是(?!否))(?P<agent>[^，。？！；]{2,16})$")
_BY = re.compile(
    r"\W+(?:\w+ )?by (?P<agent>(?:[\w.'’-]+ ?){1,5}(?:, (?:an?|the) (?:[\w'’-]+ ?){1,4})?)",
    re.IGNORECASE,
)
_ASKED_EN = re.compile(
    r"\b(?:did|does|do|has|have|had)\s+(?P<agent>(?:[\w.'’-]+\s+){1,5})$", re.IGNORECASE
)
_SUBJECT_EN = re.compile(r"(?P<agent>(?:[\w.'’-]+\s+){1,5})$")
_NAME_EN = re.compile(r"(?<![\w'’])[A-Z][\w'’-]+")
_QUESTION_WORDS = re.compile(r"为什么|为何|为啥|凭什么|怎么")
# What the names of many have in common.
_BODY_ZH = re.compile(r"公司|集团|企业|银行|工厂|大学|学院|基金会|协会|委员会|[省市县镇村厂]")
_CLAUSE_OF_FIGURES = re.compile(r"[，。？！；：;?!]|[,.:](?!\d)")
_CLAUSE = re.compile(r"[，。？！；：,;?!]")


def nobody_did(question: str, source: str) -> bool:
    """Whether ``source`` says that nobody did, or underwent, what ``question`` is about."""
    for found in _NOBODY.finditer(source):
        act = found["act"] or found["act_zh"]
        rest = content_words(found["rest"] or found["rest_zh"] or "")
        asked = content_words(question)
        spoken = content_words(act) & asked if found["act"] else act in question
        if holds_but_once(source[found.start() :]) or (not rest and _IT.match(found["rest"] or "")):
            continue
        if spoken and len(rest & asked) >= _SAME * len(rest) and not _NOBODY.search(question):
            return True
    return False


def names_another_amount(question: str, source: str, known: Sequence[str] = ()) -> bool:
    """Whether a clause of ``source`` has the one amount that it tells where the like clause of
    ``question`` has another, of which what is ``known`` beside does not tell.
    """
    told = [each for each in _amounts(source) if each[1]]
    values = {f.value for text in (source, *known) for f in find_figures(text, idioms=True)}
    for figure, unit, rest in _amounts(question, cases=False):
        if not unit or figure.value in values:
            continue
        like = [each for each in told if _dimension(each[1]) == _dimension(unit)]
        same = [other for other, _, its in like if rest and len(rest & its) >= _SAME * len(rest)]
        if same and all(size(other) != figure.value * unit_named(unit).factor for other in same):
            return True
    return False


def _amounts(text: str, cases: bool = True) -> Iterator[tuple[Figure, str, frozenset[str]]]:
    """The figures that stand alone in a clause of ``text``, their units, and the words beside;
    those that tell in which case something is so or not.
    """
    for clause in _CLAUSE_OF_FIGURES.split(text):
        found = find_figures(clause)
        # "One year" may be each: 一年要交五百块.
        amounts = [f for f in found if f.kind == "percent" or (f.kind == "number" and f.value != 1)]
        if len(amounts) != 1 or not amounts[0].firm or amounts[0].bound or amounts[0].approx:
            continue
        (figure,) = amounts
        before, after = clause[: figure.start], clause[figure.end :]
        if not cases and (_CASE_BEFORE.search(before) or _CASE_AFTER.match(after)):
            continue
        if not cases and "-" in clause[figure.start : figure.end]:  # "the 5-day trip"
            continue
        if figure.unit == "year" and figure.value > 1000:  # "in 1379"
            continue
        paid = not figure.unit and _PAID_BEFORE.search(before) and _PAID_AFTER.match(after)
        words = content_words(_QUESTION_WORDS.sub(" ", f"{before} {after}")) - {"whi"}
        if not clause.isascii():
            words = frozenset(word for word in words if len(word) == 1 or word.isascii())
        yield figure, "CNY" if paid else figure.unit, words


def _dimension(unit: str) -> str:
    return unit_named(unit).dimension or unit


def turns_the_order(question: str, source: str) -> bool:
    """Whether ``source`` puts before something what ``question``, which wants the reason, puts
    after it, or the other way round.
    """
    if not asks_for_a_reason(question):
        return False
    told = [*_orders(source)]
    for side, thing, rest in _orders(question):
        same = [(its, others) for its, other, others in told if _alike(thing, other)]
        if same and all(its != side and _of_it(rest, others) for its, others in same):
            return True
    return False


def _orders(text: str) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Each "before" or "after" of ``text``, the words of what, and the words beside them."""
    for found in _ORDER.finditer(text):
        name = next(name for name, words in found.groupdict().items() if words)
        if _NOT_SO.search(text[: found.start()]):
            continue
        rest = text[: found.start()] + " " + text[found.end() :]
        yield name[:-1], content_words(found[name]), content_words(rest)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two things have most words of the one that has fewer in common."""
    return len(one & other) >= max(1, _SAME * min(len(one), len(other)))


def _of_it(asked: frozenset[str], told: frozenset[str]) -> bool:
    return len(asked & told) >= _SAME * len(asked) or len(asked & told) > 3


def turns_the_comparison(question: str, source: str) -> bool:
    """Whether ``source`` finds more, or better, what ``question`` finds less than the same."""
    told = [*_comparisons(source)]
    for grade, thing, before in _comparisons(question):
        measured = _measured(before)
        same = [
            its
            for its, other, others in told
            if _alike(thing, other) and _of_one(measured, content_words(others), _SAME)
        ]
        if _AGAINST[grade] in same and grade not in same:
            return True
    return False


def _comparisons(text: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """Each "more" or "less" of ``text``, the words of what it is than, and what stands before."""
    for grade, pattern in _THAN.items():
        for found in pattern.finditer(text):
            if all(figure.start for figure in find_figures(found["thing"])):
                yield grade, content_words(found["thing"]), text[: found.start()]
    for found in _THAN_ZH.finditer(text):
        yield _GRADE_ZH[found["grade"]], content_words(found["thing"]), text[: found.start()]


def _measured(before: str) -> frozenset[str]:
    """The words of what a question compares, which stand before the "more": in Chinese what they
    come to, 油耗 of 新渡轮的油耗.
    """
    before = _QUESTION_WORDS.sub("", before)
    if before.isascii():
        return content_words(before) - {"whi"}
    head = _HEAD_ZH.search(_TAIL_ZH.sub("", before))
    return frozenset({head.group()} if head else ())


def only_considered(question: str, source: str, after: str) -> bool:
    """Whether ``source`` tells that somebody thought of what ``question`` says was done, and that
    or what comes ``after`` it that nothing came of it.
    """
    found = _CONSIDERED.search(source)
    if found is None or _OF_THOUGHTS.search(question):
        return False
    thought = source[found.end() :]
    if not _CAME_TO_NOTHING.search(f"{thought} {after}"):
        return False
    if unsupported_figures(question, [thought]):
        return False
    asked, told = content_words(question), content_words(thought)
    shared = len(asked & told)
    if asks_for_a_reason(question):
        return shared >= _SAME * len(asked)
    named = any(figure.unit for figure in find_figures(question))
    return named and 2 <= shared <= len(asked) - 2


@dataclass(frozen=True, slots=True)
class _Deed:
    """Something that was done once: the word for it, by whom, and the rest that is told of it; or
    all, as what opened may have been opened.
    """

    act: str
    agent: str
    rest: frozenset[str]
    whole: frozenset[str]


def done_otherwise(question: str, source: str, lang: Lang, article: str = "") -> bool:
    """Whether ``source`` says of another person, or of another date, that they did, or that then
    was done, what is done but once, and no sentence of the ``article`` bears the question out.
    """
    if not asks_for_a_reason(question):
        return False
    told = [*_deeds(source, lang)]
    for deed in _deeds(question, lang):
        same = [each for each in told if _one_act(deed.act, each.act)]
        for other in same:
            if _is_another(deed.agent, other.agent, lang) and _of_one(deed.rest, other.rest, _SAME):
                return not _borne_out(deed, article, lang)
            surely = _of_one(deed.whole, other.whole, _SURELY_SAME)
            if surely and other_date(question, [source]):
                return not any(
                    _has_its_dates(each, question) for each in _with_the_act(deed, article, lang)
                )
    return False


def _of_one(asked: frozenset[str], told: frozenset[str], least: float) -> bool:
    return bool(asked) and len(asked & told) >= least * len(asked)


def _borne_out(deed: _Deed, article: str, lang: Lang) -> bool:
    agent = content_words(deed.agent)
    return any(agent <= content_words(each) for each in _with_the_act(deed, article, lang))


def _has_its_dates(text: str, question: str) -> bool:
    return all(figure.kind != "date" for figure in unsupported_figures(question, [text]))


def _with_the_act(deed: _Deed, article: str, lang: Lang) -> Iterator[str]:
    for start, end in sentences(article):
        text = article[start:end]
        if any(_one_act(deed.act, found.group()) for found in _ONCE[lang].finditer(text)):
            yield text


def _one_act(one: str, other: str) -> bool:
    if not one.isascii():
        return one == other
    one, other = one.lower(), other.lower()
    return one[:5] == other[:5] or any(
        one.startswith(words) and other.startswith(words) for words in _ALIKE_EN
    )


def _deeds(text: str, lang: Lang) -> Iterator[_Deed]:
    for found in _ONCE[lang].finditer(text):
        clause = _CLAUSE.split(text[: found.start()])[-1]
        after = _CLAUSE.split(text[found.end() :])[0]
        agent = _agent_zh(clause) if lang == "zh" else _agent_en(clause, text[found.end() :])
        whole = f"{clause} {after}"
        rest = whole.replace(agent, " ") if agent else whole
        yield _Deed(found.group(), agent, _object(rest, lang), _object(whole, lang))


def _object(text: str, lang: Lang) -> frozenset[str]:
    """The words of a clause that are neither question words nor dates; single characters."""
    for figure in reversed(find_figures(text)):
        if figure.kind == "date":
            text = text[: figure.start] + " " + text[figure.end :]
    if lang == "en":
        return content_words(text) - {"whi", "in", "ago"}
    text = re.sub(r"[的了是由被会要在于过来]|[“”《》]", " ", _QUESTION_WORDS.sub(" ", text))
    return frozenset(word for word in content_words(text) if len(word) == 1 or word.isascii())


def _agent_zh(clause: str) -> str:
    for figure in reversed(find_figures(clause)):
        if figure.kind == "date":
            clause = clause[: figure.start] + "在" + clause[figure.end :]
    clause = _BEFORE_ACT_ZH.sub("", clause)
    while (cut := _TAIL_ZH.sub("", clause)) != clause:
        clause = cut
    passive = _PASSIVE_ZH.search(clause)
    agent = passive["agent"] if passive else clause
    return "" if len(agent) > 16 or _ANYBODY.search(agent) else agent.strip("“”《》 ")


def _agent_en(clause: str, after: str) -> str:
    found = _BY.match(after) or _ASKED_EN.search(clause) or _SUBJECT_EN.search(clause)
    return found["agent"].strip() if found else ""


def _is_another(one: str, other: str, lang: Lang) -> bool:
    """Whether two agents are told apart: by their roles, or by their names where both have no role.
    A role and a name may be of the same person.
    """
    roles = [set(map(str.lower, _ROLES[lang].findall(agent))) for agent in (one, other)]
    if all(roles):
        return not roles[0] & roles[1]
    if any(roles):
        return False
    names: Sequence[frozenset[str]]
    if lang == "en":
        names = [content_words(" ".join(_NAME_EN.findall(agent))) for agent in (one, other)]
    else:
        names = [frozenset(_BODY_ZH.sub("", agent)) for agent in (one, other)]
    return all(names) and not names[0] & names[1]
