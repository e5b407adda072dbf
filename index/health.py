"""What is wrong with a stored index, for `deepsea doctor`."""

from index.errors import StoreError
from index.files import plain_errors
from index.library import Library


def problems(library: Library) -> list[str]:
    """Every fault found, each as one line that names its mend; empty when the index is sound.

    Reads every article and counts its vectors; embeds nothing.
    """
    found = []
    for examine in (library.check, library.list, lambda: _count(library)):
        try:
            with plain_errors(library.folder):
                examine()
        except StoreError as error:
            found.append(str(error))
    return list(dict.fromkeys(found))


def _count(library: Library) -> None:
    current = library.current()
    if current is not None:
        generation, snapshot = current
        generation.require_whole(snapshot)
