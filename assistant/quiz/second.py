"""The assistant as a second reader: asked the stem, does it come to the key from the passage?"""

from collections.abc import Sequence

from assistant.answer import Assistant
from assistant.figures import find_figures, same_figure
from assistant.types import Citation
from assistant.wording import notice

from .applied import is_worked_out
from .item import BLANK, Item

#: The kinds that ask one thing, which an answer can state.
ASKABLE = frozenset({"single", "cloze"})


def confirms(assistant: Assistant, item: Item) -> bool:
    """Whether the assistant's answer to the stem states the key and cites a sentence of the item's.

    Without a chat model: whether the quotes that it finds for the stem do. Items of other kinds
    than `ASKABLE` are taken as confirmed. Raises `ModelUnavailable`.
    """
    if item.kind not in ASKABLE:
        return True
    question = item.stem
    if BLANK in question:
        question = notice("quiz_blank", item.lang, stem=question).strip()
    answer = assistant.answer(question, lang=item.lang, doc_ids={item.citations[0].doc_id})
    if answer.status == "abstained":
        return False  # what it cites then are the nearest sentences, no answer
    told = [answer.text, *(cited.quote for cited in answer.citations)]
    if item.bloom == "apply":
        comes_to = is_worked_out(item.key[0], told)
    else:
        comes_to = _states("\n".join(told), item.key[0])
    return comes_to and _cite_one(answer.citations, item.citations)


def _states(text: str, key: str) -> bool:
    """Whether ``text`` holds the key, a figure in any unit."""
    asked, told = find_figures(key, idioms=True), find_figures(text, idioms=True)
    if not asked:
        return key in text
    return all(any(same_figure(figure, each) for each in told) for figure in asked)


def _cite_one(cited: Sequence[Citation], known: Sequence[Citation]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in cited for other in known)
