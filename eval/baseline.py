"""The chain of the LangChain tutorials over the same articles, with the same models.

`RecursiveCharacterTextSplitter` of 1000 characters with 200 of overlap, Chroma, the four nearest
pieces, and the stock question-answering prompt of LangChain's "stuff" chain. No history, no
citations, no checks: what most people build first, and what every score of ours is held against.
"""

import re
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from langchain_chroma import Chroma
from langchain_core.documents import Document as LangChainDocument
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.models.chat import ChatModel
from assistant.questions.question import language_of
from assistant.types import Answer, AnswerSentence, Timings
from index.embed import Embedder
from index.errors import SettingsError
from index.sentences import sentences
from index.types import Document

from .locate import Case
from .outcome import Outcome, Span
from .tasks.answers import Answers
from .tasks.ask import told

CHUNK_CHARACTERS = 1000
OVERLAP_CHARACTERS = 200
NEAREST = 4
# The tutorials set no limit. A small model may repeat itself for ever; this is three times the
# longest right answer.
MAX_TOKENS = 512
PROMPT = """\
Use the following pieces of context to answer the question at the end. If you don't know the \
answer, just say that you don't know, don't try to make up an answer.

{context}

Question: {question}
Helpful Answer:"""

# It says in its own words that it cannot answer; only its first sentence counts, since an answer
# may well end with what the text does not say.
_GIVES_UP = re.compile(
    r"\b(?:do|does|did|is|are|was|were|can|could)(?: not|n['’]t) (?:\w+ )?(?:know|say|mention|"
    r"mentioned|specify|specified|state|stated|provide|provided|given|contain|include|disclosed|"
    r"answer|be determined|find|enough|clear)\b|\bcannot (?:answer|be|determine|find)\b"
    r"|\bno (?:information|mention|specific information)\b|\bunknown\b"
    r"|不知道|不清楚|(?:没有|未|并未|并没有)(?:明确)?(?:提到|提及|提供|给出|说明|说|指出|透露|披露)"
    r"|无法(?:回答|确定|得知|知道|判断)|没有.{0,8}信息",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Baseline(Answers):
    """The answers of that chain, under the task name of ours so that the two can be compared."""

    options: Mapping[str, Any] = field(default_factory=lambda: {"chain": "baseline"})

    def outcomes(self, known: Mapping[str, Outcome]) -> Iterator[Outcome]:
        todo = self.todo(known)
        if not todo:
            return
        model = self.model()
        if model is None:
            raise SettingsError(
                "The tutorial chain needs a chat model; set DEEPSEA_MODEL or --model."
            )
        documents = [self.library.get(doc_id) for doc_id in todo[0].doc_ids]
        with _store(documents, self.library.embedder) as store:
            for case in todo:
                yield self._outcome(case, store, model)

    def _outcome(self, case: Case, store: Chroma, model: ChatModel) -> Outcome:
        try:
            return _asked(self.name, case, store, model)
        except Exception as error:  # as for the assistant's answers
            return Outcome(self.name, case.row, case.evidence, error=told(error))


class _Embeddings(Embeddings):
    """Our embedder as LangChain knows one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self._embedder.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in self._embedder.embed_query(text)]


@contextmanager
def _store(documents: list[Document], embedder: Embedder) -> Iterator[Chroma]:
    """The documents' pieces in a Chroma collection in memory, dropped afterwards."""
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_CHARACTERS, chunk_overlap=OVERLAP_CHARACTERS, add_start_index=True
    )
    pieces = splitter.split_documents(
        [
            LangChainDocument(document.text, metadata={"doc_id": document.id})
            for document in documents
        ]
    )
    # Collections in memory are the process's own, so two of one name would be one.
    store = Chroma.from_documents(
        pieces, _Embeddings(embedder), collection_name=f"baseline-{uuid.uuid4().hex}"
    )
    try:
        yield store
    finally:
        store.delete_collection()


def _asked(task: str, case: Case, store: Chroma, model: ChatModel) -> Outcome:
    started = time.perf_counter()
    found = store.similarity_search(case.row.question, NEAREST)
    retrieve_ms = _since(started)
    context = "\n\n".join(piece.page_content for piece in found)
    prompt = PROMPT.format(context=context, question=case.row.question)
    text, first_ms = "", 0.0
    with model.counting() as calls:
        for piece in model.stream([("user", prompt)], max_tokens=MAX_TOKENS, purpose="baseline"):
            first_ms = first_ms or _since(started)
            text += piece.text
    answer = _answer(text.strip(), Timings(retrieve_ms, first_ms, _since(started)), model.name)
    retrieved = tuple(
        Span(
            piece.metadata["doc_id"],
            piece.metadata["start_index"],
            piece.metadata["start_index"] + len(piece.page_content),
        )
        for piece in found
    )
    return Outcome(
        *(task, case.row, case.evidence, retrieved, answer, None, retrieve_ms), calls=tuple(calls)
    )


def _answer(text: str, timings: Timings, model: str) -> Answer:
    parts = [text[start:end] for start, end in sentences(text)]
    gives_up = not parts or _GIVES_UP.search(parts[0])
    return Answer(
        "abstained" if gives_up else "answered",
        text,
        tuple(AnswerSentence(part, ()) for part in parts),
        (),
        language_of(text)[0],
        timings,
        model,
    )


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
