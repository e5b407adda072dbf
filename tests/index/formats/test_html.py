import pytest

from index.formats.html import read_html
from index.formats.raw import Unreadable

_BODY = """
<h1>Harbour heat</h1>
<p>Brannick Harbour is a fishing and ferry town of 3,400 people on an exposed northern coast.</p>
<h2>What was installed</h2>
<p>Two heat pumps take seawater at six metres, and <a href="https://x.example/">a boiler</a> helps
in the coldest weeks of the year.</p>
<ul><li>twin pipes of 4.6 km;</li><li>212 connected buildings.</li></ul>
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("<article>", "</article>"),
        ("<main>", "</main>"),
        (
            '<nav><a href="/">Home</a> <a href="/a">About us</a></nav><article>',
            "</article><footer><a href='/t'>Terms</a></footer><script>alert(1)</script>",
        ),
    ],
)
def test_the_article_of_a_page_with_its_headings(before: str, after: str) -> None:
    page = f"<html><head><title>Heat</title></head><body>{before}{_BODY}{after}</body></html>"
    raw = read_html(page.encode())
    assert raw.title == "Harbour heat"
    assert "## What was installed\n\nTwo heat pumps" in raw.text
    assert "a boiler helps in the coldest weeks" in raw.text
    assert "- 212 connected buildings." in raw.text
    for foreign in ("Home", "About", "Terms", "alert", "https:"):
        assert foreign not in raw.text


def test_the_declared_encoding() -> None:
    page = "<html><head><meta charset='{}'></head><body><article><p>{}</p></article></body></html>"
    words = "港口的居民一共有三千四百人，其中大多数人住在老城区。" * 3
    for declared, real in (("gb2312", "gbk"), ("big5", "big5"), ("utf-8", "utf-8")):
        text = words if declared != "big5" else "港口的居民一共有三千四百人，多數人住在老城區。" * 3
        assert text in read_html(page.format(declared, text).encode(real)).text
    assert words in read_html(page.format("iso-8859-99", words).encode("gb18030")).text


@pytest.mark.parametrize(
    "declared",
    ["undefined", "punycode", "idna", "unicode_escape", "utf-7", "utf-16", "utf-16le", "utf-32",
     "cp037", "base64"],
)  # fmt: skip
def test_a_declared_encoding_that_is_none_of_a_page(declared: str) -> None:
    words = "港口的居民一共有三千四百人\\ud83d，其中大多数人住在老城区。" * 3
    for space in ("", " "):  # of a length that UTF-16 can have, and one that it cannot
        page = f"<html><head><meta charset='{declared}'>{space}</head><body><p>{words}</p></body>"
        assert "三千四百人" in read_html(page.encode()).text


def test_a_page_in_utf_16() -> None:
    words = "港口的居民一共有三千四百人，其中大多数人住在老城区。" * 3
    page = f"<html><head><meta charset='utf-16'></head><body><p>{words}</p></body></html>"
    assert words in read_html(page.encode("utf-16")).text


def test_a_page_without_words() -> None:
    with pytest.raises(Unreadable, match="no article"):
        read_html(b"<html><body><div id='app'></div><script>run()</script></body></html>")
