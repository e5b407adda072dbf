"""Every figure of a document in a table: what it is, when, and the words it stands in. By code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures import Figure, find_figures, render_figure
from assistant.wording import notice
from index.script import HAN, han_count
from index.types import Lang

from .source import Said, Source
from .types import Part, Row, Summary

# Ends of clauses; a comma between digits is part of a number.
_CLAUSE_END = re.compile(r"[，；：。！？;:!?\n]|,(?=\s)|——| – ")
# A clause narrower than this many characters says too little by itself.
_MIN_CLAUSE: dict[Lang, int] = {"zh": 12, "en": 40}
# "…, tablets and computers, had risen": what had risen stands before.
_VERB_FIRST = re.compile(r"\s*(?:had|has|have|was|were|is|are|will)\b")
_ANEW = re.compile(r"\s*(?:and|but|while)\b|\s*[\"“(]?[A-Z]")
# After these a short piece goes with what follows it: "; 4 hours later, he wrote back".
_OPENS = re.compile(r"[；。！？;!?]\s*$")
# Where sentences that a rendition has made of one end; after "Mr" and "e.g" none does.
_SENTENCE_END = re.compile(r"""(?<=[a-z0-9)"”]{2})\.(?=\s+[“"A-Z])""")
# What a line of a table takes in print beside the figure and its date: a Han character takes two.
_LINE = 68
# Where what is said so far is a phrase, and another begins.
_PHRASE = re.compile(
    r" (?=(?:and|or|but|(?:(?:of|in|to|for) )?which|who|while|because|so that|as well as|to ask) )"
    rf"|(?<=[{HAN}])(?=并且?|以及|从而|同时)"
)
# A word that joined the words to what is cut off.
_JOINS = re.compile(r"[\s,]+(?:and|or|but)$")
# What stands before a date that something is compared with.
_COMPARED = re.compile(r"(?:比|较)$|\b(?:than|from|with|to|against)(?: in)? $")
# Dates that say no day.
_NO_DATES = frozenset({"decade", "weekday", "unclear"})
# The least value of a date that says its year.
_WITH_YEAR = 10**7
# After a bare number: it is of a time of day, or ends a name.
_NAMES = re.compile(r"[时点分”》]")
_OPEN, _CLOSE = '（(《「“"[【', '）)》」”"]】'


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a sentence tells, or the two ``ends`` of a range: offsets in ``said.text``.

    ``written`` is how it is shown, ``when`` the date of it or "", ``about`` the words around it.
    """

    ends: tuple[Figure, ...]
    written: str
    when: str
    about: str
    said: Said


def key_figures(source: Source) -> Summary:
    """Amounts, shares and ranks, each with the date that its sentence gives it.

    Dates are the timeline's, and the "two" of "two ways" is no figure to be looked up. The words
    are those of the document, or of its rendition: none are rewritten.
    """
    rows = tuple(row(source, told, marker) for marker, told in enumerate(figures_told(source), 1))
    part = Part((), rows, header(source))
    return Summary("figures", source.title, source.lang, (part,), source.own_words)


def header(source: Source) -> tuple[str, ...]:
    """The names of the columns of the table."""
    return tuple(notice("figures_header", source.lang).strip().split(" | "))


def row(source: Source, told: Told, marker: int) -> Row:
    """A line of the table: the figure, when, and the words it stands in."""
    return Row((told.written, told.when, told.about), (source.cite(told.said, marker),))


def figures_told(source: Source) -> Iterator[Told]:
    """Each amount, share and rank in order, once for each thing that is said of it."""
    known: set[tuple[str, str]] = set()
    read_in = source.read_in  # each look is one at the index on disk
    for said in source.sentences():
        figures = find_figures(said.text)
        for ends in _amounts(figures):
            if not ends[-1].unit and _NAMES.match(said.text, ends[-1].end):
                continue
            written = _written(said.text, ends, source.lang, own=read_in == source.lang)
            about = clause(said.text, ends[0].start, ends[-1].end, read_in)
            if (written, about) not in known:
                known.add((written, about))
                yield Told(
                    ends, written, _when(said.text, ends[0], figures, source.lang), about, said
                )


def clause(text: str, start: int, end: int, lang: Lang) -> str:
    """The clause of ``text`` around a span, with its neighbours while it is too short to tell."""
    cuts = [0, *(found.end() for found in _CLAUSE_END.finditer(text)), len(text)]
    low = max(place for place, cut in enumerate(cuts) if cut <= start)
    high = min(place for place, cut in enumerate(cuts) if cut >= end)
    if _VERB_FIRST.match(text, cuts[low]):
        while low and not _ANEW.match(text, cuts[low]):
            low -= 1
    while len(text[cuts[low] : cuts[high]].strip()) < _MIN_CLAUSE[lang] and high - low < len(cuts):
        more = high < len(cuts) - 1
        if low and not (more and _OPENS.search(text[: cuts[low]])):
            low -= 1
        elif more:
            high += 1
        else:
            break
    return _bare(text[cuts[low] : cuts[high]])


def brief(told: Told, lang: Lang) -> str:
    """The words around a figure in about a line: of its own sentence alone, then as far as the end
    of the phrase that the figure stands in; "…" stands for the rest. No phrase is cut in two.
    """
    if _columns(told.about) <= _LINE:
        return told.about
    text, start, end = told.said.text, told.ends[0].start, told.ends[-1].end
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    low = max(cut for cut in cuts if cut <= start)
    high = min(cut for cut in cuts if cut >= end)
    words = clause(text[low:high], start - low, end - low, lang)
    figure = re.search(rf"(?<![\d.]){re.escape(text[start:end].strip())}", words)
    if figure is None or _columns(words) <= _LINE:  # None: brackets around a part of it are gone
        return words
    rest = _PHRASE.search(words, figure.end())
    return _bare(words[: rest.start()]) + "…" if rest else words


def _columns(text: str) -> int:
    return len(text) + han_count(text)


def _bare(words: str) -> str:
    """Without the punctuation at its ends, and brackets that open or close nothing."""
    words = words.strip(" \n，。；：,.;:、—–")
    for opening, closing in zip(_OPEN, _CLOSE, strict=True):
        if opening == closing:
            if words.count(opening) % 2:
                words = words.replace(opening, "")
        elif words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return _JOINS.sub("", words.strip())


def _amounts(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """The figures that say how much, the two ends of a range together."""
    low: Figure | None = None
    for figure in filter(is_amount, figures):
        if figure.bound == "low":
            low = figure
        elif figure.bound == "high" and low is not None:
            yield low, figure
            low = None
        else:
            yield (figure,)


def is_amount(figure: Figure) -> bool:
    """Whether a figure says how much of something, rather than when or which."""
    if not figure.firm or figure.kind in ("date", "time"):
        return False
    if figure.kind == "ordinal" or figure.unit or figure.bound:
        return True
    # Less is a count of what follows, and these are years ("the 2025 ranking").
    return (figure.value >= 10 or figure.value % 1 != 0) and not 1900 <= figure.value <= 2099


def _written(text: str, ends: Sequence[Figure], lang: Lang, *, own: bool) -> str:
    if own:
        written = text[ends[0].start : ends[-1].end].strip()
        # "over" and 超 stand before what the figure spans, 多, 余 and "+" within it.
        hedge = render_figure(ends[0], lang).removesuffix(render_figure(ends[0], lang, hedge=False))
        return written if set(written) & set("多余来+") else hedge + written
    return "–".join(render_figure(figure, lang) for figure in ends)


def _when(text: str, figure: Figure, figures: Sequence[Figure], lang: Lang) -> str:
    """The last date or range of dates before the figure in its sentence, else the first one after
    it in its clause; "" where that is a day or a month without its year. A date that is compared
    with ("than in 2023") is that of the first figure after it alone.
    """
    dates = list(_dates(figures))
    dated: tuple[Figure, ...] | None = None
    for ends in reversed([ends for ends in dates if ends[-1].end <= figure.start]):
        between = [each for each in figures if ends[-1].end <= each.start < figure.start]
        if not (_compared(text, ends) and any(map(is_amount, between))):
            dated = ends
            break
    else:
        clause_end = _CLAUSE_END.search(text, figure.end)
        stop = clause_end.start() if clause_end else len(text)
        after = [ends for ends in dates if figure.end <= ends[0].start < stop]
        dated = next((ends for ends in after if not _compared(text, ends)), None)
    if dated is None or any(each.value < _WITH_YEAR for each in dated):
        return ""
    return "–".join(render_figure(each, lang) for each in dated)


def _compared(text: str, ends: Sequence[Figure]) -> bool:
    """Whether something is compared with a date; "from May to July" is no comparison."""
    return len(ends) == 1 and _COMPARED.search(text[: ends[0].start]) is not None


def _dates(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """The dates among figures, the two ends of a range together."""
    begun: Figure | None = None
    for figure in figures:
        if figure.kind != "date" or figure.unit in _NO_DATES:
            continue
        if figure.bound == "low":
            begun = figure
        elif figure.bound == "high" and begun is not None:
            yield begun, figure
            begun = None
        else:
            yield (figure,)
