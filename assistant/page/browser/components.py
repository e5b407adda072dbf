"""What Gradio's components are given when their words change."""

from typing import Any

import gradio as gr

from assistant.page.strings import say
from index.types import Lang


def update(properties: dict[str, Any]) -> dict[str, Any]:
    """`gr.update`, whose own types know only what every component has."""
    return gr.update(**properties)


def box_words(key: str, lang: Lang) -> dict[str, Any]:
    """The words of a text box: its label, which it also shows while it is empty."""
    return {"label": say(key, lang), "placeholder": say(key, lang)}
