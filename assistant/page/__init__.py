"""The Gradio page. Nothing outside this package knows Gradio."""

from .build import build_page
from .conversations import Conversations
from .serve import run_page

__all__ = ["Conversations", "build_page", "run_page"]
