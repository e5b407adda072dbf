"""When a card is due again: FSRS, as the library of that name has it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

import fsrs

Rating = Literal[1, 2, 3, 4]
#: Again, hard, good and easy.
RATINGS: tuple[Rating, ...] = (1, 2, 3, 4)

# Without fuzz the same answers give the same days.
_SCHEDULER = fsrs.Scheduler(enable_fuzzing=False)

Unit = Literal["minutes", "hours", "days"]


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


def offered(state: str, now: datetime) -> Mapping[Rating, datetime]:
    """When the card would be due after each rating. Raises ValueError for no state."""
    return {rating: rated(state, rating, now)[1] for rating in RATINGS}


def until(due: datetime, now: datetime) -> tuple[int, Unit]:
    """How long it is until ``due``, in the unit that people say it in: 6 minutes, 30 hours, 2 days.

    What is past is 0 minutes away.
    """
    minutes = round(max(due - now, timedelta()).total_seconds() / 60)
    if minutes < 60:
        return minutes, "minutes"
    hours = round(minutes / 60)
    return (hours, "hours") if hours < 36 else (round(hours / 24), "days")
