from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.locate import locate
from eval.rows import Placed, Row
from eval.tasks.retrieval import LEGS, Retrieval, ranked
from index.library import Library
from index.retrieve import Retriever
from tests.eval.lamps import BEAM, TIDES, WALL, never, no_model, says
from tests.index.small import ByteEmbedder, article

LIGHT = replace(
    BEAM, id="light-en", question="What is lit at the harbour?", evidence=("灯光照到19英里外。",)
)


@pytest.fixture
def chinese(tmp_path: Path) -> Iterator[Library]:
    """The small article in Chinese, without an English rendition."""
    opened = Library.open(tmp_path / "zh", ByteEmbedder())
    text = "# 港口的灯\n\n守灯人修剪灯芯。灯光照到19英里外。\n\n# 海湾的潮汐\n\n大潮涨起5.4米。\n"
    opened.add(article("deng", text, title="灯与潮", lang="zh"))
    yield opened
    opened.close()


def _task(library: Library, *rows: Row, model: object = no_model, **options: object) -> Retrieval:
    placed = [Placed(library.folder, 1, row) for row in rows]
    cases = tuple(locate(placed, library.list()))
    return Retrieval(cases, library, model, **options)  # type: ignore[arg-type]


def test_the_chunks_found_are_kept_best_first(library: Library) -> None:
    row = replace(TIDES, question="Spring tides rise by 5.4 metres?")
    [outcome] = _task(library, row).outcomes({})
    assert outcome.task == "retrieval" and outcome.answer is None and outcome.error is None
    assert outcome.retrieved[0].overlaps(outcome.evidence[0])
    hits = Retriever(library).retrieve(row.question, 20)
    assert [(span.start, span.end) for span in outcome.retrieved] == [
        (hit.chunk.start, hit.chunk.end) for hit in hits
    ]
    assert outcome.evidence_ms is not None and outcome.evidence_ms > 0


def test_a_row_without_evidence_is_left_out(library: Library) -> None:
    task = _task(library, BEAM, WALL)
    assert [row.id for row in task.rows] == ["beam-en"]
    assert [outcome.row.id for outcome in task.outcomes({})] == ["beam-en"]


def test_a_heading_is_found_with_a_chunk_that_it_stands_over(library: Library) -> None:
    document = library.list()[0]
    section = document.sections[-1]
    heading = document.text[section.start : section.body].strip()
    row = replace(TIDES, evidence=(heading,), question="Spring tides rise by 5.4 metres?")
    [outcome] = _task(library, row).outcomes({})
    [evidence] = outcome.evidence
    assert (evidence.start, evidence.end) == (section.start, section.end)
    assert outcome.retrieved[0].overlaps(evidence)
    body = replace(row, evidence=(document.text[section.body : section.end].strip(),))
    [outcome] = _task(library, body).outcomes({})
    assert outcome.evidence[0].start == section.body


@pytest.mark.parametrize("leg", LEGS)
def test_a_leg_alone_ranks_as_that_leg_does(library: Library, leg: str) -> None:
    library.add(article("deng", "# 灯\n\n小米SU7的灯能照19米。海风很大。\n", title="灯", lang="zh"))
    question = "How far does the SU7 lamp reach?"
    hits = Retriever(library).retrieve(question, 100)
    alone = ranked(hits, (leg,))  # type: ignore[arg-type]
    assert [hit.legs[leg] for hit in alone] == list(range(1, len(alone) + 1))
    assert {hit.chunk.id for hit in alone} == {hit.chunk.id for hit in hits if leg in hit.legs}
    assert ranked(hits, LEGS) == hits


def test_other_wordings_can_be_left_out_of_what_was_found(library: Library) -> None:
    library.add(article("deng", "# 灯\n\n小米SU7的灯能照19米。海风很大。\n", title="灯", lang="zh"))
    question, other = "How far does the SU7 lamp reach?", "小米SU7的灯照多远？"
    retriever = Retriever(library)
    hits = retriever.retrieve(question, 100, wordings=[other])
    assert any(leg.endswith(":2") for hit in hits for leg in hit.legs)
    untranslated = [hit.chunk for hit in retriever.retrieve(question, 100)]
    assert [hit.chunk for hit in ranked(hits, LEGS, translated=False)] == untranslated
    assert ranked(hits, LEGS) == hits


def test_legs_can_be_left_out(library: Library) -> None:
    nothing_in_common = replace(BEAM, question="zzz qqq")
    [outcome] = _task(library, nothing_in_common, legs=("lexical",)).outcomes({})
    assert outcome.retrieved == ()
    [outcome] = _task(library, nothing_in_common, legs=("dense",)).outcomes({})
    assert outcome.retrieved


def test_a_translated_question_finds_what_the_original_does_not(chinese: Library) -> None:
    translated = "灯光照到19英里外。"
    task = _task(chinese, LIGHT, model=says(translated), legs=("lexical",))
    [outcome] = task.outcomes({})
    assert outcome.retrieved[0].overlaps(outcome.evidence[0])
    [without] = _task(chinese, LIGHT, model=never, legs=("lexical",), translate=False).outcomes({})
    assert without.retrieved == ()


def test_a_row_that_fails_is_recorded(library: Library) -> None:
    bad = replace(BEAM, id="bad", question=" ")
    failed, good = _task(library, bad, BEAM).outcomes({})
    assert failed.error and "question is empty" in failed.error and failed.retrieved == ()
    assert good.error is None


def test_what_is_known_is_not_searched_again(library: Library) -> None:
    task = _task(library, BEAM, TIDES)
    first, second = task.outcomes({})
    assert (
        list(
            _task(library, BEAM, TIDES, model=never).outcomes(
                {"beam-en": first, "tides-en": second}
            )
        )
        == []
    )
    assert [outcome.row.id for outcome in task.outcomes({"beam-en": first})] == ["tides-en"]


def test_legs_and_translation_are_among_the_options(library: Library) -> None:
    assert _task(library, BEAM, legs=("dense",), translate=False).options == {
        "legs": ["dense"],
        "translate": False,
    }
