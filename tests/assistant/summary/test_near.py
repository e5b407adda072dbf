from pathlib import Path

from assistant.answer import Assistant
from assistant.summary.near import near
from assistant.summary.source import Source
from index.library import Library
from index.rendition import Rendition
from index.types import Lang
from tests.index.small import CHINESE, ByteEmbedder, article


class Counting(Library):
    """Counts how often a rendition is looked for, which reads the folder of the articles."""

    looked = 0

    def rendition(self, doc_id: str, lang: Lang) -> Rendition | None:
        self.looked += 1
        return super().rendition(doc_id, lang)


def source(tmp_path: Path) -> tuple[Counting, Source]:
    library = Counting(tmp_path / "index", ByteEmbedder())
    library.folder.mkdir()
    library.add(article(), renditions={"zh": CHINESE})
    text = "# Boats\n\n" + "".join(f"Boat {at} is out at sea. " for at in range(60))
    library.add(article("boats", text, "Boats"))
    document = library.get("lamps")
    return library, Source(Assistant(library, None), document, "en", lambda *_: None)


def test_what_treats_a_wish_is_of_the_document_alone(tmp_path: Path) -> None:
    _, lamps = source(tmp_path)
    found = near(lamps, "lamp")
    assert found[0].said.text.strip() == "The keeper trims the lamp at dusk."
    assert found[0].worded and found[0].score > 0.1
    assert all(each.said.excerpt.document.id == "lamps" for each in found)
    (worded,) = [each for each in near(lamps, "领航员") if each.worded]
    assert worded.said.text.strip() == "The pilots wait for slack water."


def test_renditions_are_looked_for_once_and_not_by_the_sentence(tmp_path: Path) -> None:
    library, lamps = source(tmp_path)
    boats = Source(lamps.assistant, library.get("boats"), "en", lamps.report)
    looked = []
    for each, wish in ((lamps, "lamp"), (boats, "boat")):
        library.looked = 0
        assert near(each, wish)
        looked.append(library.looked)
    assert looked[0] == looked[1] <= 4
