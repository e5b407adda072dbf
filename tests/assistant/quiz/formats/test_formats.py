"""Every format read back by something that did not write it."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from assistant.quiz.formats import FORMATS, encode, format_of
from index.errors import BadInput

from .gift_reader import read_gift
from .nasty import MARKS, nasty

QUIZ = nasty()
BY_KIND = {item.kind: item for item in QUIZ.items}


def test_gift_is_read_as_it_was_meant() -> None:
    data, left_out = encode(QUIZ, "gift")
    questions = {q.name: q for q in read_gift(data.decode())}
    assert left_out == 0
    assert len(questions) == len(QUIZ.items)
    for item in QUIZ.items:
        read = questions[item.id]
        assert read.text == item.stem.replace("____", "_____")
        assert read.feedback == item.explanation
    single = questions[BY_KIND["single"].id].answers
    assert [text for _, text in single] == list(BY_KIND["single"].options)
    assert [text for mark, text in single if mark == "="] == list(BY_KIND["single"].key)
    multiple = questions[BY_KIND["multiple"].id].answers
    assert [mark for mark, _ in multiple] == ["~%50%", "~%-100%", "~%-100%", "~%50%"]
    assert questions[BY_KIND["truefalse"].id].answers == (("", "FALSE"),)
    assert ("=", "1,038款") in questions[BY_KIND["cloze"].id].answers
    matching = BY_KIND["matching"]
    assert [text for _, text in questions[matching.id].answers] == [
        f"{prompt} -> {partner}"
        for prompt, partner in zip(matching.prompts, matching.key, strict=True)
    ]


def test_moodle_xml_is_read_as_it_was_meant() -> None:
    root = ET.fromstring(encode(QUIZ, "moodle")[0])
    questions = {q.findtext("idnumber"): q for q in root if q.get("type") != "category"}
    assert len(questions) == len(QUIZ.items)
    for item in QUIZ.items:
        question = questions[item.id]
        shown = question.findtext("questiontext/text") or ""
        assert html.unescape(re.sub("</?p>", "", shown)) == item.stem.replace("____", "______")
        feedback = question.findtext("generalfeedback/text") or ""
        assert html.unescape(re.sub("</?p>", "", feedback)) == item.explanation
    for kind in ("single", "multiple"):
        item = BY_KIND[kind]
        answers = questions[item.id].findall("answer")
        right = [a for a in answers if float(a.get("fraction", "0")) > 0]
        assert [html.unescape(a.findtext("text") or "") for a in answers] == list(item.options)
        assert [html.unescape(a.findtext("text") or "") for a in right] == list(item.key)
        assert sum(float(a.get("fraction", "0")) for a in right) == pytest.approx(100)
    verdict = questions[BY_KIND["truefalse"].id].findall("answer")
    assert [(a.findtext("text"), a.get("fraction")) for a in verdict] == [
        ("true", "0"), ("false", "100"),
    ]  # fmt: skip
    pairs = questions[BY_KIND["matching"].id].findall("subquestion")
    assert [p.findtext("answer/text") for p in pairs] == list(BY_KIND["matching"].key)


def test_aiken_holds_what_has_one_right_option() -> None:
    data, left_out = encode(QUIZ, "aiken")
    blocks = data.decode().strip().split("\n\n")
    assert left_out == len(QUIZ.items) - len(blocks) == 5
    stem, *options, answer = blocks[0].split("\n")
    assert stem == BY_KIND["single"].stem
    assert [option[:3] for option in options] == ["A. ", "B. ", "C. ", "D. "]
    assert answer == "ANSWER: C"
    assert options[2][3:] == BY_KIND["single"].key[0]


def test_csv_and_json_hold_every_field() -> None:
    rows = list(csv.DictReader(io.StringIO(encode(QUIZ, "csv")[0].decode("utf-8-sig"))))
    told = json.loads(encode(QUIZ, "json")[0])
    assert told["schema"] == 1
    for item, row, fields in zip(QUIZ.items, rows, told["items"], strict=True):
        assert row["stem"] == fields["stem"] == item.stem
        assert tuple(row["key"].split("\n")) == tuple(fields["key"]) == item.key
        assert MARKS in row["quote"]
        assert fields["citations"][0]["quote"] == item.citations[0].quote


def test_a_cell_is_no_formula() -> None:
    item = replace(QUIZ.items[0], stem='=HYPERLINK("x")')
    rows = encode(replace(QUIZ, items=(item,)), "csv")[0].decode("utf-8-sig")
    assert "'=HYPERLINK" in rows


def test_a_format_that_holds_none_of_the_items_says_so() -> None:
    with pytest.raises(BadInput, match="'aiken' holds no 'short' items; it holds single"):
        encode(replace(QUIZ, items=(BY_KIND["short"],)), "aiken")


def test_unknown_formats_and_bad_paths_are_refused(tmp_path: Path) -> None:
    assert format_of(tmp_path / "quiz.XML") == "moodle"
    assert format_of(tmp_path / "quiz", "gift") == "gift"
    with pytest.raises(BadInput, match="did you mean 'moodle'"):
        format_of(tmp_path / "quiz.xml", "moodel")
    with pytest.raises(BadInput, match=r"did you mean '\.gift'"):
        format_of(tmp_path / "quiz.gif")
    with pytest.raises(BadInput, match="it is a folder"):
        format_of(tmp_path, "json")
    assert all(each.suffixes for each in FORMATS.values())
