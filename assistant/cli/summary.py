"""``deepsea summary``: a document in another form, cited."""

from contextlib import closing
from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.cli.terminal import Reporter, keeping, note, settings_in_use

_EXAMPLES = """\b
Examples:
  deepsea summary --form figures
  deepsea summary --form timeline --lang en --doc xiaomi-deep-sea --out timeline.docx
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("summary", epilog=_EXAMPLES)(summary)


def summary(
    form: Annotated[
        str, typer.Option(help="figures: every amount, with its date; timeline: what is dated.")
    ],
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option(help="Language, instead of the article's own."),
    ] = None,
    docs: Annotated[
        list[str] | None,
        typer.Option("--doc", metavar="ID", help="Only this article (may be repeated)."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="FILE.md, .html, .docx or .pdf.")
    ] = None,
) -> None:
    """Put what an article says into a table, every row with its quote as a footnote.

    Made by code from the article's own sentences (the built-in article's in either language): no
    chat model is asked. Without --out, Markdown is printed.
    """
    from assistant.assembly import index_builtin, open_library
    from assistant.export import export, exporter_of
    from assistant.summary import form_of, markdown, summarize

    form_of(form)
    if out is not None:
        exporter_of(out)
    with (
        keeping("nothing was changed"),
        Reporter() as report,
        closing(open_library(settings_in_use())) as library,
    ):
        if not library.list():
            index_builtin(library, report)
        chosen = [library.get(id) for id in docs or ()] or library.list()
        written = []
        for document in chosen:
            made = summarize(library, document.id, form, lang or document.lang)
            written.append((made, markdown(made, library)))
        if out is None:
            print("\n".join(f"# {made.title}\n\n{text}" for made, text in written), flush=True)
            return
        if len(written) > 1:
            note(f"--out holds one article; name it: --doc {chosen[0].id}")
            raise typer.Exit(2)
        made, text = written[0]
        export(text, out, title=made.title, lang=made.lang)
        note(f"the summary is in {out}")
