"""Every metric there is, and where it applies."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from eval.intervals import Aggregate
from eval.outcome import Outcome

from .answers import (
    accuracy,
    completeness,
    fact_accuracy,
    false_refusal,
    refusal_precision,
    refusal_recall,
)
from .citations import citation_precision, citation_recall, citation_validity, evidence_cited
from .economy import calls, prefilled, reused, reused_share
from .errors import error_rate, failed
from .figures import figure_faithfulness
from .language import language_fidelity
from .latency import end_ms, evidence_ms, first_token_ms
from .retrieval import mrr, ndcg_at_10, recall_at

Function = Callable[[Outcome], float | None]

RETRIEVAL = frozenset({"retrieval"})
ANSWERING = frozenset({"answers", "texts", "conversations", "attacks"})
ALL = RETRIEVAL | ANSWERING


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: what it is of a row, and how rows become a score.

    ``function`` gives a value in ``unit`` ("share" is 0 to 1, "count" a number), or None where it
    does not apply. ``tasks`` are those whose outcomes it may be asked of. ``paired`` metrics are 0
    or 1 and apply to the same rows in every run, so that two runs can be put to McNemar's test.
    Where ``by_type`` is False, a type of question holds only rows of one outcome, and its score
    would say nothing.
    """

    name: str
    function: Function
    tasks: frozenset[str]
    aggregate: Aggregate = "mean"
    unit: Literal["share", "ms", "count"] = "share"
    higher_is_better: bool = True
    paired: bool = False
    by_type: bool = True

    def value(self, outcome: Outcome) -> float | None:
        """The value of one outcome; a row that failed has none but in ``error_rate``."""
        if outcome.task not in self.tasks or (failed(outcome) and self.function is not error_rate):
            return None
        return self.function(outcome)


_SHARES: tuple[Aggregate, ...] = ("p50", "p95")


def _latency(name: str, function: Function, tasks: frozenset[str]) -> list[Metric]:
    return [Metric(f"{name}_{share}", function, tasks, share, "ms", False) for share in _SHARES]


def _economy(name: str, function: Function, *, less: bool = True) -> list[Metric]:
    return [
        Metric(f"{name}_{share}", function, ANSWERING, share, "count", not less)
        for share in _SHARES
    ]


_TABLE = (
    *(Metric(f"recall@{k}", partial(recall_at, k), RETRIEVAL) for k in (1, 3, 5, 10)),
    Metric("mrr", mrr, RETRIEVAL),
    Metric("ndcg@10", ndcg_at_10, RETRIEVAL),
    Metric("accuracy", accuracy, ANSWERING, paired=True),
    Metric("fact_accuracy", fact_accuracy, ANSWERING, paired=True),
    Metric("completeness", completeness, ANSWERING),
    Metric("refusal_precision", refusal_precision, ANSWERING, by_type=False),
    Metric("refusal_recall", refusal_recall, ANSWERING, paired=True),
    Metric("false_refusals", false_refusal, ANSWERING, higher_is_better=False, paired=True),
    Metric("citation_recall", citation_recall, ANSWERING),
    Metric("citation_precision", citation_precision, ANSWERING),
    Metric("citation_validity", citation_validity, ANSWERING),
    Metric("evidence_cited", evidence_cited, ANSWERING),
    Metric("figure_faithfulness", figure_faithfulness, ANSWERING),
    Metric("language_fidelity", language_fidelity, ANSWERING),
    *_latency("evidence_ms", evidence_ms, ALL),
    *_latency("first_token_ms", first_token_ms, ANSWERING),
    *_latency("end_ms", end_ms, ANSWERING),
    *_economy("calls", calls),
    *_economy("prefilled", prefilled),
    *_economy("reused", reused, less=False),
    Metric("reused_share_p50", reused_share, ANSWERING, "p50"),
    Metric("error_rate", error_rate, ALL, higher_is_better=False),
)

#: Every metric by its name, in the order of a report.
METRICS: dict[str, Metric] = {metric.name: metric for metric in _TABLE}


def main_metric(task: str) -> str:
    """The name of the metric that a task is judged by first."""
    return "recall@5" if task in RETRIEVAL else "accuracy"
