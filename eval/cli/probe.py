"""``deepsea eval probe``: fit the second reader's probe to the chat model in use."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from tqdm import tqdm

from assistant.cli.terminal import keeping, settings_in_use
from index.errors import SettingsError
from index.files import plain_errors, write_atomic
from index.types import LANGS, Lang
from index.weights.verify import locate

from .options import LANGUAGES, LangOption, ModelOption, SeedOption

if TYPE_CHECKING:
    from eval.near_misses import Pair

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
        int,
        typer.Option("--limit", min=2, help="Pairs of quotes at most."),
    ] = 1000,
    seed: SeedOption = 0,
    lang: LangOption = None,
    model: ModelOption = None,
) -> None:
    """Fit the direction by which the second reader tells answers from near misses.

    Takes some 7 s for each pair of quotes and its questions on two cores; interrupted, the same
    command goes on. Says how well it tells those of pairs that it was not fitted to.
    """
    import numpy as np

    from assistant.models.probe import Probe
    from eval.near_misses import read_pairs, to_fit, to_measure
    from eval.probe import States, area, examples, fit
    from eval.torch_states import TorchStates

    settings = settings_in_use(model=model)
    chosen = settings.local_model
    if chosen is None or isinstance(chosen, Path):
        raise SettingsError("A probe is fitted to one of the models of `deepsea models`.")

    pairs = read_pairs()
    langs = [lang] if lang else [*LANGS]
    reader = TorchStates.of(locate(chosen, settings.models_folder), settings.threads)
    kept = States(states)

    def read(pairs: "Sequence[Pair]") -> dict[Lang, tuple[np.ndarray, list[bool]]]:
        found = examples(pairs, limit, seed, langs)
        with keeping("what was read is kept; the same command goes on"):
            rows = tqdm(
                kept.after(found, reader.after), total=len(found), desc="read", disable=None
            )
            each = [*zip(rows, found, strict=True)]
        return {
            one: (
                np.concatenate([row for row, group in each if group[0].lang == one]),
                [example.stated for _, group in each for example in group if example.lang == one],
            )
            for one in langs
        }

    directions = {one: fit(*known) for one, known in read(to_fit(pairs)).items()}
    with plain_errors(out.parent):
        write_atomic(out, Probe(chosen.sha256, directions).write().encode())
    for one, known in read(to_measure(pairs)).items():
        print(
            f"{LANGUAGES[one]}: area under the ROC curve {area(directions[one], *known):.3f} "
            f"of {len(known[1])} readings"
        )
    print(f"{out}: written")
