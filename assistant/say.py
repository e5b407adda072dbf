"""Verified sentences into the answer, in its language."""

from collections.abc import Iterator

from index.types import Lang

from .draft import Draft
from .figures import keep_hedges
from .reading.excerpts import Excerpt
from .translation.latin_names import latin_names
from .translation.people import people_spelled
from .translation.translate import Translator
from .types import AnswerSentence, Event, Stage
from .verification.verify import Verified
from .wording import notice


def say(
    draft: Draft, excerpt: Excerpt, sentence: Verified, translator: Translator | None
) -> Iterator[Event]:
    """Add a sentence that was verified in the language of ``excerpt`` to ``draft``, translated if
    the answer is in another, unless it has told as much already.

    What no translation is faithful to is quoted as it stands, with a notice. Raises
    `ModelUnavailable`.
    """
    cited = draft.cite(excerpt.document, sorted(sentence.spans))
    text, origin = sentence.text, sentence.origin
    quotes = [citation.quote for citation in cited]
    if draft.lang != excerpt.lang and translator is not None:
        yield Stage("translating")
        known = {name for name, _ in draft.names}
        written = _names_of(excerpt, draft.lang)
        names = (*draft.names, *(each for each in written if each[0] not in known))
        translated = translator.sentence(text, draft.lang, quotes, names)
        if translated is None:
            if not draft.says(notice("untranslated", draft.lang)):
                yield draft.note("untranslated")
            text, origin = excerpt.worded(sentence.spans[0]), "quoted"
        else:
            text = keep_hedges(translated, quotes, draft.lang)
    if origin == "written":
        text = keep_hedges(text, quotes, draft.lang)
    if not draft.has_told(text, origin, cited):
        markers = tuple(citation.marker for citation in cited)
        yield draft.add(AnswerSentence(text, markers, origin), cited)


def _names_of(excerpt: Excerpt, target: Lang) -> tuple[tuple[str, str], ...]:
    """The names of an article, and how they are written in ``target``."""
    text = excerpt.document.text
    if target == "en":
        return people_spelled(text)
    return tuple((name, name) for name in latin_names(text))
