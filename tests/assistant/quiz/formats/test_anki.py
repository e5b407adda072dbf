"""An Anki package as Anki's own library imports it.

The library is under the AGPL; only tests import it, and nothing that is shipped.
"""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.lang import set_lang
from anki.utils import strip_html

from assistant.quiz.formats import encode
from assistant.quiz.quiz import Quiz

from .nasty import nasty

QUIZ = nasty()


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    set_lang("en")
    with closing(Collection(str(tmp_path / "collection.anki2"))) as opened:
        yield opened


def import_into(collection: Collection, quiz: Quiz, folder: Path) -> None:
    """As a learner does who opens the file in Anki."""
    package = folder / "quiz.apkg"
    package.write_bytes(encode(quiz, "anki")[0])
    options = ImportAnkiPackageOptions(with_scheduling=False)
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(package), options=options)
    )


def shown(html: str) -> str:
    """What a learner reads on a card, without spaces."""
    return "".join(strip_html(html).split())


def bare(text: str) -> str:
    return "".join(text.split())


def test_each_item_is_a_card_that_shows_every_character(
    collection: Collection, tmp_path: Path
) -> None:
    import_into(collection, QUIZ, tmp_path)
    notes = [collection.get_note(id) for id in collection.find_notes("")]
    assert collection.card_count() == len(notes) == len(QUIZ.items)
    by_id = {note.guid: note for note in notes}
    for item in QUIZ.items:
        note = by_id[item.id]
        (card,) = note.cards()
        front, back = shown(card.question()), shown(card.answer())
        for text in (item.stem, *item.prompts, *item.options):
            assert bare(text) in front
        assert front in back
        for text in (*item.key, item.citations[0].quote, item.section):
            assert bare(text) in back.removeprefix(front)
        assert bare(item.citations[0].quote) not in front
        assert set(note.tags) == {item.kind, item.difficulty, item.lang}
        assert collection.decks.name(card.did) == QUIZ.title


def test_a_card_keeps_its_history_when_a_later_deck_holds_the_item(
    collection: Collection, tmp_path: Path
) -> None:
    import_into(collection, replace(QUIZ, items=QUIZ.items[:2]), tmp_path)
    (known,) = collection.find_cards(f"tag:{QUIZ.items[0].kind}")
    card = collection.get_card(known)
    card.start_timer()
    collection.sched.answerCard(card, 3)
    import_into(collection, QUIZ, tmp_path)
    assert collection.card_count() == len(QUIZ.items)
    assert collection.get_card(known).reps == 1


def test_an_item_that_was_edited_is_so_on_the_card_after_a_later_import(
    collection: Collection, tmp_path: Path
) -> None:
    first, *others = QUIZ.items
    import_into(collection, QUIZ, tmp_path)
    time.sleep(1)  # Anki goes by whole seconds
    edited = replace(first, section="改过的章节")
    import_into(collection, replace(QUIZ, items=(edited, *others)), tmp_path)
    (note,) = collection.find_notes(f"tag:{first.kind}")
    assert collection.get_note(note).fields[3] == "改过的章节"
