from eval.outcome import Span
from eval.report.cases import cases
from tests.eval.made import STORES, answer, outcome, row
from tests.eval.report.sample import sample_outcomes


def test_every_row_is_there_once_with_its_state() -> None:
    states = {(c.outcome.task, c.outcome.row.id): c.state for c in cases(sample_outcomes())}
    assert states == {
        ("answers", "right-en"): "right",
        ("answers", "wrong-zh"): "wrong",
        ("answers", "unsaid-zh"): "wrong",
        ("answers", "refused-en"): "wrong",
        ("answers", "failed-en"): "error",
        ("answers", "torn-en"): "flawed",
        ("answers", "hostile-en"): "wrong",
        ("conversations", "turn-en"): "right",
        ("retrieval", "found-en"): "right",
        ("retrieval", "lost-en"): "wrong",
        ("retrieval", "unsaid-zh"): "open",
    }


def test_they_are_numbered_with_the_worst_first() -> None:
    found = cases(sample_outcomes())
    assert [case.number for case in found] == list(range(1, len(found) + 1))
    assert found[0].outcome.row.id == "torn-en"
    first_clean = next(place for place, case in enumerate(found) if not case.flaws)
    assert not any(case.flaws for case in found[first_clean:])


def test_quotes_are_cut_where_gold_evidence_begins_and_ends() -> None:
    reply = answer(("352 stores.", [1]), cited=[STORES])
    (case,) = cases([outcome(reply=reply)])
    (quote,) = case.quotes
    assert quote.pieces == (("小米有", False), ("352家门店", True), ("。", False))


def test_gold_of_another_document_marks_nothing() -> None:
    reply = answer(("352 stores.", [1]), cited=[STORES])
    (case,) = cases([outcome(reply=reply, evidence=(Span("other", 0, 20),))])
    assert case.quotes[0].pieces == ((STORES, False),)
    assert not case.gold[0].cited


def test_gold_tells_whether_it_was_cited_and_retrieved() -> None:
    given = row(evidence=("352家门店", "31万台"))
    reply = answer(("352 stores.", [1]), cited=[STORES])
    (case,) = cases([outcome(given, reply)])
    assert [(gold.text, gold.cited, gold.rank) for gold in case.gold] == [
        ("352家门店", True, None),
        ("31万台", False, None),
    ]
