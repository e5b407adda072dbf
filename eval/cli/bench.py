"""``deepsea eval bench``: how fast, how large, how many calls."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from tqdm import tqdm

from assistant.cli.terminal import keeping, note, settings_in_use

from .options import ModelOption, SeedOption

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.models.chat import ChatModel
    from assistant.settings import Settings
    from eval.bench.measure import Measure, Setup
    from index.library import Library
    from prompts.glossary import Glossary

_COUNTS = "counts"
_LARGEST = 1_000_000
_EXAMPLES = """\b
Examples:
  deepsea eval bench --report runs/bench.json        also draws runs/bench.svg
  deepsea eval bench --only indexing                 one benchmark (may be repeated)
  deepsea eval bench --only scale --size 10000
  deepsea eval bench --short                         counts, held to their ceilings
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("bench", epilog=_EXAMPLES)(_bench)


def _bench(
    short: Annotated[
        bool, typer.Option("--short", help="Count only, and exit with 1 above a ceiling.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="NAME", help="Only this benchmark.")
    ] = None,
    sample: Annotated[
        int, typer.Option("--sample", min=1, help="Fact questions in each language.")
    ] = 6,
    tutorial: Annotated[
        int, typer.Option("--tutorial", min=0, help="Of these, how many the tutorial chain gets.")
    ] = 2,
    sizes: Annotated[
        list[int] | None,
        typer.Option("--size", min=1, help="Passages to search among (may be repeated)."),
    ] = None,
    scale: Annotated[
        bool, typer.Option("--scale", help=f"Search among {_LARGEST:,} passages too.")
    ] = False,
    seed: SeedOption = 0,
    model: ModelOption = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE.json", help="Write this, and FILE.svg to look at."),
    ] = None,
) -> None:
    """Measure on this machine: answers beside the tutorial chain, indexing, growth, readers,
    quizzes, start.

    Times are worth comparing within one run only: "of theirs" is the ratio to the tutorial chain,
    or to the plain way of embedding, in the same run.
    """
    if report is not None and report.suffix != ".json":
        raise typer.BadParameter("--report names a file that ends in .json")
    settings = settings_in_use(model=model)
    names = [_COUNTS] if short else _chosen(only)
    from eval.bench.measure import Setup

    one = _loaded_once(settings)
    wanted = tuple(sizes or Setup.sizes) + ((_LARGEST,) if scale else ())
    setup = Setup(settings, one, lambda: _opened(settings), sample, tutorial, seed, wanted)
    _show(setup, names, short, report)


def _chosen(only: list[str] | None) -> list[str]:
    from eval.bench import BENCHMARKS
    from index.weights.nearest import nearest

    for name in only or ():
        if name not in BENCHMARKS:
            raise typer.BadParameter(f"there is no benchmark {name!r}: {nearest(name, BENCHMARKS)}")
    return only or [name for name in BENCHMARKS if name != _COUNTS]


def _loaded_once(settings: "Settings") -> "Callable[[], ChatModel | None]":
    from functools import cache

    from assistant.models import chat_model

    return cache(lambda: chat_model(settings))


@contextmanager
def _opened(settings: "Settings") -> "Iterator[tuple[Library, Glossary]]":
    from .session import opened, warm_up

    with opened(settings) as (library, _, glossary):
        warm_up(library)
        yield library, glossary


def _show(setup: "Setup", names: list[str], short: bool, report: Path | None) -> None:
    from eval.bench import BENCHMARKS
    from eval.bench.ceilings import above, read_ceilings
    from eval.bench.record import write
    from eval.bench.table import table
    from eval.context import machine

    measures: list[Measure] = []
    with keeping("nothing was written"):
        for name in tqdm(names, desc="bench", unit=" benchmarks", disable=None):
            note(f"measuring {name}")
            measures += BENCHMARKS[name](setup)
    on = machine()
    print(f"{on['processor']}, {on['cores']} cores, {on['memory_gb']} GB; {setup.settings.model}")
    print(table(measures), flush=True)
    if report is not None:
        asked = {"sample": setup.sample, "tutorial": setup.tutorial, "seed": setup.seed}
        context = {"machine": on, "model": setup.settings.model, "asked": asked}
        note(f"the report is {report}, the picture {write(report, measures, context)}")
    if short:
        passed = above(measures, read_ceilings())
        for line in passed:
            note(line)
        if passed:
            raise typer.Exit(1)
        note("every ceiling is held")
