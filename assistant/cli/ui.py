"""``deepsea ui``: set up what is missing, then the page."""

import webbrowser
from typing import Annotated
from urllib.parse import urlsplit

import typer

from assistant.cli.terminal import Reporter, keeping, note, settings_in_use

_EXAMPLES = """\b
Examples:
  deepsea ui
  deepsea ui --port 8080 --no-browser
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("ui", epilog=_EXAMPLES)(ui)


def ui(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Port to listen on.", show_default="7860"),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Open the page to ask in.

    First fetches the models that are missing and indexes the built-in article; what is there
    already is left alone. When the port is taken the next free one is used. Ctrl-C ends it.
    """
    settings = settings_in_use(host=host, port=port)
    with (
        keeping("what came so far is kept, the same command goes on from there"),
        Reporter() as report,
    ):
        from assistant.assembly import open_assistant, prepare

        prepare(settings, report)
        note("opening the page")
        from assistant.page import Conversations, run_page

        conversations = Conversations(settings.conversations_file)

    def say_where(url: str) -> None:
        if urlsplit(url).port != settings.port:
            note(f"port {settings.port} is in use by another program, so the page has another")
        note(f"the page is at {url} (Ctrl-C ends it)")
        if browser:
            _open_browser(url)

    run_page(
        lambda: open_assistant(settings, report),
        settings.host,
        settings.port,
        say_where,
        conversations=conversations,
    )
    note("the page is closed")


def _open_browser(url: str) -> None:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return  # a machine without one, a server for instance: the address is on the terminal
    webbrowser.open(url)
