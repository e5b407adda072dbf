"""The page's own words, Chinese beside English (strings.toml); errors in Chinese (errors.toml)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from markupsafe import Markup

from index.types import Lang
from index.worded import Worded

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
_TABLES = tomllib.loads(Path(__file__).with_name("strings.toml").read_text(encoding="utf-8"))
STRINGS: dict[Lang, dict[str, str]] = {lang: _TABLES[lang] for lang in LANGUAGES}

#: What errors say in Chinese, by how they say it in English.
ERRORS: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("errors.toml").read_text(encoding="utf-8")
)

#: The `lang` attribute that makes a browser choose the right shapes of Chinese characters.
HTML_LANG: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}


def say(key: str, lang: Lang, **values: object) -> str:
    """One string of the page, in one language, with its ``values`` filled in."""
    return STRINGS[lang][key].format(**values)


def in_each(key: str, **values: object) -> dict[Lang, str]:
    """A string of the page in every language."""
    return {lang: say(key, lang, **values) for lang in LANGUAGES}


def say_both(key: str, **values: object) -> Markup:
    """A string of the page as HTML in both languages; the stylesheet shows the chosen one.

    So a change of language reaches what is on the page already, even while an answer arrives.
    """
    return both(in_each(key, **values))


def reworded(line: str, lang: Lang) -> str:
    """`DeepseaError.line` in a language; as it is where there are no other words for it."""
    if lang == "en":
        return str(line)
    if not isinstance(line, Worded):
        return ERRORS.get(line, line)
    values = {
        name: reworded(value, lang) if isinstance(value, str) else value
        for name, value in line.values.items()
    }
    return ERRORS.get(line.template, line.template).format(**values)


def wordings(line: str) -> dict[Lang, str]:
    """The line of an error in every language."""
    return {lang: reworded(line, lang) for lang in LANGUAGES}


def say_line(line: str | Mapping[Lang, str]) -> Markup:
    """The line of an error, or its `wordings`, as HTML like that of `say_both`."""
    return both(wordings(line) if isinstance(line, str) else line)


def both(wordings: Mapping[Lang, str]) -> Markup:
    """The same thing said in each language, as HTML that shows the chosen one."""
    if len(set(wordings.values())) == 1:
        return Markup("{}").format(next(iter(wordings.values())))
    spans = (
        Markup('<span lang="{}" data-says="{}">{}</span>').format(HTML_LANG[lang], lang, wording)
        for lang, wording in wordings.items()
    )
    return Markup("").join(spans)
