from dataclasses import replace

import pytest

from eval.metrics.citations import (
    citation_precision,
    citation_recall,
    citation_validity,
    evidence_cited,
    supports,
)
from eval.score import CITES_NOTHING, NOT_VERBATIM
from tests.eval.made import (
    CARS,
    MILES,
    STORES,
    WIND,
    abstention,
    answer,
    outcome,
    row,
    span,
)

BOTH = row(evidence=("352家门店", "31万台"))
GOLD = (span("352家门店"), span("31万台"))


def test_support_is_gold_evidence_with_every_figure_held() -> None:
    stores, cars, wind = answer(cited=[STORES, CARS, WIND]).citations
    assert supports([stores], "There are 352 stores.", GOLD)
    assert supports([cars], "It delivered 310 thousand cars.", GOLD)
    assert not supports([stores], "There are 353 stores.", GOLD)
    assert not supports([stores], "352 stores and 310,000 cars.", GOLD)
    assert supports([stores, cars], "352 stores and 310,000 cars.", GOLD)
    assert not supports([wind], "There is much wind.", GOLD)
    assert not supports([], "There are stores.", GOLD)


def test_a_statement_that_its_quote_contains_is_supported() -> None:
    (wind,) = answer(cited=[WIND]).citations
    assert supports([wind], "海风很大。", GOLD)
    assert not supports([wind], "海风很大，雨也很大。", GOLD)


def test_recall_is_the_share_of_statements_supported() -> None:
    reply = answer(("352 stores.", [1]), ("Much wind.", [2]), "Uncited.", cited=[STORES, WIND])
    assert citation_recall(outcome(reply=reply)) == pytest.approx(1 / 3)


def test_precision_counts_the_citations_that_are_needed() -> None:
    # The wind adds nothing to a statement that the stores support; both figures need both.
    reply = answer(
        ("352 stores.", [1, 3]),
        ("352 stores, 310,000 cars.", [1, 2]),
        cited=[STORES, CARS, WIND],
    )
    assert citation_precision(outcome(BOTH, reply)) == 3 / 4


def test_each_of_two_citations_that_would_do_alone_is_needed() -> None:
    # ALCE calls a citation irrelevant only when it does not support the statement by itself.
    reply = answer(("Stores and cars.", [1, 2]), cited=[STORES, CARS])
    assert citation_precision(outcome(BOTH, reply)) == 2 / 2


def test_the_citations_of_an_unsupported_statement_are_not_needed() -> None:
    reply = answer(("Much wind.", [1]), ("352 stores.", [2]), cited=[WIND, STORES])
    assert citation_precision(outcome(reply=reply)) == 1 / 2
    assert citation_precision(outcome(reply=answer("352 stores."))) is None


def test_notices_are_no_statements() -> None:
    reply = answer(("The nearest passages:", [1]), cited=[STORES], origin="notice")
    assert citation_recall(outcome(reply=reply)) is None
    assert citation_precision(outcome(reply=reply)) is None


def test_refusals_and_rows_without_evidence_are_not_judged() -> None:
    reply = answer(("352 stores.", [1]), cited=[STORES])
    for metric in (citation_recall, citation_precision, evidence_cited):
        assert metric(outcome(reply=abstention())) is None
        assert metric(outcome(row(answerable=False), reply)) is None
        assert metric(outcome(error="The model failed.")) is None


def test_evidence_cited_is_the_share_of_gold_that_a_statement_cites() -> None:
    reply = answer(("352 stores.", [1, 2]), cited=[STORES, MILES])
    assert evidence_cited(outcome(BOTH, reply)) == 1 / 2
    assert evidence_cited(outcome(BOTH, answer("352 stores."))) == 0


def test_validity_counts_quotes_that_are_not_verbatim() -> None:
    reply = answer(("Both.", [1, 2]), cited=[STORES, CARS])
    assert citation_validity(outcome(reply=reply)) == 1
    fault = NOT_VERBATIM.format(marker=2)
    assert citation_validity(outcome(reply=reply, faults=(fault,))) == 1 / 2


def test_validity_counts_offsets_that_do_not_fit_and_markers_of_nothing() -> None:
    reply = answer(("Both.", [1, 7]), cited=[STORES])
    faults = (CITES_NOTHING.format(marker=7),)
    assert citation_validity(outcome(reply=reply, faults=faults)) == 1 / 2
    (citation,) = reply.citations
    shifted = replace(reply, citations=(replace(citation, end=citation.end + 1),))
    assert citation_validity(outcome(reply=shifted)) == 0


def test_validity_judges_the_passages_of_a_refusal_too() -> None:
    nearest = replace(abstention(), citations=answer(cited=[STORES]).citations)
    assert citation_validity(outcome(reply=nearest)) == 1
    assert citation_validity(outcome(reply=abstention())) is None
