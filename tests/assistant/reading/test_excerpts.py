from assistant.reading.excerpts import MAX_WIDTH, excerpts, rank, without_markup
from index.articles import builtin_article
from index.chunk import chunk
from index.document import make_document
from index.script import width
from index.types import Hit


def test_excerpts_hold_every_chunk_once_in_one_section_and_within_the_limit() -> None:
    document = builtin_article("xiaomi-deep-sea").document()
    chunks = chunk(document)
    found = excerpts(document, chunks)
    for piece in chunks:
        (holder,) = [excerpt for excerpt in found if excerpt.holds(piece)]
        assert holder.section == piece.section and piece.end <= holder.end
    assert all(width(document.text[excerpt.start : excerpt.end]) <= MAX_WIDTH for excerpt in found)
    assert len(found) < len(chunks)


def test_the_best_hit_ranks_first_whatever_the_number_of_lesser_ones() -> None:
    document = builtin_article("xiaomi-deep-sea").document()
    chunks = chunk(document)
    found = excerpts(document, chunks)
    many = next(excerpt for excerpt in found if sum(excerpt.holds(c) for c in chunks) >= 3)
    one = next(excerpt for excerpt in found if excerpt is not many)
    hits = [Hit(next(c for c in chunks if one.holds(c)), 0.9)]
    hits += [Hit(c, 0.5) for c in chunks if many.holds(c)]
    assert rank(found, hits) == [one, many]


def test_a_section_is_read_with_the_headings_under_it() -> None:
    document = builtin_article("xiaomi-deep-sea").document()
    (barriers,) = [
        excerpt
        for excerpt in excerpts(document, chunk(document))
        if excerpt.section == ("小米汽车的深海壁垒",)
    ]
    titles = [document.text[start:end] for start, end in barriers.headings]
    assert [title[:6] for title in titles] == [
        "1.知识壁垒",
        "2.共识壁垒",
        "3.品牌壁垒",
        "4.生态壁垒",
    ]
    assert barriers.text.endswith(titles[-1])
    assert barriers.sentences()[-4:] == list(barriers.headings)
    assert barriers.lists("有哪四重壁垒？") and not barriers.lists("有哪三重壁垒？")
    assert barriers.lists("一共有哪几种壁垒？") and not barriers.lists("有哪些工厂？")
    assert not barriers.lists("壁垒是谁提出的？")
    assert not barriers.lists("哪四个词概括了深海战略？")


def test_what_is_read_bears_no_mark_of_a_heading_or_an_item() -> None:
    text = "# Mill\n\nThe mill turns again.\n\n## Dates\n\n- 1911: It was built.\n- 2019: It burnt."
    document = make_document(text, "mill", "Mill", "en", "mill.md")
    first, second = excerpts(document, chunk(document))
    assert [document.text[slice(*span)] for span in first.headings] == ["## Dates"]
    assert first.text == "The mill turns again.\nDates"
    assert [second.worded(span) for span in second.sentences()] == [
        "1911: It was built.",
        "2019: It burnt.",
    ]
    assert second.text == "- 1911: It was built.\n\n- 2019: It burnt."  # as it stands


def test_no_mark_is_taken_from_what_has_none() -> None:
    for line in ("-5 degrees", "#1 of three", "2. The café", "A - B", "*Pilot* runs"):
        assert without_markup(line) == line
