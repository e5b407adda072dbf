"""What an engine that keeps what it has read may read before it is asked."""

from collections.abc import Iterator

from index.types import LANGS
from prompts import Message, load

from .models.chat import ChatModel
from .reader import opening_of
from .search import Searcher
from .stated import by_probe

# Prompts with examples, which are long and the same for every question.
WITH_EXAMPLES = ("stated", "split", "standalone", "instead")


def openings(searcher: Searcher, model: ChatModel) -> Iterator[list[Message]]:
    """How the prompts of later questions will begin: those with examples, then those with an
    excerpt, in every language that it is to be had in, the originals first.
    """
    for name in WITH_EXAMPLES:
        for lang in LANGS:
            # What a probe tells nobody asks for.
            if name != "stated" or not by_probe(model, lang):
                yield load(name, lang).opening()
    library = searcher.library
    documents = library.list()
    readings = [(document, document.lang) for document in documents]
    readings += [
        (document, lang)
        for document in documents
        for lang in LANGS
        if library.rendition(document.id, lang) is not None
    ]
    for document, lang in readings:
        yield from map(opening_of, searcher.excerpts(document, lang))
