from dataclasses import replace
from pathlib import Path

from eval.libraries import Source
from eval.locate import locate
from eval.rows import Placed
from eval.tasks.texts import Texts
from tests.eval.lamps import BEAM, TIDES, never, no_model
from tests.index.small import ByteEmbedder, article

BELLS = article("bells", "# Bells\n\nThe old bell rings at noon. Nobody knows who cast it.\n")
NOON = replace(
    BEAM, id="noon", question="When does the bell ring?", evidence=("The old bell rings at noon.",)
)


def _task(model: object = no_model) -> Texts:
    texts = []
    for document, rows in ((article(), (BEAM, TIDES)), (BELLS, (NOON,))):
        placed = [Placed(Path("rows.jsonl"), 1, row) for row in rows]
        texts.append((Source(document, document.text), tuple(locate(placed, [document]))))
    return Texts(tuple(texts), ByteEmbedder(), model)  # type: ignore[arg-type]


def test_each_text_is_asked_about_alone() -> None:
    outcomes = list(_task().outcomes({}))
    assert [outcome.row.id for outcome in outcomes] == ["beam-en", "tides-en", "noon"]
    for outcome, doc_id in zip(outcomes, ("lamps", "lamps", "bells"), strict=True):
        assert outcome.answer is not None and outcome.answer.citations
        assert {citation.doc_id for citation in outcome.answer.citations} == {doc_id}
        assert {span.doc_id for span in outcome.evidence} == {doc_id}


def test_a_text_whose_rows_are_known_is_not_indexed() -> None:
    known = {outcome.row.id: outcome for outcome in _task().outcomes({})}
    del known["noon"]
    assert [outcome.row.id for outcome in _task().outcomes(known)] == ["noon"]
    known["noon"] = known["beam-en"]
    assert list(_task(never).outcomes(known)) == []
