"""The column of articles: the list of them, and what adds one."""

import json
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.browser import assets
from assistant.page.browser.components import box_words, update
from assistant.page.strings import in_each, say
from index.load import MAX_BYTES
from index.types import Lang

from .html import outline_html


@dataclass(frozen=True, slots=True)
class Column:
    """``documents`` is the list, ``adding`` shows what is on its way into it."""

    documents: gr.HTML
    paste: gr.Textbox
    upload: gr.UploadButton
    adding: gr.HTML

    def words(self, lang: Lang) -> dict[Any, Any]:
        """What changes in them when the interface speaks ``lang``."""
        return {
            self.paste: update(box_words("paste", lang)),
            self.upload: gr.update(label=say("upload", lang)),
        }


def lay_out_column(lang: Lang) -> Column:
    """Make the components, inside a column."""
    documents = gr.HTML("", elem_id="documents", js_on_load=assets.script("documents"), min_width=0)
    paste = gr.Textbox(
        elem_id="paste",
        container=False,
        lines=1,
        max_lines=4,
        max_length=MAX_BYTES,
        show_label=False,
        submit_btn=True,
        **box_words("paste", lang),
    )
    upload = gr.UploadButton(
        say("upload", lang), file_count="multiple", elem_id="upload", size="sm"
    )
    adding = gr.HTML("", elem_id="adding", js_on_load=_adding_script(), min_width=0)
    gr.HTML(outline_html(), elem_id="outline", js_on_load=assets.script("outline"))
    return Column(documents, paste, upload, adding)


def _adding_script() -> str:
    """adding.js, which says of a file in every language that it is too large."""
    most = MAX_BYTES // 2**20
    lines = in_each("too_large", size="{size}", most=most)
    script = assets.script("adding").replace("__WORDS__", json.dumps(lines))
    return script.replace("__MOST__", str(MAX_BYTES))
