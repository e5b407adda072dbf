"""The report of a run as one JSON file: what was run, how it scored, and every row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.metrics import Score, scores
from eval.outcome import Outcome
from index.errors import BadInput
from index.files import plain_errors, write_atomic

SCHEMA = 1
KIND = "deepsea-eval"


@dataclass(frozen=True, slots=True)
class Context:
    """What a run depends on, all of it JSON values.

    ``models`` maps the name of each model to its SHA-256, ``prompts`` each prompt file to its own;
    ``index`` is the fingerprint of the index, ``git`` the revision of the program ("" when
    unknown), ``machine`` describes where it ran.
    """

    settings: Mapping[str, Any]
    models: Mapping[str, str]
    prompts: Mapping[str, str]
    index: str
    git: str
    machine: Mapping[str, Any]

    def flat(self) -> dict[str, Any]:
        """Every value under its dotted name, as in "models.embedder"."""
        return _flat(asdict(self))


@dataclass(frozen=True, slots=True)
class Report:
    """A run: when it ended (ISO 8601, UTC), on what, its scores and the outcome of every row."""

    created: str
    context: Context
    scores: tuple[Score, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def tasks(self) -> list[str]:
        """The tasks that were run, in that order."""
        return list(dict.fromkeys(outcome.task for outcome in self.outcomes))

    def as_json(self) -> dict[str, Any]:
        """The report as it is written; see `read_report`."""
        return {
            "schema": SCHEMA,
            "kind": KIND,
            "created": self.created,
            "tasks": self.tasks,
            **asdict(self.context),
            "scores": [asdict(score) for score in self.scores],
            "rows": [outcome.as_json() for outcome in self.outcomes],
        }


def make_report(outcomes: Sequence[Outcome], context: Context) -> Report:
    """The report of a run that has just ended."""
    created = datetime.now(UTC).isoformat(timespec="seconds")
    return Report(created, context, tuple(scores(outcomes)), tuple(outcomes))


def write_report(path: Path, outcomes: Sequence[Outcome], context: Context) -> Report:
    """Write the report of a run to ``path`` and return it. Raises `StoreError`.

    The file is the old one or the new one, whole; missing folders are made.
    """
    report = make_report(outcomes, context)
    text = json.dumps(report.as_json(), ensure_ascii=False, allow_nan=False, indent=1)
    write_text(path, text + "\n")
    return report


def write_text(path: Path, text: str) -> None:
    """Replace the content of ``path``, making missing folders. Raises `StoreError`."""
    with plain_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, text.encode("utf-8"))


def read_report(path: Path) -> Report:
    """The report in ``path``. Raises `BadInput` naming the file and what is wrong with it."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read ({error.strerror}); give a report that deepsea eval wrote."
        ) from error
    except ValueError as error:
        raise BadInput(
            f"{path} is not a report ({error}); give the JSON file that deepsea eval wrote."
        ) from error
    if not isinstance(given, dict) or given.get("kind") != KIND:
        raise BadInput(f"{path} is no report of deepsea eval; give a JSON file that it wrote.")
    if given.get("schema") != SCHEMA:
        raise BadInput(
            f"{path} has schema {given.get('schema')!r}, this version reads {SCHEMA}; "
            "run the evaluation again."
        )
    try:
        return _report(given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise BadInput(f"{path} is damaged ({what}); run the evaluation again.") from error


def _report(given: dict[str, Any]) -> Report:
    context = Context(**{field.name: given[field.name] for field in fields(Context)})
    datetime.fromisoformat(given["created"])
    return Report(
        created=given["created"],
        context=context,
        scores=tuple(Score(**score) for score in given["scores"]),
        outcomes=tuple(Outcome.from_json(row) for row in given["rows"]),
    )


def _flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = value
    return flat
