"""``deepsea eval``: the gold questions through the assistant in use, and how many it got right."""

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Annotated, Literal

import typer

GOLD = Path(__file__).parent / "gold" / "first.jsonl"


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("eval")(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Option(metavar="FILE", help="Gold rows, JSON Lines.")] = GOLD,
    lang: Annotated[Literal["zh", "en"] | None, typer.Option(help="Only this language.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many rows.")] = None,
) -> None:
    """Ask every gold question and print what was right, per language.

    Each wrong row is named on stderr with its answer. Exits with 1 when a citation is not verbatim
    or an answer holds a figure that its quotes do not.
    """
    from tqdm import tqdm

    from assistant.assembly import open_assistant
    from assistant.cli.terminal import Reporter, settings_in_use

    from .rows import read_rows
    from .score import faults, is_right

    rows = [row for row in read_rows(gold) if lang in (None, row.lang)][:limit]
    settings = settings_in_use()
    with Reporter() as report:
        assistant = open_assistant(settings, report)
    tally: Counter[tuple[str, str, bool]] = Counter()
    broken = 0
    seconds: list[float] = []
    with closing(assistant):
        for row in tqdm(rows, unit=" questions", disable=None):
            answer = assistant.answer(row.question, row.history)
            right = is_right(row, answer)
            seconds.append(answer.timings.total_ms / 1000)
            tally[row.lang, "answerable" if row.answerable else "unanswerable", right] += 1
            found = faults(answer, assistant.library)
            broken += len(found)
            if found or not right:
                what = "; ".join(found) or "wrong"
                tqdm.write(f"{row.id}: {what}: {answer.text}", file=sys.stderr)
    for language, kind in sorted({(language, kind) for language, kind, _ in tally}):
        good, bad = tally[language, kind, True], tally[language, kind, False]
        print(f"{language} {kind}: {good} of {good + bad} right")
    print(f"citations or figures that do not hold: {broken}")
    print(f"seconds to the whole answer, median: {median(seconds):.1f}")
    raise typer.Exit(1 if broken else 0)
