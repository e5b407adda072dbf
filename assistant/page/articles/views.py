"""What the map's and the figures' tabs ask of the server; view.js calls it by its name."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from assistant.page.browser.faults import or_fault, without_article
from assistant.page.browser.html import making_html
from assistant.page.downloads.works import Work, Works
from assistant.page.work.opening import Opening
from index.types import LANGS, Document, Lang

from .html import figures_html, map_html
from .pane import beside

if TYPE_CHECKING:  # It brings torch along, and the page is to open before that is loaded.
    from assistant.answer import Assistant
    from assistant.structure import Node
    from index.library import Library

View = Callable[[Mapping[str, str]], str]


def views(opening: Opening, works: Works) -> tuple[View, View]:
    """Functions that give the map and the figures of an article as HTML, "" if it is shown already.

    Gradio hands over one value from the browser: the ``id`` of the article and the digest
    (``known``) of the text whose view is shown.
    """

    def mapped(asked: Mapping[str, str]) -> str:
        return _view(opening, asked, lambda assistant, shown: _map(assistant.library, shown, works))

    def figured(asked: Mapping[str, str]) -> str:
        return _view(opening, asked, _figures)

    return mapped, figured


def _view(
    opening: Opening,
    asked: Mapping[str, str],
    view: "Callable[[Assistant, Document], str]",
) -> str:
    if not opening.done():  # view.js asks again
        return making_html("opening", 0, 0)

    def shown() -> str:
        assistant = opening.result()
        if not asked["id"]:
            return without_article(assistant.library)
        document = assistant.library.get(str(asked["id"]))
        return "" if asked["known"] == document.sha256 else view(assistant, document)

    return or_fault(shown)


def _figures(assistant: "Assistant", document: Document) -> str:
    from assistant.summary.chart import panels
    from assistant.summary.source import Source
    from assistant.summary.told import KINDS, tellings

    rendition = beside(assistant.library, document)
    langs = [document.lang, *([rendition.lang] if rendition else [])]
    sources = {
        lang: Source(assistant, document, lang, lambda _done, _total: None) for lang in langs
    }
    told = {lang: tellings(source) for lang, source in sources.items()}
    charts = {lang: panels(source) for lang, source in sources.items()}
    held = {entry.kind for each in told.values() for telling in each for entry in telling.entries}
    return figures_html(document, told, charts, [kind for kind in KINDS if kind in held])


def _map(library: "Library", document: Document, works: Works) -> str:
    from assistant.structure import tree, tree_svg

    def encoded(root: "Node", lang: Lang) -> bytes:
        return tree_svg(root, lang).encode()

    root = tree(document, beside(library, document))
    pictures: dict[Lang, str] = {}
    for lang in LANGS:
        formats = {"svg": (partial(encoded, root, lang), ".svg")}
        # One name however often the map is looked at: each work takes another's place.
        id = works.id_of("map", document.id, document.sha256, lang)
        pictures[lang] = works.put(Work(root.words[lang], formats), id)
    return map_html(document, root, pictures)
