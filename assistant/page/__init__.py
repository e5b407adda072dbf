"""The Gradio page. Nothing outside this package knows Gradio."""

from .build import build_page
from .conversations import Conversations
from .opening import Standing
from .serve import run_page

__all__ = ["Conversations", "Standing", "build_page", "run_page"]
