"""The command line ``deepsea``: one file per group of commands, registered here."""

import os
import sys
from importlib.metadata import entry_points
from typing import Annotated

import typer

from assistant import telemetry
from assistant.cli import articles, ask, chat, doctor, models, quiz, study, summary, ui
from index.errors import DeepseaError

from .terminal import INTERRUPTED, debugging, note, quieten

_EPILOG = """\b
First steps:
  deepsea ui                                  set up what is missing and open the page
  deepsea ask "SU7的风阻系数是多少？"             one question
  deepsea doctor                              what is wrong, and what mends it

\b
Settings are environment variables (DEEPSEA_MODEL=none deepsea chat) or lines of a TOML file:
  DEEPSEA_MODEL     local:qwen2.5-coder-1.5b (default), local:qwen2.5-coder-0.5b,
                    local:/PATH.gguf, openai:NAME, ollama:NAME, …, or none: quotes alone
  DEEPSEA_BASE_URL, DEEPSEA_API_KEY, DEEPSEA_MODEL_TIMEOUT (seconds)
                    an OpenAI-compatible server, for DEEPSEA_MODEL=openai:NAME
  DEEPSEA_EMBEDDER  multilingual-e5-small (default), ./FOLDER or hf:ORGANISATION/NAME
  DEEPSEA_GLOSSARY  your own terms: lines of Chinese, a tab, the English to write and, each
                    after a tab, other English to understand; "#" starts a note
  DEEPSEA_HOME      the index          DEEPSEA_CACHE    the models
  DEEPSEA_SOURCES   where models come from, in order: pypi (default), hf
  DEEPSEA_THREADS   processor cores    DEEPSEA_HOST, DEEPSEA_PORT    of the page
  DEEPSEA_CONFIG    the TOML file      DEEPSEA_DEBUG=1  errors with a traceback
"""


def build_app() -> typer.Typer:
    """All commands, those of the entry points ``deepsea.commands`` included.

    Such an entry point is a function that takes the `typer.Typer` and registers its commands, so
    that what builds on the assistant can add some without the assistant knowing it.
    """
    app = typer.Typer(
        name="deepsea",
        help="Ask an article anything, in Chinese or English; every sentence of an answer "
        "carries a quote that you can check.",
        epilog=_EPILOG,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_options)
    for group in (ask, chat, summary, quiz, study, articles, models, doctor, ui):
        group.register(app)
    for entry_point in entry_points(group="deepsea.commands"):
        try:
            entry_point.load()(app)
        except Exception as error:
            if debugging():
                raise
            note(f"the command {entry_point.name!r} cannot be loaded: {error!r}")
    return app


def main() -> None:
    """Run ``deepsea``; exits with 0, 1 for a failure, 2 for bad usage, 130 after Ctrl-C."""
    telemetry.turn_off()
    quieten()
    try:
        code = typer.main.get_command(build_app())(standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        error.show() if hasattr(error, "show") else note(str(error))
        code = error.exit_code
    except (BrokenPipeError, SystemExit) as stop:
        # Typer exits by itself when whoever read our output has enough.
        if isinstance(stop, SystemExit) and not isinstance(stop.__context__, BrokenPipeError):
            raise
        # What is still in the buffer must go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    except KeyboardInterrupt:
        note("stopped")
        code = INTERRUPTED
    except DeepseaError as error:
        if debugging():
            raise
        note(str(error))
        code = 1
    except Exception as error:
        if debugging():
            raise
        reason = " ".join(str(error).split()) or "no reason given"
        note(f"unexpected {type(error).__name__} ({reason}); DEEPSEA_DEBUG=1 shows where")
        code = 1
    sys.exit(code or 0)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(version("deepsea-reader"))
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and stop.", is_eager=True, callback=_print_version
        ),
    ] = False,
) -> None:
    pass
