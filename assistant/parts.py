"""A question that asks for several things, taken apart."""

import re

from index.types import Lang
from prompts import load

from .models.chat import ChatModel

MAX_PARTS = 4
_MAX_TOKENS = 160
_LINES = rf'root ::= line ("\n" line){{0,{MAX_PARTS - 1}}}' + "\nline ::= [^\\n]+"

_ASKS_ZH = r"多[少远久大高长快重宽深]|几|什么|谁|哪|怎么|怎样|如何|为何|吗|呢"
_ASKS_EN = r"what|which|who|whom|whose|how|when|where|why"
# Two questions in one, or one about several things. A question that only looks like it costs a
# second: the model gives it back whole, or both parts turn out to be told by the same section.
_SEVERAL = re.compile(
    rf"[?？].*[?？]|分别|各自?(?!种|地|类|方面)|相比|对比|比较|区别|不同|差别|(?:{_ASKS_ZH})[^。？]*[，,、和与及；]"
    rf"[^。？]*(?:{_ASKS_ZH})"
    r"|\b(?:respectively|each|both|versus|vs|compared?|comparison|differs?|difference|whereas)\b"
    rf"|\b(?:{_ASKS_EN})\b.*(?:,|;|\band\b).*\b(?:{_ASKS_EN})\b",
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


def asks_several(question: str) -> bool:
    """Whether the question may be asking for several things."""
    return _SEVERAL.search(question) is not None


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
    if len(found) > 1:
        return found[:MAX_PARTS]
    compared = _COMPARED.fullmatch(question.strip())
    return [f"What is {each}?" for each in compared.groups()] if compared else [question]
