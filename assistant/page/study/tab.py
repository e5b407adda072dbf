"""The tab of flashcards."""

from collections.abc import Callable

import gradio as gr

from assistant.page.browser import assets
from assistant.page.browser.html import making_html
from assistant.page.strings import say
from index.types import Lang


def lay_out_study(lang: Lang, studied: Callable[..., str]) -> gr.Tab:
    """Make the components, inside the tabs; the cards call ``studied`` (see study.js)."""
    tab: gr.Tab
    with gr.Tab(say("study", lang)) as tab:
        gr.HTML(
            making_html("making", 0, 0),
            elem_id="study",
            js_on_load=assets.script("study"),
            server_functions=[studied],
            min_width=0,
        )
    return tab
