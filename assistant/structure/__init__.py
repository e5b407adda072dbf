"""An article's structure: its sections, one under the other, and what each claims. By code."""

from .claims import claims
from .svg import tree_svg
from .tree import Node, tree

__all__ = ["Node", "claims", "tree", "tree_svg"]
