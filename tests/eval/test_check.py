from dataclasses import replace
from pathlib import Path

import pytest

from eval.builtin import ARTICLE, ATTACKS, CONVERSATIONS, row_files, text_beside, text_files
from eval.check import problems
from index.articles import builtin_article
from index.document import load_document
from index.errors import BadInput
from tests.eval.lamps import BEAM, TIDES, WALL, given, write_lines
from tests.index.small import article


def _found(path: Path) -> list[str]:
    return [str(problem).removeprefix(f"{path}:") for problem in problems(path, [article()])]


def test_nothing_is_wrong_with_right_rows(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "gold.jsonl", given(BEAM), given(TIDES), given(WALL))
    assert _found(path) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"evidence": ["Its beam reaches 25 miles."]}, "is not in lamps"),
        ({"evidence": ["th"]}, "times in lamps; quote more of it"),
        ({"evidence": []}, "it has no evidence"),
        ({"facts": [], "forbidden": []}, "any answer would be right"),
        ({"answerable": False}, "so it is answerable"),
        ({"facts": [["19 miles"], ["20 miles", "twenty"]]}, "lacks the fact 20 miles | twenty"),
        ({"facts": [["19|"]]}, "matches any answer"),
        ({"forbidden": ["miles"]}, "holds the forbidden miles"),
        ({"facts": [["("]]}, "no regular expression"),
        ({"id": "tides-en"}, "tides-en: the id stands in line 1 already"),
        ({"lang": "fr"}, "lang: "),
    ],
)
def test_each_problem_is_named_by_line_and_the_others_are_looked_at(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    path = write_lines(
        tmp_path / "gold.jsonl",
        given(TIDES),
        given(BEAM, **change),
        given(BEAM, id="last", forbidden=["reaches"]),
    )
    first, last = _found(path)
    assert first.startswith("2: ") and said in first
    assert last.startswith("3: last: ") and "forbidden" in last


def test_every_problem_of_a_row_is_named(tmp_path: Path) -> None:
    bad = replace(BEAM, evidence=("nowhere",), facts=(("x",), ("y",)))
    found = _found(write_lines(tmp_path / "gold.jsonl", given(bad)))
    assert len(found) == 3 and all(line.startswith("1: beam-en: ") for line in found)


def test_conversations_and_attacks_are_checked_too(tmp_path: Path) -> None:
    wrong = given(TIDES, evidence=["nowhere"])
    talks = write_lines(tmp_path / "talks.jsonl", {"id": "c", "turns": [given(BEAM), wrong]})
    assert [line[:13] for line in _found(talks)] == ["1: tides-en: "]
    (tmp_path / "attacks").mkdir()
    (tmp_path / "attacks" / "lies.md").write_text("# Lies\n\nThe lamp is made of cheese.\n")
    attacks = write_lines(
        tmp_path / "attacks.jsonl",
        given(BEAM, evidence=["The lamp is made of cheese."], document="lies.md"),
        given(TIDES, document="none.md"),
    )
    [line] = _found(attacks)
    assert line.startswith("2: ") and "none.md" in line


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.jsonl"):
        list(problems(tmp_path / "none.jsonl", []))


@pytest.mark.parametrize(
    "path", [*row_files(), CONVERSATIONS, ATTACKS], ids=lambda path: str(path.stem)
)
def test_nothing_is_wrong_with_our_rows(path: Path) -> None:
    assert [*map(str, problems(path, [builtin_article(ARTICLE).document()]))] == []


@pytest.mark.parametrize("path", text_files(), ids=lambda path: str(path.stem))
def test_nothing_is_wrong_with_the_rows_of_other_texts(path: Path) -> None:
    text = text_beside(path)
    assert text is not None
    assert [*map(str, problems(path, [load_document(text)[0]]))] == []


def test_every_section_of_the_article_is_asked_about() -> None:
    from eval.locate import locate
    from eval.rows import placed_rows

    document = builtin_article(ARTICLE).document()
    cases = locate(placed_rows(*row_files()), [document])
    starts = [span.start for case in cases for span in case.evidence]
    for section in document.sections:
        inner = [other for other in document.sections if other.path[:-1] == section.path]
        if not inner:
            assert any(section.start <= start < section.end for start in starts), section.path
