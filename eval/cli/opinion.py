"""``--judge``: what another model says of the answers, beside what the fact checks say."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from assistant.assembly import Said
from assistant.cli.terminal import Reporter, keeping, note
from assistant.models import chat_model
from assistant.settings import Settings
from eval.judge import Judgement, agreement, judge
from eval.outcome import Outcome
from eval.report.record import write_text
from index.errors import SettingsError

from .options import LANGUAGES


def report_opinion(
    outcomes: Sequence[Outcome], settings: Settings, report: Path | None = None
) -> None:
    """Have the model of ``settings`` judge the answers; print how far it agrees with the checks.

    The rows they disagree on are named on stderr; with ``report`` every judgement is written to
    FILE.judge.jsonl beside it.
    """
    answered = [outcome for outcome in outcomes if outcome.answer is not None]
    with keeping("the scores were printed"), Reporter() as tell:
        tell(Said(f"loading the judge {settings.model}"))
        model = chat_model(settings)
        if model is None:
            raise SettingsError("--judge names a chat model, and 'none' is none; name another.")
        found: list[Judgement] = []
        with tqdm(total=len(answered), desc="judge", unit=" rows", disable=None) as bar:
            for outcome, judgement in zip(answered, judge(answered, model), strict=True):
                found.append(judgement)
                bar.update()
                if not judgement.agrees:
                    tqdm.write(_disagreement(outcome, judgement), file=sys.stderr)
    for task in dict.fromkeys(one.task for one in found):
        for lang, name in LANGUAGES.items():
            print_agreement(
                f"judge of {task}, {name}",
                [one for one in found if (one.task, one.lang) == (task, lang)],
            )
    if report is not None:
        path = report.with_suffix(".judge.jsonl")
        write_text(path, "".join(json.dumps(asdict(one)) + "\n" for one in found))
        note(f"every judgement is in {path}")


def print_agreement(label: str, judgements: Sequence[Judgement]) -> None:
    """One line on how far judge and checks agree, if there is anything to agree on."""
    if (agreed := agreement(judgements)) is None:
        return
    kappa = "" if agreed.kappa is None else f", kappa {agreed.kappa:.2f}"
    ungraded = f", {agreed.ungraded} without a grade" if agreed.ungraded else ""
    print(f"{label}: agrees with the facts on {agreed.share:.2f} of {agreed.n}{kappa}{ungraded}")


def _disagreement(outcome: Outcome, judgement: Judgement) -> str:
    assert outcome.answer is not None
    by_facts = "right" if judgement.checked else "wrong"
    line = (
        f"judge {judgement.task} {judgement.id}: {judgement.grade or 'no grade'}, "
        f"{by_facts} by the facts: {outcome.answer.text}"
    )
    return " ".join(line.split())
