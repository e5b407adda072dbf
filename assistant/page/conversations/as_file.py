"""A conversation as a file to keep: every answer, its quotes as footnotes."""

from collections.abc import Sequence

from assistant.export import EXPORTERS
from assistant.export.parsed import parse
from assistant.sheet import entry, placed
from index.language import detect_language
from index.types import Lang

from .exchange import Exchange

#: What the page offers; every one of `EXPORTERS` would do.
FORMATS = ("docx", "md")


def kept_file(name: str, exchanges: Sequence[Exchange], format: str) -> bytes:
    """The conversation called ``name`` in a format of `EXPORTERS`, without its dot."""
    told = "".join(
        entry(
            number,
            exchange.question,
            exchange.sentences,
            {
                quote.citation.marker: placed(quote.citation, quote.place)
                for quote in exchange.quotes
            },
        )
        for number, exchange in enumerate(exchanges, start=1)
    )
    lang: Lang = "en" if detect_language(name) == "en" else "zh"
    return EXPORTERS[f".{format}"](parse(told, name, lang))
