"""Lines into paragraphs: hard-wrapped lines joined, paragraphs broken in mid-sentence mended."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from index.headings import is_balanced, is_bullet, is_byline, marks, plain_heading
from index.script import HAN, is_chinese, width, word_count

#: Margins, in characters, at which text is believed to be wrapped by hand or by a mail program.
_MARGINS_EN, _MARGINS_ZH = range(45, 101), range(18, 61)
_STOP = re.compile(r"[。！？；…]|(?<=[^\W\d_])[!?;]|[.!?] ")
_CLOSED = tuple('。！？!?…；;：:.”’"」』》）)】]')
_HYPHENATED = re.compile(r"[A-Za-z]-$")
#: First halves of compounds: after these, the hyphen at the end of a line is the word's own.
_COMPOUND = re.compile(
    r"\b(?:all|cross|far|first|full|half|high|left|long|low|near|non|off|old|one|right|second|self"
    r"|short|third|three|two|ultra|well|wide)-$",
    re.IGNORECASE,
)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, each as one line, stripped. Blank lines end paragraphs."""
    blocks = [
        [line.strip() for line in block.split("\n") if line.strip()]
        for block in re.split(r"\n[ \t]*\n", text)
    ]
    lines = _unwrapped([block for block in blocks if block])
    long = [line for line in lines if is_chinese(line) and width(line) > 30]
    closes = 2 * sum(line.endswith(_CLOSED) for line in long) >= len(long)

    def goes_on(line: str, following: str) -> bool:
        return _is_broken(line, following, closes)

    return _joined(lines, goes_on)


def _unwrapped(blocks: list[list[str]]) -> list[str]:
    """Join hard-wrapped lines: those that the first word of the next line would make too long."""
    inner = [line for block in blocks for line in block[:-1]]
    if not _is_hard_wrapped(inner):
        return [line for block in blocks for line in block]
    margin = max(len(line) for line in inner)
    lines: list[str] = []
    for block in blocks:
        lines.append(block[0])
        for line, following in pairwise(block):
            first = following[:2] if is_chinese(following) else following.split(" ")[0]
            full = len(line) + 1 + len(first) > margin
            if full and not _starts_anew(following) and not marks(line):
                lines[-1] = glue(lines[-1], following)
            else:
                lines.append(following)
    return lines


def _is_hard_wrapped(inner: list[str]) -> bool:
    """Whether most of the lines that end inside a block reach one margin, some in mid-sentence."""
    margin = max((len(line) for line in inner), default=0)
    chinese = is_chinese("".join(inner))
    if margin not in (_MARGINS_ZH if chinese else _MARGINS_EN):
        return False
    reaching = sum(len(line) >= margin - (3 if chinese else 14) for line in inner)
    return reaching * 2 > len(inner) and not all(line.endswith(_CLOSED) for line in inner)


def _is_broken(line: str, following: str, closes: bool) -> bool:
    """Whether a paragraph stops in mid-sentence and `following` goes on with it.

    `closes` is whether the writer ends Chinese paragraphs with punctuation at all.
    """
    if _starts_anew(following) or marks(line) or is_bullet(line):
        return False
    if "|" in line + following or "\t" in line + following:
        return False
    if is_chinese(line):
        return _is_broken_chinese(line, following, closes)
    fragment = _STOP.split(line)[-1]
    long = fragment != line or word_count(line) >= 8
    goes_on = re.match(r"[a-z]+(?:[\s,.;:)'’-]|$)", following)
    return bool(long and goes_on and re.search(r"[\w,–-]$", line) and not is_byline(fragment))


def _is_broken_chinese(line: str, following: str, closes: bool) -> bool:
    if line.endswith(_CLOSED):
        return False
    if not is_balanced(line) and not is_balanced(following):
        return True
    if plain_heading(following):
        return False
    fragment = _STOP.split(line)[-1]
    if line[-1] in "，、,":
        return True
    return closes and not is_byline(fragment) and (fragment != line or width(line) > 50)


def _starts_anew(line: str) -> bool:
    return is_bullet(line) or is_byline(line) or bool(marks(line))


def glue(line: str, following: str) -> str:
    """Two parts of a sentence as one: no space beside Chinese, no hyphen from the line end."""
    beside = f"[{HAN}，。、；：？！（）《》「」]"
    if is_chinese(line + following):  # in English these want a space
        beside = f"{beside[:-1]}“”‘’…—]"
    if re.match(beside, following) or re.search(f"{beside}$", line):
        return line + following
    if _HYPHENATED.search(line) and following[:1].islower():
        return (line if _COMPOUND.search(line) else line[:-1]) + following
    return f"{line} {following}".strip()


def _joined(lines: Iterable[str], goes_on: Callable[[str, str], bool]) -> list[str]:
    done: list[str] = []
    for line in lines:
        if done and goes_on(done[-1], line):
            done[-1] = glue(done[-1], line)
        else:
            done.append(line)
    return done
