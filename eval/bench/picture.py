"""The times of a run as one picture: a bar from nought to the median, a line to the p95.

The scale is logarithmic, since first evidence takes milliseconds and the tutorial chain a minute.
"""

from collections.abc import Sequence
from html import escape
from math import log10

from eval.intervals import aggregate

from .measure import Measure
from .table import shown

_LEFT, _WIDTH, _ROW, _RIGHT = 300, 480, 26, 110
_LEAST_MS, _MOST_MS = 1.0, 100_000.0
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1c2733}"
    ".ours{fill:#0b6e8f}.theirs{fill:#b9c3cc}.p95{stroke:#1c2733;stroke-width:2}"
    ".grid{stroke:#dfe5ea}"
    "@media(prefers-color-scheme:dark){text{fill:#e4ebf1}.p95{stroke:#e4ebf1}"
    ".grid{stroke:#33414d}.theirs{fill:#5b6a77}}"
)


def place(ms: float) -> float:
    """Where a time stands, in pixels from the left of the scale."""
    within = min(max(ms, _LEAST_MS), _MOST_MS)
    return round(_WIDTH * log10(within / _LEAST_MS) / log10(_MOST_MS / _LEAST_MS), 1)


def picture(measures: Sequence[Measure]) -> str:
    """An SVG of every measure in milliseconds; paler beneath it what it is compared with."""
    times = [each for each in measures if each.unit == "ms"]
    height = _ROW * (len(times) + 1) + 10
    grid = [10.0**power for power in range(6)]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + _RIGHT}" '
        f'height="{height}" role="img"><title>Time by step</title><style>{_STYLE}</style>',
    ]
    for ms in grid:
        x = _LEFT + place(ms)
        lines.append(f'<line class="grid" x1="{x}" x2="{x}" y1="0" y2="{height - _ROW}"/>')
        lines.append(
            f'<text x="{x}" y="{height - 8}" text-anchor="middle">{shown(ms, "ms")}</text>'
        )
    for row, each in enumerate(times):
        lines += _bar(each, 4 + row * _ROW)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _bar(measure: Measure, top: int) -> list[str]:
    lines = [
        f'<text x="{_LEFT - 8}" y="{top + 14}" text-anchor="end">{escape(measure.name)}</text>'
    ]
    if measure.theirs:
        width = place(aggregate(measure.theirs, "p50"))
        lines.append(
            f'<rect class="theirs" x="{_LEFT}" y="{top + 13}" width="{width}" height="6"/>'
        )
    median, p95 = place(measure.median), _LEFT + place(measure.p95)
    lines += [
        f'<rect class="ours" x="{_LEFT}" y="{top + 3}" width="{median}" height="10"/>',
        f'<line class="p95" x1="{p95}" x2="{p95}" y1="{top + 1}" y2="{top + 15}"/>',
        f'<text x="{max(_LEFT + median, p95) + 6}" y="{top + 14}">'
        f"{shown(measure.median, 'ms')}</text>",
    ]
    return lines
