"""Terms and their one rendering in the other language, from ``glossary.tsv``."""

import re
from functools import cache
from importlib.resources import files

Term = tuple[str, tuple[str, ...]]


@cache
def glossary() -> tuple[Term, ...]:
    """Each Chinese term with its English renderings: the first is written, all are understood."""
    lines = (files("prompts") / "glossary.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip()]
    return tuple((zh, tuple(english)) for zh, *english in rows)


def terms_in(text: str, target: str) -> list[tuple[str, str]]:
    """The glossary terms that ``text`` uses, as (term as it stands, rendering in ``target``).

    ``target`` is the language to translate into, "zh" or "en". Longer terms win over terms that
    are part of them.
    """
    pairs = (
        [(zh, english[0]) for zh, english in glossary()]
        if target == "en"
        else [(form, zh) for zh, english in glossary() for form in english]
    )
    found: list[tuple[str, str]] = []
    rest = text
    for source, rendering in sorted(pairs, key=lambda pair: -len(pair[0])):
        pattern = re.escape(source) if target == "en" else rf"(?<!\w){re.escape(source)}s?(?!\w)"
        if re.search(pattern, rest, re.IGNORECASE):
            rest = re.sub(pattern, "\n", rest, flags=re.IGNORECASE)
            found.append((source, rendering))
    return found


def hint(text: str, target: str) -> str:
    """The terms as one line for a prompt, ``[雷军 = Lei Jun; …]``, or "" when there are none."""
    terms = terms_in(text, target)
    return (
        f"[{'; '.join(f'{source} = {rendering}' for source, rendering in terms)}]" if terms else ""
    )
