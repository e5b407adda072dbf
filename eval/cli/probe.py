"""``deepsea eval probe``: fit the second reader's probe to the chat model in use."""

from pathlib import Path
from typing import Annotated

import typer
from tqdm import tqdm

from assistant.cli.terminal import keeping, settings_in_use
from index.errors import SettingsError
from index.files import plain_errors, write_atomic
from index.types import LANGS

from .options import LangOption, ModelOption, SeedOption

_EXAMPLE = """\b
Example:
  deepsea eval probe --states states.npz --out assistant/models/probes/qwen2.5-coder-1.5b.json
"""


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("probe", epilog=_EXAMPLE)(_probe)


def _probe(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.json", help="Where it is written.")],
    states: Annotated[
        Path,
        typer.Option(
            "--states", metavar="FILE.npz", help="What the model made of each text, kept here."
        ),
    ],
    limit: Annotated[
        int, typer.Option("--limit", min=20, help="Questions; each is read with two quotes.")
    ] = 1000,
    seed: SeedOption = 0,
    lang: LangOption = None,
    model: ModelOption = None,
) -> None:
    """Fit the direction by which the second reader tells answers from near misses.

    Takes some 6 s for each question on two cores; interrupted, the same command goes on. Those
    pairs of quotes are left out that `deepsea eval near-misses` asks about.
    """
    import numpy as np

    from assistant.models import chat_model
    from assistant.models.probe import Probe
    from eval.near_misses import read_pairs, to_fit
    from eval.probe import States, examples, fit

    settings = settings_in_use(model=model)
    reader = chat_model(settings)
    chosen = settings.local_model
    if reader is None or chosen is None or isinstance(chosen, Path):
        raise SettingsError("A probe is fitted to one of the models of `deepsea models`.")

    langs = [lang] if lang else LANGS
    found = examples(to_fit(read_pairs()), limit, seed, langs)
    kept = States(states)
    with keeping("what was read is kept; the same command goes on"):
        rows = list(
            tqdm(kept.after(found, reader.state_after), total=len(found), desc="read", disable=None)
        )
    directions = {}
    for one in langs:
        places = [place for place, example in enumerate(found) if example.lang == one]
        directions[one] = fit(
            np.stack([rows[place] for place in places]), [found[place].stated for place in places]
        )
    with plain_errors(out.parent):
        write_atomic(out, Probe(chosen.sha256, directions).write().encode())
    print(f"{out}: fitted to {len(found)} readings")
