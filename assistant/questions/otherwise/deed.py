"""Another doer, or another date, of what is done but once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures import find_figures, other_date, unsupported_figures
from assistant.questions.reason import asks_for_a_reason
from index.sentences import sentences
from index.tokens import content_words
from index.types import Lang

from .alike import CLAUSE, QUESTION_WORDS, SAME, TAIL_ZH, of_one

# Of what is said to have been done, where nothing but the date differs.
_SURELY_SAME = 0.7
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
# What the names of many have in common.
_BODY_ZH = re.compile(r"公司|集团|企业|银行|工厂|大学|学院|基金会|协会|委员会|[省市县镇村厂]")


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
            if _is_another(deed.agent, other.agent, lang) and of_one(deed.rest, other.rest, SAME):
                return not _borne_out(deed, article, lang)
            surely = of_one(deed.whole, other.whole, _SURELY_SAME)
            if surely and other_date(question, [source]):
                return not any(
                    _has_its_dates(each, question) for each in _with_the_act(deed, article, lang)
                )
    return False


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
        clause = CLAUSE.split(text[: found.start()])[-1]
        after = CLAUSE.split(text[found.end() :])[0]
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
    text = re.sub(r"[的了是由被会要在于过来]|[“”《》]", " ", QUESTION_WORDS.sub(" ", text))
    return frozenset(word for word in content_words(text) if len(word) == 1 or word.isascii())


def _agent_zh(clause: str) -> str:
    for figure in reversed(find_figures(clause)):
        if figure.kind == "date":
            clause = clause[: figure.start] + "在" + clause[figure.end :]
    clause = _BEFORE_ACT_ZH.sub("", clause)
    while (cut := TAIL_ZH.sub("", clause)) != clause:
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
