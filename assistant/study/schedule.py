"""When a card is due again: FSRS, as the library of that name has it."""

from datetime import datetime
from typing import Literal

import fsrs

Rating = Literal[1, 2, 3, 4]
#: Again, hard, good and easy.
RATINGS: tuple[Rating, ...] = (1, 2, 3, 4)

# Without fuzz the same answers give the same days.
_SCHEDULER = fsrs.Scheduler(enable_fuzzing=False)


def fresh(now: datetime) -> str:
    """The state of a card that nobody has seen, due at once."""
    return fsrs.Card(card_id=0, due=now).to_json()


def rated(state: str, rating: Rating, now: datetime) -> tuple[str, datetime]:
    """The state after a rating, and when the card is due next. Raises ValueError for no state."""
    try:
        card, _ = _SCHEDULER.review_card(fsrs.Card.from_json(state), fsrs.Rating(rating), now)
    except (KeyError, TypeError) as error:
        raise ValueError(f"no state of a card: {error}") from error
    return card.to_json(), card.due
