"""``deepsea doctor``: what is installed, whether it works, and what mends it."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from .terminal import settings_in_use

_SIGNS = {"ok": "ok   ", "note": "note ", "fault": "FAULT"}


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("doctor", epilog="\b\nExample:\n  deepsea doctor --json | jq .\n")(doctor)


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="As a JSON array.")] = False,
) -> None:
    """Say what is installed, which models are there, how the index is, and what mends each fault.

    Contacts nobody but a chat server that the settings name. Exits with 1 when there is a fault
    that would stop an answer.
    """
    settings = settings_in_use()
    from .checks import check_all

    found = []
    for check in check_all(settings):
        found.append(check)
        if not as_json:
            print(f"{_SIGNS[check.state]}  {check.name}: {check.detail}", flush=True)
            if check.mend:
                print(f"       -> {check.mend}", flush=True)
    if as_json:
        print(json.dumps([asdict(check) for check in found], ensure_ascii=False))
    if any(check.state == "fault" for check in found):
        raise typer.Exit(1)
