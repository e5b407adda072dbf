"""The program's own words to the reader, from ``prompts/``."""

from index.types import Lang
from prompts import load


def notice(name: str, lang: Lang, **values: str) -> str:
    """A plain notice in the reader's language; ``values`` fill its variables."""
    return load(name, lang).text(**values)
