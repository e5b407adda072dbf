"""What every command does alike: lines and progress on stderr, settings, Ctrl-C."""

import logging
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import typer

if TYPE_CHECKING:
    from assistant.assembly import Indexing, Said
    from assistant.settings import Settings
    from index.weights.progress import Progress

#: The exit code after Ctrl-C: 128 + SIGINT.
INTERRUPTED = 130


def note(text: str) -> None:
    """A line for the person at the terminal; never data."""
    print(f"deepsea: {text}", file=sys.stderr, flush=True)


def readable(argument: str) -> str:
    """An argument without the bytes that are no UTF-8, which could not be printed again."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def debugging() -> bool:
    """Whether errors should keep their traceback and libraries their chatter."""
    return os.environ.get("DEEPSEA_DEBUG", "") not in ("", "0")


def quieten() -> None:
    """Keep the libraries' warnings, logs and progress bars off the terminal."""
    if debugging():
        return
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "critical")
    warnings.simplefilter("ignore")
    # Without any handler Python itself prints what is logged.
    logging.getLogger().addHandler(logging.NullHandler())


def tell_faults(name: str) -> logging.Handler:
    """Print what the logger of that name, and those under it, say of faults that nobody foresaw."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    handler.setFormatter(logging.Formatter("deepsea: %(message)s"))
    logging.getLogger(name).addHandler(handler)
    return handler


def settings_in_use(**overrides: Any) -> "Settings":
    """The settings, with the process made to fit them; raises SettingsError."""
    from assistant import telemetry
    from assistant.settings import load_settings

    settings = load_settings(**overrides)
    if settings.hub_embedder is None:
        telemetry.stay_off_the_hub()
    os.environ["OMP_NUM_THREADS"] = str(settings.threads)
    return settings


@contextmanager
def keeping(what: str) -> Iterator[None]:
    """Turn Ctrl-C, or being told to end, in the block into one line that says ``what`` is kept."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        note(f"stopped; {what}")
        raise typer.Exit(INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGTERM, before)


class Reporter:
    """Shows set-up on stderr: lines, and a bar for what takes long (lines alone in a log)."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._shown: tuple[str, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._finish()

    def __call__(self, event: "Said | Progress | Indexing") -> None:
        from assistant.assembly import Indexing, Said

        if isinstance(event, Said):
            self._finish()
            note(event.text)
        else:
            self._show(event.label, event.done, event.total, texts=isinstance(event, Indexing))

    def count(self, label: str, done: int, total: int, unit: str) -> None:
        """A bar for things that are made one by one; a log has no line for them."""
        if sys.stderr.isatty():
            self._draw(label, done, total, {"unit": f" {unit}"})

    def _show(self, label: str, done: int, total: int, *, texts: bool) -> None:
        if not sys.stderr.isatty():
            if self._shown != (label, total):
                self._shown = (label, total)
                size = f"{total:,} texts" if texts else f"{_megabytes(done, total)}"
                note(f"{label} ({size})")
            return
        self._draw(
            label, done, total, {"unit": " texts"} if texts else {"unit": "B", "unit_scale": True}
        )

    def _draw(self, label: str, done: int, total: int, unit: dict[str, Any]) -> None:
        from tqdm import tqdm

        if self._bar is None or self._bar.total != total or done < self._bar.n:
            self._finish()
            self._bar = tqdm(total=total, desc=label, initial=done, leave=False, **unit)
        self._bar.set_description(label, refresh=False)
        self._bar.update(done - self._bar.n)

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = self._shown = None


def _megabytes(done: int, total: int) -> str:
    return f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB"
