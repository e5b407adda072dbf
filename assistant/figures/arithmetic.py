"""Differences, sums, multiples and shares: worked out by code from figures, never by a model.

What is worked out shows its working, "132 km (784 km less 652 km)", so that a reader can check it
and so can code (see `working`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Literal

from index.tokens import exact_names
from index.types import Lang

from .asked import SHARE
from .figure import Figure
from .place import Item, items, named, telling
from .render import render_figure
from .units import UNITS, unit_after
from .working import OPERATORS

Operation = Literal["difference", "sum", "times", "share"]

_WANTED: dict[Operation, re.Pattern[str]] = {
    "difference": re.compile(
        r"相差|差距|差(?:了|别)?(?:是|有)?(?:多少|几)|[多高快大长重贵少低慢小短轻](?:出|了)?(?:多少|几)(?!的)"
        r"|\bdiffers?\b|\bdifference\b|\bgap\b|\bby how (?:much|many)\b"
        r"|\b(?:how|by) (?:many|much)(?: \w+)? (?:more|fewer|less|higher|lower|larger|smaller"
        r"|longer|shorter|heavier|lighter|faster|slower|better|older|younger)\b",
        re.IGNORECASE,
    ),
    "sum": re.compile(
        r"加起来|加在一起|合起来|之和|总和|\btogether\b|\bcombined\b|\bsum of\b",
        re.IGNORECASE,
    ),
    # "How many times was it played?" asks for a count.
    "times": re.compile(
        r"[几多](?:少)?倍|\bhow many times (?:as|more|the|larger|greater|bigger|higher)\b"
        r"|\bwhat multiple\b",
        re.IGNORECASE,
    ),
    "share": SHARE,
}
# A figure that is a part of the one before it.
_OF_WHICH = re.compile(r"其中|\bof (?:which|that|this|these|them)\b|\bincluding\b", re.IGNORECASE)
_MARKS = ",，;；?？。"
_BOTH = re.compile(r"两|二者|\b(?:two|both)\b", re.IGNORECASE)
_QUANTITY = re.compile(r"多少|几|\bhow (?:many|much)\s+", re.IGNORECASE)
_OPERATORS: dict[Operation, dict[Lang, str]] = {
    "difference": {"zh": "减", "en": " less "},
    "sum": {"zh": "加", "en": " plus "},
    "times": {"zh": "除以", "en": " divided by "},
    "share": {"zh": "除以", "en": " divided by "},
}
# To how many decimals a quotient is given, and a share in per cent.
_DECIMALS = {"times": Decimal("0.01"), "share": Decimal("0.1")}


@dataclass(frozen=True, slots=True)
class Worked:
    """What was worked out: the ``result`` and the ``working`` as they are written, and the places
    of the texts that hold the operands.
    """

    operation: Operation
    result: str
    working: str
    places: tuple[int, ...]


def worked_out(question: str, texts: Sequence[str], lang: Lang) -> Worked | None:
    """What ``question`` wants worked out from figures of ``texts``, written in ``lang``.

    None where it wants no such thing, or code cannot tell which figures are meant: those beside
    words of the question, or the only two of the measure that is asked for.
    """
    for operation, pattern in _WANTED.items():
        if wanted := pattern.search(question):
            about = _from_clause(question, wanted.start(), texts)
            operands = (
                _part_and_whole(about, texts)
                if operation == "share"
                else _operands(about, texts, operation)
            )
            return _worked(operation, operands, lang) if operands else None
    return None


def _from_clause(question: str, at: int, texts: Sequence[str]) -> str:
    """``question`` from the clause around ``at`` on, where that names something, else all: "what is
    it with the stand and the pedals, and how big is the gap to the Merrow" asks for no difference
    of stand and pedals.
    """
    rest = question[max(question.rfind(mark, 0, at) for mark in _MARKS) + 1 :]
    return rest if exact_names(rest) or telling(rest) & telling(" ".join(texts)) else question


def _worked(
    operation: Operation, operands: Sequence[tuple[int, Item]], lang: Lang
) -> Worked | None:
    figures = [item.figure for _, item in operands]
    if operation in ("difference", "times"):
        figures.sort(key=lambda figure: figure.value, reverse=True)
    if operation in _DECIMALS and not figures[1].value:
        return None
    operator = _OPERATORS[operation][lang]
    value = reduce(OPERATORS[operator.strip()], (figure.value for figure in figures))
    unit, kind = figures[0].unit, figures[0].kind
    if operation in _DECIMALS:
        value = (value * (100 if operation == "share" else 1)).quantize(_DECIMALS[operation])
        unit, kind = ("%", "percent") if operation == "share" else ("fold", "number")
    elif operation == "difference" and unit == "%":
        unit = "pp"
    hedged = any(figure.approx for figure in figures) or operation in _DECIMALS
    result = Figure(0, 0, value, kind, (0, 0), unit, approx="about" if hedged else "")
    return Worked(
        operation,
        render_figure(result, lang),
        operator.join(render_figure(figure, lang, hedge=False) for figure in figures),
        tuple(dict.fromkeys(place for place, _ in operands)),
    )


def _operands(
    question: str, texts: Sequence[str], operation: Operation
) -> list[tuple[int, Item]] | None:
    """The figures of one unit that the question is about; two, or for a sum at least two."""
    asked = _unit_asked(question)
    by_unit: dict[str, list[tuple[int, Item]]] = {}
    for place, item in named(question, texts):
        by_unit.setdefault(item.figure.unit, []).append((place, item))
    found = [by_unit.get(asked, [])] if asked else [one for one in by_unit.values() if len(one) > 1]
    if asked and len(found[0]) < 2 and _BOTH.search(question):  # "the two range tests"
        held = [
            (place, item) for place, text in enumerate(texts) for item in items(text, dated=True)
        ]
        found = [list({i.figure.value: (p, i) for p, i in held if i.figure.unit == asked}.values())]
    if len(found) != 1 or not (len(found[0]) == 2 or (operation == "sum" and len(found[0]) > 2)):
        return None
    [(place, one), (_, other), *_] = found[0]
    return None if operation == "sum" and _is_part(texts[place], one, other) else found[0]


def _is_part(text: str, whole: Item, part: Item) -> bool:
    """Whether ``text`` has the one figure and then the other as a part of it."""
    start, end = text.find(whole.text), text.find(part.text)
    like = whole.figure.unit == part.figure.unit and whole.figure.value > part.figure.value
    return (
        like
        and -1 < start < end
        and bool(_OF_WHICH.search(text, start + len(whole.text), end + len(part.text)))
    )


def _part_and_whole(question: str, texts: Sequence[str]) -> list[tuple[int, Item]] | None:
    """The figure of what the question names, where a text says that it is part of another."""
    for place, part in named(question, texts):
        for whole in items(texts[place], dated=True):
            if _is_part(texts[place], whole, part):
                return [(place, part), (place, whole)]
    return None


def _unit_asked(question: str) -> str:
    """The unit that "how many kilometres" asks for, "" for none."""
    for found in _QUANTITY.finditer(question):
        unit = unit_after(question, found.end())
        if unit and UNITS[unit.unit.name].dimension not in ("", "fold", "times"):
            return unit.unit.name
    return ""
