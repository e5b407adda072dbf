"""What may be loaded and read before anybody asks."""

from collections.abc import Iterator

from index.library import Library
from index.types import LANGS
from prompts import Message, load
from prompts.glossary import Glossary

from .asked import Asked
from .models.chat import ChatModel
from .reading.reader import opening_of
from .reading.search import Searcher
from .verification.stated import by_probe

# Prompts with examples, which are long and the same for every question.
WITH_EXAMPLES = ("stated", "split", "standalone", "instead")


def titles(library: Library, glossary: Glossary) -> Iterator[Asked]:
    """A title of an article in each language, to be searched for: the first search in a language
    loads its words, which the first question need not wait for.
    """
    documents = library.list()
    for lang in LANGS:
        for document in documents:
            rendition = library.rendition(document.id, lang)
            if rendition is not None or document.lang == lang:
                title = rendition.title if rendition else document.title
                yield Asked(title, lang, lang, library, documents, None, glossary)
                break


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
