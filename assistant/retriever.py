"""The passage search as a LangChain retriever, for chains of other people's making."""

from collections.abc import Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, InstanceOf

from assistant.evidence.passage_query import written_beside
from assistant.question.holdings import holdings_of
from index.library import Library
from index.search import search_passages


class PassageRetriever(BaseRetriever):
    """Passages of a library, best first: by words and by meaning, fused.

    ``reports`` restricts the search to reports by id (None: all). Metadata of each document: ``report``, ``agency``,
    ``year``, ``file``, ``section``, ``start``, ``end``, ``page``; its id is the passage's.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: InstanceOf[Library]
    reports: Sequence[str] | None = None
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002 (LangChain passes it)
        rows = holdings_of(self.library.listings.latest()).by_report
        hits = search_passages(self.library, query, self.reports, self.k, also=written_beside)
        return [
            Document(
                id=hit.passage.id,
                page_content=hit.passage.text,
                metadata={
                    "report": hit.passage.report,
                    "agency": rows[hit.passage.report].identity.agency,
                    "year": rows[hit.passage.report].identity.year,
                    "file": rows[hit.passage.report].file,
                    "section": hit.passage.section,
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "page": hit.passage.page,
                },
            )
            for hit in hits
        ]
