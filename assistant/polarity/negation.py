"""Words that deny, what in a clause they deny, and those that only look like it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from simplemma import lemmatize

from index.script import HAN
from index.tokens import content_words, tokens
from index.types import Lang

_NOT_ZH = (
    r"并非|没有|尚未|从未|毫无|不再|不(?!仅|但|只|同|断|过|少|久|管|论|惜|愧|妨|已|等(?!于)|一样|料|锈|如"
    r"|时|由|便|良|足(?=\d)|到(?=\d)|满(?=\d)|止)"
    r"|没(?!收|落)|未(?!来)|无(?!论|缝|限|线|人[机驾]|数|疑|比|穷|形|锡|菌|糖|机|非)"
    r"|非(?!常|凡|洲|遗|但)|勿"
)
_REFUSED_ZH = r"严禁|禁止|禁(?!忌|区|令|毒)|拒绝|拒不|谢绝|否认|缺乏|缺少"
#: What denies what comes after it, by language; each is for use inside a group.
NEGATORS: dict[Lang, str] = {
    "zh": f"{_NOT_ZH}|{_REFUSED_ZH}",
    "en": (
        r"not|never|no(?! \d)|without|neither|nor|cannot|hardly|nobody|none|nothing|nowhere"
        r"|den(?:y|ies|ied|ying)|refus(?:e[sd]?|ing)(?: to)?|fail(?:s|ed|ing)? to|lack(?:s|ed|ing)?"
        r"|prohibit(?:s|ed|ing)?|forb[ai]d\w*|ban(?:s|ned)?"
    ),
}
# "放弃", "stopped": so it was, and is no longer. Denied like the rest, but no word of denial.
_GIVEN_UP: dict[Lang, str] = {
    "zh": r"放弃|停止|终止|取消|中止|停产|杜绝",
    "en": r"g(?:ive[sn]?|iving|ave) up|stop(?:s|ped|ping)?|quit|abandon(?:s|ed)?|ceas(?:e[sd]?|ing)"
    r"|cancel\w*",
}
# "没有证据表明该药有效": the finding is denied, not that there is any evidence.
_EVIDENCE: dict[Lang, str] = {
    "zh": r"(?:没有|并?无|尚无|缺乏|未有)(?:任何|足够|充分|确凿|科学|临床|直接)*的?"
    r"(?:证据|迹象|数据)(?:能够?|可以?)?(?:表明|显示|证明|支持|说明)?",
    "en": r"no (?:\w+ )?(?:evidence|proof|sign|indication|record|guarantee)"
    r"(?: of| that| to \w+ that)?",
}
_DENY: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(f"{_EVIDENCE['zh']}|{NEGATORS['zh']}|{_GIVEN_UP['zh']}"),
    "en": re.compile(
        rf"\b(?:{_EVIDENCE['en']}|{NEGATORS['en']}|{_GIVEN_UP['en']})\b|n['’]t\b", re.IGNORECASE
    ),
}
_NEGATION: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(_NOT_ZH),
    "en": re.compile(
        r"\b(?:not|never|no|without|neither|nor|cannot|hardly|nobody|none|nothing|nowhere)\b"
        r"|n['’]t\b",
        re.IGNORECASE,
    ),
}
# What has the form of a denial and is none: two that undo each other, "not only", "no fewer than",
# "是不是", and words that happen to begin so.
_NONE: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        rf"([{HAN}])[不没]\1|不(?:得|能|可|会|是)不|[无未没]有?不|没有(?:人|谁|哪)?[^，。；]{{0,4}}不"
        r"|不无|非[^，。；]{1,12}不可|绝非偶然|不可(?:或缺|分割|思议|估量)"
        r"|不[超低高少多短亚迟早晚]?[过于足到满](?=约?[\d一二三四五六七八九十百千万半两])"
        r"|[差相]不多|对不起|了不起|只不过|要不|情不自禁|不禁|门禁|[沉淹埋出]没|除非|是非|莫非|面目全非"
        r"|不[幸安朽]|不[动规]|不一而足|不约而同|不言而喻|必不可少|前所未有|史无前例|独一无二|数一数二"
        r"|[没无]几|无微不至|从无到有|有无|与否|能否|是否"
    ),
    "en": re.compile(
        r"\bnot (?:only|just|merely|simply|solely|least|to mention|necessarily)\b"
        r"|\bn(?:o|ot) (?:(?:less|fewer|more|later|earlier|sooner|longer|higher|lower|smaller"
        r"|larger) than)\b|\bno (?:doubt|matter|sooner|wonder)\b|\bnothing but\b"
        r"|\bnone other than\b|\b(?:can(?:not|'t|’t)) (?:help|but)\b|\bno\. ?(?=\d)"
        r"|\b(?:or|if|why) not\b|\bwithout (?:a |any )?doubt\b|\bnot un\w+|\bnothing short of\b",
        re.IGNORECASE,
    ),
}
# What may put a denial into other words. Beside one of these nothing is taken to be affirmed.
_HALF: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"避免|防止|免[于受遭除]|除[了去外]|以外|之外|仅|只|才|难|少|尚|停|直到|为止|曾|以前|此前|原来"
        r"|过去|[禁拒绝缺失弃废]|(?<![不判诊果])断|取消|反而|空白|零(?!售|件|部)|异"
    ),
    "en": re.compile(
        r"\b(?:only|until|till|unless|except|instead|rather|avoid\w*|prevent\w*|less|few|fewer"
        r"|little|rarely|seldom|barely|once|formerly|previously|used to|ex\w*empt\w*|stop\w*|nil"
        r"|zero|nought|absen\w+|missing|impossible|invalid|in(?:active|complete|effective|ability)"
        r"|refus\w+|reject\w*|declin\w+|fail\w*|lost|lose[sd]?|too|beyond|turned down"
        r"|un(?!der|til|it|if|ion|ique|iver|less)[a-z]{4,}|dis(?:agree|approv|continu|allow|appear)\w*"
        r"|\w{3,}less|non-?\w+|out of|free (?:of|from))\b|-free\b",
        re.IGNORECASE,
    ),
}
# "Did not open until 2019", "除非……否则不": so in one case.
_BUT_IN_ONE_CASE = re.compile(
    r"直到|才|除非|否则|以前|之前|除了|以外|之外"
    r"|\b(?:until|till|unless|except|other than|but|before(?= (?:\w+ )?\d))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？]|吗$|难道|岂|谁说")
_SEGMENT = re.compile(
    r"[，；。！、：]|[,;:.!](?!\d)|[—–]+| - |[(（）)“”\"]|但是?|而(?!且)|然而|却|虽然|尽管|以及"
    r"|\b(?:but|while|whereas|although|though|and|or|because|which|who)\b",
    re.IGNORECASE,
)
# What stands between a denial and what it denies.
_BETWEEN_ZH = re.compile(
    r"(?:能够?|会|可以?|应该?|应当|必须|必|须|需要|需|用|要|得|再|曾|敢|肯|想|愿意?|准许?|允许|是|被|让|使"
    r"|太|很|完全|直接|任何|于|过|了|在|对|从|向|把|将|给|跟|和|与|同|以|由)+"
)
_WORD = re.compile(r"[A-Za-z]+(?![\w'’])")
_SKIPPED = """
    be yet ani even also longer to that have get realli alway quit veri so such will would can could
    may might must shall should need
"""
_BETWEEN_EN = frozenset(_SKIPPED.split())


@dataclass(frozen=True, slots=True)
class Denial:
    """What one word of denial in a clause denies: the word that comes first after it, and all."""

    head: str
    scope: frozenset[str]


def segments(text: str) -> list[str]:
    """``text`` cut where one thing said ends and the next begins."""
    return [piece.strip() for piece in _SEGMENT.split(text) if piece and piece.strip()]


def has_negation(text: str, lang: Lang) -> bool:
    """Whether a word of negation stands in ``text`` ("not", 没有), not one of refusal."""
    return _NEGATION[lang].search(plain(text, lang)) is not None


def denies_something(text: str, lang: Lang) -> bool:
    """Whether anything in ``text`` may be a denial in some wording: "only", "unless", "refused"."""
    text = plain(text, lang)
    return bool(_DENY[lang].search(text) or _HALF[lang].search(text))


def deny(text: str, lang: Lang) -> re.Match[str] | None:
    """The first word of denial in ``text``."""
    return _DENY[lang].search(plain(text, lang))


def denials(segment: str, lang: Lang) -> list[Denial]:
    """What a segment denies (see `segments`): nothing where it asks, or denies but in one case."""
    if _ASKS.search(segment) or holds_but_once(segment):
        return []
    return [*_denials(plain(segment, lang), lang)]


def _denials(segment: str, lang: Lang) -> Iterator[Denial]:
    found = [*_DENY[lang].finditer(segment)]
    for place, each in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(segment)
        after = segment[each.end() : end]
        if lang == "zh":
            after = _BETWEEN_ZH.sub("", after, count=1) if _BETWEEN_ZH.match(after) else after
        words = [word for word in _ordered(after, lang) if word not in _BETWEEN_EN]
        if words:
            yield Denial(words[0], frozenset(words))


def plain(text: str, lang: Lang) -> str:
    """``text`` without what only looks like a denial."""
    return _NONE[lang].sub(" ", text)


@lru_cache(maxsize=2048)  # a source is held against every sentence that may rest on it
def words_beside(segment: str, lang: Lang) -> tuple[str, ...]:
    """The telling words of a segment beside those of denial, in their order."""
    return tuple(_ordered(_DENY[lang].sub(" ", plain(segment, lang)), lang))


def holds_but_once(segment: str) -> bool:
    """Whether what a segment denies is so in one case: "not until 2019", 除非……."""
    return _BUT_IN_ONE_CASE.search(segment) is not None


def _ordered(text: str, lang: Lang) -> list[str]:
    """The telling words of ``text`` in their order; no single Chinese characters.

    English ones are as a dictionary lists them: "did not sell" denies what "sold" affirms.
    """
    if lang == "en":
        text = _WORD.sub(lambda word: _listed(word.group()), text)
    kept = content_words(text)
    return [word for word in tokens(text) if word in kept and (len(word) > 1 or word.isascii())]


@lru_cache(maxsize=4096)
def _listed(word: str) -> str:
    return word if word.isupper() else str(lemmatize(word.lower(), lang="en"))
