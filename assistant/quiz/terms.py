"""Items on what the article puts in quotation marks: its own terms, names and titles. By code."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.summary.source import Source
from assistant.summary.statement import Statement, shares_words
from assistant.summary.terms import MARKED, quoted_terms
from assistant.wording import notice
from index.script import width
from index.tokens import content_words
from index.types import Lang

from .facts import placed
from .item import BLANK, Difficulty, Item, Kind

# What is wider, or a rendering of more words, is recognised, not recalled word for word.
_RECALLED = 7.5
_WORDS = 4
_LONGEST_STEM = 50
# What somebody says or wants is a clause, which could be put in other words.
_CLAUSE = re.compile(
    r"必须|应该|不要|就是|不是|[我你咱]|\b(?:must|should|is|are|will|can|do|does|we|you|I)\b"
)
# A term used oftener than this is the article's subject, or a common word.
_OFTEN = 4
# A list of terms is not worth learning by heart.
_IN_A_SENTENCE = 2
# Sentences that share this much of their words may be about one thing.
_ABOUT_ONE = 0.34
_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Term:
    """``statement.text[start:end]`` is the term, without its marks."""

    source: Source
    statement: Statement
    start: int
    end: int

    @property
    def lang(self) -> Lang:
        """The language of the statement."""
        return self.statement.lang

    @property
    def text(self) -> str:
        """The term."""
        return self.statement.text[self.start : self.end]

    @property
    def id(self) -> str:
        """The sentence, and which of its terms."""
        start, _ = self.statement.said.span
        place = len(MARKED[self.statement.lang].findall(self.statement.text[: self.start]))
        return f"{start}:term:{start}.{place}"

    def blanked(self) -> str:
        """The statement with a blank for the term."""
        return self.statement.text[: self.start] + BLANK + self.statement.text[self.end :]


def terms(source: Source, statements: Sequence[Statement]) -> list[Term]:
    """What stands in quotation marks and is worth knowing."""
    everything = "\n".join(excerpt.text for excerpt in source.excerpts())
    found = []
    for statement in statements:
        marks = MARKED[statement.lang].findall(statement.text)
        if len(marks) > _IN_A_SENTENCE or width(statement.text) > _LONGEST_STEM:
            continue
        for start, end in quoted_terms(statement.text, statement.lang):
            text = statement.text[start:end]
            if statement.text.count(text) == 1 and everything.count(text) <= _OFTEN:
                found.append(Term(source, statement, start, end))
    return found


def cloze_of_terms(every: Sequence[Term], difficulty: Difficulty) -> Iterator[Item]:
    """The statement with a blank for its term; wrong terms to choose from would not fit its words,
    so that none are offered.
    """
    if difficulty == "hard":
        for term in filter(_is_recalled, every):
            yield _item("cloze", [term], placed(term.blanked(), term.source, term.lang), (), "hard")


def _is_recalled(term: Term) -> bool:
    """Whether there is one way to say it: a whole clause could be put in other words."""
    words = [word for word in content_words(term.text) if len(word) > 1]
    return (
        width(term.text) <= _RECALLED
        and (term.lang == "zh" or len(words) <= _WORDS)
        and not _CLAUSE.search(term.text)
    )


def matching_of_terms(
    every: Sequence[Term], difficulty: Difficulty, rng: random.Random
) -> Iterator[Item]:
    """Four statements of different sections, and which of four terms stands in which."""
    if difficulty != "medium":
        return
    waiting = rng.sample(list(every), len(every))
    while len(waiting) >= _PAIRS:
        drawn: list[Term] = []
        for term in waiting:
            if len(drawn) < _PAIRS and not any(_alike(term, other) for other in drawn):
                drawn.append(term)
        if len(drawn) < _PAIRS:
            return
        waiting = [term for term in waiting if term not in drawn]
        drawn.sort(key=lambda term: term.statement.said.span)
        options = rng.sample([term.text for term in drawn], _PAIRS)
        stem = notice("quiz_terms", drawn[0].lang, title=drawn[0].source.title).strip()
        yield _item("matching", drawn, stem, options, "medium")


def _alike(term: Term, other: Term) -> bool:
    """Whether either term might do for the other, or one statement tells what the other asks."""
    return (
        term.statement.section == other.statement.section
        or shares_words(term.statement.text, other.statement.text) >= _ABOUT_ONE
        or shares_words(term.text, other.text) >= _ABOUT_ONE
        or term.text in other.statement.text
        or other.text in term.statement.text
    )


def _item(
    kind: Kind,
    asked: Sequence[Term],
    stem: str,
    options: Sequence[str],
    difficulty: Difficulty,
) -> Item:
    first = asked[0]
    told = " ".join(term.statement.said.text.strip() for term in asked)
    paths = [term.statement.section for term in asked]
    shared = [names[0] for names in zip(*paths, strict=False) if len(set(names)) == 1]
    return Item(
        kind,
        stem,
        tuple(options),
        tuple(term.text for term in asked),
        notice("quiz_explained", first.lang, told=told).strip(),
        difficulty,
        "remember" if kind == "cloze" else "understand",
        " > ".join(shared),
        first.lang,
        tuple(
            first.source.cite(term.statement.said, marker) for marker, term in enumerate(asked, 1)
        ),
        tuple(term.blanked() for term in asked) if kind == "matching" else (),
        frozenset(term.id for term in asked),
    )
