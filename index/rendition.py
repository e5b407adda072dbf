"""An article in another language, sentence by sentence, beside the original."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.sentences import sentences
from index.types import Document, Lang, Section

#: What each sentence of an article (its headings and its title among them) is in another language.
Sentences = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rendition:
    """``document`` in ``lang``: read and searched in its place, while citations quote the original.

    Keyed by the original's sentences rather than by offsets, so that it outlives a change of the
    cleaner that moves them.
    """

    document: Document
    lang: Lang
    sentences: Sentences

    def text(self, start: int, end: int) -> str:
        """What ``document.text[start:end]``, whole sentences, says; a line for each paragraph."""
        source = self.document.text
        said = ""
        before = start
        for low, high in sentences(source, start, end):
            if said:
                said += "\n" if "\n" in source[before:low] else _space(self.lang)
            said += self.sentences.get(source[low:high], source[low:high])
            before = high
        return said

    def path(self, section: tuple[str, ...]) -> tuple[str, ...]:
        """The headings of a section."""
        lines = {each.path: self._line(each) for each in self.document.sections}
        return tuple(lines.get(section[: n + 1], title) for n, title in enumerate(section))

    def _line(self, section: Section) -> str:
        line = self.document.text[section.start : section.body].strip()
        return self.sentences.get(line, section.path[-1]).lstrip("# ")

    @property
    def title(self) -> str:
        return self.sentences.get(self.document.title, self.document.title)


def is_whole(document: Document, found: Sentences) -> bool:
    """Whether every sentence of the article has a rendition."""
    text = document.text
    return all(text[start:end] in found for start, end in sentences(text))


def _space(lang: Lang) -> str:
    return "" if lang == "zh" else " "
