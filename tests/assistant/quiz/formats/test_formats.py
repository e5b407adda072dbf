"""Every format read back by something that did not write it."""

import csv
import html
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pypdf
import pytest
from markdown_it import MarkdownIt

from assistant.quiz.formats import FORMATS, encode, format_of, write_quiz
from assistant.quiz.formats.noted import noted
from index.errors import BadInput

from .gift_reader import read_gift
from .nasty import MARKS, nasty

_QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
_CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
GIFT_KINDS = {
    "single": "MC", "multiple": "MC", "truefalse": "TF", "cloze": "Short",
    "matching": "Matching", "ordering": "Matching", "short": "Essay",
}  # fmt: skip
FORMATS_OF_TEXT = ("gift", "moodle", "csv", "aiken")
QUIZ = nasty()
BY_KIND = {item.kind: item for item in QUIZ.items}


def test_gift_is_read_as_it_was_meant() -> None:
    data, left_out = encode(QUIZ, "gift")
    questions = {q.name: q for q in read_gift(data.decode())}
    assert left_out == 0
    assert len(questions) == len(QUIZ.items)
    for item in QUIZ.items:
        read = questions[item.id]
        assert read.kind == GIFT_KINDS[item.kind]
        assert read.markup == "plain"  # else Moodle takes what looks like HTML for HTML
        assert read.text == item.stem.replace("____", "_____")
        assert read.feedback == item.explanation
    single = questions[BY_KIND["single"].id].answers
    assert [text for _, text in single] == list(BY_KIND["single"].options)
    assert [text for right, text in single if right] == list(BY_KIND["single"].key)
    multiple = questions[BY_KIND["multiple"].id].answers
    assert multiple == tuple(
        (50 if text in BY_KIND["multiple"].key else -100, text)
        for text in BY_KIND["multiple"].options
    )
    assert questions[BY_KIND["truefalse"].id].answers == ((True, "FALSE"),)
    assert (True, "1,038款") in questions[BY_KIND["cloze"].id].answers
    matching, ordering = BY_KIND["matching"], BY_KIND["ordering"]
    assert [text for _, text in questions[matching.id].answers] == [
        f"{prompt} -> {partner}"
        for prompt, partner in zip(matching.prompts, matching.key, strict=True)
    ]
    places = dict(text.rsplit(" -> ", 1) for _, text in questions[ordering.id].answers)
    assert sorted(ordering.options, key=places.__getitem__) == list(ordering.key)


def test_an_answer_that_begins_like_a_weight_is_none() -> None:
    options = ("%50%甲", "%-100%乙", "丙", "丁")
    single = replace(BY_KIND["single"], options=options, key=("丙",))
    cloze = replace(BY_KIND["cloze"], key=("%9%",))
    data, _ = encode(replace(QUIZ, items=(single, cloze)), "gift")
    choice, blank = read_gift(data.decode())
    assert choice.answers == ((0, "%50%甲"), (0, "%-100%乙"), (True, "丙"), (False, "丁"))
    assert blank.answers[0] == (100, "%9%")


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
    ordered = questions[BY_KIND["ordering"].id].findall("answer")
    assert [html.unescape(a.findtext("text") or "") for a in ordered] == list(
        BY_KIND["ordering"].key
    )
    essay = questions[BY_KIND["short"].id]
    points = html.unescape(essay.findtext("graderinfo/text") or "")
    assert essay.findtext("defaultgrade") == "2"
    assert all(f"1: {point}" in points for point in BY_KIND["short"].key)
    for question in questions.values():
        assert [tag.text for tag in question.findall("tags/tag/text")] == [
            "easy", "remember", "zh",
        ]  # fmt: skip


def test_aiken_holds_what_has_one_right_option() -> None:
    data, left_out = encode(QUIZ, "aiken")
    blocks = data.decode().strip().split("\n\n")
    assert left_out == len(QUIZ.items) - len(blocks) == 5
    stem, *options, answer = blocks[0].split("\n")
    assert stem == BY_KIND["single"].stem
    assert [option[:3] for option in options] == ["A. ", "B. ", "C. ", "D. "]
    assert answer == "ANSWER: C"
    assert options[2][3:] == BY_KIND["single"].key[0]


def test_an_aiken_option_of_two_lines_is_one() -> None:
    options = ("甲\n子", "乙", "丙", "丁")
    item = replace(BY_KIND["single"], options=options, key=options[:1])
    data, _ = encode(replace(QUIZ, items=(item,)), "aiken")
    assert data.decode().split("\n")[1:] == [
        "A. 甲 子", "B. 乙", "C. 丙", "D. 丁", "ANSWER: A", "",
    ]  # fmt: skip


def test_csv_and_json_hold_every_field() -> None:
    rows = list(csv.DictReader(io.StringIO(encode(QUIZ, "csv")[0].decode("utf-8-sig"))))
    told = json.loads(encode(QUIZ, "json")[0])
    assert told["schema"] == 1
    for item, row, fields in zip(QUIZ.items, rows, told["items"], strict=True):
        assert row["stem"] == fields["stem"] == item.stem
        assert tuple(row["key"].split("\n")) == tuple(fields["key"]) == item.key
        assert MARKS in row["quote"]
        assert fields["citations"][0]["quote"] == item.citations[0].quote
    known, gone = frozenset({QUIZ.items[0].id}), frozenset({"gone"})
    assert told["confirmed"] is None
    again = json.loads(encode(replace(QUIZ, confirmed=known | gone), "json")[0])
    assert again["confirmed"] == [*known]


def test_a_cell_is_no_formula() -> None:
    item = replace(QUIZ.items[0], stem='=HYPERLINK("x")')
    rows = encode(replace(QUIZ, items=(item,)), "csv")[0].decode("utf-8-sig")
    assert "'=HYPERLINK" in rows


def test_a_qti_package_lists_its_items_and_their_right_responses() -> None:
    data, _ = encode(QUIZ, "qti")
    package = zipfile.ZipFile(io.BytesIO(data))
    assert package.testzip() is None
    manifest = ET.fromstring(package.read("imsmanifest.xml"))
    files = [found.get("href", "") for found in manifest.iter(f"{_CP}resource")]
    assert sorted([*files, "imsmanifest.xml"]) == sorted(package.namelist())
    for item, file in zip(QUIZ.items, files, strict=True):
        root = ET.fromstring(package.read(file))
        assert root.tag == f"{_QTI}assessmentItem"
        asked = "".join(root.find(f"{_QTI}itemBody").itertext())  # type: ignore[union-attr]
        assert item.stem.replace("____", "") in asked
        right = [value.text for value in root.iter(f"{_QTI}value")]
        texts = {c.get("identifier"): c.text for c in root.iter() if c.get("identifier")}
        if item.kind in ("single", "multiple", "truefalse", "ordering"):
            assert tuple(texts[name] for name in right) == item.key
        elif item.kind == "matching":
            pairs = [(value or "").split() for value in right]
            assert tuple(texts[left] for left, _ in pairs) == item.prompts
            assert tuple(texts[partner] for _, partner in pairs) == item.key
        elif item.kind == "cloze":
            assert right == list(item.key)


def test_an_anki_package_holds_a_note_for_each_item(tmp_path: Path) -> None:
    package = zipfile.ZipFile(io.BytesIO(encode(QUIZ, "anki")[0]))
    path = tmp_path / "collection.anki2"
    path.write_bytes(package.read("collection.anki2"))
    with closing(sqlite3.connect(path)) as base:
        notes = dict(base.execute("select guid, flds from notes"))
        assert base.execute("select count(*) from cards").fetchone() == (len(QUIZ.items),)
    for item in QUIZ.items:
        front, back, quote, section = map(html.unescape, notes[item.id].split("\x1f"))
        assert item.stem in front
        assert item.key[0] in back
        assert quote == item.citations[0].quote
        assert section == item.section
        assert "{{" not in notes[item.id]


def test_a_spreadsheet_for_kahoot_keeps_to_its_limits() -> None:
    short = tuple(f"{letter} =50%" for letter in "甲乙丙丁")
    item = replace(BY_KIND["multiple"], stem="=多选？", options=short, key=short[1:3])
    long = replace(item, stem="长" * 121)
    data, left_out = encode(replace(QUIZ, items=(item, long)), "kahoot")
    assert left_out == 1
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    header, row = ([cell.value for cell in sheet[line]] for line in (8, 9))
    assert header[1] == "Question - max 120 characters"
    assert row == [1, "=多选？", *short, 20, "2,3"]
    assert sheet["B9"].data_type == "s"


def test_a_workbook_has_no_formula_and_no_character_that_it_cannot_hold() -> None:
    options = ("甲\x0b", "=乙")
    item = replace(BY_KIND["multiple"], stem="多\x07选？", options=options, key=options[:1])
    data, _ = encode(replace(QUIZ, title="=SUM(1)\x01", items=(item,)), "kahoot")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet["B1"].value, sheet["B1"].data_type) == ("=SUM(1)", "s")
    assert [cell.value for cell in sheet[9]][1:4] == ["多选？", "甲", "=乙"]
    assert sheet["D9"].data_type == "s"


@pytest.mark.parametrize("name", ["docx", "docx-key"])
def test_word_shows_every_character(name: str) -> None:
    document = docx.Document(io.BytesIO(encode(QUIZ, name)[0]))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    if name == "docx":
        assert BY_KIND["single"].stem in text
        assert f"C. {BY_KIND['single'].options[2]}" in text
        assert document.tables[0].cell(0, 0).text or document.tables[0].cell(1, 0).text
        assert "解释" not in text
    else:
        assert f"C {BY_KIND['single'].key[0]}" in text
        assert "1–C, 2–B, 3–A" in text
        assert "D → C → B → A" in text
        notes = zipfile.ZipFile(io.BytesIO(encode(QUIZ, name)[0])).read("word/footnotes.xml")
        read = "".join(ET.fromstring(notes).itertext())
        assert read.count(f"原文 {MARKS}") == len(QUIZ.items)


@pytest.mark.parametrize("name", ["pdf", "pdf-key"])
def test_pdf_holds_the_chinese_as_text(name: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(encode(QUIZ, name)[0]))
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    marks = "".join(MARKS.split())
    shown = ("单选", "多选", "判断", "填空", "配对", "排序", "简答")
    if name == "pdf":
        assert all(f"{kind}{marks}" in text for kind in shown)
        options = zip("ABCD", "甲乙丙丁", strict=True)
        assert all(f"{letter}.{each}{marks}" in text for letter, each in options)
    else:
        assert f"原文{marks}" in text and f"C丙{marks}" in text
    assert ("原文" in text) == (name == "pdf-key")  # the student's sheet tells nothing


def test_a_sheet_shows_the_marks_as_they_are() -> None:
    sheet, key, page = (encode(QUIZ, name)[0].decode() for name in ("md", "html-key", "html"))
    for shown in (MarkdownIt("commonmark").enable("table").render(sheet), page):
        text = _read(shown)
        assert "原文" not in text
        for item in QUIZ.items:
            for words in (item.stem, *item.prompts, *item.options):
                assert "".join(words.split()) in text
    assert _read(key).count("".join(f"原文{MARKS}".split())) == len(QUIZ.items)


def _read(page: str) -> str:
    """The text of a web page, without spaces."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def test_beside_a_students_sheet_stands_the_teachers_key(tmp_path: Path) -> None:
    assert write_quiz(QUIZ, tmp_path / "quiz.md") == 0
    sheet, key = ((tmp_path / name).read_text("utf-8") for name in ("quiz.md", "quiz-key.md"))
    assert "要点二" not in sheet
    assert "要点二" in key
    assert key.count("[^1]") == 2


@pytest.mark.parametrize("name", ["json", "csv", "gift", "moodle", "aiken", "qti", "md", "html"])
def test_the_same_quiz_makes_the_same_file(name: str) -> None:
    assert encode(QUIZ, name) == encode(nasty(), name)


def test_what_there_is_to_say_stands_in_a_comment_where_there_are_such() -> None:
    line = "d bears 7 of 9 items -- no more."
    told = {name: noted(encode(QUIZ, name)[0].decode(), name, [line]) for name in FORMATS_OF_TEXT}
    assert told["gift"].endswith("\n\n// d bears 7 of 9 items – no more.\n")
    assert len(read_gift(told["gift"])) == len(QUIZ.items)
    assert "<!-- d bears 7 of 9 items – no more. -->" in told["moodle"]
    assert len(ET.fromstring(told["moodle"])) == len(QUIZ.items) + 1
    for name in ("csv", "aiken"):
        assert told[name] == encode(QUIZ, name)[0].decode()
    assert noted("text", "gift", []) == "text"


def test_a_format_that_holds_none_of_the_items_says_so() -> None:
    with pytest.raises(BadInput, match="'aiken' can hold none of these items"):
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
    suffixes = [suffix for each in FORMATS.values() for suffix in each.suffixes]
    assert len(set(suffixes)) == len(suffixes)
