"""``deepsea eval compare``, ``gate`` and ``drawn``: what is done with reports."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.terminal import note, settings_in_use

from .options import SeedOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.gate import Gates
    from eval.metrics import Score
    from eval.outcome import Outcome

_COMPARE_EXAMPLES = """\b
Examples:
  deepsea eval compare runs/before.json runs/after.json
  deepsea eval baseline --report runs/tutorial.json
  deepsea eval compare runs/tutorial.json runs/after.json
"""
_GATE_EXAMPLES = """\b
Examples:
  deepsea eval gate                        measure the sample, and hold it to the floors
  deepsea eval gate runs/today.json        hold a report to them
"""

_DRAWN_EXAMPLE = """\b
Example:
  deepsea eval drawn runs/today.json --n 10 --seed 1 > answers.md
"""


def register(app: typer.Typer) -> None:
    """Add these commands to ``app``."""
    app.command("compare", epilog=_COMPARE_EXAMPLES)(_compare)
    app.command("gate", epilog=_GATE_EXAMPLES)(_gate)
    app.command("drawn", epilog=_DRAWN_EXAMPLE)(_drawn)


def _compare(
    before: Annotated[Path, typer.Argument(metavar="A.json", help="The earlier report.")],
    after: Annotated[Path, typer.Argument(metavar="B.json", help="The later report.")],
) -> None:
    """Say what got better and worse from one report to another, and whether it may be chance."""
    from eval.compare import compare, render
    from eval.report import read_report

    print(render(compare(read_report(before), read_report(after))))


def _drawn(
    report: Annotated[Path, typer.Argument(metavar="REPORT.json", help="Of answers.")],
    n: Annotated[int, typer.Option("--n", min=1, help="How many.")] = 10,
    seed: SeedOption = 0,
) -> None:
    """Print answers of a report, drawn at random, as Markdown with their quotes and verdicts."""
    from assistant.assembly import open_library
    from eval.report import read_report
    from eval.report.drawn import drawn

    with closing(open_library(settings_in_use())) as library:
        print(drawn(read_report(report), n, seed, library), end="")


def _gate(
    report: Annotated[
        Path | None,
        typer.Argument(metavar="REPORT.json", help="Default: measure the sample now."),
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option("--floors", metavar="FILE.toml", help="Other floors than the built-in ones."),
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", help="The chat model, instead of DEEPSEA_MODEL.")
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE.json", help="Write a report of what is measured."),
    ] = None,
) -> None:
    """Exit with 1 when a score is below its floor, and say which and what rows caused it."""
    from eval.gate import GATES, below, read_gates

    gates = read_gates(floors or GATES)
    scores, outcomes = _measured(gates, report, model, write)
    failures = below(scores, gates.floors, outcomes)
    for failure in failures:
        note(failure)
    if failures:
        raise typer.Exit(1)
    note("every floor is held")


def _measured(
    gates: "Gates", report: Path | None, model: str | None, write: Path | None
) -> "tuple[Sequence[Score], Sequence[Outcome]]":
    from eval.metrics import scores
    from eval.prepare import Choice
    from eval.report import read_report

    from .session import run
    from .table import table

    if report is not None:
        known = read_report(report)
        return known.scores, known.outcomes
    plan = {
        task: Choice(limit=limit, seed=gates.sample.seed)
        for task, limit in gates.sample.limit.items()
    }
    outcomes = run(plan, settings_in_use(model=model), write)
    found = scores(outcomes)
    print(table(found))
    return found, outcomes
