"""The Gradio page. Nothing outside this package knows Gradio."""

from .build import build_page
from .serve import run_page

__all__ = ["build_page", "run_page"]
