"""Whether answers are right, and whether what the text does not say is refused.

Facts are the regular expressions of the gold rows: checked by code, the same for every model, in
any language. `eval.score` holds the rule.
"""

from eval.outcome import Outcome
from eval.score import is_right, missing_facts


def accuracy(outcome: Outcome) -> float | None:
    """Whether the row was handled rightly: the facts of an answerable one, abstention for others.

    `eval.score.is_right`, the rule of the gold format.
    """
    if outcome.answer is None:
        return None
    return float(is_right(outcome.row, outcome.answer))


def fact_accuracy(outcome: Outcome) -> float | None:
    """`accuracy` of the answerable rows alone: every fact said, nothing forbidden said.

    The answer match of open-domain question answering (Chen et al. 2017, DrQA, regular
    expressions as in TREC QA), for every fact asked and with wrong facts ruled out.
    """
    return accuracy(outcome) if outcome.row.answerable else None


def completeness(outcome: Outcome) -> float | None:
    """Share of the groups of facts that the answer says, for rows that ask for two or more.

    The recall of answers of list questions (Voorhees 2003, TREC 2003 QA). An abstention says none.
    """
    row, answer = outcome.row, outcome.answer
    if answer is None or not row.answerable or len(row.facts) < 2:
        return None
    if answer.status != "answered":
        return 0.0
    return 1 - len(missing_facts(row, answer)) / len(row.facts)


def refusal_precision(outcome: Outcome) -> float | None:
    """Of the rows that were refused, whether this one is unanswerable.

    Precision of abstention, unanswerable being the positive class (Rajpurkar et al. 2018, SQuAD
    2.0, for the task). Rows that were answered have no score.
    """
    if outcome.answer is None or outcome.answer.status != "abstained":
        return None
    return float(not outcome.row.answerable)


def refusal_recall(outcome: Outcome) -> float | None:
    """Of the rows that are unanswerable, whether this one was refused."""
    if outcome.answer is None or outcome.row.answerable:
        return None
    return float(outcome.answer.status == "abstained")


def false_refusal(outcome: Outcome) -> float | None:
    """Of the rows that are answerable, whether this one was refused: lower is better."""
    if outcome.answer is None or not outcome.row.answerable:
        return None
    return float(outcome.answer.status == "abstained")
