"""``deepsea eval summaries``: sentences of summaries to be read against their quotes."""

from contextlib import closing
from typing import Annotated

import typer

from assistant.cli.terminal import Reporter, keeping, settings_in_use

from .options import SeedOption

_EXAMPLE = """\b
Example:
  deepsea eval summaries xiaomi-deep-sea:executive:en report:outline:zh --n 100 > reading.tsv
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("summaries", epilog=_EXAMPLE)(_summaries)


def _summaries(
    names: Annotated[
        list[str], typer.Argument(metavar="DOC:FORM:LANG…", help="Summaries to draw from.")
    ],
    n: Annotated[int, typer.Option("--n", min=1, help="How many sentences.")] = 100,
    seed: SeedOption = 0,
) -> None:
    """Make summaries and print sentences of them, drawn at random, each beside its quotes, as
    tab-separated lines. Whoever reads them fills in "supported" (yes or no) and "why" (not).
    """
    from assistant.assembly import indexing, open_assistant
    from eval.summaries import drawn, table, wanted

    summaries = [wanted(name) for name in names]
    with (
        keeping("what was read so far is kept: the same command goes on from there"),
        Reporter() as report,
        closing(open_assistant(settings_in_use(), report)) as assistant,
    ):
        rows = drawn(assistant, summaries, n, seed, indexing("reading", report))
    print(table(rows), end="")
