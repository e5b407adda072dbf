"""Every error a user can meet, as one tree.

    DeepseaError
    ├── BadInput            a question or a file that cannot be used as given
    ├── SettingsError       a setting that does not exist or has no such value
    ├── StoreError          the stored index (each says which command mends it)
    │   ├── IndexMismatch   built by another embedder, chunker or schema
    │   ├── IndexLocked     another process is writing it
    │   └── IndexDamaged    files missing or unreadable
    ├── WeightsError        model files
    │   ├── WeightsMissing  not fetched yet
    │   ├── WeightsCorrupt  fetched, but not the file we pinned
    │   └── FetchFailed     no source could give them
    └── ModelUnavailable    the chat model is down, slow or answers nonsense

The message is one line: what happened, to what, and what to do next. The command line prints it
and exits non-zero; the page shows it, in the reader's language where it has the words for that:
``BadInput("{name} is empty; …", name=name)`` keeps what is said apart from what it is said of.
"""

from index.worded import Worded


class DeepseaError(Exception):
    """Root of the tree. ``str(error)`` is one line that a user can act on.

    With ``values`` the ``line`` is a template that has a field for each.
    """

    def __init__(self, line: str = "", /, **values: object) -> None:
        super().__init__(Worded(line, **values) if values else line)

    @property
    def line(self) -> str:
        """``str(error)``; a `Worded` if there were values."""
        return str(self) if not self.args else self.args[0]


class BadInput(DeepseaError):
    """A question or a file that cannot be used as it was given."""


class SettingsError(DeepseaError):
    """An unknown setting, or a value it cannot take."""


class StoreError(DeepseaError):
    """Something about the stored index."""


class IndexMismatch(StoreError):
    """The index was built by another embedder, chunker, cleaner or schema."""


class IndexLocked(StoreError):
    """Another process is writing the index."""


class IndexDamaged(StoreError):
    """A file of the index is missing or unreadable."""


class WeightsError(DeepseaError):
    """Something about the model files."""


class WeightsMissing(WeightsError):
    """The model has not been fetched yet."""


class WeightsCorrupt(WeightsError):
    """A model file is not the one whose digest is pinned."""


class FetchFailed(WeightsError):
    """No source could give the file (network, registry, disk space)."""


class ModelUnavailable(DeepseaError):
    """The chat model cannot be reached, is too slow, or answers nonsense."""
