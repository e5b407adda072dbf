"""Flashcards of quiz items, asked again when they are about to be forgotten."""

from .deck import Card, Deck
from .schedule import RATINGS, Rating

__all__ = ["RATINGS", "Card", "Deck", "Rating"]
