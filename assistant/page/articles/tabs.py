"""The tabs of the article that is open: the source pane, the map and the figures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.browser import assets
from assistant.page.browser.html import line_html, making_html
from assistant.page.strings import say
from index.types import Lang

from .views import View


@dataclass(frozen=True, slots=True)
class Tabs:
    """``source`` is the source pane."""

    source_tab: gr.Tab
    source: gr.HTML
    map_tab: gr.Tab
    figures_tab: gr.Tab

    def words(self, lang: Lang) -> dict[Any, Any]:
        """What changes in them when the interface speaks ``lang``."""
        return {
            self.source_tab: gr.update(label=say("source", lang)),
            self.map_tab: gr.update(label=say("map", lang)),
            self.figures_tab: gr.update(label=say("figures", lang)),
        }


def lay_out_tabs(lang: Lang, article: Callable[[str], str], views: tuple[View, View]) -> Tabs:
    """Make the components, inside the tabs.

    The source pane calls ``article``, by that name, with a document's id for the HTML of it; the
    map and the figures call ``views`` (see view.js).
    """
    with gr.Tab(say("source", lang)) as source_tab:
        source = gr.HTML(
            line_html("source_loading"),
            elem_id="source",
            js_on_load=assets.script("source"),
            server_functions=[article],
        )
    mapped, figured = views
    return Tabs(
        source_tab, source, _lay_out("map", lang, mapped), _lay_out("figures", lang, figured)
    )


def _lay_out(name: str, lang: Lang, view: View) -> gr.Tab:
    """A tab of that name, filled by its own script and `view.js`, which calls ``view``."""
    script = assets.script("view").replace("__VIEW__", view.__name__)
    tab: gr.Tab
    with gr.Tab(say(name, lang)) as tab:
        gr.HTML(
            making_html("making", 0, 0),
            elem_id=name,
            js_on_load=script + assets.script(name),
            server_functions=[view],
            min_width=0,
        )
    return tab
