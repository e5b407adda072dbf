"""Which excerpt to answer from: the one that the model is surest states the answer."""

from collections.abc import Sequence

from .asked import Asked
from .excerpts import Excerpt
from .question import asks_for_a_list
from .reader import Reader, Reading

# How many of the best excerpts are asked whether they say it.
EXCERPTS = 3
# The confidence (see `reader`) below which it is not said.
ENOUGH = 0.70
# Confidence and bonus at which no further excerpt is asked.
CERTAIN = 0.93
# What a heading with all words of the question adds to the confidence, and a list to be had.
HEADING_BONUS = 0.15
LIST_BONUS = 0.02


def choose(
    reader: Reader, candidates: Sequence[Excerpt], asked: Asked
) -> tuple[Excerpt, Reading] | None:
    """The excerpt that most surely says it, being read; None when none is sure `ENOUGH`.

    Between verdicts that are near each other the headings decide: those that share words with
    the question, and for a question after a list those of a section that lists others.
    Whoever is given the reading closes it.
    """
    listing = asks_for_a_list(asked.text)
    best: tuple[float, Excerpt] | None = None
    for excerpt in candidates[:EXCERPTS]:
        wording = asked.worded(excerpt.lang)
        reading = reader.read(excerpt, wording)
        score = reading.confidence + HEADING_BONUS * excerpt.named_by(wording)
        if listing and len(excerpt.headings) > 1:
            score += LIST_BONUS
        if reading.confidence >= ENOUGH and (best is None or score > best[0]):
            best = (score, excerpt)
            if score >= CERTAIN and not listing:
                return excerpt, reading
        # The engine reads one prompt at a time, so none stays open while another is tried.
        reading.close()
    if best is None:
        return None
    return best[1], reader.read(best[1], asked.worded(best[1].lang))
