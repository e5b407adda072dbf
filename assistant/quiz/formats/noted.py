"""What the program has to say of a quiz, at the end of a text that holds it: as a comment."""

from collections.abc import Sequence

_COMMENTS = {"gift": "// {}", "moodle": "<!-- {} -->", "md": "<!-- {} -->", "md-key": "<!-- {} -->"}


def noted(text: str, name: str, lines: Sequence[str]) -> str:
    """``text`` in the format called ``name`` with the lines; without them where it has no comments,
    as CSV and Aiken have none, or a place of its own for them, as JSON.
    """
    if name not in _COMMENTS or not lines:
        return text
    # Two hyphens end the comment of a web page.
    comments = [_COMMENTS[name].format(" ".join(line.split()).replace("--", "–")) for line in lines]
    return "\n".join([text.rstrip("\n"), "", *comments, ""])
