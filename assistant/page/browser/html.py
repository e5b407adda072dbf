"""The templates, and what every part of the page shows, as HTML.

Whatever comes from an article, a reader or a model passes through Jinja's escaping, and reaches
Gradio as the finished `value` of a `gr.HTML`: its own templates would run a "${…}" in such a text,
and a chat message that is a string is shown as HTML, remote images included.
"""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from assistant.page.strings import HTML_LANG, both, in_each, say_both, say_line
from index.types import Lang

_templates = Environment(
    loader=PackageLoader("assistant.page.browser"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(
    say=say_both, say_line=say_line, both=both, in_each=in_each, html_lang=HTML_LANG
)


def filled(template: str, /, **values: object) -> str:
    """The template of that name with its ``values``."""
    return _templates.get_template(f"{template}.html").render(values)


def line_html(key: str) -> str:
    """One of the page's own strings, in both languages."""
    return str(say_both(key))


def error_html(line: str | Mapping[Lang, str]) -> str:
    """The line of an error, perhaps in each language; an empty one stands for an error that nobody
    foresaw.
    """
    return filled("error", line=line)


def making_html(stage: str, done: int, total: int, *, stops: bool = False) -> str:
    """How far something is that is being made; ``stage`` is the key of a string, which may name
    ``done`` as its count. Where it ``stops``, there is a button for that.
    """
    return filled("making", stage=stage, done=done, total=total, stops=stops)


def stopped_html() -> str:
    """That the reader has stopped what was being made."""
    return str(Markup('<p class="stage" role="status">{}</p>').format(say_both("stopped")))
