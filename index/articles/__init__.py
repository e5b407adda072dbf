"""The articles that come with Deepsea Reader: a raw text each, and a TOML of what we know of it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from index.articles.rendition import read_rendition
from index.document import make_document
from index.errors import BadInput
from index.types import LANGS, Document, Lang

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of a built-in article; ``titles`` has one for each language."""

    id: str
    titles: dict[Lang, str]
    author: str
    source: str
    editors: str
    lang: Lang

    def raw(self) -> str:
        """The text as it was published, before cleaning."""
        return (_FOLDER / f"{self.id}.txt").read_text(encoding="utf-8")

    def document(self) -> Document:
        """The cleaned article, under the title in its own language."""
        source = f"{self.author} · {self.source}"
        return make_document(self.raw(), self.id, self.titles[self.lang], self.lang, source)

    def renditions(self) -> dict[Lang, dict[str, str]]:
        """What its title and its sentences are in the other languages that it comes in.

        Raises `StoreError` when a file of them is damaged or was made from another text.
        """
        document = self.document()
        found: dict[Lang, dict[str, str]] = {}
        for lang in LANGS:
            path = _FOLDER / f"{self.id}.{lang}.tsv"
            if path.exists():
                said = read_rendition(path, document, lang)
                found[lang] = {document.title: self.titles[lang]} | said
        return found


def builtin_articles() -> tuple[Article, ...]:
    """Every built-in article, by id."""
    return tuple(
        Article(**tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(_FOLDER.glob("*.toml"))
    )


def builtin_article(id: str) -> Article:
    """The built-in article of that id. Raises `BadInput` when there is none."""
    articles = {article.id: article for article in builtin_articles()}
    if id not in articles:
        raise BadInput(
            "No built-in article is called {id!r}; there is {known}.",
            id=id,
            known=", ".join(articles),
        )
    return articles[id]
