"""The chain of the usual tutorials: LangChain's recursive splitter, Chroma, the same embedding model, the best four.

Chunks of 1,000 characters that overlap by 200, as LangChain's own tutorial on retrieval has them.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.rivals import PASSAGES, Found, Rival
from index.library import Library

CHUNK, OVERLAP = 1000, 200


def chunks_of(library: Library) -> tuple[Found, ...]:
    """Every report of the library cut into chunks, whatever stands in them."""
    # Loaded here: only the comparison needs it.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True)
    return tuple(
        Found(row.id, row.file, int(document.metadata["start_index"]), document.page_content)
        for row in library.catalog.reports()
        for document in splitter.create_documents([library.catalog.text(row.id)])
    )


@contextmanager
def naive_rival(library: Library) -> Iterator[Rival]:
    """The chain over the reports of ``library``, with a Chroma of its own that is gone when the block ends."""
    # Loaded here: Chroma takes long to import.
    from index.vectors import VectorPlace, VectorRow, digest, make_vectors

    chunks, embedder = chunks_of(library), library.embedder
    with TemporaryDirectory(prefix="wenbao-naive-", ignore_cleanup_errors=True) as folder:
        place = VectorPlace(Path(folder), None, "naive")
        with closing(make_vectors(place, embedder.fingerprint, embedder.name)) as store:
            rows = [VectorRow(str(number), found.report, digest(found.text)) for number, found in enumerate(chunks)]
            store.put(rows, embedder.embed_passages([found.text for found in chunks]))

            def retrieve(question: str) -> Sequence[Found]:
                nearest = store.nearest(embedder.embed_query(question), None, PASSAGES)
                return [chunks[int(number)] for number in nearest]

            yield Rival("naive", retrieve)
