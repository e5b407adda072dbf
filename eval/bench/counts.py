"""What no machine makes fewer: tokens prefilled, model calls, passages embedded. No seconds."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from assistant.answer import Assistant
from assistant.assembly import open_embedder
from eval.metrics.economy import calls, prefilled, reused_share
from eval.outcome import Outcome
from eval.prepare import Choice, prepare
from eval.tasks.answers import Answers
from eval.tasks.ask import ask
from index.document import make_document
from index.embed import Embedder, Vectors
from index.errors import BadInput
from index.ingest import cut, passages
from index.library import Library
from index.types import LANGS, Document

from .measure import Measure, Setup
from .texts import varied

#: More prompt tokens than the questions of any answer have: some section was read anew.
COLD_TOKENS = 400
# Fact questions in each language.
QUESTIONS = 2


def run(setup: Setup) -> Iterator[Measure]:
    yield from embedded(open_embedder(setup.settings).folder)
    if setup.model() is not None:
        yield from _asked(setup)


class Counting(Embedder):
    """Counts the passages that it embeds."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.count = 0

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> Vectors:
        self.count += len(texts)
        return super().embed_passages(texts, progress)


def embedded(folder: Path) -> Iterator[Measure]:
    """What is embedded again when nothing changed, and when one article of two did."""
    embedder = Counting(folder)

    lines = list(islice(varied(0), 12))
    one, two, other = (
        make_document("\n".join(those), name, name, "zh", name)
        for name, those in (("one", lines[:6]), ("two", lines[6:]), ("one", lines[5::-1]))
    )

    def counted(library: Library, *documents: Document) -> int:
        before = embedder.count
        for document in documents:
            library.add(document)
        return embedder.count - before

    with tempfile.TemporaryDirectory(prefix="deepsea-bench-") as home:
        with closing(Library.open(Path(home), embedder)) as library:
            counted(library, one, two)
        with closing(Library.open(Path(home), embedder)) as library:
            same = counted(library, one, two)
            changed = counted(library, other)
    own = sum(len(texts) for texts in passages(cut(other, other.text)).values())
    yield Measure("unchanged", "embedded when nothing changed", "count", (float(same),), (), "0")
    yield Measure(
        "changed",
        "embedded when one of two changed, beside its own",
        "count",
        (float(changed - own),),
        (),
        "0",
    )


def _asked(setup: Setup) -> Iterator[Measure]:
    found = []
    with setup.opened() as (library, glossary):
        assistant = Assistant(library, setup.model(), glossary)
        for lang in LANGS:
            choice = Choice(lang=lang, type="fact", limit=QUESTIONS, seed=setup.seed)
            task = prepare("answers", choice, library, setup.model, glossary)
            assert isinstance(task, Answers)
            for case in task.cases:
                outcome = ask("answers", case, assistant, ())
                if (prefilled(outcome) or 0) > COLD_TOKENS:  # its sections were never read before
                    outcome = ask("answers", case, assistant, ())
                found.append(outcome)
    yield from asked(found)


def asked(outcomes: Sequence[Outcome]) -> Iterator[Measure]:
    """What questions cost. Raises `BadInput` for one that met an error, which costs little."""
    if failed := next((each for each in outcomes if each.error), None):
        raise BadInput(f"{failed.row.id} was not answered: {failed.error}")
    for key, name, function in (
        ("calls", "model calls", calls),
        ("prefilled", "tokens prefilled", prefilled),
    ):
        values = tuple(v for each in outcomes if (v := function(each)) is not None)
        if values:
            yield Measure(key, f"{name} of a question", "count", values)
    fresh = tuple(1 - v for each in outcomes if (v := reused_share(each)) is not None)
    if fresh:
        yield Measure("fresh", "prompt tokens not reused", "share", fresh, (), "0.05")
