from pathlib import Path

from index.ingest import cut, passages
from index.library import Library
from index.records import read_record, record_path, write_record
from index.rendition import Rendition, is_whole
from index.retrieve import Retriever
from tests.index.small import CHINESE, article


def test_a_span_reads_sentence_by_sentence_with_a_line_for_each_paragraph() -> None:
    document = article()
    found = Rendition(document, "zh", CHINESE)
    assert found.text(0, len(document.text)) == (
        "# 港口的灯\n守灯人黄昏时修剪灯芯。灯光照到19英里外。\n"
        "# 海湾的潮汐\n大潮涨起5.4米。领航员等待平潮。"
    )
    assert found.path(("Tides of the bay",)) == ("海湾的潮汐",)
    assert found.title == "灯与潮"


def test_a_rendition_that_lacks_a_sentence_is_not_stored() -> None:
    lacking = dict(list(CHINESE.items())[3:])
    assert is_whole(article(), CHINESE) and not is_whole(article(), lacking)
    assert cut(article(), "", {"zh": lacking}).renditions == {}


def test_renditions_are_embedded_beside_the_original_and_read_again(tmp_path: Path) -> None:
    record = cut(article(), "", {"zh": CHINESE})
    assert passages(record)["sentences"][:2] == [
        "The keeper trims the lamp at dusk.",
        "守灯人黄昏时修剪灯芯。",
    ]
    write_record(tmp_path, record)
    assert read_record(record_path(tmp_path, "lamps")) == record


def test_a_question_in_the_language_of_the_rendition_finds_the_original(library: Library) -> None:
    library.add(article(), renditions={"zh": CHINESE})
    hit = Retriever(library).retrieve("大潮涨起多少米？", 1)[0]
    assert library.text(hit.chunk).startswith("Spring tides rise")
    assert hit.legs.keys() == {"dense", "lexical"}
    near = Retriever(library).nearest_sentences("领航员等待平潮。", [hit])
    assert [article().text[each.start : each.end] for each in near] == [
        "The pilots wait for slack water.",
        "Spring tides rise by 5.4 metres.",
    ]


def test_the_same_article_with_a_rendition_replaces_the_one_without(library: Library) -> None:
    library.add(article())
    assert library.rendition("lamps", "zh") is None
    assert library.add(article(), renditions={"zh": CHINESE}).outcome == "replaced"
    assert library.rendition("lamps", "zh") == Rendition(article(), "zh", CHINESE)
    assert library.add(article(), renditions={"zh": CHINESE}).outcome == "unchanged"


def test_rebuilding_keeps_the_rendition(library: Library) -> None:
    library.add(article(), renditions={"zh": CHINESE})
    library.rebuild()
    assert library.rendition("lamps", "zh") is not None
