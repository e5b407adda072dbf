"""How much of a text a summary shows, for the texts of the evaluation in their own language."""

from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.summary import summarize
from assistant.summary.coverage import coverage
from assistant.summary.source import Source
from index.document import make_document
from index.library import Library
from index.types import Lang


@pytest.mark.parametrize(("form", "least"), [("outline", 0.9), ("executive", 0.8)])
@pytest.mark.parametrize(
    ("name", "lang"), [("ferry-report", "zh"), ("tea-interview", "zh"), ("heat-network", "en")]
)
def test_sections_and_key_figures_are_covered(
    library: Library, name: str, lang: Lang, form: str, least: float
) -> None:
    raw = Path(f"eval/gold/texts/{name}.md").read_text("utf-8")
    library.add(make_document(raw, name, name, lang, f"{name}.md"))
    assistant = Assistant(library, None)
    summary = summarize(assistant, name, form, lang)
    found = coverage(Source(assistant, library.get(name), lang, lambda *_: None), summary.parts)
    library.remove(name)
    assert found.of_sections >= 5 and found.of_figures >= 5
    assert found.sections >= least * found.of_sections
    assert found.figures >= least * found.of_figures
    # It is counted: a part alone shows less.
    source = Source(assistant, library.get("xiaomi-deep-sea"), "zh", lambda *_: None)
    whole = summarize(assistant, "xiaomi-deep-sea", form, "zh")
    assert coverage(source, whole.parts[:1]).sections < coverage(source, whole.parts).sections
