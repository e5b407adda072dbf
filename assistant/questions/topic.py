"""What a question was about, to stand before one that leans on it: "the ferry's tickets, …".

Two questions put together would be asked both. Without what it asks for, the first is a topic.
"""

import re
from collections.abc import Sequence

from index.types import Lang

_MEASURES = "个种类条项点层道家款台辆件位名次份篇张座年月天日周期届所版样步"
_ASKS_ZH = re.compile(
    r"(?:分别|各自?|都|又|到底|究竟)*(?:是|为|叫|在|有)?"
    rf"(?:什么(?:时候|样子?|地方|人|意思)?|怎么(?:样|回事)?|怎样|如何|为[什何]么?|为何|谁|哪[里儿些]"
    rf"|第?(?:哪|(?<![这那好近前])几)[一二三四五六七八九十百几]*[{_MEASURES}]?|多少[{_MEASURES}人钱]?|多[大高长久远宽深快重])"
    r"|(?:吗|呢|吧|啊|呀)(?=[，。？?！]|$)|[？?。！]+",
)
_CLAUSE = re.compile(r"[，,；;]\s*")
# "Tell me more about the mill", "说说那座磨坊": what stands after it is the topic.
_TOLD_TO_EN = re.compile(
    r"^\W*(?:please )?(?:(?:tell|show|give) me (?:more |all |something )?(?:about )?|describe"
    r"|explain|list|name)\b\s*",
    re.IGNORECASE,
)
_TOLD_TO_ZH = re.compile(
    r"^(?:请|麻烦)?(?:再|详细|具体)*(?:说说|讲讲|谈谈|聊聊|说一?下|讲一?下|介绍(?:一下)?|列出|列举)"
)
_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)\b"
)
_ASKS_EN = re.compile(
    rf"^\W*(?:(?:and|so|but|ok|then)\W+)*(?:how (?:many|much|long|far|often|large|big|old|\w+)(?= )"
    rf"|what|which|who(?:m|se)?|when|where|why|how)?\s*(?:{_AUXILIARY})?\s*",
    re.IGNORECASE,
)
_LED = re.compile(r"^About (?P<topic>.+?): (?=[A-Z])")
_AND: dict[Lang, str] = {"zh": "，", "en": " and "}


def topic(question: str, lang: Lang) -> str:
    """What ``question`` is about: itself without what it asks for; of one that was led by a topic
    that, or in Chinese the beginning and the end.
    """
    if lang == "en":
        led = _LED.match(question)
        asks = _TOLD_TO_EN if _TOLD_TO_EN.match(question) else _ASKS_EN
        return led["topic"] if led else asks.sub("", question).rstrip("?!. ")
    clauses = _CLAUSE.split(_TOLD_TO_ZH.sub("", question))
    kept = [_ASKS_ZH.sub("", clause).strip() for clause in clauses]
    kept = [clause for clause in kept if clause]
    return "，".join(kept if len(kept) < 3 else (kept[0], kept[-1]))


def led_by(subjects: Sequence[str], question: str, lang: Lang) -> str:
    """``question`` led by the ``subjects`` that it is about, but for those that it names itself."""
    new = [subject for subject in subjects if subject and subject not in question]
    if not (subject := _AND[lang].join(dict.fromkeys(new))):
        return question
    return f"{subject}，{question}" if lang == "zh" else f"About {subject}: {question}"


def unled(question: str) -> str:
    """An English question without what `led_by` put before it."""
    return _LED.sub("", question)
