"""Files of floors and ceilings, as their types say that they are."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from index.errors import BadInput

T = TypeVar("T")


def read_declared(path: Path, kind: TypeAdapter[T]) -> T:
    """The TOML file at ``path`` as a ``kind``. Raises `BadInput`, in one line."""
    try:
        return kind.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); check its name.") from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise BadInput(f"{path}: {where}: {fault['msg']}; mend it.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} is not TOML ({error}); mend it.") from error
