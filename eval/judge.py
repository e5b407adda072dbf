"""A chat model's opinion of the answers, and how far it agrees with the fact checks.

The checks by regular expression decide; they are the same for every model and every day. A judge
tells where they may be too strict or too lax: read the rows on which the two disagree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.models.chat import ChatModel
from index.types import Lang
from prompts import load

from .outcome import Outcome
from .score import is_right, said

Grade = Literal["right", "partly", "wrong"]

MAX_TOKENS = 8
_WORDS: dict[Lang, dict[str, Grade]] = {
    "zh": {"对": "right", "半": "partly", "错": "wrong"},
    "en": {"right": "right", "partly": "partly", "wrong": "wrong"},
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judge's ``grade`` of an answer, None when it gave none, and whether the checks passed."""

    task: str
    id: str
    lang: Lang
    grade: Grade | None
    checked: bool

    @property
    def agrees(self) -> bool:
        """Whether the judge finds right what the checks find right, and nothing else."""
        return (self.grade == "right") == self.checked


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over ``n`` graded answers: the share agreed on, and Cohen's kappa, None where it has no
    meaning (both found all right, or all wrong). ``ungraded`` answers are left out.
    """

    n: int
    share: float
    kappa: float | None
    ungraded: int


def judge(outcomes: Iterable[Outcome], model: ChatModel) -> Iterator[Judgement]:
    """The judgement of each outcome that has an answer, by the rubric in the row's language.

    Raises `ModelUnavailable`.
    """
    for outcome in outcomes:
        row, answer = outcome.row, outcome.answer
        if answer is None:
            continue
        messages = load("judge", row.lang).render(
            question=row.question, reference=row.reference, answer=said(answer)
        )
        words = _WORDS[row.lang]
        grammar = "root ::= " + " | ".join(f'"{word}"' for word in words)
        reply = model.complete(messages, max_tokens=MAX_TOKENS, grammar=grammar)
        yield Judgement(outcome.task, row.id, row.lang, _grade(reply, words), is_right(row, answer))


def agreement(judgements: Sequence[Judgement]) -> Agreement | None:
    """How far judge and checks agree; None when nothing was graded.

    Kappa is (observed - expected) / (1 - expected) agreement, expected being what two that grade
    by chance in their own proportions would reach (Cohen 1960).
    """
    graded = [one for one in judgements if one.grade is not None]
    if not graded:
        return None
    n = len(graded)
    observed = sum(one.agrees for one in graded) / n
    by_judge = sum(one.grade == "right" for one in graded) / n
    by_checks = sum(one.checked for one in graded) / n
    expected = by_judge * by_checks + (1 - by_judge) * (1 - by_checks)
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(n, observed, kappa, len(judgements) - n)


def _grade(reply: str, words: dict[str, Grade]) -> Grade | None:
    """The grade that a reply begins with, if any: "not right" and 不对 are none.

    Models without grammars may put marks around it, or words after it.
    """
    found = re.match(rf"[\W_]*({'|'.join(words)})(?![^\W_])", reply.casefold())
    return words[found[1]] if found else None
