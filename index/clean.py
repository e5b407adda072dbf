"""Raw text into the text that every offset refers to.

What cleaned text looks like, always:
- every paragraph, heading, list item and table row is one line; one blank line parts any two;
- in Chinese no space stands between Han and Latin letters or digits ("小米SU7", "为0.195"), nor
  beside full-width punctuation; between Latin words one ("SU7 Ultra Prototype");
- in Chinese ，：；？！（） are full-width, but half-width inside figures (58,000), addresses and
  English;
- letters and digits are half-width; there are no invisible or control characters, no markup, no
  furniture of the news site;
- Unicode is NFC, never NFKC, which would rewrite 6′46″874.

Only form is mended: the figures, the words and the Han characters of the article stay.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

from index.furniture import is_furniture
from index.paragraphs import paragraphs
from index.script import is_chinese
from index.typography import mend_line

#: Part of the index fingerprint: raise it with every change that alters any cleaned text.
CLEANER_VERSION = 2

_MAX_PASSES = 20
_TAG_NAMES = (
    r"a|abbr|article|aside|b|blockquote|body|br|center|code|dd|div|dl|dt|em|figcaption|figure|font"
    r"|footer|h[1-6]|head|header|hr|html|i|iframe|img|li|link|main|meta|nav|ol|p|pre|section|small"
    r"|span|strong|sub|sup|table|tbody|td|th|thead|title|tr|tt|u|ul"
)
#: A known name, alone or with attributes that have values: "a <b and c> d" is no tag. Nothing is
#: tried twice: with plain repeats what "<a = = =" takes goes by the square of its length.
_TAG = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>=]*+=[^<>]*+|\s*+/?)>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"<(?:br|hr)\s*/?>|</(?:p|div|h[1-6]|li|tr|section|article|blockquote|title)\s*>", re.IGNORECASE
)
_UNSEEN = re.compile(r"<!--|<(script|style)\b[^<>]*>", re.IGNORECASE)
#: What ends it, by the name of the tag; "" is a comment.
_SEEN_AGAIN = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][\dA-Fa-f]{2,5});")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINER = "\u200d"


def clean(raw: str) -> str:
    """The cleaned text of an article. Pure; ``clean(clean(x)) == clean(x)``."""
    text = raw
    # One mend can bare another, as an entity that spells a tag does: go on until none does.
    for _ in range(_MAX_PASSES):
        mended = _clean_once(text)
        if mended == text:
            break
        text = mended
    return text


def _clean_once(text: str) -> str:
    for mend in (
        unify_line_ends,
        strip_markup,
        strip_invisible,
        unify_widths,
        unify_spaces,
        strip_furniture,
    ):
        text = mend(text)
    chinese = is_chinese(text)
    mended = [mend_line(line, chinese) for line in paragraphs(text)]
    lines = [part for line in mended for part in detach_author_note(line)]
    return "\n\n".join(line for line in lines if line)


def unify_line_ends(text: str) -> str:
    """CRLF, CR, form feeds and the separators of Unicode become newlines."""
    return re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)


def strip_markup(text: str) -> str:
    """Remove HTML comments, known tags and entities; "IP>品牌", "a < b" and "R&D" stay."""
    text = "".join(_seen(text))
    text = _TAG.sub("", _BLOCK_TAG.sub("\n\n", text))
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _seen(text: str) -> Iterator[str]:
    """What stands around comments, scripts and styles. One that does not end is left as it is."""
    start = at = 0
    endless: set[str] = set()  # nor does any that begins later: looked for once, not at each
    while begun := _UNSEEN.search(text, at):
        at = begun.end()
        name = (begun[1] or "").lower()
        ended = None if name in endless else _SEEN_AGAIN[name].search(text, at)
        if ended is None:
            endless.add(name)
        else:
            yield text[start : begun.start()]
            start = at = ended.end()
    yield text[start:]


def strip_invisible(text: str) -> str:
    """Remove control and zero-width characters, soft hyphens and direction marks.

    The joiner inside an emoji stays: without it one picture becomes two.
    """
    kept: list[str] = []
    for place, char in enumerate(text):
        inside_emoji = (
            char == _JOINER
            and 0 < place < len(text) - 1
            and unicodedata.category(text[place + 1]) == "So"
            and kept != []
            and unicodedata.category(kept[-1]) in ("So", "Sk", "Mn")
        )
        if char in "\n\t" or inside_emoji or unicodedata.category(char) not in _INVISIBLE:
            kept.append(char)
    return "".join(kept)


def unify_widths(text: str) -> str:
    """Unicode NFC; full-width letters, digits and percent signs become half-width."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[０-９Ａ-Ｚａ-ｚ％]", lambda found: chr(ord(found[0]) - 0xFEE0), text)
    return re.sub(r"(?<=\d)．(?=\d)", ".", text)


def unify_spaces(text: str) -> str:
    """Every kind of space becomes one plain space, none at the ends of a line; tabs part cells."""
    text = re.sub(r"[^\S\n\t]+", " ", text)
    text = re.sub(r" *\t[ \t]*", "\t", text)
    return re.sub(r"^[ \t]+|[ \t]+$", "", text, flags=re.MULTILINE)


def strip_furniture(text: str) -> str:
    """Remove the lines that belong to the news site, see `index.furniture`."""
    return "\n".join(line for line in text.split("\n") if not is_furniture(line))


_AUTHOR_NOTE = re.compile(
    r"(?P<body>.+[。！？”])\s*"
    r"(?P<note>[（(](?:本文)?(?:作者|编者|来源|编辑)(?:[^（）()]|[（(][^（）()]*[）)])*[）)])"
)


def detach_author_note(line: str) -> list[str]:
    """Give the bracketed note on the author, glued to the last sentence, a line of its own."""
    found = _AUTHOR_NOTE.fullmatch(line)
    return [found["body"], found["note"]] if found else [line]
