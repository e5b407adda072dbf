"""The parts put together from the settings, and the set-up that must come before them."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.articles import builtin_articles
from index.embed import Embedder
from index.errors import FetchFailed, WeightsMissing
from index.library import Library
from index.retrieve import Retriever
from index.weights.catalogue import EMBEDDER, ModelFile
from index.weights.e5 import unpacked
from index.weights.fetch import fetch
from index.weights.progress import Progress

from .settings import Settings
from .translation.glossary import glossary_in_use

if TYPE_CHECKING:
    from .answer import Assistant
    from .models.chat import ChatModel


@dataclass(frozen=True, slots=True)
class Said:
    """A line for the user: a step that is done, or about to begin."""

    text: str


@dataclass(frozen=True, slots=True)
class Indexing:
    """``done`` of ``total`` passages and sentences are embedded; ``label`` says of what."""

    label: str
    done: int
    total: int


Report = Callable[[Said | Progress | Indexing], None]


def open_embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name; contacts nobody.

    Raises WeightsMissing or WeightsCorrupt.
    """
    if settings.embedder == EMBEDDER.name:
        return Embedder(unpacked(settings.models_folder))
    if (name := settings.hub_embedder) is None:
        return Embedder(Path(settings.embedder))
    try:
        return Embedder(name)
    except WeightsMissing as error:
        raise WeightsMissing(
            "The embedder {name} is not on this machine; run 'deepsea models pull'.", name=name
        ) from error


def open_library(settings: Settings, *, create: bool = True) -> Library:
    """The user's articles and their index; errors as for `open_embedder`, and StoreError."""
    return Library.open(settings.index_folder, open_embedder(settings), create=create)


def pinned_models(settings: Settings) -> tuple[ModelFile, ...]:
    """The pinned model files that the settings make use of, the embedder first."""
    chat = settings.local_model
    embedder = (EMBEDDER,) if settings.embedder == EMBEDDER.name else ()
    return (*embedder, chat) if isinstance(chat, ModelFile) else embedder


def pull(settings: Settings, models: Iterable[ModelFile], report: Report) -> None:
    """Fetch, verify and unpack ``models``; those that are there already cost nothing.

    Raises FetchFailed or WeightsCorrupt.
    """
    for model in models:
        path = fetch(model, settings.models_folder, settings.sources, report)
        if model is EMBEDDER:
            unpacked(settings.models_folder, report)
        report(Said(f"model {model.name}: ready ({path})"))


def pull_hub_embedder(settings: Settings, report: Report) -> None:
    """Fetch an embedder named ``hf:…`` into the Hugging Face cache, unless it is there.

    Raises FetchFailed, within three seconds when the hub does not answer.
    """
    if (name := settings.hub_embedder) is None:
        return
    try:
        Embedder(name)
    except WeightsMissing:
        report(Said(f"embedder {name}: fetching it from the Hugging Face hub"))
        Embedder(name, allow_hub=True)
    report(Said(f"embedder {name}: ready"))


def open_assistant(settings: Settings, report: Report) -> "Assistant":
    """The assistant over the user's articles, ready to answer; contacts nobody.

    When nothing was indexed yet, the built-in articles are. A chat model that is not installed is
    reported, and the answers are quotes alone; any other fault is raised: WeightsError, StoreError,
    ModelUnavailable, SettingsError.
    """
    # Here because it brings LangChain along, a second that commands about the index can do without.
    from .answer import Assistant
    from .models.replies import Replies

    glossary = glossary_in_use(settings)
    library = open_library(settings)
    library.check()
    if not library.list():
        index_builtin(library, report)
    # One after the other: beside each other they take as long, both being busy with importing.
    model = _chat_model(settings, report)
    # What is only loaded at the first question would make somebody wait for it.
    Retriever(library).retrieve(library.list()[0].title, 1)
    return Assistant(library, model, glossary, Replies(settings.replies_file))


def _chat_model(settings: Settings, report: Report) -> "ChatModel | None":
    from .models import chat_model

    try:
        return chat_model(settings)
    except WeightsMissing as error:
        report(Said(f"no chat model ({error}); until there is one, answers are quotes alone"))
        return None


def prepare(settings: Settings, report: Report) -> None:
    """Everything before the first question: models fetched, built-in articles indexed.

    What is there already is left alone. Raises FetchFailed when there is no embedder to be had,
    StoreError when the index cannot be used, SettingsError for a glossary that cannot or a model
    file that is not there; a chat model that cannot be had is only reported, since there are
    answers without.
    """
    # A fault in what the user named is told before anything is fetched or indexed.
    glossary_in_use(settings)
    if isinstance(settings.local_model, Path):
        from .models import require_file

        require_file(settings.local_model)
    embedder = [model for model in pinned_models(settings) if model is EMBEDDER]
    pull(settings, embedder, report)
    pull_hub_embedder(settings, report)
    try:
        pull(settings, (m for m in pinned_models(settings) if m not in embedder), report)
    except FetchFailed as error:
        report(Said(f"no chat model ({error}); until there is one, answers are quotes alone"))
    if settings.model == "none":
        report(Said("no chat model is set (DEEPSEA_MODEL=none): answers are quotes alone"))
    with closing(open_library(settings)) as library:
        index_builtin(library, report)


def index_builtin(library: Library, report: Report) -> None:
    """Index the built-in articles that ``library`` lacks. Raises StoreError."""
    library.check()
    there = {document.id for document in library.list()}
    for article in builtin_articles():
        if article.id not in there:
            told = indexing(f"indexing {article.id}", report)
            library.add(article.document(), article.raw(), told, article.renditions())
    report(Said(f"index: ready ({library.folder}, passages: {len(library.chunks)})"))


def indexing(label: str, report: Report) -> Callable[[int, int], None]:
    """What a library tells its progress to, so that ``report`` hears of it."""
    return lambda done, total: report(Indexing(label, done, total))
