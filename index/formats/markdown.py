"""Markdown into the plain text that the cleaner reads; headings and list items keep their marks."""

import re

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from index.paragraphs import glue

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.S)
_BLOCKS = {"paragraph", "heading", "code_block", "fence", "html_block", "tr"}


def plain_text(markdown: str) -> str:
    """Headings as "## title", list items as "- item", table rows as "a | b", prose unmarked.

    Links keep their words and lose their address; pictures, front matter and rules are dropped.
    """
    body = _FRONT_MATTER.sub("", markdown.replace("\r\n", "\n").removeprefix("\ufeff"))
    root = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body))
    return "\n\n".join(line for block in _blocks(root) for line in [_block_text(block)] if line)


def _blocks(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """The leaf blocks under `node`, in order."""
    if node.type in _BLOCKS:
        return [node]
    return [leaf for child in node.children for leaf in _blocks(child)]


def _block_text(block: SyntaxTreeNode) -> str:
    if block.type in {"code_block", "fence", "html_block"}:
        return block.content.strip()
    if block.type == "tr":
        return " | ".join(_inline(cell) for cell in block.children)
    text = _inline(block)
    if block.type == "heading" and text:
        return f"{'#' * int(block.tag[1:])} {text}"
    return f"{_bullet(block)}{text}" if text else ""


def _bullet(block: SyntaxTreeNode) -> str:
    item = block.parent
    if item is None or item.type != "list_item" or item.children[0] is not block or not item.parent:
        return ""
    if item.parent.type == "bullet_list":
        return "- "
    first = int(item.parent.attrs.get("start", 1))
    return f"{first + item.parent.children.index(item)}. "


def _inline(node: SyntaxTreeNode) -> str:
    whole, *rest = _words(node).split("\n")
    for line in rest:
        whole = glue(whole, line)
    return whole.strip()


def _words(node: SyntaxTreeNode) -> str:
    if node.type in {"text", "code_inline", "html_inline"}:
        return node.content.replace("\n", " ")
    if node.type in {"softbreak", "hardbreak"}:
        return "\n"
    return "" if node.type == "image" else "".join(map(_words, node.children))
