"""Approximate figures that stay so: "3,000 people" where the source says 突破3000人."""

from collections.abc import Sequence

from index.types import Lang

from .compare import holds
from .figure import Approx
from .find import find_figures

_HEDGES: dict[Lang, dict[Approx, str]] = {
    "zh": {"over": "超过", "nearly": "近", "under": "不到", "about": "约"},
    "en": {"over": "more than ", "nearly": "nearly ", "under": "less than ", "about": "about "},
}


def keep_hedges(sentence: str, evidence: Sequence[str], lang: Lang) -> str:
    """``sentence``, in ``lang``, with the hedge before each figure that it states outright and that
    the evidence has with one and the same hedge alone.
    """
    held = [figure for text in evidence for figure in find_figures(text)]
    for figure in reversed(find_figures(sentence)):
        if figure.approx or figure.bound or figure.kind not in ("number", "percent"):
            continue
        hedges = {support.approx for support in held if holds(support, figure)}
        before, after = sentence[: figure.start], sentence[figure.start :]
        hedge = _HEDGES[lang].get(hedges.pop(), "") if len(hedges) == 1 else ""
        if hedge and not before.lower().endswith("an "):
            sentence = before + (hedge if before else hedge.capitalize()) + after
    return sentence
