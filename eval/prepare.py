"""From files of gold rows to tasks: every fault of a row is found here, before anything runs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

from index.document import load_document
from index.errors import BadInput
from index.library import Library
from index.types import Document, Lang
from prompts.glossary import Glossary, builtin_glossary

from .builtin import (
    ARTICLE,
    ATTACKS,
    CONVERSATIONS,
    Split,
    document_of,
    row_files,
    text_beside,
    text_files,
)
from .libraries import Source, source_of
from .locate import locate
from .rows import Attack, Placed, Row, placed_attacks, placed_conversations, placed_rows
from .sample import sample
from .tasks import Model, Task
from .tasks.answers import Answers
from .tasks.attacks import AttackCase, Attacks
from .tasks.conversations import Conversations
from .tasks.retrieval import LEGS, Leg, Retrieval
from .tasks.texts import Texts

T = TypeVar("T")
Name = Literal["retrieval", "answers", "conversations", "attacks", "texts", "baseline"]
#: Every task but the baseline, which is there to be compared with.
NAMES: tuple[Name, ...] = ("retrieval", "answers", "conversations", "attacks", "texts")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows to ask, of which articles.

    ``gold`` replaces the built-in file of the task. Without ``doc_ids`` the built-in rows are
    asked of their own article, and others of every article that is indexed. ``limit`` is the size
    of a stratified sample, chosen by ``seed``.
    """

    gold: Path | None = None
    split: Split = "all"
    lang: Lang | None = None
    type: str | None = None
    limit: int | None = None
    seed: int = 0
    doc_ids: tuple[str, ...] = ()
    legs: tuple[Leg, ...] = LEGS
    translate: bool = True

    def admits(self, row: Row) -> bool:
        """Whether a row is of the language and type that were asked for."""
        return self.lang in (None, row.lang) and self.type in (None, row.type)


def prepare(
    name: Name,
    choice: Choice,
    library: Library,
    model: Model,
    glossary: Glossary | None = None,
) -> Task:
    """The task with its rows read and their evidence located; without rows if none is admitted.

    ``glossary`` is by default the built-in one. Raises `BadInput`: a malformed row, evidence that
    is in no article and the like by file and line, an article that is not indexed by its id.
    """
    terms = glossary or builtin_glossary()
    if name == "attacks":
        return replace(_attacks(choice, library, model), glossary=terms)
    if name == "texts":
        return replace(_texts(choice, library, model), glossary=terms)
    documents = _documents(choice, library)
    if name == "conversations":
        return replace(_conversations(choice, documents, library, model), glossary=terms)
    files = [choice.gold] if choice.gold else row_files(choice.split)
    rows = placed_rows(*files)
    if name == "retrieval":  # where the text says nothing there is nothing to be found
        rows = [placed for placed in rows if placed.item.evidence]
    cases = tuple(locate(_chosen(rows, choice), documents))
    if name == "answers":
        return Answers(cases, library, model, glossary=terms)
    if name == "baseline":
        from .baseline import Baseline  # brings libraries along that nothing else needs

        return Baseline(cases, library, model)
    return Retrieval(cases, library, model, choice.legs, choice.translate, glossary=terms)


def _documents(choice: Choice, library: Library) -> list[Document]:
    if choice.doc_ids:
        return [library.get(doc_id) for doc_id in choice.doc_ids]
    if choice.gold is None:
        return [library.get(ARTICLE)]
    documents = library.list()
    if not documents:
        raise BadInput("No article is indexed; add what the rows are about: deepsea index add FILE")
    return documents


def _chosen(rows: Sequence[Placed[Row]], choice: Choice) -> list[Placed[Row]]:
    return _sampled([placed for placed in rows if choice.admits(placed.item)], choice, _row)


def _conversations(
    choice: Choice, documents: Sequence[Document], library: Library, model: Model
) -> Conversations:
    every = placed_conversations(choice.gold or CONVERSATIONS)
    admitted = [one for one in every if any(map(choice.admits, one.item.turns))]
    found = _sampled(admitted, choice, lambda one: one.item.turns[0])
    turns = (
        tuple(locate([_in_line_of(one, turn) for turn in one.item.turns], documents))
        for one in found
    )
    return Conversations(tuple(turns), library, model)


def _attacks(choice: Choice, library: Library, model: Model) -> Attacks:
    path = choice.gold or ATTACKS
    every = [one for one in placed_attacks(path) if choice.admits(one.item.row)]
    found = _sampled(every, choice, lambda one: one.item.row)
    articles = tuple(source_of(library, document.id) for document in _documents(choice, library))
    hostile: dict[str, Source] = {}
    cases = []
    for one in found:
        beside = [source.document for source in articles]
        name = one.item.document
        if name is not None:
            if name not in hostile:
                hostile[name] = _hostile(one, document_of(path, name), articles)
            beside.append(hostile[name].document)
        [case] = locate([_in_line_of(one, one.item.row)], beside)
        cases.append(AttackCase(case, hostile[name] if name else None))
    return Attacks(tuple(cases), articles, library.embedder, model)


def _hostile(one: Placed[Attack], path: Path, articles: Sequence[Source]) -> Source:
    source = _source(path, one.where)
    # Neither may take the place of an article, nor share its id.
    if any(source.document.id == article.document.id for article in articles):
        return replace(source, document=replace(source.document, id=f"attack-{path.stem}"))
    return source


def _texts(choice: Choice, library: Library, model: Model) -> Texts:
    files = [choice.gold] if choice.gold else text_files()
    rows = _chosen(placed_rows(*files), choice)
    texts = []
    for file in files:
        of_file = [placed for placed in rows if placed.path == file]
        path = text_beside(file)
        if path is None:
            raise BadInput(f"{file} has no text beside it; put {file.stem}.md or .txt there.")
        if of_file:
            source = _source(path, str(file))
            texts.append((source, tuple(locate(of_file, [source.document]))))
    return Texts(tuple(texts), library.embedder, model)


def _source(path: Path, where: str) -> Source:
    try:
        return Source(*load_document(path))
    except BadInput as error:
        raise BadInput(f"{where}: its document cannot be used: {error}") from error


def _in_line_of(placed: Placed[T], row: Row) -> Placed[Row]:
    """A row that stands in the line of ``placed``."""
    return Placed(placed.path, placed.line, row)


def _row(placed: Placed[Row]) -> Row:
    return placed.item


def _sampled(
    items: Iterable[Placed[T]], choice: Choice, row: Callable[[Placed[T]], Row]
) -> list[Placed[T]]:
    items = list(items)
    if choice.limit is None:
        return items
    return sample(
        items,
        choice.limit,
        choice.seed,
        id=lambda placed: row(placed).id,
        stratum=lambda placed: (placed.path.stem, row(placed).lang, row(placed).type),
    )
