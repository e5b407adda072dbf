"""What a learner may write into a blank and be right."""

from assistant.figures import find_figures

from .item import Item


def accepted(item: Item) -> tuple[str, ...]:
    """The key of a cloze item as it is written, without its spaces, and as a number alone."""
    (key,) = item.key
    found = [key, key.replace(" ", ""), key.replace(",", "")]
    for figure in find_figures(key):
        if figure.kind in ("number", "percent") and figure.number[0] >= figure.start:
            number = key[figure.number[0] : figure.number[1]]
            if figure.value < 0:  # its sign, however written, stands before the number
                found.append(key[figure.start : figure.number[1]])
                number = f"-{number}"
            found += [number, number.replace(",", "")]
    return tuple(dict.fromkeys(text.strip() for text in found if text.strip()))
