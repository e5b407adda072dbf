"""``deepsea eval near-misses``: how well the second reader tells what a quote states."""

from typing import Annotated

import typer
from tqdm import tqdm

from assistant.cli.terminal import keeping, settings_in_use
from index.errors import SettingsError
from index.types import LANGS

from .options import LANGUAGES, LangOption, ModelOption, SeedOption


def register(app: typer.Typer) -> None:
    """Add this command to ``app``."""
    app.command("near-misses")(_near_misses)


def _near_misses(
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="Questions in each language; each has two quotes.")
    ] = 60,
    seed: SeedOption = 0,
    lang: LangOption = None,
    model: ModelOption = None,
) -> None:
    """Have the second reader tell quotes that state an answer from near misses.

    Prints the area under the ROC curve: 1 when every quote that states the answer is held likelier
    to than every other, 0.5 for a guess.
    """
    from assistant.models import chat_model
    from eval.near_misses import area, read_pairs, readings, to_measure

    reader = chat_model(settings_in_use(model=model))
    if reader is None:
        raise SettingsError("The second reader needs a chat model; set DEEPSEA_MODEL or --model.")
    pairs = to_measure(read_pairs())
    for one in [lang] if lang else LANGS:
        with keeping("nothing was written"):
            bar = tqdm(
                readings(pairs, one, reader, limit, seed),
                total=2 * limit,
                desc=LANGUAGES[one],
                disable=None,
            )
            found = list(bar)
        for against in ("unstated", "denied"):
            value = area(found, against)
            counted = sum(reading.label in ("stated", against) for reading in found)
            shown = "–" if value is None else f"{value:.2f}"
            print(f"{LANGUAGES[one]:8} stated, not {against:8}  {shown}  ({counted} readings)")
