"""Metrics: one small pure function each, of one outcome; None where it does not apply."""

from .errors import failed
from .scores import Score, question_of, scores
from .table import METRICS, Metric, main_metric

__all__ = ["METRICS", "Metric", "Score", "failed", "main_metric", "question_of", "scores"]
