"""``deepsea eval …``: one file per group of commands, registered here."""

import typer

from . import bench, gold, measure, near_misses, probe, reports, summaries

_EXAMPLES = """\b
Examples:
  deepsea eval all --report runs/today.json          everything; also writes runs/today.html
  deepsea eval answers --split dev --lang en         part of the built-in questions
  deepsea eval answers --limit 40 --seed 1           a stratified sample, the same each time
  deepsea eval retrieval --legs dense --no-translation
  deepsea eval retrieval --levers                    what each part of the search is worth
  deepsea eval compare runs/before.json runs/today.json

\b
Your own questions, about an article of yours:
  deepsea index add report.md
  deepsea eval draft report --n 20 > rows.jsonl      rows to be corrected by you
  deepsea eval check rows.jsonl --doc report         what is wrong with them
  deepsea eval answers --gold rows.jsonl --doc report

\b
A run that was interrupted goes on with the same command.
"""


def register(app: typer.Typer) -> None:
    """Add these commands to ``app``."""
    group = typer.Typer(
        help="How well questions are answered: measure, compare, hold to floors.",
        epilog=_EXAMPLES,
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for part in (measure, near_misses, summaries, probe, bench, gold, reports):
        part.register(group)
    app.add_typer(group, name="eval")
