"""Items on several facts at once: multiple choice, matching and ordering. By code."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from assistant.figures import Figure, by_time, days_of, find_figures, same_figure
from assistant.summary.statement import shares_words
from assistant.wording import notice
from index.script import width

from .facts import Fact
from .item import Bloom, Difficulty, Item, Kind

_FOUR = 4
_FEWEST_EVENTS = 3
# Options longer than this are not compared at a glance; see `width`.
_LONGEST = 42
# Of options that are sentences the longest may have this many times the width of the shortest.
_UNLIKE = 2.6
_ALIKE = 0.5
# A price for one and a budget are not mistaken for each other.
_SPREAD = 50
_MATCHED = (("date", ""), ("percent", "%"))
# What may stand before a date that is left out, with who did it; and what of it goes, too.
_BEFORE_ZH = re.compile(r"[^，,。；：:]{0,12}?(?:(?<![选定是存始高低大小多少])[于在]|自|从|，)?")
_GOES_ZH = re.compile(r"[于在]$")
_PREPOSITION = re.compile(r"(?:^|\s)(?:[Ii]n|[Oo]n)$")
# How many draws are made of each group of facts.
_DRAWS = 6


def multiple_choice(
    every: Sequence[Fact], difficulty: Difficulty, rng: random.Random
) -> Iterator[Item]:
    """Which of four statements on neighbouring parts hold: two or three of them."""
    if difficulty == "easy":
        return
    facts = _one_a_sentence(every, rng)
    for place in range(0, len(facts) - _FOUR + 1, 2):
        drawn = facts[place : place + _FOUR]
        false = set(rng.sample(range(_FOUR), rng.choice((1, 2))))
        options = [
            _false(fact, difficulty, rng) if number in false else fact.told
            for number, fact in enumerate(drawn)
        ]
        widths = [width(option) for option in options]
        if "" in options or max(widths) > _UNLIKE * min(widths) or _any_alike(drawn):
            continue
        key = [option for number, option in enumerate(options) if number not in false]
        yield _item("multiple", drawn, options, key, difficulty, "analyse")


def matching(every: Sequence[Fact], difficulty: Difficulty, rng: random.Random) -> Iterator[Item]:
    """Four statements, and which of four figures of one kind and unit stands in which."""
    if difficulty == "easy":
        return
    exact = [fact for fact in every if fact.figure.approx in ("", "about")]
    for unit, group in groupby(sorted(exact, key=_measured), key=_measured):
        alike = list(group)
        if unit not in _MATCHED and (unit[0] != "number" or not unit[1]):
            continue
        for _ in range(_DRAWS):
            drawn = _distinct(_one_a_sentence(alike, rng), rng)
            if len(drawn) < _FOUR or _any_alike(drawn):
                continue
            drawn.sort(key=_order)
            partners = [fact.written for fact in drawn]
            options = rng.sample(partners, _FOUR)
            prompts = [fact.blanked() for fact in drawn]
            yield _item(
                "matching", drawn, options, partners, difficulty, "understand", prompts=prompts
            )


def ordering(every: Sequence[Fact], difficulty: Difficulty, rng: random.Random) -> Iterator[Item]:
    """What the article dates, to be put in the order of time, the dates taken out."""
    if difficulty == "easy":
        return
    dated = [fact for fact in every if fact.figure.kind == "date" and _is_event(fact)]
    seen: set[frozenset[str]] = set()
    for _ in range(_DRAWS):
        drawn = _apart(rng.sample(dated, len(dated)))[:_FOUR]
        ids = frozenset(fact.id for fact in drawn)
        if len(drawn) < _FEWEST_EVENTS or ids in seen or _any_alike(drawn):
            continue
        seen.add(ids)
        key = [_event(fact) for fact in sorted(drawn, key=lambda fact: by_time(fact.figure))]
        options = list(key)
        while options == key:
            rng.shuffle(options)
        yield _item("ordering", drawn, options, key, difficulty, "understand")


#: Kind → what makes items of that kind of all facts of a document.
OF_FACTS: dict[Kind, Callable[[Sequence[Fact], Difficulty, random.Random], Iterator[Item]]] = {
    "multiple": multiple_choice,
    "matching": matching,
}


def _item(
    kind: Kind,
    facts: Sequence[Fact],
    options: Sequence[str],
    key: Sequence[str],
    difficulty: Difficulty,
    bloom: Bloom,
    prompts: Sequence[str] = (),
) -> Item:
    source, lang = facts[0].source, facts[0].lang
    spans = sorted({fact.statement.said.span: fact for fact in facts}.items())
    told = " ".join(fact.statement.said.text.strip() for _, fact in spans)
    paths = [fact.statement.section for fact in facts]
    shared = [names[0] for names in zip(*paths, strict=False) if len(set(names)) == 1]
    return Item(
        kind,
        notice(f"quiz_{kind}", lang, title=source.title).strip(),
        tuple(options),
        tuple(key),
        notice("quiz_explained", lang, told=told).strip(),
        difficulty,
        bloom,
        " > ".join(shared),
        lang,
        tuple(
            source.cite(fact.statement.said, marker) for marker, (_, fact) in enumerate(spans, 1)
        ),
        tuple(prompts),
        frozenset(fact.id for fact in facts),
    )


def _one_a_sentence(facts: Sequence[Fact], rng: random.Random) -> list[Fact]:
    """A fact drawn for each sentence whose statement is short enough to be an option."""
    short = [fact for fact in facts if width(fact.told) <= _LONGEST]
    groups = groupby(
        sorted(short, key=lambda fact: fact.statement.said.span),
        key=lambda fact: fact.statement.said.span,
    )
    return [rng.choice(list(group)) for _, group in groups]


def _false(fact: Fact, difficulty: Difficulty, rng: random.Random) -> str:
    values = fact.wrong(difficulty, rng)
    return fact.replaced(values[0].written) if values else ""


def _distinct(facts: Sequence[Fact], rng: random.Random) -> list[Fact]:
    """Four of the facts with values of their own, none of which another one tells."""
    found: list[Fact] = []
    for fact in rng.sample(list(facts), len(facts)):
        if len(found) < _FOUR and all(
            not _overlap(fact.figure, other.figure)
            and _near(fact.figure, other.figure)
            and fact.written not in other.told
            and other.written not in fact.told
            for other in found
        ):
            found.append(fact)
    return found


def _any_alike(facts: Sequence[Fact]) -> bool:
    """Whether two of the facts are told in nearly the same words."""
    return any(
        _share_a_figure(one.told, other.told)
        or shares_words(one.blanked(), other.blanked()) >= _ALIKE
        for place, one in enumerate(facts)
        for other in facts[place + 1 :]
    )


def _share_a_figure(one: str, other: str) -> bool:
    """Whether both tell one amount: the same fact, told twice."""
    return any(
        same_figure(figure, each)
        for figure in find_figures(one)
        for each in find_figures(other)
        if figure.kind not in ("date", "time")
    )


def _measured(fact: Fact) -> tuple[str, str]:
    return fact.figure.kind, "" if fact.figure.kind == "date" else fact.figure.unit


def _order(fact: Fact) -> tuple[int, int]:
    return fact.statement.said.span[0], fact.figure.start


def _is_event(fact: Fact) -> bool:
    """Whether it is told with one date, and can be told without it."""
    dates = [each for each in find_figures(fact.told) if each.kind == "date"]
    return len(dates) == 1 and width(fact.told) <= _LONGEST and _event(fact) != ""


def _apart(facts: Sequence[Fact]) -> list[Fact]:
    """Those of the facts whose times cannot overlap, the first of each that do."""
    found: list[Fact] = []
    for fact in facts:
        if not any(_overlap(fact.figure, other.figure) for other in found):
            found.append(fact)
    return found


def _near(one: Figure, other: Figure) -> bool:
    """Whether neither is many times the other, so that the size alone does not tell them apart."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return one.kind != "number" or high <= low * _SPREAD


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether two figures of a kind may mean the same; March 2024 is in 2024."""
    if one.kind != "date":
        return one.value == other.value
    (low, high), (first, last) = days_of(one), days_of(other)
    return low <= last and first <= high


def _event(fact: Fact) -> str:
    """What is told without its date, "" where that leaves no sentence."""
    told, figure = fact.told, fact.figure
    before, after = told[: figure.start].rstrip(), told[figure.end :].lstrip()
    if fact.lang == "zh":
        begins = after.startswith(("起", "以来", "开始"))
        if not _BEFORE_ZH.fullmatch(before) or begins or (before and after[:1] in "，,的"):
            return ""
        event = f"{_GOES_ZH.sub('', before)}{after.lstrip('，,')}"
    else:
        bare = _PREPOSITION.sub("", before)
        if bare == before and before:
            return ""
        event = f"{bare}{after}" if after[:1] in ",.;" and bare else f"{bare} {after.lstrip(', ')}"
    event = event.strip()
    return event[:1].upper() + event[1:]
