"""The program's own words to the reader, from ``prompts/``."""

from index.types import Lang
from prompts import load


def notice(name: str, lang: Lang) -> str:
    """A plain notice in the reader's language."""
    return load(name, lang).text()
