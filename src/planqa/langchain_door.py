"""The pipeline for LangChain users: its retriever as a BaseRetriever, its figure lookup as a StructuredTool.

LangChain's own classes stay here and in generative/model.py, imported when first used.
"""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from planqa.domain import Figure, Hit

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.tools import StructuredTool


@runtime_checkable
class Search(Protocol):
    """What finds chunks; planqa.retrieval.Retriever does."""

    def search(self, question: str, k: int = 5, document: str | None = None) -> Sequence[Hit]:
        """Return up to k hits, best first; document: search one document only."""
        ...


def plan_retriever(source: Search, k: int = 5, document: str | None = None) -> "BaseRetriever":
    """LangChain's view of planqa's retrieval: plan_retriever(retriever).invoke("who chairs the VAWG group?").

    Each LangChain Document is one chunk: page_content its text as it stands on the page, metadata its
    document, title, page (PDF, 1-based), page_label (printed), section, page_basis and score, id its id.
    """
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.retrievers import BaseRetriever

    class PlanRetriever(BaseRetriever):
        source: Search
        k: int
        document: str | None

        def _get_relevant_documents(
            self, query: str, *, run_manager: CallbackManagerForRetrieverRun
        ) -> list["Document"]:
            return [_document(hit) for hit in self.source.search(query, self.k, self.document)]

    return PlanRetriever(source=source, k=k, document=document)


def figure_tool(lookup: Callable[[str], Sequence[Figure]]) -> "StructuredTool":
    """Offer lookup as the tool "plan_figures"; it takes a question and returns the rows as a JSON array."""
    from langchain_core.tools import StructuredTool

    def plan_figures(question: str) -> str:
        return json.dumps([_row(figure) for figure in lookup(question)], ensure_ascii=False)

    return StructuredTool.from_function(
        func=plan_figures,
        name="plan_figures",
        description=(
            "Look up published figures of the plan, for example 'harassment 2015/16'. Returns a JSON array "
            "of table cells with indicator, measure, area, period, value, unit and page; [] when none fits."
        ),
    )


def _document(hit: Hit) -> "Document":
    from langchain_core.documents import Document

    chunk = hit.chunk
    return Document(
        id=chunk.id,
        page_content=chunk.text,
        metadata={
            "document": chunk.document,
            "title": chunk.title,
            "page": chunk.page,
            "page_label": chunk.page_label,
            "section": chunk.section,
            "page_basis": chunk.page_basis,
            "score": hit.score,
        },
    )


def _row(figure: Figure) -> dict[str, object]:
    return {
        **figure.as_json(),
        "document": figure.document,
        "page_label": figure.page_label,
        "quote": figure.quote,
    }
