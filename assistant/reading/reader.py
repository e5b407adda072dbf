"""Asks the model about one excerpt: does it say (one word), and what does it say.

The wording stands before the excerpt and the question at the end, so that with the excerpt's state
kept by the engine only the question is read anew. The first word of a reply is the verdict, whose
probability is the confidence; asked for the answer, the model is held to the verdict yes.
"""

import re
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import closing

from assistant.models.calls import Purpose
from assistant.models.chat import ChatModel, Piece
from assistant.models.replies import Replies
from assistant.questions.question import asks_yes_or_no
from index.types import Lang
from prompts import Message, load

from .excerpts import Excerpt

MAX_TOKENS = 320

_VERDICTS: dict[Lang, tuple[str, str]] = {"zh": ("有", "无"), "en": ("Yes", "No")}
_VERDICT: dict[Lang, str] = {"zh": 'root ::= "有。" | "无"', "en": 'root ::= "Yes. " | "No"'}
_ANSWER: dict[Lang, str] = {"zh": r'root ::= "有。" [^\n]+', "en": r'root ::= "Yes. " [^\n]+'}
_BLANKS = " \n。.,，：:;；"
# A verdict in a reply of which no probabilities are told counts as much as a sure one; a reply that
# begins with none (a model that answers straight away) leaves it open.
_OPEN = 0.5
# "Is it so" in Chinese has the model say whether it is, in place of whether the excerpt says so.
_WHETHER = "关于“{}”，文中是怎么说的？"
# A small model may repeat itself for ever; what it said before that may still be right.
_STUCK = re.compile(r"([^\n]{4,60}?)\1{3}$|([^\n]{1,3}?)\2{19}$")


class Reader:
    """Reads excerpts with a chat model. Both methods raise `ModelUnavailable`.

    With ``replies`` an excerpt is asked for the same answer once.
    """

    def __init__(self, model: ChatModel, replies: Replies | None = None) -> None:
        self.model = model
        self._replies = replies

    def confidence(self, excerpt: Excerpt, question: str) -> float:
        """The probability (0 to 1) that the excerpt states the answer to ``question``, which is in
        the language that the excerpt is read in.
        """
        yes, no = _VERDICTS[excerpt.lang]
        tokens = verdict_tokens(self.model, MAX_TOKENS)
        with closing(self._reply(excerpt, question, _VERDICT, "choose", tokens)) as pieces:
            first = next(pieces, None)
            if first is None:
                return 0.0
            head = first.text
            if sure := shares(first.alternatives, (yes, no)):
                deque(pieces, maxlen=0)  # there are none of a reply that ends with its first token
                return sure[0]
            for piece in pieces:
                if len(head.strip()) >= max(len(yes), len(no)):
                    break
                head += piece.text
        said = head.strip().casefold()
        if said.startswith(no.casefold()):
            return 0.0
        return 1.0 if said.startswith(yes.casefold()) else _OPEN

    def answer(self, excerpt: Excerpt, question: str) -> str:
        """What the excerpt says to ``question``, without the verdict; "" for a model that insists
        on no.
        """
        yes, no = _VERDICTS[excerpt.lang]

        def ask() -> str:
            return self._said(excerpt, question)

        prompt = _prompt(excerpt, question)
        said = self._replies.recall(self.model.name, prompt, ask) if self._replies else ask()
        if said.casefold().startswith(yes.casefold()):
            return said[len(yes) :].lstrip(_BLANKS)
        return "" if said.casefold().rstrip(_BLANKS) == no.casefold() else said

    def _said(self, excerpt: Excerpt, question: str) -> str:
        said = ""
        with closing(self._reply(excerpt, question, _ANSWER, "answer", MAX_TOKENS)) as pieces:
            for piece in pieces:
                said += piece.text
                if stuck := _STUCK.search(said):
                    said = said[: stuck.end(stuck.lastindex or 0)]
                    break
        return said.strip()

    def _reply(
        self,
        excerpt: Excerpt,
        question: str,
        grammars: dict[Lang, str],
        purpose: Purpose,
        max_tokens: int,
    ) -> Generator[Piece, None, None]:
        return self.model.stream(
            _prompt(excerpt, question),
            max_tokens=max_tokens,
            grammar=grammars[excerpt.lang],
            opening=opening_of(excerpt),
            purpose=purpose,
        )


def verdict_tokens(model: ChatModel, most: int) -> int:
    """How long a reply is wanted of which the verdict counts alone: one token of a model that tells
    how likely each is, else ``most``. A reply that ends by itself leaves the engine free at once,
    one that is cut off when it has written the next token too (0.2 s).
    """
    return 1 if model.probabilities else most


def opening_of(excerpt: Excerpt) -> list[Message]:
    """How the prompt of every question about ``excerpt`` begins."""
    return _prompt(excerpt, "")


def shares(alternatives: dict[str, float], words: Sequence[str]) -> list[float]:
    """The share of each of ``words`` among the first token's alternatives, by how it begins and in
    any case; none if they have none of them.
    """
    odds = [
        sum(
            p
            for token, p in alternatives.items()
            if (begun := token.strip().casefold()) and word.casefold().startswith(begun)
        )
        for word in words
    ]
    return [each / sum(odds) for each in odds] if sum(odds) else []


def _prompt(excerpt: Excerpt, question: str) -> list[Message]:
    if excerpt.lang == "zh" and asks_yes_or_no(question):
        question = _WHETHER.format(question.strip("？?"))
    return load("read", excerpt.lang).render(
        section=excerpt.title, passage=excerpt.text, question=question
    )
