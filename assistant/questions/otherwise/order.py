"""What came before something, where a question has it after that, or the other way round."""

import re
from collections.abc import Iterator

from assistant.questions.reason import asks_for_a_reason
from index.tokens import content_words

from .alike import SAME, alike

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


def turns_the_order(question: str, source: str) -> bool:
    """Whether ``source`` puts before something what ``question``, which wants the reason, puts
    after it, or the other way round.
    """
    if not asks_for_a_reason(question):
        return False
    told = [*_orders(source)]
    for side, thing, rest in _orders(question):
        same = [(its, others) for its, other, others in told if alike(thing, other)]
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


def _of_it(asked: frozenset[str], told: frozenset[str]) -> bool:
    return len(asked & told) >= SAME * len(asked) or len(asked & told) > 3
