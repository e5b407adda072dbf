"""``deepsea index …`` and ``deepsea source``: the articles that questions are about."""

import json
import sys
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from index.errors import BadInput

from .terminal import Reporter, keeping, note, settings_in_use

if TYPE_CHECKING:
    from index.library import Library
    from index.types import Document

_index = typer.Typer(
    help="The articles that questions are about: add, list, remove, rebuild.",
    epilog="\b\nExamples:\n  deepsea index add report.txt\n  deepsea index list\n",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add these commands to ``app``."""
    app.add_typer(_index, name="index")
    app.command("source", epilog=_SOURCE_EXAMPLES)(source)


_ADD_EXAMPLES = """\b
Examples:
  deepsea index add report.txt notes/*.md
  deepsea index add paper.pdf book.epub https://example.com/article
  deepsea index add draft.txt --id q3-report --title "Third quarter"
  pbpaste | deepsea index add -
"""


@_index.command("add", epilog=_ADD_EXAMPLES)
def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE…", help="Files, web addresses, or - for what is piped in."),
    ],
    title: Annotated[str | None, typer.Option(help="Its title, instead of the one found.")] = None,
    id: Annotated[
        str | None, typer.Option(help="Its id, instead of one made of the file's name.")
    ] = None,
    lang: Annotated[
        Literal["zh", "en"] | None, typer.Option(help="Its language, instead of the one found.")
    ] = None,
) -> None:
    """Read articles and index them.

    Files: text (.txt) and Markdown (.md), in UTF-8, UTF-16, GB 18030, Big5 or Windows-1252; web
    pages (.html), PDF, Word (.docx) and e-books (.epub). A web address is fetched now and never
    again; addresses of this computer and of private networks are refused. Chinese or English.

    An article whose id is known already replaces the earlier one; what is piped in does so only by
    its --id. What cannot be read, or is indexed already, is named, and the others are indexed all
    the same.
    """
    from assistant.assembly import indexing, open_library
    from index.document import PASTED, with_id_of_its_own

    if len(sources) > 1 and (id is not None or title is not None):
        raise typer.BadParameter("--id and --title are for one article at a time")
    settings = settings_in_use()
    read, failed = _read(sources, title, id, lang)
    with (
        keeping("the articles that were finished are in the index, no other was changed"),
        Reporter() as report,
        ExitStack() as stack,
    ):
        library: Library | None = None
        for given, document, raw in read:
            library = library or stack.enter_context(closing(open_library(settings)))
            if id is None and document.source == PASTED:
                document = with_id_of_its_own(document, library.list())
            if id is None and (other := _other_of_that_id(library, document)):
                note(
                    f"{given} would replace the article {document.id!r} from {other}; "
                    f"give it an --id of its own, or --id {document.id} to replace that"
                )
                failed = True
                continue
            try:
                result = library.add(document, raw, indexing(f"indexing {document.id}", report))
            except BadInput as error:
                note(str(error))
                failed = True
                continue
            stored = result.document
            if result.outcome == "unchanged":
                note(f"{given} is in the index already, as {stored.id!r}; nothing was changed")
                failed = True
            else:
                print(f"{result.outcome}\t{stored.id}\t{stored.lang}\t{stored.title}", flush=True)
    if failed:
        raise typer.Exit(1)


def _other_of_that_id(library: "Library", document: "Document") -> str | None:
    """The file that the stored article of the same id came from, if it was another one."""
    for known in library.list():
        if known.id == document.id and known.source != document.source:
            return known.source
    return None


def _read(
    sources: list[str], title: str | None, id: str | None, lang: Literal["zh", "en"] | None
) -> tuple[list[tuple[str, "Document", str]], bool]:
    """The articles that can be read, and whether any could not; says which."""
    from index.document import make_document

    found: list[tuple[str, Document, str]] = []
    failed = False
    for given in sources:
        try:
            document, raw = _loaded(given)
        except BadInput as error:
            note(str(error))
            failed = True
            continue
        found.append(
            (
                given,
                make_document(
                    raw,
                    document.id if id is None else id,
                    title or document.title,
                    lang or document.lang,
                    document.source,
                ),
                raw,
            )
        )
    counts = Counter(document.id for _, document, _ in found)
    for name, count in counts.items():
        if count > 1:
            same = ", ".join(given for given, document, _ in found if document.id == name)
            raise BadInput(
                f"{same} would all be called {name!r} and replace each other; add them one by one, "
                "each with an --id of its own"
            )
    return found, failed


def _loaded(given: str) -> tuple["Document", str]:
    from index.document import load_address, load_document, load_pasted
    from index.web import is_address

    if given == "-":
        if sys.stdin.isatty():
            note("paste the text, then press Ctrl-D (Ctrl-Z and Enter on Windows)")
        return load_pasted(sys.stdin.buffer.read())
    if is_address(given):
        note(f"fetching {given}")
        return load_address(given)
    return load_document(Path(given))


@_index.command("list", epilog="\b\nExample:\n  deepsea index list --json | jq -r '.[].id'\n")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="As a JSON array.")] = False,
) -> None:
    """List the articles: id, language, characters, title."""
    from assistant.assembly import open_library

    with closing(open_library(settings_in_use())) as library:
        documents = library.list()
    if as_json:
        print(json.dumps([_described(document) for document in documents], ensure_ascii=False))
        return
    if not documents:
        note("there are no articles yet; add one with 'deepsea index add PATH'")
    width = max((len(document.id) for document in documents), default=0)
    for document in documents:
        size = f"{len(document.text):>9,}"
        print(f"{document.id:<{width}}  {document.lang}  {size}  {document.title}")


def _described(document: "Document") -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "lang": document.lang,
        "source": document.source,
        "characters": len(document.text),
        "sections": len(document.sections),
        "sha256": document.sha256,
    }


@_index.command("remove", epilog="\b\nExample:\n  deepsea index remove q3-report\n")
def remove(
    id: Annotated[str, typer.Argument(metavar="ID", help="As 'index list' has it.")],
) -> None:
    """Remove an article from the index. The file that it came from is not touched."""
    from assistant.assembly import open_library
    from index.articles import builtin_articles

    with closing(open_library(settings_in_use())) as library:
        library.remove(id)
    print(f"removed\t{id}")
    if id in {article.id for article in builtin_articles()}:
        note(f"{id} comes with Deepsea Reader: the next 'deepsea ui' indexes it again")


@_index.command("rebuild", epilog="\b\nExample:\n  deepsea index rebuild\n")
def rebuild() -> None:
    """Read, cut and embed every article again.

    Needed after a change of the embedder or an upgrade, when a command says so. The old index
    stays in use until the new one is whole.
    """
    from assistant.assembly import indexing, open_library

    settings = settings_in_use()
    with (
        keeping("the old index is still there and in use"),
        closing(open_library(settings)) as library,
        Reporter() as report,
    ):
        passages = library.rebuild(indexing("rebuilding the index", report))
        print(f"rebuilt\t{len(library.list())} articles\t{passages} passages")


_SOURCE_EXAMPLES = """\b
Examples:
  deepsea source xiaomi-deep-sea                        its title, language and sections
  deepsea source xiaomi-deep-sea --text > article.txt   exactly the text that is cited
  deepsea source xiaomi-deep-sea --start 120 --end 180  the characters 120 to 179 of it
"""


def source(
    id: Annotated[str, typer.Argument(metavar="ID", help="As 'index list' has it.")],
    text: Annotated[
        bool, typer.Option("--text", help="Print the text, exactly, with no line end added.")
    ] = False,
    start: Annotated[
        int | None, typer.Option(min=0, help="First character to print (implies --text).")
    ] = None,
    end: Annotated[
        int | None, typer.Option(min=0, help="Character to stop before (implies --text).")
    ] = None,
) -> None:
    """Print an article as it is stored, in UTF-8: what the offsets of citations refer to.

    Offsets count characters (Unicode code points) from 0.
    """
    from assistant.assembly import open_library

    with closing(open_library(settings_in_use())) as library:
        document = library.get(id)
    if text or start is not None or end is not None:
        first, last = start or 0, len(document.text) if end is None else end
        if not first <= last <= len(document.text):
            raise BadInput(
                f"{id} has no characters {first} to {last}: it has {len(document.text):,}, and "
                "--start comes before --end"
            )
        sys.stdout.buffer.write(document.text[first:last].encode())
        return
    print(f"{document.title}\n{document.id}  {document.lang}  {len(document.text):,} characters")
    print(f"from {document.source}\n")
    for section in document.sections:
        indent = "  " * (len(section.path) - 1)
        print(f"{section.start:>7}–{section.end:<7} {indent}{section.path[-1]}")
