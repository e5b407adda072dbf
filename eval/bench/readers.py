"""Eight readers at once, against the same questions one after the other."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from assistant.answer import Assistant
from assistant.types import Evidence
from eval.prepare import Choice, prepare

from .measure import Measure, Setup

READERS = 8


def run(setup: Setup) -> Iterator[Measure]:
    choice = Choice(type="fact", limit=READERS, seed=setup.seed)
    with setup.opened() as (library, glossary):
        rows = prepare("answers", choice, library, setup.model, glossary).rows
        questions = [row.question for row in rows]
        assistant = Assistant(library, setup.model(), glossary)
        for question in questions:
            assistant.answer(question)
        alone, _ = _all(assistant, questions, 1)
        together, waits = _all(assistant, questions, READERS)
    yield Measure(
        "readers",
        f"{len(questions)} questions at once, of one by one",
        "ratio",
        (alone / together,),
        (),
        "1.3",
    )
    if waits:
        name = "first evidence, at once"
        yield Measure("evidence-readers", name, "ms", waits, (), "at most 500 ms")


def _all(
    assistant: Assistant, questions: Sequence[str], at_once: int
) -> tuple[float, tuple[float, ...]]:
    """Seconds until every question is answered, and ms to the first evidence of each that has any:
    what is met in a line has none.
    """

    def ask(question: str) -> float | None:
        started, shown = time.perf_counter(), None
        for event in assistant.stream(question):
            if shown is None and isinstance(event, Evidence):
                shown = (time.perf_counter() - started) * 1000
        return shown

    started = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        waits = list(pool.map(ask, questions))
    return time.perf_counter() - started, tuple(each for each in waits if each is not None)
