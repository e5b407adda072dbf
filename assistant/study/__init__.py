"""Flashcards of quiz items, asked again when they are about to be forgotten."""

from .deck import Card, Counts, Deck
from .schedule import RATINGS, Rating, Unit, until

__all__ = ["RATINGS", "Card", "Counts", "Deck", "Rating", "Unit", "until"]
