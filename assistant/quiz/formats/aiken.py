"""Aiken: a question on one line, its options lettered, and the letter of the key.

https://docs.moodle.org/en/Aiken_format. It has one right option, and no place for a quote.
"""

from assistant.quiz.quiz import Quiz


def to_aiken(quiz: Quiz) -> bytes:
    """The items with one right option; see `formats.FORMATS` for the kinds."""
    blocks = []
    for item in quiz.items:
        letters = [chr(ord("A") + place) for place in range(len(item.options))]
        options = zip(letters, item.options, strict=True)
        lines = [_line(item.stem), *(f"{letter}. {_line(text)}" for letter, text in options)]
        lines.append(f"ANSWER: {letters[item.options.index(item.key[0])]}")
        blocks.append("\n".join(lines))
    return ("\n\n".join(blocks) + "\n").encode()


def _line(text: str) -> str:
    return " ".join(text.split())
