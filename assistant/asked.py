"""A question in the languages of the articles it is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.library import Library
from index.types import Document, Lang
from prompts.glossary import Glossary, builtin_glossary

from .translation.dictionary import terms_shared
from .translation.translate import Translator, names_written, terms_wording


@dataclass(eq=False)
class Asked:
    """A question in ``lang`` about ``documents``; translated when a wording is first wanted.

    ``answer_lang`` is the language to answer in: an article that is to be had in it is read in it.
    Without a ``translator`` no question is translated, and only the terms of the ``glossary`` (by
    default the built-in one) are known in another language. ``paired`` are names in Latin letters
    that the reader has written in Chinese too, with these. ``told`` are the answers before it,
    whose figures it may take over.
    """

    text: str
    lang: Lang
    answer_lang: Lang
    library: Library
    documents: Sequence[Document]
    translator: Translator | None
    glossary: Glossary = field(default_factory=builtin_glossary)
    paired: Sequence[tuple[str, str]] = ()
    told: Sequence[str] = ()
    _worded: dict[Lang, str] = field(default_factory=dict, init=False)  # asked for by every excerpt

    def about(self, text: str) -> "Asked":
        """Another question of the same reader, a part of this one for instance."""
        return replace(self, text=text)

    def original(self, lang: Lang, documents: Sequence[Document]) -> "Asked":
        """The question worded in ``lang``, of articles written in it, to be read as they stand.

        Raises `ModelUnavailable`.
        """
        return replace(
            self, text=self.worded(lang), lang=lang, answer_lang=lang, documents=documents
        )

    def as_typed(self) -> "Asked":
        """The question in its own words, whatever language is read."""
        return replace(self, translator=None)

    def read_in(self, document: Document) -> Lang:
        """The language to read an article in: the answer's, if it is to be had in that."""
        if self.library.rendition(document.id, self.answer_lang) is not None:
            return self.answer_lang
        return document.lang

    def worded(self, target: Lang) -> str:
        """The question in ``target``; as it was asked when there is nothing to translate it with.

        Raises `ModelUnavailable`.
        """
        if target == self.lang or self.translator is None:
            return self.text
        if target not in self._worded:
            texts = [document.text for document in self.documents if document.lang == target]
            names = names_written(self.text, texts)
            written = {name for name, _ in names}
            names += tuple(pair for pair in self.paired if pair[0] not in written)
            terms = tuple(terms_shared(self.text, target, texts))
            self._worded[target] = self.translator.question(self.text, target, names, terms)
        return self._worded[target]

    def wordings(self, read_in: Lang | None = None) -> list[str]:
        """The question in each other language that articles must be searched in; without a
        translator, the question followed by the glossary's terms in it, if it has any.

        Of what is read in one language alone, ``read_in``: a translation that is for others would
        find the originals of articles that are read in a rendition.

        The user's own terms, which no rendition is written with, count for an article that is to
        be had in the question's language too.
        """
        others = [document for document in self.documents if document.lang != self.lang]
        targets = {
            document.lang
            for document in others
            if self.library.rendition(document.id, self.lang) is None
            and read_in in (None, document.lang)
        }
        found = [
            self.worded(target)
            if self.translator
            else terms_wording(self.text, target, self.glossary)
            for target in sorted(targets)
        ]
        if own := self.glossary.own:
            rendered = {
                document.lang
                for document in others
                if self.library.rendition(document.id, self.lang) is not None
            }
            found += [terms_wording(self.text, target, own) for target in sorted(rendered)]
        return [wording for wording in found if wording]
