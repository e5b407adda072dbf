from pathlib import Path

from assistant.answer import Assistant
from assistant.cite import cite
from assistant.types import Answer, AnswerSentence, Citation, Timings
from eval.rows import Row
from eval.score import faults, is_right
from index.library import Library
from tests.index.small import ByteEmbedder, article

ROW = Row("r", "en", "fact", "How far?", (), "19 miles.", (("19",),), ("25",), ("19 miles",), True)


def _answer(text: str, *citations: Citation, status: str = "answered") -> Answer:
    sentence = AnswerSentence(text, tuple(citation.marker for citation in citations))
    return Answer(
        status,  # type: ignore[arg-type]
        text,
        (sentence,),
        citations,
        "en",
        Timings(1, 1, 1),
        "none",
    )


def test_right_is_every_fact_and_nothing_forbidden() -> None:
    assert is_right(ROW, _answer("It reaches 19 miles."))
    assert not is_right(ROW, _answer("It reaches far."))
    assert not is_right(ROW, _answer("It reaches 19 miles, not 25."))
    assert not is_right(ROW, _answer("19", status="abstained"))


def test_an_unanswerable_row_wants_abstention() -> None:
    row = Row("u", "en", "unanswerable", "Who?", (), "", (), (), (), False)
    assert is_right(row, _answer("The article does not say.", status="abstained"))
    assert not is_right(row, _answer("It was Fresnel."))


def test_faults_are_found(tmp_path: Path) -> None:
    library = Library.open(tmp_path, ByteEmbedder())
    library.add(article())
    text = library.get("lamps").text
    start = text.index("Its beam")
    right = cite(library.get("lamps"), start, start + len("Its beam reaches 19 miles."), 1)
    moved = Citation(1, "lamps", right.start + 1, right.end + 1, right.quote)
    assert faults(_answer("It reaches 19 miles.", right), library) == []
    assert faults(_answer("It reaches 19 miles.", moved), library) == ["marker 1 is not verbatim"]
    assert faults(_answer("It reaches 25 miles.", right), library) == ["figure 25 is in no quote"]
    assert len(faults(_answer("It reaches far."), library)) == 1
    assert faults(Assistant(library, None).answer("How far does it reach?"), library) == []
    library.close()
