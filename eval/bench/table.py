"""Measures as a table in plain text."""

from collections.abc import Sequence

from .measure import Measure, Unit

_HEADING = ("", "median", "p95", "least–most", "n", "of theirs", "wanted")


def table(measures: Sequence[Measure]) -> str:
    """A line for each measure; "of theirs" is our median over that of what it is compared with."""
    lines = [_HEADING, *map(_line, measures)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(_HEADING))]
    return "\n".join(
        "  ".join(
            f"{cell:<{width}}" if at in (0, 6) else f"{cell:>{width}}"
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _line(measure: Measure) -> tuple[str, ...]:
    several = len(measure.values) > 1
    least, most = (shown(each, measure.unit) for each in (min(measure.values), max(measure.values)))
    return (
        measure.name,
        shown(measure.median, measure.unit),
        shown(measure.p95, measure.unit) if several else "",
        f"{least}–{most}" if several else "",
        str(len(measure.values)),
        "" if measure.ratio is None else f"{measure.ratio:.3g}",
        measure.wanted,
    )


def shown(value: float, unit: Unit) -> str:
    """A value with its unit."""
    if unit == "ms":
        return f"{value / 1000:.1f} s" if value >= 1000 else f"{value:.0f} ms"
    if unit in ("share", "ratio"):
        return f"{value:.3f}"
    if unit == "per second":
        return f"{value:.1f}/s"
    return f"{value:,.0f}" + (" MB" if unit == "MB" else "")
