"""Words of which one is said in the place of another: a range in town is none on the motorway."""

import re
from collections.abc import Sequence

_SETS = tuple(
    tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for patterns in (
        (r"市区|城区|城市道路|\b(?:city|urban|town)\b", r"高速|\b(?:motorway|highway|freeway)s?\b"),
        (
            r"国内|\bdomestic(?:ally)?\b|\bat home\b",
            r"海外|国外|境外|\b(?:overseas|abroad|foreign)\b",
        ),
        (r"线上|网上|\bonline\b", r"线下|\b(?:offline|in-store)\b"),
        (r"上半年|\bfirst half\b", r"下半年|\bsecond half\b"),
        (
            r"男(?:性|士|生|车主|用户)|\b(?:men|male)\b",
            r"女(?:性|士|生|车主|用户)|\b(?:women|female)\b",
        ),
        (r"最高|最大|\b(?:highest|maximum|top)\b", r"最低|最小|\b(?:lowest|minimum)\b"),
        (r"出口|\bexports?\b", r"进口|\bimports?\b"),
        (
            r"首年|第一年|\bfirst year\b",
            r"首季|第一季度|\bfirst quarter\b",
            r"上半年|\bfirst half\b",
            r"首月|第一个?月|\bfirst month\b",
            r"首周|第一周|\bfirst week\b",
            r"首[期轮批]|第一[期轮批]|第一阶段|\bfirst (?:round|phase|stage|batch)\b",
        ),
        (r"去年|上年|\blast year\b", r"今年|本年|\bthis year\b", r"明年|\bnext year\b"),
    )
)


def contrasts(question: str, texts: Sequence[str]) -> bool:
    """Whether ``question`` asks about the one of such a pair, and ``texts`` tell of the other."""
    for words in _SETS:
        asked = {word for word in words if word.search(question)}
        told = {word for word in words if any(map(word.search, texts))}
        if len(asked) == 1 and told and not asked & told:
            return True
    return False
