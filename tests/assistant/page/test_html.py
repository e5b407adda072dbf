"""What the page's HTML holds, read back with the standard library's parser."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.page.articles.html import blocks, source_html
from assistant.page.browser.html import error_html
from assistant.page.conversations.exchange import Exchange, Quote, failed, stopped
from assistant.page.conversations.html import answer_html, question_html
from assistant.page.frame.html import status_html
from assistant.page.work.opening import Standing
from assistant.types import AnswerSentence, Citation, Timings
from index.articles import builtin_articles
from index.types import Document, Section

_BREAKERS = st.sampled_from(
    [
        "<", ">", "&", '"', "'", "`", "${", "{{", "}}", "{%", "%}", "</p>", "<img src=x onerror=y>",
        "<script>", "</script>", "<!--", "\\", "\n", "\r\n", "]]>", "汉字", "🐋", "\u2028", " ",
    ]
)  # fmt: skip
_TEXT = (
    st.lists(st.one_of(_BREAKERS, st.text(max_size=8)), max_size=12).map("".join).filter(str.strip)
)
_TIMINGS = Timings(1.0, 2.0, 3456.0)


class _Read(HTMLParser):
    """The tags, the attributes and the words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


_TAGS = {
    "article", "blockquote", "button", "details", "div", "h2", "h3", "h4", "h5", "h6", "header",
    "input", "label", "li", "ol", "option", "output", "p", "section", "select", "span", "summary",
}  # fmt: skip
_ATTRIBUTES = {
    "aria-hidden", "aria-pressed", "autocomplete", "placeholder", "class", "data-doc", "data-end",
    "data-marker", "data-quote", "data-says", "data-start", "data-state", "data-text-en",
    "data-text-zh", "data-verdict", "data-version", "dir", "hidden", "lang", "role", "selected",
    "tabindex", "type", "value",
}  # fmt: skip


def _harmless(html: str) -> _Read:
    read = _Read(html)
    assert read.tags <= _TAGS
    assert read.attributes <= _ATTRIBUTES
    return read


def _quote(text: str, marker: int = 1) -> Quote:
    return Quote(Citation(marker, text, 0, len(text), text), (text, text), "zh")


@settings(deadline=None)  # a busy machine may be many times slower
@given(_TEXT)
def test_nothing_in_a_conversation_becomes_markup(text: str) -> None:
    assert text.strip() in _harmless(question_html(Exchange(text.strip()))).words
    quote, other = _quote(text), replace(_quote(text, 2), place=())
    other = replace(other, citation=replace(other.citation, start=1))
    running = Exchange(
        "?", evidence=(quote, other), sentences=(AnswerSentence(text, (1,)),), quotes=(quote,)
    )
    assert _harmless(answer_html(running)).words.count(text) >= 4
    done = replace(running, state="answered", text=text, timings=_TIMINGS)
    for exchange in (done, stopped(running), failed(running, text), replace(done, quotes=())):
        assert text in _harmless(answer_html(exchange)).words
    assert text in _harmless(error_html(text)).words
    assert text in _harmless(status_html(f"local:{text}", Standing())).words


def _document(lines: list[str]) -> Document:
    text = "\n\n".join(lines)
    sections = []
    start = 0
    for line in lines:
        if line == lines[0]:
            sections.append(Section((line,), start, start + len(line), len(text)))
        start += len(line) + 2
    return Document("d", lines[0], "en", text, tuple(sections), lines[-1], "0" * 64)


@settings(deadline=None)  # a busy machine may be many times slower
@given(st.lists(_TEXT.map(str.strip).filter(bool), min_size=1, max_size=5))
def test_nothing_in_an_article_becomes_markup(lines: list[str]) -> None:
    document = _document(lines)
    read = _harmless(source_html([document, document], document))
    for line in lines:
        for part in line.split("\n"):
            assert part.strip() in read.words


@settings(deadline=None)  # a busy machine may be many times slower
@given(st.lists(_TEXT, min_size=1, max_size=5))
def test_blocks_hold_every_character_but_white_space(lines: list[str]) -> None:
    document = _document(lines)
    found = blocks(document)
    assert all(document.text[block.start : block.end] == block.text for block in found)
    kept = "".join(block.text for block in found)
    assert "".join(kept.split()) == "".join(document.text.split())
    assert [block.start for block in found] == sorted({block.start for block in found})


def test_the_article_keeps_its_headings() -> None:
    for article in builtin_articles():
        document = article.document()
        levels = [block.level for block in blocks(document) if block.level]
        assert levels == [len(section.path) for section in document.sections]
        html = source_html([document], document)
        assert html.count("<h3 ") == levels.count(1)
        assert html.count("<h4 ") == levels.count(2)
        assert "<select" not in html


def test_markers_stand_after_their_sentence_and_quotes_below() -> None:
    quotes = (_quote("Lamps burn.", 1), _quote("Tides rise.", 2))
    sentences = (
        AnswerSentence("They burn.", (1,)),
        AnswerSentence("They rise.", (2, 1)),
        AnswerSentence("By 5.", (7,)),
    )
    exchange = Exchange("?", sentences=sentences, quotes=quotes)
    said = answer_html(exchange).split('<p class="said">')[1].split("</p>")[0]
    words = _Read(said).words.replace("引文Quote ", "^")
    assert words == "They burn.^1 They rise.^2^1 By 5. "
    assert answer_html(exchange).count("<li>") == 2


def test_verbatim_sentences_are_not_said_twice() -> None:
    quote = _quote("Lamps burn.")
    notice = AnswerSentence("Here it is:", (), "notice")
    verbatim = AnswerSentence("Lamps burn.", (1,), "quoted")
    exchange = Exchange("?", "answered", sentences=(notice, verbatim), quotes=(quote,))
    words = _Read(answer_html(exchange)).words
    assert words.count("Here it is:") == 1
    assert words.count("Lamps burn.") == 3  # once as the quote, twice as the path of this test


def test_nearest_passages_have_no_numbers() -> None:
    notice = AnswerSentence("It does not say.", (1,), "notice")
    exchange = Exchange("?", "abstained", sentences=(notice,), quotes=(_quote("Lamps burn."),))
    html = answer_html(exchange)
    assert "Nearest passages" in html
    assert html.count('class="cite"') == 1
    assert "</span>1</button>" not in html


def test_without_articles_the_pane_says_what_to_do() -> None:
    assert "upload a file" in source_html([], None)
