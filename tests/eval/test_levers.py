from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.levers import CHOICES, MEASURES, TEXTS, Pulled, mean, pulled, pulled_of_texts
from eval.libraries import Source
from eval.locate import Case, locate
from eval.metrics import METRICS
from eval.rows import Placed, Row
from eval.tasks.retrieval import Retrieval
from eval.tasks.texts import Texts
from index.library import Library
from tests.eval.lamps import BEAM, TIDES, WALL, no_model, says
from tests.index.small import CHINESE, ByteEmbedder, article

#: Questions in Chinese about the small article, which is in English.
SHINE = replace(BEAM, id="beam-zh", lang="zh", question="灯光照到多少英里外？")
RISE = replace(TIDES, id="tides-zh", lang="zh", question="大潮涨起5.4米吗？")
ALONE = set(CHOICES) - {"names", "no translation"}


@pytest.fixture
def rendered(tmp_path: Path) -> Iterator[Library]:
    """The small article with its Chinese rendition."""
    opened = Library.open(tmp_path / "rendered", ByteEmbedder())
    opened.add(article(), renditions={"zh": CHINESE})
    yield opened
    opened.close()


def _cases(library: Library, *rows: Row) -> tuple[Case, ...]:
    return tuple(locate([Placed(library.folder, 1, row) for row in rows], library.list()))


def _task(library: Library, *rows: Row, model: object = no_model) -> Retrieval:
    return Retrieval(_cases(library, *rows), library, model)  # type: ignore[arg-type]


def _choices(found: list[Pulled], *, rendered: bool) -> set[str]:
    return {one.choice for one in found if one.rendered == rendered}


def test_each_choice_finds_what_a_task_with_that_choice_does(library: Library) -> None:
    """Alone, against the task that the command without --levers runs."""
    translated = "Its beam reaches 19 miles."
    [found] = pulled("lamps", _task(library, SHINE, model=says(translated)))
    assert {one.choice for one in found} == set(CHOICES)
    for one in found:
        assert (one.subject, one.article, one.rendered) == ("lamps", "en", True)
        task = _task(library, SHINE, model=says(translated))
        if one.choice == "no translation":
            task = replace(task, translate=False)
        elif one.choice != "all legs":
            task = replace(task, legs=(one.choice,))
        [outcome] = task.outcomes({})
        assert one.outcome.retrieved == outcome.retrieved
        assert one.outcome.evidence == outcome.evidence


def test_in_the_articles_own_language_nothing_is_translated(library: Library) -> None:
    found = list(pulled("lamps", _task(library, BEAM, TIDES, WALL)))
    assert [{one.outcome.row.id for one in of_row} for of_row in found] == [
        {"beam-en"},
        {"tides-en"},
    ]
    assert all(_choices(of_row, rendered=True) == ALONE for of_row in found)
    assert not any(_choices(of_row, rendered=False) for of_row in found)


def test_a_rendition_is_switched_off_in_an_index_of_its_own(rendered: Library) -> None:
    shine, rise = pulled("lamps", _task(rendered, SHINE, RISE))
    for found in (shine, rise):
        # With it the article is to be had in the question's language: nothing is translated.
        assert _choices(found, rendered=True) == ALONE
        assert _choices(found, rendered=False) == set(CHOICES)
    assert {one.outcome.row.id for one in rise} == {"tides-zh"}
    lexical = {one.rendered: one.outcome for one in rise if one.choice == "lexical"}
    assert lexical[True].retrieved[0].overlaps(lexical[True].evidence[0])
    assert lexical[False].retrieved == ()  # no Chinese word is in the English text
    names = next(one.outcome for one in rise if one.choice == "names")
    assert names.retrieved[0].overlaps(names.evidence[0])  # 5.4
    assert rendered.rendition("lamps", "zh") is not None


def test_a_text_is_searched_alone(library: Library) -> None:
    bells = Source(article("bells", "Bells\n\nThe bell rings at noon. Nobody cast it.\n"), "raw")
    noon = replace(BEAM, id="noon-en", question="When?", evidence=("The bell rings at noon.",))
    lamps = Source(library.get("lamps"), library.raw("lamps"))
    texts = Texts(
        (
            (lamps, _cases(library, BEAM, WALL)),
            (bells, tuple(locate([Placed(library.folder, 1, noon)], [bells.document]))),
        ),
        library.embedder,
        no_model,
    )
    found = [one for of_row in pulled_of_texts(texts) for one in of_row]
    assert {(one.subject, one.outcome.row.id) for one in found} == {
        (TEXTS, "beam-en"),
        (TEXTS, "noon-en"),
    }
    for one in found:
        names = {span.doc_id for span in one.outcome.retrieved}
        assert names <= {"bells" if one.outcome.row.id == "noon-en" else "lamps"}


def test_a_row_that_fails_is_told_and_counts_for_nothing(library: Library) -> None:
    bad = replace(BEAM, id="bad", question=" ")
    [failed], good = pulled("lamps", _task(library, bad, BEAM))
    assert failed.outcome.error and "question is empty" in failed.outcome.error
    assert failed.choice == "all legs"
    best = next(one.outcome for one in good if one.choice == "all legs")
    for metric in MEASURES:
        assert mean([failed.outcome, best], metric) == metric.value(best)
        assert mean([failed.outcome], metric) is None


def test_the_measures_are_those_of_retrieval() -> None:
    names = ["recall@1", "recall@3", "recall@5", "recall@10", "mrr", "ndcg@10"]
    assert [metric.name for metric in MEASURES] == names
    assert all(METRICS[metric.name] is metric for metric in MEASURES)
