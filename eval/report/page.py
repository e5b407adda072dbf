"""The report as one HTML page that needs nothing else: no script, no request, both languages.

Whatever a model, a document or a gold file wrote passes through Jinja's escaping, and the page
forbids itself scripts and requests besides (Content-Security-Policy).
"""

from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from eval.metrics import METRICS
from index.script import is_chinese
from index.types import Lang

from .cases import cases
from .record import Report, write_text
from .tables import seconds, task_views
from .wording import HTML_LANG, LANGUAGES, say

#: How many of the worst rows stand open.
_OPEN = 10


def _lang_of(text: str) -> str:
    """The `lang` attribute for a text of unknown language."""
    return HTML_LANG["zh" if is_chinese(text) else "en"]


_templates = Environment(
    loader=PackageLoader("eval.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(
    say=say,
    html_lang=HTML_LANG,
    languages=LANGUAGES,
    lang_of=_lang_of,
    opened=_OPEN,
    metrics=METRICS,
    seconds=seconds,
)


def page_html(report: Report, lang: Lang = "zh") -> str:
    """The page; ``lang`` is the language it opens in, the other is one click away."""
    created = datetime.fromisoformat(report.created).astimezone(UTC)
    return _templates.get_template("report.html").render(
        report=report,
        lang=lang,
        created=f"{created:%Y-%m-%d %H:%M} UTC",
        tasks=task_views(report),
        cases=cases(report.outcomes),
    )


def write_page(path: Path, report: Report, lang: Lang = "zh") -> None:
    """Write `page_html` to ``path``, whole or not at all. Raises `StoreError`."""
    write_text(path, page_html(report, lang))
