from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.cli.levers import levers_table
from eval.levers import Choice, Pulled
from eval.outcome import Outcome, Span
from index.types import Lang
from tests.assistant.cli.conftest import Deepsea
from tests.eval.lamps import BEAM, PLAIN, TIDES, WALL, given, write_lines

SHINE = given(PLAIN, id="beam-zh", lang="zh", question="19英里？")


def _pulled(
    id: str, lang: Lang, choice: Choice, rank: int, *, rendered: bool = True, to: Lang = "zh"
) -> Pulled:
    """A row whose evidence is the chunk at ``rank`` (from 1) of the twelve found."""
    evidence = (Span("d", 0, 9),)
    spans = [Span("d", 10 * place, 10 * place + 9) for place in range(1, 12)]
    spans.insert(rank - 1, evidence[0])
    row = replace(BEAM, id=id, lang=lang)
    return Pulled("d", to, choice, rendered, Outcome("retrieval", row, evidence, tuple(spans)))


def _cells(line: str) -> list[str]:
    return line.split()


def test_a_table_for_each_direction_and_how_far_they_are_apart() -> None:
    found = [
        _pulled("a-zh", "zh", "all legs", 1),
        _pulled("a-en", "en", "all legs", 4),
        _pulled("b-en", "en", "all legs", 2),
        _pulled("a-en", "en", "names", 1),
        _pulled("b-en", "en", "names", 11),
        _pulled("a-en", "en", "all legs", 6, rendered=False),
        _pulled("b-en", "en", "all legs", 5, rendered=False),
    ]
    same, cross, apart = levers_table(found).split("\n\n")
    assert same.splitlines()[0] == "Chinese → Chinese, d (1 rows)"
    head, measures, *rows = cross.splitlines()
    assert head == "English → Chinese, d (2 rows)"
    assert _cells(measures)[:3] == ["recall@1", "recall@3", "recall@5"]
    assert [row.strip().split("  ")[0] for row in rows] == [
        *("dense", "lexical", "names", "all legs", "no translation"),
        "without the rendition",
        *("dense", "lexical", "names", "all legs", "no translation"),
    ]
    assert _cells(rows[0]) == ["dense", *["–"] * 6]
    # Ranks 4 and 2: mean reciprocal rank (1/4 + 1/2) / 2.
    assert _cells(rows[3])[2:7] == ["0.000", "0.500", "1.000", "1.000", "0.375"]
    # Ranks 1 and 11: the second is beyond the tenth, where reciprocal ranks end.
    assert _cells(rows[2])[1:6] == ["0.500", "0.500", "0.500", "0.500", "0.500"]
    assert [_cells(line)[-3:] for line in apart.splitlines()] == [
        ["same", "cross", "points"],
        ["1.000", "1.000", "+0.0"],
        ["–", "0.500", "–"],
    ]


def test_directions_into_each_language_are_told_apart() -> None:
    found = [_pulled("a-en", "en", "all legs", 1, to=to) for to in ("zh", "en")]
    tables = levers_table(found).split("\n\n")
    assert [table.splitlines()[0].split(",")[0] for table in tables[:2]] == [
        "English → Chinese",
        "English → English",
    ]
    assert [_cells(line)[:2] for line in tables[2].splitlines()[1:]] == [["d,", "zh"], ["d,", "en"]]


def _gold(stocked: Deepsea, *rows: object) -> Path:
    return write_lines(stocked.folder / "gold.jsonl", *rows)


def _titles(out: str) -> list[str]:
    return [table.splitlines()[0] for table in out.split("\n\n")]


def test_rows_of_ones_own_are_measured_in_both_directions(stocked: Deepsea) -> None:
    gold = _gold(stocked, given(PLAIN), given(TIDES), given(WALL), SHINE)
    run = stocked("eval", "retrieval", "--levers", "--gold", gold, "--doc", "lamps")
    assert run.code == 0, run
    assert _titles(run.out)[:2] == [
        "Chinese → English, lamps (1 rows)",
        "English → English, lamps (2 rows)",
    ]
    chinese, english, apart = run.out.split("\n\n")
    assert "without the rendition" not in run.out
    names, translated = (
        next(_cells(line)[-6:] for line in chinese.splitlines() if name in line)
        for name in ("  names", "  no translation")
    )
    assert names[0] == "1.000" and translated[0] != "–"  # 19
    assert next(line for line in english.splitlines() if "  names" in line).split()[1] == "–"
    assert apart.splitlines()[1].split()[:2] == ["lamps,", "en"]
    assert not (stocked.home / "eval").exists()


def test_the_builtin_rows_come_with_those_of_the_other_texts(deepsea: Deepsea) -> None:
    run = deepsea("eval", "retrieval", "--levers", "--limit", "4")
    assert run.code == 0, run
    titles = " ".join(_titles(run.out))
    assert ", xiaomi-deep-sea (2 rows)" in titles and ", other texts (" in titles
    *_, article, bare, _, _ = run.out.splitlines()
    assert article.split()[:2] == ["xiaomi-deep-sea,", "zh"]
    assert bare.split()[:3] == ["without", "the", "rendition"]


def test_a_row_that_met_an_error_is_named_and_fails_the_run(stocked: Deepsea) -> None:
    """Only the Chinese question wants a translation, and the server is not there."""
    gold = _gold(stocked, given(PLAIN), SHINE)
    run = stocked(
        *("eval", "retrieval", "--levers", "--gold", gold, "--doc", "lamps"),
        DEEPSEA_MODEL="openai:some",
        DEEPSEA_BASE_URL="http://127.0.0.1:9/v1",
        DEEPSEA_API_KEY="none",
    )
    assert run.code == 1
    assert run.err.splitlines()[-1].startswith("retrieval beam-zh: error ")
    chinese, english, _ = run.out.split("\n\n")
    assert set(_cells(chinese.replace("all legs", "all"))[-6:]) == {"–"}
    assert _cells(english.splitlines()[2])[0] == "dense" and "1.000" in english


@pytest.mark.parametrize(
    "options", [["--legs", "dense"], ["--no-translation"], ["--report", "r.json"]]
)
def test_what_levers_shows_anyway_is_bad_usage_beside_it(
    stocked: Deepsea, options: Sequence[str]
) -> None:
    run = stocked("eval", "retrieval", "--levers", *options)
    assert run.code == 2 and "--levers" in run.err


def test_no_row_left_is_one_line(stocked: Deepsea) -> None:
    gold = _gold(stocked, given(PLAIN))
    run = stocked("eval", "retrieval", "--levers", "--gold", gold, "--lang", "zh")
    assert run.code == 1 and "No row is left to ask" in run.fault
