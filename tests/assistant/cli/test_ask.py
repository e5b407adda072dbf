import http.server
import json
import os
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator

import pypdf
import pytest

from tests.assistant.cli.conftest import Deepsea

QUESTION = "How far does the beam of the lamp reach?"


@pytest.mark.parametrize("question", ["", "  \n", "？？", "\u200b"])
def test_a_blank_question_is_refused_at_once(deepsea: Deepsea, question: str) -> None:
    assert "question is empty" in deepsea("ask", question).fault
    assert not deepsea.home.exists()


def test_a_question_of_50000_characters_is_refused(deepsea: Deepsea) -> None:
    run = deepsea("ask", "问" * 30_000 + "a" * 20_000)
    assert "50,000 characters" in run.fault
    assert len(run.fault) < 300


def test_a_fault_in_ones_own_glossary_is_told_before_anything_is_loaded(deepsea: Deepsea) -> None:
    (deepsea.folder / "mine.tsv").write_text("大定 deposit\n", encoding="utf-8")
    for command in (("ask", QUESTION), ("eval", "retrieval")):
        run = deepsea(*command, DEEPSEA_GLOSSARY="mine.tsv")
        assert run.fault.startswith(f"{deepsea.folder / 'mine.tsv'}:1: '大定 deposit' has no tab; ")
    assert not deepsea.home.exists()


def test_an_answer_as_json_is_one_line_whose_quotes_are_verbatim(stocked: Deepsea) -> None:
    run = stocked("ask", "--json", QUESTION)
    assert (run.code, run.err) == (0, "")
    assert run.out.count("\n") == 1
    answer = json.loads(run.out)
    assert answer["question"] == QUESTION
    assert (answer["lang"], answer["status"], answer["model"]) == ("en", "answered", "none")
    assert answer["citations"]
    for citation in answer["citations"]:
        text = stocked("source", citation["source"], "--text").out
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["section"]


def test_bytes_that_are_no_utf8_break_nothing(stocked: Deepsea) -> None:
    process = stocked.start("ask", "--json", os.fsdecode(b"How far \xff does it reach?"))
    out, err = process.communicate(timeout=180)
    assert (process.returncode, err) == (0, b"")
    assert json.loads(out)["question"] == "How far \ufffd does it reach?"


def test_an_answer_for_people_shows_where_each_quote_stands(stocked: Deepsea) -> None:
    run = stocked("ask", QUESTION, "--doc", "lamps")
    assert run.code == 0
    answer, _, cited = run.out.partition("\n\n")
    quote = next(line.removesuffix("[1]") for line in answer.splitlines() if line.endswith("[1]"))
    where, shown = cited.splitlines()[:2]
    assert where.startswith("[1] lamps ")
    assert shown == f"    {quote}"
    assert "灯 " not in run.out


@pytest.mark.parametrize("suffix", [".md", ".docx", ".pdf", ".html"])
def test_an_answer_is_kept_with_its_quotes_as_footnotes(stocked: Deepsea, suffix: str) -> None:
    path = stocked.folder / f"answer{suffix}"
    run = stocked("ask", QUESTION, "--doc", "lamps", "--out", str(path))
    assert run.code == 0
    assert str(path) in run.err
    quote = next(line for line in run.out.splitlines() if line.startswith("    ")).strip()
    if suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            kept = re.sub(r"<[^>]+>", "", parts.read("word/footnotes.xml").decode())
    elif suffix == ".pdf":
        kept = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    else:
        kept = path.read_text("utf-8")
    assert "".join(quote.split()) in "".join(kept.split())


def test_a_sheet_that_cannot_be_written_is_told_before_anything_is_loaded(
    deepsea: Deepsea,
) -> None:
    assert ".docx" in deepsea("ask", QUESTION, "--out", "answer.doc").fault
    assert "no folder" in deepsea("ask", QUESTION, "--out", "nowhere/answer.pdf").fault
    assert not deepsea.home.exists()


def test_the_language_of_the_answer_can_be_set(stocked: Deepsea) -> None:
    assert json.loads(stocked("ask", "--json", "--lang", "zh", QUESTION).out)["lang"] == "zh"


def test_an_unknown_article_is_refused(stocked: Deepsea) -> None:
    assert "no article 'lamp'" in stocked("ask", QUESTION, "--doc", "lamp").fault


Behaviour = Callable[[http.server.BaseHTTPRequestHandler], None]


@pytest.fixture
def chat_server() -> Iterator[Callable[[Behaviour], str]]:
    """Starts an HTTP server on this machine that behaves as it is told; gives its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(behave: Behaviour) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                behave(self)

            def log_message(self, *_: object) -> None: ...

        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_address[1]}/v1"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def _slow(handler: http.server.BaseHTTPRequestHandler) -> None:
    del handler
    time.sleep(5)


def _nonsense(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.wfile.write("<html>这里没有模型</html>".encode())


def _fault(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_error(500, "out of memory")


@pytest.mark.parametrize("behaviour", [None, _slow, _nonsense, _fault])
def test_a_chat_server_that_is_down_slow_or_broken_is_one_line(
    stocked: Deepsea,
    chat_server: Callable[[Behaviour], str],
    behaviour: Behaviour | None,
) -> None:
    address = "http://127.0.0.1:9/v1" if behaviour is None else chat_server(behaviour)
    started = time.perf_counter()
    run = stocked(
        "ask",
        "--json",
        QUESTION,
        DEEPSEA_MODEL="openai:test",
        DEEPSEA_BASE_URL=address,
        DEEPSEA_MODEL_TIMEOUT="1",
    )
    assert time.perf_counter() - started < 60
    assert "openai:test" in run.fault
    assert "DEEPSEA_MODEL=none" in run.fault
    assert run.out == ""
