"""The report page's own words, Chinese beside English (strings.toml)."""

import tomllib
from pathlib import Path
from typing import Any, get_args

from markupsafe import Markup

from index.types import Lang

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
_TABLES = tomllib.loads(Path(__file__).with_name("strings.toml").read_text(encoding="utf-8"))
STRINGS: dict[Lang, dict[str, dict[str, str]]] = {lang: _TABLES[lang] for lang in LANGUAGES}

#: The `lang` attribute that makes a browser choose the right shapes of Chinese characters.
HTML_LANG: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}


def say(table: str, key: str, **values: Any) -> Markup:
    """A string in both languages as HTML, of which the stylesheet shows the chosen one.

    ``values`` fill its ``{names}``. A key that the table has not (a user's own type of question)
    stands for itself.
    """
    wordings = {
        lang: STRINGS[lang][table].get(key, "{key}").format(key=key, **values) for lang in LANGUAGES
    }
    if len(set(wordings.values())) == 1:
        return Markup("{}").format(wordings["en"])
    spans = (
        Markup('<span lang="{}" data-says="{}">{}</span>').format(HTML_LANG[lang], lang, wording)
        for lang, wording in wordings.items()
    )
    return Markup("").join(spans)
