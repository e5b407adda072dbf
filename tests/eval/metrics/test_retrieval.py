from functools import partial
from math import log2

import pytest

from eval.metrics.retrieval import mrr, ndcg_at_10, recall_at
from eval.outcome import Outcome, Span
from tests.eval.made import CARS, MILES, STORES, WIND, outcome, row, span

TWO = row(evidence=("352家门店", "31万台"))


def _retrieved(*pieces: str, given=TWO) -> Outcome:  # type: ignore[no-untyped-def]
    return outcome(given, task="retrieval", retrieved=tuple(span(piece) for piece in pieces))


def test_recall_is_the_share_of_evidence_that_the_first_k_cover() -> None:
    found = _retrieved(WIND, STORES, MILES, CARS)
    assert recall_at(1, found) == 0
    assert recall_at(2, found) == recall_at(3, found) == 1 / 2
    assert recall_at(4, found) == recall_at(10, found) == 2 / 2


def test_one_chunk_may_cover_two_pieces_of_evidence() -> None:
    assert recall_at(1, _retrieved(STORES + CARS)) == 1


def test_evidence_of_another_document_is_not_covered() -> None:
    stranger = span(STORES)._replace(doc_id="other")
    assert recall_at(1, outcome(task="retrieval", retrieved=(stranger,))) == 0


def test_chunks_that_only_touch_the_evidence_do_not_cover_it() -> None:
    gold = span("352家门店")
    before, after = Span("d", 0, gold.start), Span("d", gold.end, gold.end + 3)
    assert recall_at(2, outcome(task="retrieval", retrieved=(before, after))) == 0


def test_mrr_is_one_over_the_rank_of_the_first_relevant_chunk() -> None:
    assert mrr(_retrieved(STORES, WIND)) == 1
    assert mrr(_retrieved(WIND, MILES, CARS, STORES)) == pytest.approx(1 / 3)
    assert mrr(_retrieved(WIND, MILES)) == 0
    assert mrr(_retrieved()) == 0
    assert mrr(_retrieved(*[WIND] * 9, STORES)) == pytest.approx(1 / 10)
    assert mrr(_retrieved(*[WIND] * 10, STORES)) == 0


def test_ndcg_discounts_by_rank_and_divides_by_the_ideal() -> None:
    # Two relevant chunks, at ranks 2 and 4; ideally they would be at 1 and 2.
    gain, ideal = 1 / log2(3) + 1 / log2(5), 1 / log2(2) + 1 / log2(3)
    assert ndcg_at_10(_retrieved(WIND, STORES, MILES, CARS)) == pytest.approx(gain / ideal)
    assert ndcg_at_10(_retrieved(STORES, CARS, WIND)) == pytest.approx(1)


def test_ndcg_counts_what_was_not_retrieved_in_the_ideal() -> None:
    ideal = 1 / log2(2) + 1 / log2(3)
    assert ndcg_at_10(_retrieved(STORES, WIND)) == pytest.approx(1 / ideal)
    assert ndcg_at_10(_retrieved(WIND)) == 0


@pytest.mark.parametrize("metric", [partial(recall_at, 5), mrr, ndcg_at_10])
def test_a_row_without_evidence_has_no_score(metric) -> None:  # type: ignore[no-untyped-def]
    assert metric(_retrieved(WIND, given=row(answerable=False))) is None
