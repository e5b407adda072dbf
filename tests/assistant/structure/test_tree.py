from collections.abc import Iterator

from assistant.structure import Node, tree
from index.articles import builtin_articles
from index.rendition import Rendition
from index.script import is_chinese
from index.types import Document, Section


def nodes(root: Node) -> Iterator[Node]:
    yield root
    for child in root.children:
        yield from nodes(child)


def article() -> tuple[Document, Rendition]:
    built_in = builtin_articles()[0]
    document = built_in.document()
    return document, Rendition(document, "en", built_in.renditions()["en"])


def test_sections_stand_as_in_the_article_and_each_has_a_claim_or_sections() -> None:
    document, rendition = article()
    found = list(nodes(tree(document, rendition)))[1:]
    sections = [node for node in found if not node.claim]
    assert [node.start for node in sections] == [section.start for section in document.sections]
    assert [node.words["zh"] for node in sections] == [each.path[-1] for each in document.sections]
    assert all(node.children for node in sections)
    for node in found:
        assert document.text[node.start : node.end] == node.words["zh"]
        assert not is_chinese(node.words["en"])


def test_without_a_rendition_the_article_speaks_for_itself() -> None:
    document, _ = article()
    assert all(node.words["zh"] == node.words["en"] for node in nodes(tree(document)))


def plain(*lines: str, headings: dict[str, tuple[str, ...]], title: str = "Ports") -> Document:
    text = "\n\n".join(lines)
    starts = [(text.index(line), line, path) for line, path in headings.items()]
    sections = []
    for start, line, path in starts:
        after = [at for at, _, other in starts if at > start and len(other) <= len(path)]
        end = min(after, default=len(text))
        sections.append(Section(path, start, start + len(line) + 2, end))
    return Document("ports", title, "en", text, tuple(sections), "", "0" * 64)


def test_a_title_that_is_the_only_top_heading_is_the_root() -> None:
    document = plain(
        "# Ports",
        "Ports are where ships come home.",
        "## Lamps",
        "Lamps guide the ships home.",
        headings={"# Ports": ("Ports",), "## Lamps": ("Ports", "Lamps")},
    )
    root = tree(document)
    assert (root.words["en"], root.start, root.end) == ("Ports", 0, 7)
    claim, lamps = root.children
    assert claim.claim and claim.words["en"] == "Ports are where ships come home."
    assert (lamps.words["en"], len(lamps.children)) == ("Lamps", 1)


def test_sections_of_one_name_stay_apart() -> None:
    document = plain(
        "Kiel",
        "Kiel lies on the Baltic Sea, in the north.",
        "Bremen",
        "Bremen lies on the Weser, and ships reach it.",
        headings={"Kiel": ("Port",), "Bremen": ("Port",)},
    )
    first, second = tree(document).children
    assert [first.children[0].start, second.children[0].start] == [
        document.text.index("Kiel lies"),
        document.text.index("Bremen lies"),
    ]


def test_an_article_without_headings_has_more_claims() -> None:
    document = plain(*["The pilots wait for the tide to turn at the bar."] * 60, headings={})
    assert len(tree(document).children) == 12


def test_an_empty_article_is_a_root_alone() -> None:
    assert tree(plain("", headings={})).children == ()
