"""The map and the figures of an article, without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.page.articles.views import views
from assistant.page.downloads.works import MOST, Work, Works
from assistant.page.quizzes.kept import KeptSets
from assistant.page.quizzes.pools import Pools
from assistant.page.quizzes.sets import Sets
from assistant.page.strings import say
from assistant.page.study.cards import Study
from assistant.page.work.opening import Opening, opened
from assistant.page.work.progress import making as made_of
from index.library import Library
from tests.index.small import ByteEmbedder, article


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    library = Library.open(tmp_path / "index", ByteEmbedder())
    library.add(article())
    yield opened(Assistant(library, None))
    library.close()


def test_figures_that_compare_are_drawn_above_the_list_each_with_its_place(
    opening: Opening,
) -> None:
    text = (
        "# Boats\n\nThe ferry cost 40 million yuan. The barge cost 24 million yuan. "
        "The tug cost 10 million yuan.\n"
    )
    document = article("boats", text, title="Boats")
    opening.result().library.add(document)
    _, figured = views(opening, Works())
    chart, _, listed = figured({"id": "boats", "known": ""}).partition('class="tools"')
    assert [float(share) for share in re.findall(r"--share: ([\d.]+)%", chart)] == [100, 60, 25]
    places = re.findall(r'data-start="(\d+)" data-end="(\d+)"', chart)
    quotes = [document.text[int(start) : int(end)] for start, end in places]
    assert [quote.split()[1] for quote in quotes] == ["ferry", "barge", "tug"]
    assert "The ferry cost" in listed
    assert 'class="chart"' not in figured({"id": "lamps", "known": ""})


def test_a_map_looked_at_often_leaves_other_works_their_files(opening: Opening) -> None:
    made = Works()
    id = made.put(Work("Summary", {"md": (bytes, ".md")}))
    mapped, _ = views(opening, made)
    shown = {mapped({"id": "lamps", "known": ""}) for _ in range(MOST)}
    assert len(shown) == 1
    assert made.file(id, "md") is not None


def test_only_an_empty_library_has_no_articles(opening: Opening, tmp_path: Path) -> None:
    def said() -> list[str]:
        *_, making = made_of(opening, "", lambda *_: "", lambda *_: "")
        asked = {"id": "", "known": "", "doc": "", "learner": "", "do": "show"}
        return [
            str(making),
            study.studied(asked),
            *(view(asked) for view in views(opening, Works())),
        ]

    sets = Sets(opening, Works(), Pools(), KeptSets(tmp_path / "quizzes.sqlite3"))
    study = Study(opening, sets, tmp_path / "study.sqlite3", one_learner=True)
    assert all(say("none_open", "en") in html for html in said())
    opening.result().library.remove("lamps")
    assert all(say("no_articles", "en") in html for html in said())
