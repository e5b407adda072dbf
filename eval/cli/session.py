"""Runs tasks for a person at a terminal: set-up, progress, what went wrong, the report."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.answer import Assistant
from assistant.assembly import index_builtin, open_library
from assistant.cli.terminal import Reporter, keeping, note
from assistant.models import chat_model
from assistant.models.chat import ChatModel
from assistant.settings import Settings
from assistant.translation.glossary import glossary_in_use
from eval.context import context
from eval.outcome import Outcome
from eval.prepare import Choice, Name, prepare
from eval.report import Context, write_page, write_report
from eval.report.flaws import flaws
from eval.run import Run
from eval.tasks import Model, Task
from index.errors import BadInput
from index.library import Library
from prompts.glossary import Glossary

# Flaws that make a row wrong or its evidence late; others are for the report.
_NAMED = frozenset(
    {"fault", "invented", "forbidden", "error", "refused", "missing", "not_found", "late"}
)

_FIRST_QUESTIONS = ("这篇文章讲什么？", "What is the article about?")


def run(
    plan: Mapping[Name, Choice], settings: Settings, report_to: Path | None = None
) -> list[Outcome]:
    """The outcome of every row of the tasks in ``plan``, and a report of them if asked for.

    All rows of all tasks are read and their evidence found before the first is asked.
    """
    with opened(settings) as (library, model, glossary):
        tasks = [prepare(name, choice, library, model, glossary) for name, choice in plan.items()]
        tasks = [task for task in tasks if task.rows]
        if not tasks:
            raise BadInput("No row is left to ask; mend --lang and --type, or leave them out.")
        made_of = context(settings, library, _asked_for(plan))
        warm_up(library)
        runs = [Run(task, made_of, settings.home / "eval") for task in tasks]
        with keeping("what was answered is kept, the same command goes on from there"):
            for one in runs:
                _go(one)
    outcomes = [outcome for one in runs for outcome in one.whole()]
    if report_to is not None:
        _write(report_to, outcomes, made_of)
    for one in runs:
        one.finish()
    if failed := sum(outcome.error is not None for outcome in outcomes):
        note(f"{failed} of {len(outcomes)} rows met an error; the same command asks them again")
    return outcomes


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Library, Model, Glossary]]:
    """What tasks are prepared with; nothing indexed yet, the built-in articles are."""
    glossary = glossary_in_use(settings)
    with Reporter() as report, closing(open_library(settings)) as library:
        library.check()
        if not library.list():
            index_builtin(library, report)

        @cache
        def model() -> ChatModel | None:
            if settings.model != "none":  # told above the bar that stands there by then
                tqdm.write(f"deepsea: loading the chat model {settings.model}", file=sys.stderr)
            return chat_model(settings)

        yield library, model, glossary


def warm_up(library: Library) -> None:
    """Load what is only loaded at a first question, or the first rows would be charged for it."""
    for question in _FIRST_QUESTIONS:
        Assistant(library, None).answer(question)


def _go(run: Run) -> None:
    """Ask what is not yet answered, with a bar, and name each row that went wrong."""
    task: Task = run.task
    if run.known:
        note(f"{task.name}: {len(run.known)} of {len(task.rows)} rows were done before")
        for outcome in run.known.values():
            _name(outcome)
    with tqdm(
        total=len(task.rows),
        initial=len(run.known),
        desc=task.name,
        unit=" rows",
        mininterval=0.1 if sys.stderr.isatty() else 30,
    ) as bar:
        for outcome in run.outcomes():
            bar.update()
            _name(outcome)


def _name(outcome: Outcome) -> None:
    if line := what_was_wrong(outcome):
        tqdm.write(line, file=sys.stderr)


def what_was_wrong(outcome: Outcome) -> str:
    """One line that names the row, what was wrong and the answer; "" when nothing was."""
    found = [flaw for flaw in flaws(outcome) if flaw.kind in _NAMED]
    if not found:
        return ""
    what = "; ".join(f"{flaw.kind} {flaw.detail}".strip() for flaw in found)
    said = f": {outcome.answer.text}" if outcome.answer else ""
    return " ".join(f"{outcome.task} {outcome.row.id}: {what}{said}".split())


def _write(path: Path, outcomes: Sequence[Outcome], made_of: Context) -> None:
    page = path.with_suffix(".html")
    write_page(page, write_report(path, outcomes, made_of))
    note(f"the report is {path}, to be read in a browser as {page}")


def _asked_for(plan: Mapping[Name, Choice]) -> dict[str, Any]:
    """The choices that were made, as JSON values."""
    plain = asdict(Choice())
    return {
        task: {
            name: str(value) if isinstance(value, Path) else value
            for name, value in asdict(choice).items()
            if value != plain[name]
        }
        for task, choice in plan.items()
    }
