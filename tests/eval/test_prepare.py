from pathlib import Path

import pytest

from eval.builtin import ARTICLE, ATTACKS
from eval.libraries import Source
from eval.prepare import NAMES, Choice, Name, prepare
from eval.tasks.attacks import Attacks
from eval.tasks.conversations import Conversations
from eval.tasks.retrieval import Retrieval
from eval.tasks.texts import Texts
from index.articles import builtin_article
from index.errors import BadInput
from index.library import Library
from tests.eval.lamps import BEAM, TIDES, WALL, given, never, write_lines
from tests.index.small import article


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "gold.jsonl", given(BEAM), given(TIDES), given(WALL))


@pytest.fixture
def lies(tmp_path: Path) -> Path:
    (tmp_path / "attacks").mkdir()
    (tmp_path / "attacks" / "lies.md").write_text("# Lies\n\nThe lamp is made of cheese.\n")
    return tmp_path / "attacks.jsonl"


def _ids(library: Library, name: Name, **choice: object) -> list[str]:
    return [row.id for row in prepare(name, Choice(**choice), library, never).rows]  # type: ignore[arg-type]


def test_only_the_rows_asked_for(library: Library, gold: Path) -> None:
    assert _ids(library, "answers", gold=gold) == ["beam-en", "tides-en", "wall-en"]
    assert _ids(library, "answers", gold=gold, type="fact") == ["beam-en"]
    assert _ids(library, "answers", gold=gold, lang="zh") == []
    assert len(_ids(library, "answers", gold=gold, limit=2)) == 2
    assert _ids(library, "baseline", gold=gold) == ["beam-en", "tides-en", "wall-en"]


def test_a_sample_of_retrieval_is_of_rows_with_evidence(library: Library, gold: Path) -> None:
    assert _ids(library, "retrieval", gold=gold, limit=2) == ["beam-en", "tides-en"]


def test_rows_of_ones_own_are_asked_of_every_article_or_of_those_named(
    library: Library, gold: Path
) -> None:
    library.add(article("bells", "Bells\n\nThe bell rings at noon. Nobody cast it.\n"))
    for doc_ids, expected in (((), ("bells", "lamps")), (("lamps",), ("lamps",))):
        task = prepare("retrieval", Choice(gold, doc_ids=doc_ids), library, never)
        assert isinstance(task, Retrieval)
        assert {case.doc_ids for case in task.cases} == {expected}


def test_evidence_in_another_article_is_named_before_anything_runs(
    library: Library, gold: Path
) -> None:
    library.add(article("bells", "Bells\n\nThe bell rings at noon. Nobody cast it.\n"))
    for name in ("answers", "retrieval"):
        with pytest.raises(BadInput, match=r"gold\.jsonl:1: .*not in bells"):
            _ids(library, name, gold=gold, doc_ids=("bells",))


@pytest.mark.parametrize("name", ["answers", "retrieval", "conversations", "attacks"])
def test_an_article_that_is_not_indexed_is_named(library: Library, name: Name) -> None:
    with pytest.raises(BadInput, match="'moon'"):
        _ids(library, name, doc_ids=("moon",))
    with pytest.raises(BadInput, match=ARTICLE):
        _ids(library, name)


def test_the_built_in_rows_are_asked_of_their_own_article(library: Library) -> None:
    library.add(builtin_article(ARTICLE).document())
    tasks = {name: prepare(name, Choice(limit=6), library, never) for name in NAMES}
    assert all(task.rows for task in tasks.values())
    for name in ("answers", "retrieval"):
        assert {case.doc_ids for case in tasks[name].cases} == {(ARTICLE,)}  # type: ignore[attr-defined]
    conversations = tasks["conversations"]
    assert isinstance(conversations, Conversations) and len(conversations.conversations) == 6


def test_all_built_in_rows_are_sound(library: Library) -> None:
    library.add(builtin_article(ARTICLE).document())
    for name in NAMES:
        rows = prepare(name, Choice(), library, never).rows
        assert len({row.id for row in rows}) == len(rows) > 0
    splits = [
        prepare("answers", Choice(split=split), library, never) for split in ("dev", "held-out")
    ]  # type: ignore[arg-type]
    whole = prepare("answers", Choice(), library, never)
    assert len(splits[0].rows) + len(splits[1].rows) == len(whole.rows)
    attacks = prepare("attacks", Choice(), library, never)
    assert isinstance(attacks, Attacks)
    used = {one.hostile.document.source for one in attacks.cases if one.hostile}
    assert used == {str(path) for path in ATTACKS.with_suffix("").iterdir()}


def test_a_conversation_is_kept_whole(library: Library, tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "talks.jsonl",
        {"id": "c", "turns": [given(BEAM), given(TIDES)]},
        {"id": "d", "turns": [given(WALL)]},
    )
    assert _ids(library, "conversations", gold=path, type="several") == ["beam-en", "tides-en"]
    assert len(_ids(library, "conversations", gold=path, limit=1)) in (1, 2)


def test_an_attack_has_its_document_beside_the_articles(library: Library, lies: Path) -> None:
    cheese = given(BEAM, evidence=["The lamp is made of cheese."], document="lies.md")
    write_lines(lies, cheese, given(TIDES))
    task = prepare("attacks", Choice(lies), library, never)
    assert isinstance(task, Attacks)
    hostile, plain = task.cases
    assert hostile.case.doc_ids == ("lamps", "lies") and hostile.hostile is not None
    assert hostile.case.evidence[0].doc_id == "lies"
    assert plain.case.doc_ids == ("lamps",) and plain.hostile is None


def test_a_hostile_document_takes_no_article_s_place(library: Library, lies: Path) -> None:
    (lies.with_suffix("") / "lamps.md").write_text("# Lamps\n\nThe lamp is made of cheese.\n")
    write_lines(lies, given(TIDES, document="lamps.md"))
    task = prepare("attacks", Choice(lies), library, never)
    assert isinstance(task, Attacks)
    assert task.cases[0].case.doc_ids == ("lamps", "attack-lamps")


def test_a_document_that_is_not_there_is_named_by_file_and_line(
    library: Library, lies: Path
) -> None:
    write_lines(lies, given(TIDES), given(BEAM, document="none.md"))
    with pytest.raises(BadInput, match=r"attacks\.jsonl:2: .*none\.md"):
        prepare("attacks", Choice(lies), library, never)


def test_a_text_stands_beside_its_rows(library: Library, tmp_path: Path) -> None:
    rows = write_lines(tmp_path / "lamps.jsonl", given(BEAM))
    with pytest.raises(BadInput, match=r"lamps\.jsonl has no text beside it"):
        prepare("texts", Choice(rows), library, never)
    (tmp_path / "lamps.md").write_text(article().text)
    task = prepare("texts", Choice(rows), library, never)
    assert isinstance(task, Texts)
    [(source, [case])] = task.texts
    assert isinstance(source, Source) and case.doc_ids == (source.document.id,)
