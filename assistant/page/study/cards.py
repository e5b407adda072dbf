"""Flashcards, kept in a file that outlives the server; study.js calls `Study.studied`.

A page that this machine alone reaches shows the cards of `deepsea study`, in any browser. On one
that others reach, each visitor has cards of their own, and is known by a name that nobody guesses,
given here and kept by the browser.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.page.browser.faults import or_fault, without_article
from assistant.page.browser.html import error_html, making_html
from assistant.page.quizzes.sets import Sets, in_language
from assistant.page.quizzes.wishes import page_lang
from assistant.page.storage import new_id
from assistant.page.work.opening import Opening
from index.errors import BadInput, DeepseaError

from .html import study_html

if TYPE_CHECKING:  # They bring torch along, and the page is to open before that is loaded.
    from assistant.quiz import Item
    from assistant.study import Deck
    from index.library import Library

#: How many cards are made of an article at once.
CARDS = 20
_NAME = re.compile(r"[0-9a-f]{32}")


class Study:
    """The cards in the file ``path``, of articles of ``opening`` and of quizzes of ``sets``."""

    def __init__(self, opening: Opening, sets: Sets, path: Path, *, one_learner: bool) -> None:
        """``one_learner``: all visitors are the one learner of the terminal."""
        self._opening = opening
        self._sets = sets
        self._path = path
        self._one_learner = one_learner

    def studied(self, asked: Mapping[str, Any]) -> str:
        """Do what was ``asked``; the HTML of the card that is due, "" if it is shown already.

        ``asked["do"]`` is "show", "make" (cards of the article), "take" (cards of the quiz that is
        open), "reset" (forget those of the article), or "rate" the card called ``asked["card"]``.
        """
        doc = str(asked["doc"])
        if not doc:
            return self._without()
        line = ""
        try:
            deck, learner = self._deck(str(asked["learner"]))
        except DeepseaError as error:
            return error_html(error.line)
        try:
            if (do := self._deeds().get(str(asked["do"]))) is not None:
                do(deck, doc, asked)
        except DeepseaError as error:
            line = error.line
        try:
            return self._shown(deck, doc, asked, learner, line)
        except DeepseaError as error:
            return error_html(error.line)

    def _without(self) -> str:
        """What a page that has no article open shows."""
        if not self._opening.done():
            return making_html("opening", 0, 0)
        return or_fault(lambda: without_article(self._opening.result().library))

    def _deeds(self) -> "Mapping[str, Callable[[Deck, str, Mapping[str, Any]], None]]":
        return {"make": self._make, "take": self._take, "reset": _reset, "rate": _rate}

    def _deck(self, named: str) -> "tuple[Deck, str]":
        """The cards of who calls themselves so, and the name that they go by, if they need one."""
        from assistant.study import Deck

        known = _NAME.fullmatch(named)
        if not self._one_learner:
            learner = known[0] if known else new_id()
            return Deck(self._path, learner), learner
        deck = Deck(self._path)
        if known:  # given when each browser had cards of its own
            deck.adopt(known[0])
        return deck, ""

    def _make(self, deck: "Deck", doc: str, asked: Mapping[str, Any]) -> None:
        """Cards of the article, the first ones or further ones."""
        from assistant.quiz import make_quiz
        from assistant.quiz.quiz import asks_the_same

        assistant = self._opening.result()
        lang = page_lang(assistant.library, doc, "en" if asked["lang"] == "en" else "zh")
        had = deck.items(doc)
        made = make_quiz(assistant, doc, len(had) + 2 * CARDS, langs=(lang,))
        new = [item for item in made.items if not any(asks_the_same(item, old) for old in had)]
        if not deck.add(new[:CARDS], _now()):
            raise BadInput(
                "{doc} bears no more cards: each would ask for what one asks for already.", doc=doc
            )

    def _take(self, deck: "Deck", doc: str, asked: Mapping[str, Any]) -> None:
        """Cards of the quiz that the visitor has open, as it was edited."""
        deck.add(self._of_quiz(doc, asked), _now())

    def _of_quiz(self, doc: str, asked: Mapping[str, Any]) -> "Sequence[Item]":
        now = self._sets.get(str(asked["quiz"]))
        if now is None or now.quiz.doc_id != doc:
            return ()
        return in_language(now.quiz, str(asked["lang"]))

    def _shown(
        self, deck: "Deck", doc: str, asked: Mapping[str, Any], learner: str, line: str
    ) -> str:
        from assistant.study import until

        now = _now()
        counts, card = deck.counts(now, doc), deck.due(now, doc)
        takes = bool(deck.lacking(self._of_quiz(doc, asked)))
        parts = (doc, card.item.id if card else "", counts.due, counts.new, counts.done, takes)
        version = "|".join(map(str, parts))
        if not line and asked["do"] == "show" and asked["known"] == version:
            return ""
        next_due = deck.next_due(doc)
        return study_html(
            learner,
            version,
            counts,
            card.item if card else None,
            {each: until(due, now) for each, due in deck.offered(card, now).items()}
            if card
            else {},
            later=until(next_due, now) if next_due else None,
            stands=card is None or _stands(self._opening.result().library, card.item),
            takes=takes,
            line=line,
        )


def _reset(deck: "Deck", doc: str, _asked: Mapping[str, Any]) -> None:
    deck.reset(doc)


def _rate(deck: "Deck", doc: str, asked: Mapping[str, Any]) -> None:
    """Keep how well the card was known, unless it has been rated: by a second click, for one."""
    from assistant.study import RATINGS

    now = _now()
    card = deck.due(now, doc)
    for rating in RATINGS:
        if card is not None and (card.item.id, rating) == (asked["card"], asked["rating"]):
            deck.rate(card, rating, now)


def _stands(library: "Library", item: "Item") -> bool:
    """Whether the quotes of a card are still where they were when it was made."""
    try:
        text = library.get(item.citations[0].doc_id).text
    except BadInput:
        return False  # the article has been removed
    return all(text[cited.start : cited.end] == cited.quote for cited in item.citations)


def _now() -> datetime:
    return datetime.now(UTC)
