import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from index.langchain import DeepseaRetriever
from index.library import Library
from index.retrieve import Retriever
from tests.index.small import article


@pytest.fixture
def retriever(library: Library) -> Retriever:
    library.add(article())
    return Retriever(library)


def test_documents_carry_where_they_stand(retriever: Retriever) -> None:
    question = "Spring tides rise by 5.4 metres."
    found = DeepseaRetriever(retriever=retriever, k=2).invoke(question)
    hits = retriever.retrieve(question, 2)
    assert len(found) == 2
    for document, hit in zip(found, hits, strict=True):
        where = document.metadata
        assert document.page_content == article().text[where["start"] : where["end"]]
        assert where["doc_id"] == "lamps"
        assert where["chunk_id"] == document.id == hit.chunk.id
        assert where["score"] == hit.score
    assert found[0].metadata["section"] == "Tides of the bay"


def test_it_stands_in_a_chain(retriever: Retriever) -> None:
    def first(documents: list[Document]) -> str:
        return documents[0].page_content

    chain = DeepseaRetriever(retriever=retriever) | RunnableLambda(first)
    assert "19 miles" in chain.invoke("Its beam reaches 19 miles.")


async def _ask(retriever: Retriever) -> list[Document]:
    return await DeepseaRetriever(retriever=retriever, k=1).ainvoke("tides")


def test_it_can_be_awaited(retriever: Retriever) -> None:
    # In a thread of its own: a session with a browser has a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        assert len(pool.submit(asyncio.run, _ask(retriever)).result()) == 1


def test_only_the_articles_asked_for(retriever: Retriever) -> None:
    assert DeepseaRetriever(retriever=retriever, doc_ids=["nothing"]).invoke("tides") == []
