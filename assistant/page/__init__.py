"""The Gradio page. Nothing outside this package knows Gradio.

What it is made of: its words (`strings`), what the `browser` is given, what takes time (`work`),
what is kept (`storage`). Its parts: `conversations`, `articles`, `summaries`, `quizzes`, `study`,
each with the HTML of its own and the components of its tab, and their `downloads`. The `frame` puts
them together and serves them, to whom `access` lets in.
"""

from .conversations.kept import Conversations
from .frame.build import build_page
from .frame.serve import run_page
from .work.opening import Standing

__all__ = ["Conversations", "Standing", "build_page", "run_page"]
