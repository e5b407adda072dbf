"""``deepsea summary``: a document in another form, cited."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from index.errors import BadInput

from .terminal import Reporter, keeping, note, settings_in_use

if TYPE_CHECKING:
    from assistant.answer import Assistant

_EXAMPLES = """\b
Examples:
  deepsea summary
  deepsea summary --form executive --lang en --pictures --out executive.pdf
  deepsea summary --form brief --focus "the marketing" --length 100
  deepsea summary --form figures --out figures.pdf
  deepsea summary --form compare --doc A --doc B --on price --on "after-sales service"
  deepsea summary --form timeline --lang en --doc xiaomi-deep-sea --out timeline.docx
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("summary", epilog=_EXAMPLES)(summary)


def summary(
    form: Annotated[
        str,
        typer.Option(
            help="gist: one line; brief: a paragraph; executive: a page of situation, strategy, "
            "evidence, risks and implications; outline: a sentence for each part; faq: ten "
            "questions with answers; figures: every amount, with its date; timeline: what is "
            "dated; glossary: terms; swot: strengths, weaknesses and risks; "
            "compare: articles (--doc) on points (--on)."
        ),
    ] = "outline",
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option(help="Language, instead of the article's own."),
    ] = None,
    docs: Annotated[
        list[str] | None,
        typer.Option("--doc", metavar="ID", help="Only this article (may be repeated)."),
    ] = None,
    focus: Annotated[
        str | None, typer.Option(metavar="TEXT", help='What alone to treat: "the marketing".')
    ] = None,
    length: Annotated[
        int | None,
        typer.Option(
            min=20, max=5000, help="Words (Chinese characters); brief and executive only."
        ),
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="A point to compare on (may be repeated)."),
    ] = None,
    pictures: Annotated[
        bool,
        typer.Option("--pictures", help="With a chart and a map, in the file of an executive."),
    ] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="FILE.md, .html, .docx or .pdf.")
    ] = None,
) -> None:
    """Tell what an article says, each sentence or row with its quote as a footnote.

    Figures, timeline, glossary, swot and compare are made by code from the article's own sentences
    (the built-in article's in either language). The other forms are made of a sentence for each
    part, which the chat model writes, and which is verified like an answer; each is kept, so that
    another form, or the same after an interruption, goes on from there.
    Without --out, Markdown is printed.
    """
    from assistant.assembly import indexing
    from assistant.export import export, exporter_of
    from assistant.summary import (
        BY_CODE,
        ONE_PAGE,
        Wishes,
        check_wishes,
        form_of,
        markdown,
        picture_files,
        summarize,
    )

    form_of(form)
    beside = tuple(docs or ()) if form == "compare" else ()
    wishes = Wishes(focus or "", length, beside, tuple(on or ()), pictures)
    check_wishes(form, wishes)
    if focus is not None and not focus.strip():
        raise BadInput("--focus is empty: say what to look at, such as --focus marketing")
    if out is not None:
        exporter_of(out)
    elif pictures:
        raise BadInput("--pictures takes a file to put them in, such as --out summary.pdf")
    if form == "compare" and (len(docs or ()) < 2 or not on):
        raise BadInput("--form compare takes --doc A --doc B and --on POINT")
    with (
        keeping("what was read so far is kept: the same command goes on from there"),
        Reporter() as report,
        closing(_open(report, with_model=form not in BY_CODE)) as assistant,
    ):
        library = assistant.library
        chosen = [library.get(id) for id in docs or ()] or library.list()
        if form == "compare":
            chosen = chosen[:1]
        if out is not None and len(chosen) > 1:
            raise BadInput(f"--out holds one article: name it, --doc {chosen[0].id}")
        for document in chosen:
            told = indexing(f"reading {document.id}", report)
            made = summarize(assistant, document.id, form, lang or document.lang, told, wishes)
            if out is None:
                print(f"# {made.title}\n\n{markdown(made, library)}", flush=True)
            else:
                export(
                    markdown(made, library, out.stem),
                    out,
                    title=made.title,
                    lang=made.lang,
                    pictures=picture_files(made, out.stem),
                    page=form in ONE_PAGE and length is None,
                )
                note(f"the summary is in {out}")


def _open(report: Reporter, *, with_model: bool) -> "Assistant":
    from assistant.assembly import open_assistant

    overrides = {} if with_model else {"model": "none"}
    return open_assistant(settings_in_use(**overrides), report)
