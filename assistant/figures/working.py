"""A figure that a sentence works out before the reader's eyes: "132 km (784 km less 652 km)".

It stands in no quote, yet it can be checked like one: the evidence holds it when it holds the
operands and the sum comes out.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import add, sub, truediv

from .figure import Figure, alike

#: What the word between two figures does with their values.
OPERATORS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "减": sub,
    "less": sub,  # "minus 652 km" would be a figure below nought
    "加": add,
    "plus": add,
    "除以": truediv,
    "divided by": truediv,
}
_SHOWN = re.compile(r"\s*[（(](?P<working>[^（()）]{3,80})[）)]")


def comes_out(
    figure: Figure, sentence: str, figures: Sequence[Figure], held: Callable[[Figure], bool]
) -> bool:
    """Whether ``figure``, one of the ``figures`` of ``sentence``, is followed there by a working
    that is made of ``held`` figures and gives it, as far as its decimals go.
    """
    shown = _SHOWN.match(sentence, figure.end)
    if shown is None:
        return False
    start, end = shown.span("working")
    operands = [each for each in figures if start <= each.start and each.end <= end]
    if len(operands) < 2 or not all(map(held, operands)):
        return False
    if operands[0].start != start or operands[-1].end != end:
        return False
    value = operands[0].value
    for before, after in pairwise(operands):
        operator = OPERATORS.get(sentence[before.end : after.start].strip())
        if (
            operator is None
            or not alike(before, after)
            or (operator is truediv and not after.value)
        ):
            return False
        value = operator(value, after.value)
    values = (value, 100 * value) if figure.kind == "percent" else (value,)
    return any(figure.value == each.quantize(figure.value) for each in values)
