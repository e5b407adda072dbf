"""Whether retrieval found the evidence, and how high up.

A retrieved chunk is relevant when it overlaps the span of a gold evidence string. Rows without
evidence (unanswerable ones) have nothing to be found, and no score. Longer chunks overlap more
easily: compare only runs whose chunks are of like size, or look at the answers.
"""

from ir_measures import RR, iter_calc, nDCG
from ir_measures.measures import Measure

from eval.outcome import Outcome, Span

_QUERY = "q"


def recall_at(k: int, outcome: Outcome) -> float | None:
    """Share of the evidence strings that one of the first ``k`` retrieved chunks overlaps.

    Recall (Manning, Raghavan & Schütze 2008, ch. 8) with the facts to be found as its unit in
    place of documents, so that a chunk with two of them counts for both.
    """
    if not outcome.evidence:
        return None
    found = [_overlaps(gold, outcome.retrieved[:k]) for gold in outcome.evidence]
    return sum(found) / len(found)


def mrr(outcome: Outcome) -> float | None:
    """Reciprocal of the rank of the first relevant chunk, 0 when none is among the first ten.

    Mean reciprocal rank (Voorhees 1999, TREC-8 question answering), by ir-measures (RR@10).
    """
    return _measured(RR @ 10, outcome)


def ndcg_at_10(outcome: Outcome) -> float | None:
    """Discounted gain of the relevant chunks among the first ten, over the greatest possible.

    nDCG@10 (Järvelin & Kekäläinen 2002) with binary gains, by ir-measures. The ideal ranking holds
    every relevant chunk retrieved, and one more for each evidence string that no chunk overlaps.
    """
    return _measured(nDCG @ 10, outcome)


def _measured(measure: Measure, outcome: Outcome) -> float | None:
    if not outcome.evidence:
        return None
    run = {f"chunk {rank}": -float(rank) for rank in range(len(outcome.retrieved))}
    relevant = {
        f"chunk {rank}": 1
        for rank, span in enumerate(outcome.retrieved)
        if _overlaps(span, outcome.evidence)
    }
    missed = {
        f"missed {place}": 1
        for place, gold in enumerate(outcome.evidence)
        if not _overlaps(gold, outcome.retrieved)
    }
    (result,) = iter_calc([measure], {_QUERY: relevant | missed}, {_QUERY: run})
    return float(result.value)


def _overlaps(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span.overlaps(other) for other in others)
