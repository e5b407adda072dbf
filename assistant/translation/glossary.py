"""The glossary in use: the built-in terms, and before them those of the user's own file."""

from pathlib import Path

from assistant.settings import Settings
from index.errors import SettingsError
from prompts.glossary import Glossary, GlossaryError, builtin_glossary, parse_glossary


def glossary_in_use(settings: Settings) -> Glossary:
    """The terms that the settings name. Raises `SettingsError` naming file, line and remedy."""
    if settings.glossary is None:
        return builtin_glossary()
    return builtin_glossary().extended(_read(settings.glossary))


def _read(path: Path) -> Glossary:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            "DEEPSEA_GLOSSARY names {path}, which cannot be read ({reason}); mend that path or "
            "the file",
            path=path,
            reason=error.strerror,
        ) from error
    try:
        return parse_glossary(data.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SettingsError(
            "{path}:{at}: this is not UTF-8; save the file as UTF-8", path=path, at=line
        ) from error
    except GlossaryError as error:
        raise SettingsError(str(error)) from error
