"""``deepsea eval answers`` and the other tasks: ask, and say what came of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.terminal import settings_in_use

from .options import (
    DocOption,
    GoldOption,
    JudgeOption,
    LangOption,
    LimitOption,
    ModelOption,
    ReportOption,
    SeedOption,
    SplitOption,
    TypeOption,
)

if TYPE_CHECKING:
    from eval.prepare import Choice, Name

_ABOUT_EACH: "dict[Literal[Name, 'all'], str]" = {
    "answers": "Ask the questions one by one.",
    "conversations": "Ask questions that lean on the answers before them.",
    "attacks": "Ask what is meant to mislead, hostile articles beside.",
    "texts": "Ask about other texts, each indexed alone.",
    "all": "Run every task: all of the above.",
    "baseline": "Ask the tutorial chain, to compare it with 'answers'.",
}
_ABOUT = """

Prints a table of scores, and on stderr each row that went wrong. Exits with 1 when a citation is
not verbatim, an answer holds a figure that its quotes do not, or a row met an error.
"""
_FORMAT = """\b
Each line of --gold is {"id", "lang", "type", "question", "history", "reference", "facts",
"forbidden", "evidence", "answerable"}; 'deepsea eval check FILE' tells what is wrong with it.
"""
_GOLD = {
    "conversations": '\b\nEach line of --gold is {"id": "…", "turns": [row, …]}.\n',
    "attacks": """\b
Each line of --gold is a row, with "document": "NAME" where it has a hostile article: a file in the
folder beside --gold that is called as it is, without its suffix.
""",
    "texts": "\b\nThe text that --gold is about stands beside it: rows.md for rows.jsonl.\n",
}


def register(app: typer.Typer) -> None:
    """Add these commands to ``app``."""
    example = _examples("retrieval --levers", "retrieval --split dev --legs lexical")
    example += "\n" + _FORMAT
    app.command("retrieval", epilog=example)(_retrieval)
    for name, about in _ABOUT_EACH.items():
        example = _examples(f"{name} --limit 20") + "\n" + _GOLD.get(name, _FORMAT)
        app.command(name, help=about + _ABOUT, epilog=example)(_asking(name))


def _examples(*arguments: str) -> str:
    commands = "".join(f"  deepsea eval {each}\n" for each in arguments)
    return f"\b\nExample{'s' if len(arguments) > 1 else ''}:\n{commands}"


def _asking(name: "Literal[Name, 'all']") -> Callable[..., None]:
    """The command of a task that asks; all of them take the same options."""

    def asking(
        gold: GoldOption = None,
        model: ModelOption = None,
        split: SplitOption = "all",
        lang: LangOption = None,
        type: TypeOption = None,
        limit: LimitOption = None,
        seed: SeedOption = 0,
        docs: DocOption = None,
        judge: JudgeOption = None,
        report: ReportOption = None,
    ) -> None:
        from eval.prepare import NAMES, Choice

        if name == "all" and gold is not None:
            raise typer.BadParameter("--gold is for one task; name that instead of 'all'")
        choice = Choice(gold, split, lang, type, limit, seed, tuple(docs or ()))
        plan = dict.fromkeys(NAMES if name == "all" else (name,), choice)
        measure(plan, model, report, judge)

    return asking


def _retrieval(
    gold: GoldOption = None,
    model: ModelOption = None,
    split: SplitOption = "all",
    lang: LangOption = None,
    type: TypeOption = None,
    limit: LimitOption = None,
    seed: SeedOption = 0,
    docs: DocOption = None,
    legs: Annotated[
        Literal["all", "dense", "lexical", "names"],
        typer.Option("--legs", help="Only this leg of the search."),
    ] = "all",
    translation: Annotated[
        bool,
        typer.Option(help="Search with the question in the articles' language too."),
    ] = True,
    levers: Annotated[
        bool,
        typer.Option("--levers", help="What each leg, translation and the rendition are worth."),
    ] = False,
    report: ReportOption = None,
) -> None:
    """Look whether the evidence is found, and how high up.

    Prints a table of scores, and on stderr each row whose evidence is not among the first five
    passages. Without translation no chat model is loaded.

    With --levers it prints a table for each direction instead, from the language of the question
    to that of the article, and how far the languages are apart; the rows of 'eval texts' are among
    them unless --gold or --doc is given. It starts anew each time.
    """
    if levers and (legs != "all" or not translation or report is not None):
        raise typer.BadParameter("--levers shows every leg, and goes into no report; leave these")
    from eval.prepare import Choice
    from eval.tasks.retrieval import LEGS

    choice = Choice(
        *(gold, split, lang, type, limit, seed, tuple(docs or ())),
        legs=LEGS if legs == "all" else (legs,),
        translate=translation,
    )
    if levers:
        from .levers import measure_levers

        measure_levers(choice, model)
    else:
        measure({"retrieval": choice}, model, report)


def measure(
    plan: "Mapping[Name, Choice]",
    model: str | None,
    report: Path | None,
    judge: str | None = None,
) -> None:
    """Run the tasks of ``plan`` and print what came of them; exits as `_ABOUT` says."""
    from eval.metrics import scores

    from .session import run
    from .table import table

    if report is not None and report.suffix != ".json":
        raise typer.BadParameter("--report names a file that ends in .json")
    graders = settings_in_use(model=judge) if judge else None  # a wrong name is told before the run
    outcomes = run(plan, settings_in_use(model=model), report)
    print(table(scores(outcomes)), flush=True)
    if graders is not None:
        from .opinion import report_opinion

        print()
        report_opinion(outcomes, graders, report)
    if any(outcome.faults or outcome.error for outcome in outcomes):
        raise typer.Exit(1)
