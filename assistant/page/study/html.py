"""Flashcards as HTML."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.page.browser.html import filled
from assistant.page.quizzes.html import quiz_names

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.quiz import Item
    from assistant.study import Counts, Rating, Unit


def study_html(
    learner: str,
    version: str,
    counts: "Counts",
    item: "Item | None",
    offered: "Mapping[Rating, tuple[int, Unit]]",
    *,
    later: "tuple[int, Unit] | None",
    stands: bool,
    takes: bool,
    line: str,
) -> str:
    """The card that is due, or when one will be; ``version`` names what is shown.

    ``offered`` says when the card would come back after each rating, ``later`` when the next card
    is due, None without a card. Quotes that do not ``stand`` in the article any more lead nowhere.
    ``takes``: the quiz that is open has items without a card. ``line`` says what could not be done.
    """
    return filled(
        "study",
        learner=learner,
        version=version,
        counts=counts,
        item=item,
        offered=offered,
        ratings=dict(zip(offered, ("again_soon", "hard", "good_rating", "easy"), strict=False)),
        later=later,
        stands=stands,
        takes=takes,
        line=line,
        **quiz_names(),
    )
