from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.structure import Node, tree_svg

SVG = "{http://www.w3.org/2000/svg}"


def node(words: str, *children: Node, claim: bool = False) -> Node:
    return Node(0, 1, {"zh": words, "en": words}, claim, children)


def boxes(svg: str) -> list[str]:
    """The words of each box, its lines joined."""
    drawn = ElementTree.fromstring(svg)
    return ["".join(text.itertext()) for text in drawn.iter(f"{SVG}text")]


def test_every_node_is_drawn_and_joined_to_the_one_above() -> None:
    svg = tree_svg(
        node("Ports", node("Lamps", node("They guide.", claim=True)), node("Bars")), "en"
    )
    assert boxes(svg) == ["Ports", "Lamps", "They guide.", "Bars"]
    drawn = ElementTree.fromstring(svg)
    assert len(list(drawn.iter(f"{SVG}path"))) == 3
    assert len([each for each in drawn.iter(f"{SVG}g") if each.get("class") == "section"]) == 3


def test_long_words_are_broken_into_lines_inside_the_picture() -> None:
    words = "小米汽车的深海战略" * 20
    [text] = ElementTree.fromstring(tree_svg(node(words), "zh")).iter(f"{SVG}text")
    lines = ["".join(line.itertext()) for line in text]
    assert "".join(lines) == words
    assert len(lines) == 3
    assert all(15 * len(line) <= 960 for line in lines)


@settings(deadline=None)
@given(st.text())
def test_whatever_a_heading_holds_it_is_words(words: str) -> None:
    hostile = f"<script>alert(1)</script>\"'&]]>{words}"
    drawn = ElementTree.fromstring(tree_svg(node(hostile, node(hostile)), "en"))
    allowed = {"svg", "title", "style", "rect", "path", "g", "text", "tspan"}
    assert {each.tag.removeprefix(SVG) for each in drawn.iter()} <= allowed
