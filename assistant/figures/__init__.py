"""Figures, converted and checked by code: a small model turns 31万 into "31 million"."""

from .approximate import keep_hedges
from .arithmetic import Worked, worked_out
from .asked import (
    asks_for_a_figure,
    asks_for_a_share,
    asks_when,
    drops_what_is_asked,
    hides_another_measure,
    lacks_what_is_asked,
    may_tell,
    names_a_count,
    other_count,
    other_date,
    other_model,
    tells_just_that_count,
    tells_the_count,
    told_in_words,
)
from .changed import tells_what_was
from .compare import is_telling, same_figure, unsupported_figures
from .comparison import Compared, beyond, compared, compares, extreme, unfounded_comparison
from .convert import convert_figures, in_words
from .days import by_time, days_of
from .figure import Figure, alike
from .find import find_figures, without_figures
from .mend import Mend, Mended, mend_figures
from .moved import mend_moves, moves_unfounded
from .multiples import other_multiple
from .place import misplaced_figures, telling, units_told
from .places import places_taken, takes_another_place
from .ranking import misranked
from .render import render_figure

__all__ = [
    "Compared",
    "Figure",
    "Mend",
    "Mended",
    "Worked",
    "alike",
    "asks_for_a_figure",
    "asks_for_a_share",
    "asks_when",
    "beyond",
    "by_time",
    "compared",
    "compares",
    "convert_figures",
    "days_of",
    "drops_what_is_asked",
    "extreme",
    "find_figures",
    "hides_another_measure",
    "in_words",
    "is_telling",
    "keep_hedges",
    "lacks_what_is_asked",
    "may_tell",
    "mend_figures",
    "mend_moves",
    "misplaced_figures",
    "misranked",
    "moves_unfounded",
    "names_a_count",
    "other_count",
    "other_date",
    "other_model",
    "other_multiple",
    "places_taken",
    "render_figure",
    "same_figure",
    "takes_another_place",
    "telling",
    "tells_just_that_count",
    "tells_the_count",
    "tells_what_was",
    "told_in_words",
    "unfounded_comparison",
    "units_told",
    "unsupported_figures",
    "without_figures",
    "worked_out",
]
