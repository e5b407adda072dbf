"""An article's structure: its sections, one under the other, and what each claims. By code."""

from .claims import claims
from .svg import page_svg, tree_svg
from .tree import Node, tree

__all__ = ["Node", "claims", "page_svg", "tree", "tree_svg"]
