"""Figures as one short string each, so that a test reads as a table."""

from assistant.figures import Figure, find_figures


def short(figure: Figure) -> str:
    """Value, unit or kind, hedge and range end: "310000 unit over", "20250700 month high"."""
    what = figure.unit or ("" if figure.kind == "number" else figure.kind)
    words = (f"{figure.value.normalize():f}", what, figure.approx, figure.bound)
    return " ".join(word for word in words if word)


def found(text: str, *, idioms: bool = False) -> list[str]:
    """Every figure of ``text`` in short."""
    return [short(figure) for figure in find_figures(text, idioms=idioms)]
