"""The English rendition of the built-in article, held to it sentence by sentence."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.figures import Figure, find_figures, same_figure, unsupported_figures
from index.articles import builtin_article
from index.articles.rendition import read_rendition
from index.errors import StoreError
from index.sentences import sentences
from index.tokens import tokens
from index.types import Document
from prompts.glossary import builtin_glossary

ID = "xiaomi-deep-sea"
FILE = Path(__file__).parents[3] / "index" / "articles" / f"{ID}.en.tsv"
ROWS = [tuple(line.split("\t")) for line in FILE.read_text(encoding="utf-8").splitlines()][1:]
each_sentence = pytest.mark.parametrize(("zh", "en"), ROWS, ids=range(2, len(ROWS) + 2))

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Z]+)?")
# A name that no English word could be: capitals beyond the first letter, or a digit.
_EN_NAME = re.compile(r"\b(?=\w*\d|\w+[A-Z])[A-Za-z]\w*(?:-[A-Z]+)?")
# Latin letters that are part of a Chinese name, and what English calls it.
RENAMED = {"OS": "HyperOS", "B": "Bilibili", "GT": "Gran Turismo", "App": "app"}
NAMED_IN_CHINESE = {"HyperOS": "澎湃OS", "WeChat": "视频号", "RED": "小红书", "EV": "新势力"}
# A noun in one heading and a verb in the next; every other term has one rendering throughout.
NOUN_AND_VERB = {"重新定义"}


@pytest.fixture(scope="module")
def document() -> Document:
    return builtin_article(ID).document()


def test_every_sentence_has_one_line_in_order(document: Document) -> None:
    assert [zh for zh, _ in ROWS] == [document.text[a:b] for a, b in sentences(document.text)]
    assert read_rendition(FILE, document, "en") == dict(ROWS)


@each_sentence
def test_every_figure_is_on_the_other_side(zh: str, en: str) -> None:
    assert unsupported_figures(zh, [en]) == []
    assert unsupported_figures(en, [zh]) == []


@each_sentence
def test_over_and_nearly_are_kept(zh: str, en: str) -> None:
    for text, other in ((zh, en), (en, zh)):
        for figure in find_figures(text):
            assert figure.approx in _hedges_of(figure, other), text[figure.start : figure.end]


def _hedges_of(figure: Figure, text: str) -> set[str]:
    return {other.approx for other in find_figures(text, idioms=True) if same_figure(figure, other)}


@each_sentence
def test_digits_that_are_no_figures_stay(zh: str, en: str) -> None:
    assert _digits_of_names(zh) == _digits_of_names(en)


def _digits_of_names(text: str) -> set[str]:
    """The digits that count nothing: of "2." before a heading, Model 3, 4+2, SU7."""
    for figure in reversed(find_figures(text, idioms=True)):
        text = text[: figure.start] + " " + text[figure.end :]
    return set(re.findall(r"\d+", text))


@each_sentence
def test_every_latin_name_is_on_the_other_side(zh: str, en: str) -> None:
    for name in _LATIN.findall(zh):
        written = RENAMED.get(name, name)
        assert re.search(rf"(?<![A-Za-z]){written}s?(?![A-Za-z])", en), name
    for name in _EN_NAME.findall(en):
        written = NAMED_IN_CHINESE.get(name, name.removesuffix("s"))
        assert re.search(rf"(?<![A-Za-z]){written}(?![A-Za-z])", zh), name


@each_sentence
def test_a_term_has_the_glossarys_rendering(zh: str, en: str) -> None:
    said = f" {' '.join(tokens(en))} "
    glossary = builtin_glossary()
    for term, first in glossary.terms_in(zh, "en"):
        allowed = dict(glossary.terms)[term] if term in NOUN_AND_VERB else (first,)
        assert any(f" {' '.join(tokens(form))} " in said for form in allowed), (term, allowed)


@each_sentence
def test_it_reads_as_english(zh: str, en: str) -> None:
    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef“”‘’]|\s\s|\s[,.;:]", en)
    assert re.match(r"[A-Z(\d]", en)
    assert en.count('"') % 2 == 0 and en.count("(") == en.count(")")
    is_sentence = zh.endswith(("。", "。”", "！", "？"))
    assert bool(re.search(r'[.?!]"?$', en)) == is_sentence


def test_the_article_comes_with_it_and_with_its_title() -> None:
    article = builtin_article(ID)
    renditions = article.renditions()
    assert renditions.keys() == {"en"}
    assert renditions["en"] == dict(ROWS) | {article.titles["zh"]: article.titles["en"]}


def _swap(lines: list[str]) -> list[str]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda lines: lines[1:], "first line is not 'zh'"),
        (lambda lines: lines[:-1], "it has 175 sentences and the article 176"),
        (lambda lines: [*lines, lines[-1]], "it has 177 sentences and the article 176"),
        (_swap, "line 2 is not the sentence"),
        (lambda lines: [*lines[:5], lines[5].split("\t")[0], *lines[6:]], "line 6 has not exactly"),
        (lambda lines: [*lines[:5], lines[5] + "\tmore", *lines[6:]], "line 6 has not exactly"),
        (lambda lines: [*lines[:5], "", *lines[6:]], "line 6 is not the sentence"),
    ],
)
def test_a_file_that_does_not_fit_says_where(
    damage: Callable[[list[str]], list[str]], why: str, tmp_path: Path, document: Document
) -> None:
    path = tmp_path / FILE.name
    lines = FILE.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(damage(lines)) + "\n", encoding="utf-8")
    with pytest.raises(StoreError, match=why) as raised:
        read_rendition(path, document, "en")
    assert FILE.name in str(raised.value) and "install" in str(raised.value)


def test_a_file_that_cannot_be_read(tmp_path: Path, document: Document) -> None:
    path = tmp_path / FILE.name
    with pytest.raises(StoreError, match="cannot be read"):
        read_rendition(path, document, "en")
    path.write_bytes(FILE.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(StoreError, match="cannot be read") as raised:
        read_rendition(path, document, "en")
    assert "\n" not in str(raised.value)
