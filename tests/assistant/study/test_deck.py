import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.quiz import Item
from assistant.study import RATINGS, Counts, Deck, until
from assistant.types import Citation
from index.errors import StoreError

NOW = datetime(2026, 11, 27, tzinfo=UTC)
ITEM = Item(
    "cloze", "Spring tides rise by ____.", (), ("5.4 metres",), "So it is.", "medium", "remember",
    "Tides", "en", (Citation(1, "lamps", 10, 15, "Lamps"),), (), frozenset({"10:number:5.4"}),
)  # fmt: skip
OTHER = replace(ITEM, stem="Neap tides rise by ____.", citations=(Citation(1, "neap", 0, 1, "N"),))


def test_a_card_is_due_at_once_and_comes_back_whole(tmp_path: Path) -> None:
    deck = Deck(tmp_path / "study.sqlite3")
    assert deck.due(NOW) is None and deck.next_due() is None
    assert deck.add([ITEM, OTHER], NOW) == 2
    assert deck.add([ITEM], NOW) == 0
    card = Deck(tmp_path / "study.sqlite3").due(NOW)
    assert card is not None and card.item == ITEM


def test_the_better_it_was_known_the_later_it_comes(tmp_path: Path) -> None:
    days = []
    for rating in RATINGS:
        deck = Deck(tmp_path / "study.sqlite3", learner=str(rating))
        deck.add([ITEM], NOW)
        card = deck.due(NOW)
        assert card is not None
        due = deck.rate(card, rating, NOW)
        assert deck.due(NOW) is None and deck.next_due() == due
        assert deck.due(due) is not None
        days.append(due - NOW)
    assert days == sorted(days) and days[0] < timedelta(minutes=2) and days[3] > timedelta(days=1)


def test_known_again_and_again_it_comes_ever_later(tmp_path: Path) -> None:
    deck = Deck(tmp_path / "study.sqlite3")
    deck.add([ITEM], NOW)
    now, gaps = NOW, []
    for _ in range(5):
        card = deck.due(now)
        assert card is not None
        due = deck.rate(card, 3, now)
        gaps.append(due - now)
        now = due
    assert gaps == sorted(set(gaps)) and gaps[-1] > timedelta(days=30)


def test_cards_of_one_article_and_of_another_learner(tmp_path: Path) -> None:
    deck = Deck(tmp_path / "study.sqlite3")
    deck.add([ITEM, OTHER], NOW)
    card = deck.due(NOW, "neap")
    assert card is not None and card.item == OTHER
    assert Deck(tmp_path / "study.sqlite3", "another").count() == 0
    assert deck.reset("neap") == 1
    assert deck.count() == 1


def test_what_a_rating_would_give_is_what_it_gives(tmp_path: Path) -> None:
    for rating in RATINGS:
        deck = Deck(tmp_path / "study.sqlite3", learner=str(rating))
        deck.add([ITEM], NOW)
        card = deck.due(NOW)
        assert card is not None
        offered = deck.offered(card, NOW)
        assert list(offered) == list(RATINGS)
        assert deck.rate(card, rating, NOW) == offered[rating]


def test_cards_are_new_then_done_then_due(tmp_path: Path) -> None:
    deck = Deck(tmp_path / "study.sqlite3")
    assert deck.counts(NOW) == Counts(due=0, new=0, done=0)
    deck.add([ITEM, OTHER], NOW)
    assert deck.counts(NOW) == Counts(due=0, new=2, done=0)
    card = deck.due(NOW)
    assert card is not None
    due = deck.rate(card, 1, NOW)
    assert deck.counts(NOW) == Counts(due=0, new=1, done=1)
    assert deck.counts(due) == Counts(due=1, new=1, done=0)
    assert deck.counts(due, "neap") == Counts(due=0, new=1, done=0)


def test_time_is_told_as_people_tell_it() -> None:
    told = {
        timedelta(minutes=-3): (0, "minutes"),
        timedelta(minutes=10): (10, "minutes"),
        timedelta(minutes=59, seconds=40): (1, "hours"),
        timedelta(hours=35): (35, "hours"),
        timedelta(hours=36): (2, "days"),
        timedelta(days=8): (8, "days"),
    }
    assert {gap: until(NOW + gap, NOW) for gap in told} == told


def test_a_file_that_cannot_be_used_is_refused_in_a_line(tmp_path: Path) -> None:
    torn, newer, state = (tmp_path / name for name in ("torn", "newer", "state"))
    torn.write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="cannot be used"):
        Deck(torn)
    Deck(newer)
    with sqlite3.connect(newer) as base:
        base.execute("PRAGMA user_version = 9")
    base.close()
    with pytest.raises(StoreError, match="another version"):
        Deck(newer)
    deck = Deck(state)
    deck.add([ITEM], NOW)
    card = deck.due(NOW)
    assert card is not None
    for damaged in ("", "{}", "[]"):
        with pytest.raises(StoreError, match="damaged card"):
            deck.rate(replace(card, state=damaged), 3, NOW)
    with sqlite3.connect(state) as base:
        base.execute("UPDATE card SET body = '{}'")
    base.close()
    with pytest.raises(StoreError, match="damaged card"):
        deck.due(NOW)


def test_cards_are_taken_over_from_another_learner(tmp_path: Path) -> None:
    path = tmp_path / "study.sqlite3"
    own, other = Deck(path), Deck(path, learner="a")
    own.add([ITEM], NOW)
    card = own.due(NOW)
    assert card is not None
    own.rate(card, 4, NOW)
    other.add([ITEM, OTHER], NOW)
    own.adopt("a")
    # What both had stays as this one knew it.
    assert own.counts(NOW) == Counts(due=0, new=1, done=1)
    assert {each.stem for each in own.items()} == {ITEM.stem, OTHER.stem}
