"""``deepsea ui``: set up what is missing, then the page."""

import socket
import sys
import webbrowser
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from index.errors import DeepseaError, SettingsError

from .terminal import (
    INTERRUPTED,
    Reporter,
    keeping,
    note,
    settings_in_use,
    tell_faults,
)

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from assistant.assembly import Indexing, Said
    from assistant.page.access.password import Password
    from assistant.page.work.opening import Tell
    from assistant.settings import Settings
    from index.weights.progress import Progress

_EXAMPLES = """\b
Examples:
  deepsea ui
  deepsea ui --port 8080 --no-browser
  deepsea ui --share-on-lan
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
    share_on_lan: Annotated[
        bool,
        typer.Option(
            "--share-on-lan", help="Let the network open the page too, behind a password."
        ),
    ] = False,
    new_password: Annotated[
        bool, typer.Option("--new-password", help="Ask for the password anew.")
    ] = False,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Open the page to ask in.

    The first time it fetches the models that are missing and indexes the built-in article, and
    says there how far that is; what is there already is left alone. When the port is taken the next
    free one is used. Ctrl-C ends it.
    """
    settings = settings_in_use(host=host or ("0.0.0.0" if share_on_lan else None), port=port)
    password = _password(settings, share_on_lan=share_on_lan, new=new_password)
    note("opening the page")
    tell_faults("assistant.page")
    with keeping("nothing was changed"):
        from assistant.page import Conversations, run_page
        from assistant.translation.glossary import glossary_in_use

        glossary_in_use(settings)  # a fault in it is told before there is a page
        conversations = Conversations(settings.conversations_file)
        start = _Start(settings)

    def say_where(url: str) -> None:
        if urlsplit(url).port != settings.port:
            note(f"port {settings.port} is in use by another program, so the page has another")
        note(f"the page is at {url} (Ctrl-C ends it)")
        if password is not None:
            note(
                f"this network reaches it at {_reached(url)}: whoever has the password can ask, "
                "add and remove articles, and read the conversations that are kept here"
            )
        if browser:
            _open_browser(url)

    run_page(
        start,
        settings.host,
        settings.port,
        say_where,
        conversations=conversations,
        study_file=settings.study_file,
        quiz_file=settings.quiz_file,
        summary_file=settings.summary_file,
        password=password,
    )
    note("the page is closed")
    if start.failed:
        raise typer.Exit(1)
    if not start.ended:
        note("what came so far is kept, the same command goes on from there")
        raise typer.Exit(INTERRUPTED)


class _Start:
    """Everything before the first question, while the page is open already: told to the terminal
    and to the page.
    """

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings
        self.ended = self.failed = False

    def __call__(self, tell: "Tell") -> "Assistant":
        from assistant.assembly import Indexing, Said, open_assistant, prepare
        from assistant.page import Standing

        with Reporter() as reporter:

            def report(event: "Said | Progress | Indexing") -> None:
                reporter(event)
                if isinstance(event, Indexing):
                    tell(Standing("first_index", 100 * event.done // max(event.total, 1), 100))
                elif not isinstance(event, Said):
                    tell(Standing("fetching", event.done // 10**6, event.total // 10**6))

            try:
                prepare(self._settings, report)
                tell(Standing("loading"))
                assistant = open_assistant(self._settings, report)
            except Exception as error:
                self.failed = True
                if isinstance(error, DeepseaError):  # any other is logged with where it came from
                    note(f"{error}")
                raise
        missing = assistant.model_name == "none" != self._settings.model
        tell(Standing("unfetched" if missing else "loading"))
        self.ended = True
        return assistant


def _password(settings: "Settings", *, share_on_lan: bool, new: bool) -> "Password | None":
    """What a page asks for that others can reach; it is asked for here when there is none yet."""
    from assistant.page.access.password import Password
    from assistant.settings import LOOPBACK

    if settings.host in LOOPBACK:
        return None
    if not share_on_lan:
        raise SettingsError(
            f"on {settings.host} the page can be reached from the network; say so with "
            "--share-on-lan, or set DEEPSEA_HOST=127.0.0.1"
        )
    password = Password(settings.password_file)
    if new or not password.is_set:
        if not sys.stdin.isatty():
            raise SettingsError(
                "the page has no password yet; run 'deepsea ui --share-on-lan' in a terminal once"
            )
        password.set(
            typer.prompt(
                "Password for the page", hide_input=True, err=True, confirmation_prompt=True
            )
        )
    return password


def _reached(url: str) -> str:
    """The address of the page as another machine has it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: the system chooses its own address
            own = probe.getsockname()[0]
        except OSError:
            own = socket.gethostname()
    return f"http://{own}:{urlsplit(url).port}/"


def _open_browser(url: str) -> None:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return  # a machine without one, a server for instance: the address is on the terminal
    webbrowser.open(url)
