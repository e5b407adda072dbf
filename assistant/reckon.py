"""Sentences that code makes of the figures of quotes: which is more, or most, which are over, and
by how much.

A small model asked to compare or to calculate guesses.
"""

from collections.abc import Iterator, Sequence

from index.types import Lang

from .figures import beyond, compared, compares, extreme, worked_out
from .wording import notice


def reckon(
    question: str, texts: Sequence[str], lang: Lang, told: Sequence[str] = ()
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each sentence in ``lang``, that of question and texts, with the places of the texts whose
    figures it rests on; none where the question asks for no such thing, or code cannot tell, and
    none of which is more where one of the sentences ``told`` already compares.
    """
    if any(map(compares, told)):
        pass
    elif found := compared(question, texts):
        name = "lesser" if found.least else "greater"
        yield notice(name, lang, piece=found.piece), (found.place,)
    elif found := extreme(question, texts):
        yield notice("least" if found.least else "most", lang, piece=found.piece), (found.place,)
    if fits := beyond(question, texts):
        pieces, place = fits
        listed = ("" if lang == "zh" else ", ").join(f"“{piece}”" for piece in pieces)
        said = notice("beyond", lang, pieces=listed) if pieces else notice("none_beyond", lang)
        yield said, (place,)
    if worked := worked_out(question, texts, lang):
        said = notice(worked.operation, lang, result=worked.result, working=worked.working)
        yield said, worked.places
