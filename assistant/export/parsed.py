"""Markdown as Pandoc's document tree, with everything live taken out of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pypandoc

from assistant.printable import printable
from index.errors import BadInput
from index.types import Lang

# CommonMark, since in Pandoc's own Markdown $, ^, ~ and @ have meanings that articles do not mean.
_MARKDOWN = "commonmark-raw_html+footnotes+pipe_tables+gfm_auto_identifiers"
_MIN_HEADINGS = 3
_CONTENTS: dict[Lang, str] = {"zh": "目录", "en": "Contents"}
_LOCALE: dict[Lang, str] = {"zh": "zh-CN", "en": "en-US"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """``tree`` is Pandoc's JSON; ``contents`` whether a table of contents is wanted, ``page``
    whether it is to be set as one page; ``pictures`` are SVG by the names the tree has them under.
    """

    markdown: str
    tree: dict[str, Any]
    title: str
    lang: Lang
    contents: bool
    page: bool
    pictures: Mapping[str, str]

    def write(self, to: str, *options: str, picture: Callable[[str], str], into: Path) -> bytes:
        """The document as Pandoc writes it, by way of a file in the folder ``into``.

        ``picture`` gives the address under which the document is to have an SVG.
        """

        def placed(target: str) -> str:
            return picture(self.pictures[unquote(target)])

        tree = _with_pictures(self.tree, placed)
        output = into / f"document.{to}"
        extra = ["--quiet", "--metadata", f"toc-title={_CONTENTS[self.lang]}", *options]
        if self.contents:
            extra.append("--toc")
        try:
            pypandoc.convert_text(
                json.dumps(tree), to, format="json", outputfile=str(output), extra_args=extra
            )
        except (RuntimeError, OSError) as error:
            reason = " ".join(str(error).split())[:200]
            raise BadInput(
                f"The document cannot be written ({reason}); export it as .md."
            ) from None
        return output.read_bytes()


def parse(
    markdown: str,
    title: str,
    lang: Lang,
    *,
    pictures: Mapping[str, str] | None = None,
    page: bool = False,
) -> Parsed:
    """The document tree of ``markdown`` under ``title``; see `export` for the others."""
    pictures = pictures or {}
    text = printable(markdown)
    tree = json.loads(pypandoc.convert_text(text, "json", format=_MARKDOWN, extra_args=["--quiet"]))
    blocks = [_tame(block, pictures) for block in tree["blocks"]]
    if blocks and blocks[0]["t"] == "Header" and _words(blocks[0]) == " ".join(title.split()):
        del blocks[0]
    tree["blocks"] = blocks
    named = {"t": "MetaInlines", "c": [{"t": "Str", "c": printable(title)}]}
    tree["meta"] = {"title": named, "lang": {"t": "MetaString", "c": _LOCALE[lang]}}
    headings = sum(block["t"] == "Header" for block in blocks)
    contents = headings >= _MIN_HEADINGS and not page
    return Parsed(markdown, tree, title, lang, contents, page, pictures)


def _tame(node: Any, pictures: Mapping[str, str]) -> Any:
    """``node`` with HTML as characters, and links and foreign pictures reduced to their words."""
    if isinstance(node, list):
        tamed: list[Any] = []
        for item in node:
            if isinstance(item, dict) and item.get("t") in {"Link", "Image"}:
                _, words, (target, _) = item["c"]
                if item["t"] == "Image" and unquote(target) in pictures:
                    tamed.append(item)
                else:
                    tamed.extend(_tame(words, pictures))
            else:
                tamed.append(_tame(item, pictures))
        return tamed
    if not isinstance(node, dict):
        return node
    # Pandoc still makes these of the blocks of CommonMark that start with a tag.
    if node.get("t") == "RawInline":
        return {"t": "Str", "c": node["c"][1]}
    if node.get("t") == "RawBlock":
        lines = node["c"][1].strip("\n").split("\n")
        words = [{"t": "Str", "c": line} for line in lines]
        parted = [part for word in words for part in ({"t": "SoftBreak"}, word)]
        return {"t": "Para", "c": parted[1:]}
    return {key: _tame(value, pictures) for key, value in node.items()}


def _with_pictures(node: Any, picture: Callable[[str], str]) -> Any:
    if isinstance(node, list):
        return [_with_pictures(item, picture) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Image":
        attributes, words, (target, hint) = node["c"]
        return {"t": "Image", "c": [attributes, words, [picture(target), hint]]}
    return {key: _with_pictures(value, picture) for key, value in node.items()}


def _words(node: Any) -> str:
    if isinstance(node, list):
        return "".join(map(_words, node))
    if not isinstance(node, dict):
        return ""
    if node.get("t") in {"Space", "SoftBreak"}:
        return " "
    if node.get("t") in {"Str", "Code"}:
        content = node["c"]
        return content if isinstance(content, str) else str(content[-1])
    return "".join(map(_words, node.values()))
