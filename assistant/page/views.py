"""What the map's tab asks of the server; map.js calls it by its name."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from index.errors import DeepseaError
from index.types import LANGS, Document, Lang

from . import render
from .made import Made, Work
from .opening import Opening

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.structure import Node
    from index.library import Library
    from index.rendition import Rendition


def mapped(opening: Opening, made: Made) -> Callable[[Mapping[str, str]], str]:
    """A function that gives the map of an article as HTML, "" if the browser has it already.

    Gradio hands over one value from the browser: the ``id`` of the article and the digest
    (``known``) of the text whose map is shown.
    """

    def mapped(asked: Mapping[str, str]) -> str:
        id, known = str(asked["id"]), str(asked["known"])
        if not id:
            return render.line_html("no_articles")
        try:
            library = opening.result().library
            document = library.get(id)
            return "" if known == document.sha256 else _map(library, document, made)
        except DeepseaError as error:
            return render.error_html(str(error))

    return mapped


def _map(library: "Library", document: Document, made: Made) -> str:
    from assistant.structure import tree, tree_svg

    def encoded(root: "Node", lang: Lang) -> bytes:
        return tree_svg(root, lang).encode()

    root = tree(document, _beside(library, document))
    pictures: dict[Lang, str] = {}
    for lang in LANGS:
        formats = {"svg": (partial(encoded, root, lang), ".svg")}
        pictures[lang] = made.put(Work(root.words[lang], formats))
    return render.map_html(document, root, pictures)


def _beside(library: "Library", document: Document) -> "Rendition | None":
    other: Lang = "en" if document.lang == "zh" else "zh"
    return library.rendition(document.id, other)
