"""The options that several commands of ``deepsea eval`` take."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from index.types import Lang

LANGUAGES: dict[Lang, str] = {"zh": "Chinese", "en": "English"}

GoldOption = Annotated[
    Path | None,
    typer.Option("--gold", metavar="FILE", help="Your own rows, instead of the built-in ones."),
]
ModelOption = Annotated[
    str | None, typer.Option("--model", help="The chat model, instead of DEEPSEA_MODEL.")
]
SplitOption = Annotated[
    Literal["dev", "held-out", "all"],
    typer.Option("--split", help="Part of the built-in questions; tune on dev alone."),
]
LangOption = Annotated[
    Literal["zh", "en"] | None, typer.Option("--lang", help="Only questions in this language.")
]
TypeOption = Annotated[
    str | None, typer.Option("--type", help="Only this type of question: fact, list, reason, ….")
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, help="A sample, stratified by language and type.")
]
SeedOption = Annotated[int, typer.Option("--seed", help="Another sample of the same size.")]
DocOption = Annotated[
    list[str] | None,
    typer.Option("--doc", metavar="ID", help="Ask of this article (may be repeated)."),
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE.json", help="Write a report, and FILE.html to read."),
]
JudgeOption = Annotated[
    str | None,
    typer.Option("--judge", metavar="MODEL", help="Have this model grade the answers too."),
]
