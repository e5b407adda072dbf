"""The Gradio page. Nothing outside this package knows Gradio."""

from .conversations.kept import Conversations
from .frame.build import build_page
from .frame.serve import run_page
from .work.opening import Standing

__all__ = ["Conversations", "Standing", "build_page", "run_page"]
