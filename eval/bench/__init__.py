"""How fast, how large, how many: one file and one line here each (`deepsea eval bench`)."""

from . import answers, counts, indexing, quizzes, readers, scale, start
from .measure import Benchmark

#: By name, in the order in which they are run. "counts" is what ``--short`` runs, and that alone.
BENCHMARKS: dict[str, Benchmark] = {
    "answers": answers.run,
    "indexing": indexing.run,
    "scale": scale.run,
    "readers": readers.run,
    "quizzes": quizzes.run,
    "start": start.run,
    "counts": counts.run,
}
