import json
import signal
from pathlib import Path

import pytest

from index.lock import writing
from tests.assistant.cli.conftest import CHINESE, ENGLISH, Deepsea
from tests.index.conftest import build_model


def ids(deepsea: Deepsea) -> list[str]:
    return [row["id"] for row in json.loads(deepsea("index", "list", "--json").out)]


def write(deepsea: Deepsea, name: str, content: str | bytes) -> Path:
    path = deepsea.folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_articles_are_listed_with_what_was_found_of_them(stocked: Deepsea) -> None:
    run = stocked("index", "list")
    assert run.err == ""
    assert [line.split()[:2] for line in run.out.splitlines()] == [["lamps", "en"], ["灯", "zh"]]
    rows = json.loads(stocked("index", "list", "--json").out)
    assert [Path(row["source"]).name for row in rows] == ["lamps.md", "灯.md"]
    assert all(row["sections"] == 2 for row in rows)


def test_an_empty_index_lists_nothing_and_says_so_beside(deepsea: Deepsea) -> None:
    run = deepsea("index", "list")
    assert (run.code, run.out) == (0, "")
    assert "no articles yet" in run.err
    assert deepsea("index", "list", "--json").out == "[]\n"


def test_the_text_of_an_article_is_printed_byte_for_byte(stocked: Deepsea) -> None:
    for name in ("lamps", "灯"):
        [row] = [r for r in json.loads(stocked("index", "list", "--json").out) if r["id"] == name]
        whole = stocked("source", name, "--text", binary=True).out.encode("latin-1").decode("utf-8")
        assert len(whole) == row["characters"]
        assert not whole.endswith("\n\n")
        part = stocked("source", name, "--start", "7", "--end", "12").out
        assert part == whole[7:12]
        assert stocked("source", name, "--start", "7").out == whole[7:]


def test_the_outline_of_an_article_says_where_each_section_is(stocked: Deepsea) -> None:
    text = stocked("source", "灯", "--text").out
    outline = stocked("source", "灯").out
    [line] = [line for line in outline.splitlines() if "海湾的潮汐" in line]
    start, end = line.split()[0].split("–")
    assert text[int(start) : int(end)].splitlines()[0].endswith("海湾的潮汐")
    assert int(end) == len(text)


def test_offsets_beyond_the_text_and_unknown_articles_are_refused(stocked: Deepsea) -> None:
    assert "has no characters 0 to 99999" in stocked("source", "灯", "--end", "99999").fault
    assert "has no characters 9 to 3" in stocked("source", "灯", "--start", "9", "--end", "3").fault
    assert "no article 'lamp'" in stocked("source", "lamp").fault
    assert "no article 'lamp'" in stocked("index", "remove", "lamp").fault


def test_an_article_is_removed(stocked: Deepsea) -> None:
    run = stocked("index", "remove", "lamps")
    assert (run.code, run.out, run.err) == (0, "removed\tlamps\n", "")
    assert ids(stocked) == ["灯"]


def test_files_in_gb18030_are_read_and_what_was_found_can_be_overridden(deepsea: Deepsea) -> None:
    write(deepsea, "old.txt", CHINESE.replace("# ", "").encode("gb18030"))
    run = deepsea("index", "add", "old.txt", "--id", "harbour", "--title", "港口", "--lang", "zh")
    assert (run.code, run.out) == (0, "added\tharbour\tzh\t港口\n")
    assert "守灯人在黄昏时修剪灯芯" in deepsea("source", "harbour", "--text").out


def test_each_bad_file_is_named_and_the_good_one_is_indexed_all_the_same(stocked: Deepsea) -> None:
    write(stocked, "empty.txt", "")
    write(stocked, "binary.txt", bytes(range(256)) * 20)
    write(stocked, "unread.pdf", "%PDF-1.7")
    write(stocked, "copy.md", ENGLISH)
    write(stocked, "good.txt", "The lighthouse was built in 1871. It stands on the outer reef.\n")
    (stocked.folder / "folder").mkdir()
    bad = ["missing.txt", "empty.txt", "binary.txt", "unread.pdf", "folder", "copy.md"]
    run = stocked("index", "add", *bad, "good.txt")
    assert run.code == 1
    assert run.out == "added\tgood\ten\tgood\n"
    said = [line for line in run.err.splitlines() if not line.startswith("deepsea: indexing")]
    assert len(said) == len(bad)
    for name, line in zip(bad, said, strict=True):
        assert name in line
    assert "in the index already, as 'lamps'" in said[-1]
    assert ids(stocked) == ["good", "lamps", "灯"]


def test_an_article_without_a_sentence_is_named_and_the_next_one_is_indexed(
    deepsea: Deepsea,
) -> None:
    write(deepsea, "heading.md", "# The lighthouse of the outer reef\n")
    write(deepsea, "lamps.md", ENGLISH)
    run = deepsea("index", "add", "heading.md", "lamps.md")
    assert run.code == 1
    assert run.out.startswith("added\tlamps\t")
    assert "heading" in run.err and "Traceback" not in run.err
    assert ids(deepsea) == ["lamps"]


def test_an_edited_file_replaces_its_article(deepsea: Deepsea) -> None:
    write(deepsea, "lamps.md", ENGLISH)
    assert deepsea("index", "add", "lamps.md").out.startswith("added\tlamps\t")
    write(deepsea, "lamps.md", ENGLISH.replace("19 miles", "21 miles"))
    assert deepsea("index", "add", "lamps.md").out.startswith("replaced\tlamps\t")
    assert "21 miles" in deepsea("source", "lamps", "--text").out


def test_another_file_of_the_same_name_replaces_an_article_only_when_told(
    stocked: Deepsea,
) -> None:
    (stocked.folder / "other").mkdir(exist_ok=True)
    write(stocked, "other/lamps.md", "# Bells\n\nThe old bell rings at noon, and at dusk.\n")
    assert "give it an --id of its own" in stocked("index", "add", "other/lamps.md").fault
    assert "19 miles" in stocked("source", "lamps", "--text").out
    told = stocked("index", "add", "other/lamps.md", "--id", "lamps")
    assert told.out.startswith("replaced\tlamps\t")


def test_piped_texts_that_begin_alike_are_two_articles(deepsea: Deepsea) -> None:
    for tonnes, id in ((12, "buoys"), (13, "buoys-2")):
        run = deepsea("index", "add", "-", stdin=f"# Buoys\n\nThe buoy weighs {tonnes} tonnes.\n")
        assert run.out.startswith(f"added\t{id}\t")
    again = deepsea("index", "add", "-", stdin="# Buoys\n\nThe buoy weighs 13 tonnes.\n")
    assert "in the index already, as 'buoys-2'" in again.fault
    told = deepsea("index", "add", "-", "--id", "buoys", stdin="# Buoys\n\nIt flashes red.\n")
    assert told.out.startswith("replaced\tbuoys\t")


def test_piped_text_of_another_encoding_is_read(deepsea: Deepsea) -> None:
    run = deepsea("index", "add", "-", stdin=CHINESE.encode("gb18030"))
    assert (run.code, run.out.split("\t")[:1]) == (0, ["added"])
    [id] = ids(deepsea)
    assert "守灯人在黄昏时修剪灯芯" in deepsea("source", id, "--text").out
    garbled = deepsea("index", "add", "-", stdin=bytes(range(256)) * 20)
    assert garbled.code == 1 and "not a text file" in garbled.err


def test_files_that_would_replace_each_other_are_refused_before_anything(deepsea: Deepsea) -> None:
    (deepsea.folder / "b").mkdir()
    write(deepsea, "notes.md", ENGLISH)
    write(deepsea, "b/notes.md", CHINESE)
    run = deepsea("index", "add", "notes.md", "b/notes.md")
    assert "notes.md, b/notes.md would all be called 'notes'" in run.fault
    assert ids(deepsea) == []


def test_an_index_of_another_embedder_is_refused_and_rebuilt_by_one_command(
    stocked: Deepsea, tmp_path: Path
) -> None:
    other = str(build_model(tmp_path / "other", seed=5))
    run = stocked("ask", "How far does the beam reach?", DEEPSEA_EMBEDDER=other)
    assert run.fault.endswith("run 'deepsea index rebuild'.")
    write(stocked, "new.md", ENGLISH + "\nA new paragraph about the pier.\n")
    assert "index rebuild" in stocked("index", "add", "new.md", DEEPSEA_EMBEDDER=other).fault
    rebuilt = stocked("index", "rebuild", DEEPSEA_EMBEDDER=other)
    assert rebuilt.code == 0
    assert rebuilt.out.startswith("rebuilt\t2 articles\t")
    asked = stocked("ask", "How far does the beam reach?", DEEPSEA_EMBEDDER=other)
    assert asked.code == 0
    assert "[1]" in asked.out


def test_a_second_writer_is_told_who_is_writing(stocked: Deepsea) -> None:
    write(stocked, "new.md", ENGLISH + "\nA new paragraph about the pier.\n")
    with writing(stocked.home / "index"):
        run = stocked("index", "add", "new.md")
        assert "being written by process" in run.fault
        assert ids(stocked) == ["lamps", "灯"]
    assert stocked("index", "add", "new.md").code == 0


@pytest.mark.parametrize("command", [["index", "list"], ["ask", "How far?"], ["doctor"]])
def test_a_home_that_cannot_be_written_is_one_line(deepsea: Deepsea, command: list[str]) -> None:
    # Not even the superuser may make a folder there.
    run = deepsea(*command, DEEPSEA_HOME="/sys/deepsea")
    assert run.code == 1
    said = run.out if command == ["doctor"] else run.fault
    assert "/sys" in said
    assert "Traceback" not in run.err


def test_ctrl_c_while_indexing_leaves_the_index_as_it_was(stocked: Deepsea) -> None:
    paragraphs = (f"Buoy number {n} drifted {n} miles to the north." for n in range(8_000))
    write(stocked, "long.txt", "\n\n".join(paragraphs))
    process = stocked.start("index", "add", "long.txt")
    assert process.stderr is not None
    assert process.stderr.readline().startswith(b"deepsea: indexing long")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert err.decode().splitlines() == [
        "deepsea: stopped; the articles that were finished are in the index, no other was changed"
    ]
    assert ids(stocked) == ["lamps", "灯"]
    assert stocked("doctor").code == 0
    assert stocked("index", "remove", "lamps").code == 0


def test_two_processes_may_not_index_at_once(stocked: Deepsea) -> None:
    paragraphs = (f"Buoy number {n} drifted {n} miles to the north." for n in range(800))
    write(stocked, "long.txt", "\n\n".join(paragraphs))
    write(stocked, "new.md", ENGLISH + "\nA new paragraph about the pier.\n")
    first = stocked.fork("index", "add", "long.txt")
    assert first.stderr.readline().startswith(b"deepsea: indexing long")
    first.send_signal(signal.SIGSTOP)  # however long the second one takes to start
    second = stocked("index", "add", "new.md")
    assert f"being written by process {first.pid}" in second.fault
    first.kill()
    first.wait()
    # The lock went with its holder, though that had no chance to give it back.
    assert stocked("index", "add", "new.md").code == 0
    assert ids(stocked) == ["lamps", "new", "灯"]
