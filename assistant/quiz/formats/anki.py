"""An Anki deck: the question on the front, the key with its quote on the back."""

import hashlib
import html
import io

import genanki

from assistant.quiz.item import Item
from assistant.quiz.quiz import Quiz

_CSS = """.card { font: 20px sans-serif; text-align: left; max-width: 40em; margin: auto; }
.quote { color: #555; font-size: 16px; }
@media (prefers-color-scheme: dark) { .quote { color: #bbb; } }"""


def to_anki(quiz: Quiz) -> bytes:
    """An ``.apkg``. A card keeps its history when a later deck holds the same item; its words are
    then the later ones, which Anki knows by the time of writing.
    """
    model = genanki.Model(
        _number("deepsea quiz 1"),
        "Deepsea quiz",
        fields=[{"name": name} for name in ("Question", "Answer", "Quote", "Section")],
        templates=[
            {
                "name": "Card",
                "qfmt": "{{Question}}",
                "afmt": '{{FrontSide}}<hr id="answer"><b>{{Answer}}</b>'
                '<p class="quote">{{Quote}}</p><p class="quote">{{Section}}</p>',
            }
        ],
        css=_CSS,
    )
    deck = genanki.Deck(_number(f"deck {quiz.doc_id}"), quiz.title)
    for item in quiz.items:
        quotes = "\n".join(cited.quote for cited in item.citations)
        fields = [_front(item), _shown(_back(item)), _shown(quotes), _shown(item.section)]
        deck.add_note(
            genanki.Note(model, fields, guid=item.id, tags=[item.kind, item.difficulty, item.lang])
        )
    out = io.BytesIO()
    genanki.Package(deck).write_to_file(out)
    return out.getvalue()


def _front(item: Item) -> str:
    front = _shown(item.stem)
    for text in item.prompts:
        front += f"<br>• {_shown(text)}"
    if item.options:
        choices = "".join(f"<li>{_shown(text)}</li>" for text in item.options)
        front += f'<ol type="A">{choices}</ol>'
    return front


def _back(item: Item) -> str:
    if item.kind == "matching":
        pairs = zip(item.prompts, item.key, strict=True)
        return "\n".join(f"{prompt} — {partner}" for prompt, partner in pairs)
    return "\n".join(item.key)


def _shown(text: str) -> str:
    """``text`` as HTML that shows it as it is; {{ would be a field, and {{c1:: a cloze, to Anki."""
    shown = html.escape(text, quote=False).replace("\n", "<br>")
    return shown.replace("{", "&#123;").replace("}", "&#125;")


def _number(name: str) -> int:
    """A stable id, as Anki wants one of each model and deck: 31 bits."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") >> 1 | 1 << 30
