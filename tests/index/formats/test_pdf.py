import io
import subprocess
import sys
import time

import pypdf
import pytest
import typst

from index.formats.pdf import _columns, _Line, read_pdf
from index.formats.raw import Unreadable


def made(source: str) -> bytes:
    pdf = typst.compile(source.encode(), format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


_FILLER = "The pilots wait for the tide, and the keeper trims the lamp again. " * 4


def test_lines_become_paragraphs_and_large_type_headings() -> None:
    raw = read_pdf(made(f"= Tides\n\n{_FILLER}\n\n== Lamps\n\n- one lamp\n- two {_FILLER}"))
    heading, prose, second, item, long = raw.text.split("\n\n")
    assert (heading, second, item) == ("# Tides", "## Lamps", "- one lamp")
    assert prose == _FILLER.strip()
    assert long == f"- two {_FILLER}".strip()
    assert raw.title == "Tides"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    page = "\n#pagebreak()\n".join(f"{_FILLER} Page {word}." for word in ("one", "two", "three"))
    raw = read_pdf(made(f'#set page(header: [Harbour News], numbering: "1 / 1")\n{page}'))
    assert "Harbour News" not in raw.text
    assert "1 / 3" not in raw.text
    assert "Page two." in raw.text


def test_two_columns_are_read_one_after_the_other() -> None:
    raw = read_pdf(made(f"#set page(columns: 2, height: 12cm)\n{_FILLER * 4}"))
    assert " ".join(raw.text.split()) == " ".join((_FILLER * 4).split())


def test_ligatures_and_radicals_become_their_characters() -> None:
    text = read_pdf(made("The chief office of the first flight is here.")).text
    assert text == "The chief office of the first flight is here."


def test_a_page_without_text() -> None:
    with pytest.raises(Unreadable, match="OCR"):
        read_pdf(made("#rect()"))


def test_a_password() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made("Secret words.")))
    writer.encrypt("open sesame", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(Unreadable, match="password"):
        read_pdf(locked.getvalue())


_IN_THREADS = r"""
import sys
from concurrent.futures import ThreadPoolExecutor
from index.formats.pdf import read_pdf
from tests.index.formats.test_pdf import made

pdfs = [made(f"= T{n}\n\nThe pilots {'wait ' * n} for the tide.") for n in range(16)]
alone = [read_pdf(pdf).text for pdf in pdfs]
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(16) as pool:
    assert list(pool.map(lambda pdf: read_pdf(pdf).text, pdfs * 200)) == alone * 200
"""


def test_threads_read_in_turn() -> None:
    # In a process of its own: without turns PDFium crashes, or reads one document as another.
    subprocess.run([sys.executable, "-c", _IN_THREADS], check=True, timeout=120)


def test_the_columns_of_many_pages_are_found_page_by_page() -> None:
    lines = [
        _Line(f"{page} {row}", page, 10, 50 + 200 * (row % 2) + page, 200 + page, 700 - row)
        for page in range(1000)
        for row in range(30)
    ]
    began = time.process_time()
    edges = _columns(lines)
    assert time.process_time() - began < 2  # 0.1 here; 16 with every line held against each
    assert edges[lines[62]] == (52, 202) and edges[lines[63]] == (252, 202)
