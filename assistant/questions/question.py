"""A question as typed: checked, its language known."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.types import Turn
from index.errors import BadInput
from index.language import detect_language
from index.types import Lang

MAX_CHARACTERS = 2000
_HAN = re.compile(r"[\u3400-\u9fff]")

# Where somebody is told to do something: "list …", "could you list …".
_TOLD_TO = (
    r"(?:(?:^|[.;:!?\n])\s*(?:(?:and|now|then|please|just|also|so|ok)\b,? ?)*"
    r"|\b(?:(?:can|could|would|will) you|please)(?: please| also| just)* )"
)
# Questions of one thing have words in -s as well: "which process", "what causes the fault".
_PLURAL = r"(?!(?:i|wa|doe|ha|thi|make|give|let)s\b|(?:new|len|ga)s\b)\w+(?<![sui])s"
_THEN = r"(?:are|were|is|was|do|does|did|has|have|had|can|could|will|would|should|may|might|must)\b"

_LIST = re.compile(
    r"哪些|哪几|哪[两二三四五六七八九十]|几[个种类条项点层大方重步]|有什么|列出|列举|分别是什么"
    r"|[两二三四五六七八九十][个大种类层项条点步重][^，。？]{1,8}(?:是|指|有)(?:什么|哪些)"
    r"|出了(?:什么|哪些)|\bwhat (?:went|goes|has gone) wrong\b"
    rf"|\b(?:what|which) (?:are|were)\b|{_TOLD_TO}(?:list|name|enumerate)\b"
    # What follows tells "what things went" from "what happens to them".
    rf"|\bwhat {_PLURAL} (?:{_THEN}|\w+ed\b"
    r"|(?:went|came|made|led|took|ran|go|come|make|lie|stand|form|apply|exist|remain|belong)\b"
    r"|(?:of|in|on|for|about|with) (?:[\w'’-]+ ){1,5}?(?:are|were|do|does|did|have)\b)"
    rf"|\bwhich {_PLURAL}\b(?! (?:the|an?|its?|him|her|them|their|us|you|to|up|out"
    r"|more|most|less|least|first|last|best|better|worst|worse|\w{2,}(?:er|est))\b)(?!\W*$)"
    r"|\b(?:what|which) (?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)

# "Which version is for whom", "四个版本各面向谁": one thing of each of several, in one sentence.
_EACH = re.compile(
    r"各[自个]?(?!种|地|类|方面|大|级)|\beach\b"
    r"|\b(?:which|what|who)\b[^,;?]*\b(?:for|to|by|with|in|on) (?:whom|what|which)\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"不一样|不同|区别|差别|差异|\bdiffer(?:s|ed|ent|ence|ences)?\b", re.IGNORECASE
)

#: "有没有", "是不是", "能不能": a question, nothing that is denied.
A_NOT_A = re.compile(r"([\u4e00-\u9fff])[不没]\1")
_YES_OR_NO = re.compile(
    rf"吗(?:[？?]|$)|是否|{A_NOT_A.pattern}"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)(?:n['’]t)?\b"
    r"(?!.*\bor\b)",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"如何|怎[么样]|[做有]了?(?:什么|哪些)|通过(?:什么|哪)"
    r"|\bhow (?:do|does|did|has|have|is|are|can|will)\b"
    r"|\bwhat (?:do|does|did|has|have|is|are)\b.*\b(?:do|done|doing)\b",
    re.IGNORECASE,
)

# "列", of no row or series, and "所有", of no owner.
_LISTED, _ALL_OF = r"(?<![系阵行队陈排序数下])列(?![车队阵入为])", r"所有(?![者权制人])"
# "Collect every drawback, wherever it comes up", "尽量列全": of all the article, not of one place.
_EVERYTHING = re.compile(
    rf"{_LISTED}[全齐完](?![长部])|[都全]部?[^，。？]{{0,6}}{_LISTED}(?!车)|{_LISTED}[^，。？]{{0,4}}{_ALL_OF}"
    rf"|{_ALL_OF}[^，。？]{{1,12}}(?:{_LISTED}(?!车)|有哪些|是什么)"
    r"|[归汇]总|从头到尾"
    rf"|{_TOLD_TO}(?:list|name|collect|gather|find|give|tell|show|enumerate)\b[^.?]{{0,20}}"
    r"\b(?:all|every|everything|everyone|each)\b"
    r"|\bwherever\b|\bfrom the (?:very )?first\b.*\bto (?:the last|today|now)\b",
    re.IGNORECASE,
)
# Of a list: where it is to be looked for.
_IN_ALL_OF_IT = re.compile(
    r"(?:全文|通篇|整篇)"
    r"|\b(?:throughout|in (?:all of )?the (?:whole |entire )?"
    r"(?:article|text|piece|report|review|interview|story))\b",
    re.IGNORECASE,
)


def check_question(question: str) -> str:
    """The question without invisible characters and outer blanks; raises `BadInput`."""
    plain = "".join(c for c in question if c in "\n\t" or unicodedata.category(c)[0] != "C")
    plain = plain.strip()
    if not any(c.isalnum() for c in plain):
        raise BadInput("The question is empty; ask something, for example: SU7的风阻系数是多少？")
    if len(plain) > MAX_CHARACTERS:
        raise BadInput(
            "The question has {length:,} characters; ask in {most:,} or fewer "
            "(to have a long text read, add it with `deepsea index add`).",
            length=len(plain),
            most=MAX_CHARACTERS,
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


def asks_for_everything(question: str) -> bool:
    """Whether the question is after all that the article says of something, wherever it does."""
    if asks_for_a_list(question) and _IN_ALL_OF_IT.search(question):
        return True
    return _EVERYTHING.search(question) is not None


def asks_for_means(question: str) -> bool:
    """Whether the question is after what somebody does, or how: often more than one thing."""
    return _MEANS.search(question) is not None


def asks_yes_or_no(question: str) -> bool:
    """Whether the question is answered by a yes or a no ("Can I …?", "有没有……"), and asks for no
    more than that.
    """
    found = _YES_OR_NO.search(question)
    return found is not None and (found.start() == 0 or _HAN.search(found.group()) is not None)


def asks_for_each(question: str) -> bool:
    """Whether the question is after the same of each of several things ("which is for whom")."""
    return _EACH.search(question) is not None


def asks_for_a_difference(question: str) -> bool:
    """Whether the question is after what tells things apart."""
    return _DIFFERENCE.search(question) is not None
