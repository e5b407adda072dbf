"""Words of which one is said in the place of another: a range in town is none on the motorway."""

import re
from collections.abc import Iterator, Sequence

from assistant.polarity import OPPOSITES, word_beside
from index.tokens import content_words

_SETS = (
    *((pair.sides, pair.beside) for pair in OPPOSITES if pair.contrasted),
    *(
        (tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns), "")
        for patterns in (
            (
                r"市区|城区|城市道路|\b(?:city|urban|town)\b",
                r"高速|\b(?:motorway|highway|freeway)s?\b",
            ),
            (r"上半年|\bfirst half\b", r"下半年|\bsecond half\b"),
            (
                r"首年|第一年|\bfirst year\b",
                r"首季|第一季度|\bfirst quarter\b",
                r"上半年|\bfirst half\b",
                r"首月|第一个?月|\bfirst month\b",
                r"首周|第一周|\bfirst week\b",
                r"首[期轮批]|第一[期轮批]|第一阶段|\bfirst (?:round|phase|stage|batch)\b",
            ),
            (
                r"去年|上年|(?<!on )\blast year\b",
                r"今年|本年|\bthis year\b",
                r"明年|\bnext year\b",
            ),
        )
    ),
)
_CLAUSE = re.compile(r"[，；。！？]|[,;!?](?!\d)|\.(?!\d)")
# What is only compared with: "比去年增长10%".
_COMPARED_WITH = re.compile(
    r"(?:[比较与跟]|相比于?|不同于|不像)\s*$"
    r"|\b(?:than|over|unlike|against|compared (?:with|to)|(?:up|down|rise|fall) (?:on|from))"
    r"(?: (?:in|on|for|the))*\s*$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"多少|什么|哪[些个里]?|几|吗|呢|谁|怎[么样]"
    r"|\b(?:what|which|how|who|many|much|long|share|be|do|does|did|is|are|was|were)\b",
    re.IGNORECASE,
)


def contrasts(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` asks about the one of such a pair, and ``texts`` tell of the other what
    it asks: in a clause that has other words of the question, not as what is compared with.
    """
    for words, beside in _SETS:
        asked = [word for word in words if word.search(question)]
        if len(asked) != 1 or any(map(asked[0].search, texts)):
            continue
        rest = content_words(_ASKING.sub(" ", asked[0].sub(" ", question)))
        telling = {word for word in rest if len(word) > 1 and not word.isdigit()}
        for clause in (clause for text in texts for clause in _CLAUSE.split(text)):
            for found in _told(clause, [word for word in words if word is not asked[0]]):
                about = {word_beside(clause, found, "after")} if beside else content_words(clause)
                if not telling or telling & about:
                    return True
    return False


def _told(clause: str, words: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """Where a clause tells of one of ``words``, and does not only compare with it."""
    for word in words:
        for found in word.finditer(clause):
            if not _COMPARED_WITH.search(clause[: found.start()]):
                yield found
