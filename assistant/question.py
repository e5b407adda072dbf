"""A question as typed, made ready: checked, its language known, understandable on its own."""

import re
import unicodedata
from collections.abc import Sequence

from index.errors import BadInput
from index.language import detect_language
from index.types import Lang
from prompts import load

from .models.chat import ChatModel
from .types import Turn

MAX_CHARACTERS = 2000
_HISTORY_TURNS = 2
_ANSWER_CHARACTERS = 200
_MARKERS = re.compile(r"\s*\[\d+\]")
_HAN = re.compile(r"[\u3400-\u9fff]")

# Words that point outside the question. Only such a question is rewritten: a small model asked to
# rewrite one that stands alone may change it.
_POINTS_BACK = re.compile(
    r"它|他们|她|他(?!们)|这(?:个|些|种|款|台|家|点|一|是|说|么|样|里)?|那(?:个|些|种|款|台|家|么|边)?"
    r"|其(?:中|次|余|他)?|前者|后者|该|上述|上面|刚才|还有呢|呢[？?]?\s*$"
    r"|\b(?:it|its|they|them|their|he|his|him|she|her|this|that|these|those|there|former|latter"
    r"|one|ones|else|same)\b|^\s*(?:and|but|so|what about|how about|why|when|where|who|how much"
    r"|how many|which one)\b[^?]{0,12}\?*\s*$|^\s*(?:and|but)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"哪些|哪几|哪[两二三四五六七八九十]|几[个种类条项点层大方重步]|有什么|列出|列举|分别是什么"
    r"|\b(?:what|which) (?:are|were)\b|\b(?:list|name|enumerate)\b|\bwhat \w+s\b|\bwhich \w+s\b",
    re.IGNORECASE,
)
_SHORT = {"zh": 6, "en": 16}


def check_question(question: str) -> str:
    """The question without invisible characters and outer blanks; raises `BadInput`."""
    plain = "".join(c for c in question if c in "\n\t" or unicodedata.category(c)[0] != "C")
    plain = plain.strip()
    if not any(c.isalnum() for c in plain):
        raise BadInput("The question is empty; ask something, for example: SU7的风阻系数是多少？")
    if len(plain) > MAX_CHARACTERS:
        raise BadInput(
            f"The question has {len(plain):,} characters; ask in {MAX_CHARACTERS:,} or fewer "
            "(to have a long text read, add it with `deepsea index add`)."
        )
    return plain


def language_of(question: str, history: Sequence[Turn] = ()) -> tuple[Lang, bool]:
    """The language to answer in, and whether it is the question's own (else English stands in).

    A question that tells nothing ("SU7?") is taken to be in the language of the last one.
    """
    fallback: Lang = "zh" if history and _HAN.search(history[-1][0]) else "en"
    found = detect_language(question, fallback)
    return ("en", False) if found == "other" else (found, True)


def asks_for_a_list(question: str) -> bool:
    """Whether the question is after several things by name ("哪四重", "what are the barriers")."""
    return _LIST.search(question) is not None


def standalone(question: str, history: Sequence[Turn], model: ChatModel | None) -> str:
    """The question with what it leaves to the conversation filled in by the model.

    Without a model, the last question is put before it, which is enough for retrieval. A question
    that points nowhere outside itself is returned as it is. Raises `ModelUnavailable`.
    """
    lang: Lang = "zh" if _HAN.search(question) else "en"
    if not history or not (_POINTS_BACK.search(question) or len(question) <= _SHORT[lang]):
        return question
    if model is None:
        return f"{history[-1][0]} {question}"
    words = {"zh": ("问", "答", "："), "en": ("Q", "A", ": ")}[lang]
    lines = [
        f"{words[0]}{words[2]}{asked}\n{words[1]}{words[2]}{_short(answer)}"
        for asked, answer in history[-_HISTORY_TURNS:]
    ]
    template = load("standalone", lang)
    rewritten = model.complete(
        template.render(history="\n".join(lines), question=question),
        max_tokens=120,
        grammar=r"root ::= [^\n]+",
        opening=template.opening(),
    )
    return rewritten.splitlines()[0].strip() if rewritten else question


def _short(answer: str) -> str:
    plain = _MARKERS.sub("", answer).replace("\n", " ")
    return plain if len(plain) <= _ANSWER_CHARACTERS else plain[:_ANSWER_CHARACTERS] + "…"
