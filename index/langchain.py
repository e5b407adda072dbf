"""The retriever as LangChain knows one, for chains of a user's own."""

from collections.abc import Collection

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.retrieve import Retriever


class DeepseaRetriever(BaseRetriever):
    """LangChain documents of the ``k`` best chunks, of the articles ``doc_ids`` if given.

    ``page_content`` is ``article.text[start:end]``; the metadata are ``doc_id``, ``start``,
    ``end``, ``section`` (headings from the top, joined by " > "), ``score`` and ``chunk_id``.

        chain = DeepseaRetriever(retriever=Retriever(library), k=3) | format_documents | prompt
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 5
    doc_ids: Collection[str] | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 (LangChain passes it)
    ) -> list[Document]:
        library = self.retriever.library
        return [
            Document(
                id=hit.chunk.id,
                page_content=library.text(hit.chunk),
                metadata={
                    "doc_id": hit.chunk.doc_id,
                    "start": hit.chunk.start,
                    "end": hit.chunk.end,
                    "section": " > ".join(hit.chunk.section),
                    "score": hit.score,
                    "chunk_id": hit.chunk.id,
                },
            )
            for hit in self.retriever.retrieve(query, self.k, doc_ids=self.doc_ids)
        ]
