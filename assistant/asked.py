"""A question in the languages of the articles it is asked about."""

from collections.abc import Sequence

from index.library import Library
from index.types import Document, Lang
from prompts.glossary import Glossary, builtin_glossary

from .translation.translate import Translator, names_written, terms_wording


class Asked:
    """A question in ``lang`` about ``documents``; translated when a wording is first wanted.

    ``answer_lang`` is the language to answer in: an article that is to be had in it is read in it.
    Without a ``translator`` no question is translated, and only the terms of the ``glossary`` (by
    default the built-in one) are known in another language. ``paired`` are names in Latin letters
    that the reader has written in Chinese too, with these.
    """

    def __init__(
        self,
        text: str,
        lang: Lang,
        answer_lang: Lang,
        library: Library,
        documents: Sequence[Document],
        translator: Translator | None,
        glossary: Glossary | None = None,
        paired: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.text = text
        self.lang = lang
        self.answer_lang = answer_lang
        self.documents = documents
        self._library = library
        self._translator = translator
        self._glossary = glossary or builtin_glossary()
        self._paired = paired
        self._worded: dict[Lang, str] = {}  # asked for with every excerpt

    def about(self, text: str) -> "Asked":
        """Another question of the same reader, a part of this one for instance."""
        return Asked(
            text,
            self.lang,
            self.answer_lang,
            self._library,
            self.documents,
            self._translator,
            self._glossary,
            self._paired,
        )

    def original(self, lang: Lang, documents: Sequence[Document]) -> "Asked":
        """The question worded in ``lang``, of articles written in it, to be read as they stand.

        Raises `ModelUnavailable`.
        """
        return Asked(
            self.worded(lang),
            lang,
            lang,
            self._library,
            documents,
            self._translator,
            self._glossary,
            self._paired,
        )

    def read_in(self, document: Document) -> Lang:
        """The language to read an article in: the answer's, if it is to be had in that."""
        if self._library.rendition(document.id, self.answer_lang) is not None:
            return self.answer_lang
        return document.lang

    def worded(self, target: Lang) -> str:
        """The question in ``target``; as it was asked when there is nothing to translate it with.

        Raises `ModelUnavailable`.
        """
        if target == self.lang or self._translator is None:
            return self.text
        if target not in self._worded:
            texts = [document.text for document in self.documents if document.lang == target]
            names = names_written(self.text, texts)
            written = {name for name, _ in names}
            names += tuple(pair for pair in self._paired if pair[0] not in written)
            self._worded[target] = self._translator.question(self.text, target, names)
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
            if self._library.rendition(document.id, self.lang) is None
            and read_in in (None, document.lang)
        }
        found = [
            self.worded(target)
            if self._translator
            else terms_wording(self.text, target, self._glossary)
            for target in sorted(targets)
        ]
        if own := self._glossary.own:
            rendered = {
                document.lang
                for document in others
                if self._library.rendition(document.id, self.lang) is not None
            }
            found += [terms_wording(self.text, target, own) for target in sorted(rendered)]
        return [wording for wording in found if wording]
