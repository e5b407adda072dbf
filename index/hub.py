"""Models named after a Hugging Face repository: where they lie, and whether the hub answers."""

import threading
from pathlib import Path

from index.errors import FetchFailed, WeightsMissing

# An unreachable hub may cost no more than this; huggingface_hub's own retries take minutes.
HUB_SECONDS = 3.0


def cached_folder(model: str) -> Path:
    """The folder of ``model`` in the local Hugging Face cache; never contacts the hub.

    Raises `WeightsMissing` when it is not there.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    repository = model if "/" in model else f"sentence-transformers/{model}"
    try:
        return Path(snapshot_download(repository, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError) as error:
        raise WeightsMissing(
            "The embedding model {model} is neither a folder nor in the Hugging Face cache; give "
            "a folder, or name the hub as a source.",
            model=model,
        ) from error


def require_reachable(model: str) -> None:
    """Return when the hub answers at all within `HUB_SECONDS`, else raise `FetchFailed`."""
    import httpx
    from huggingface_hub.constants import ENDPOINT

    answered = threading.Event()

    def knock() -> None:
        try:
            httpx.head(ENDPOINT, timeout=HUB_SECONDS)
        except httpx.HTTPError:
            return
        answered.set()

    # In a thread, because no timeout bounds a name look-up.
    knocking = threading.Thread(target=knock, daemon=True)
    knocking.start()
    knocking.join(HUB_SECONDS)
    if not answered.is_set():
        raise FetchFailed(
            "The hub at {endpoint} does not answer, so {model} cannot be fetched; give a folder, "
            "or try again later.",
            endpoint=ENDPOINT,
            model=model,
        )
