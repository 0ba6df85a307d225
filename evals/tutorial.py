"""The plain tutorial pipeline to compare with: pypdf page text, a recursive splitter, Chroma, the top chunks.

It is what most "chat with your PDF" tutorials build: one LangChain document a page, chunks of 1,000
characters with 200 of overlap, the same encoder as planqa, cosine top 4. It finds chunks and would hand them
to an LLM, so it is compared on retrieval only. The benchmark times `python -m evals.tutorial build|ask`.
"""

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from evals.editions import CORPUS, PageKey, find_pdf
from planqa.embedding import Encoder, MiniLmEncoder

CHUNK_SIZE = 1000
CHUNK_OVERLAP = 200
TOP = 4
_COLLECTION = "tutorial"


class Tutorial:
    """A store folder of the plain pipeline, opened at the first search."""

    def __init__(self, folder: Path, encoder: Encoder | None = None) -> None:
        self.folder = folder
        self.encoder: Encoder = encoder or MiniLmEncoder()

    def build(self, pdfs: Mapping[str, Path]) -> int:
        """Index each document's PDF; returns the number of chunks."""
        chunks = [chunk for document, pdf in sorted(pdfs.items()) for chunk in _split(document, pdf)]
        vectors = self.encoder.encode([text for text, _, _ in chunks])
        self._collection.upsert(
            ids=[str(number) for number in range(len(chunks))],
            documents=[text for text, _, _ in chunks],
            embeddings=vectors,
            metadatas=[{"document": document, "page": page} for _, document, page in chunks],
        )
        return len(chunks)

    def search(self, question: str, k: int = TOP) -> list[tuple[PageKey, str]]:
        """Return page and text of the k nearest chunks, best first."""
        vector = self.encoder.encode([question])
        found = self._collection.query(query_embeddings=vector, n_results=k, include=["documents", "metadatas"])
        pages = [(str(meta["document"]), int(meta["page"])) for meta in found["metadatas"][0]]
        return list(zip(pages, found["documents"][0], strict=True))

    @cached_property
    def _collection(self) -> Any:
        import chromadb
        from chromadb.config import Settings

        self.folder.mkdir(parents=True, exist_ok=True)
        client = chromadb.PersistentClient(str(self.folder), Settings(anonymized_telemetry=False))
        return client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )


def open_tutorial(documents: Sequence[str], cache: Path, corpus: Path = CORPUS) -> Tutorial:
    """Return the tutorial's store over the documents, built once for each set of PDFs."""
    pdfs = {document: find_pdf(document, corpus) for document in documents}
    digest = hashlib.sha256(b"".join(pdf.read_bytes() for _, pdf in sorted(pdfs.items()))).hexdigest()
    folder = cache / f"tutorial-{digest[:16]}"
    tutorial = Tutorial(folder)
    if not (folder / "done").is_file():
        tutorial.build(pdfs)
        (folder / "done").touch()
    return tutorial


def _split(document: str, pdf: Path) -> list[tuple[str, str, int]]:
    """Return (text, document, page) of every chunk; page by page, as PyPDFLoader does."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from pypdf import PdfReader

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP)
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    return [(text, document, n) for n, page in enumerate(pages, start=1) for text in splitter.split_text(page)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Build a store from PDFs, or print the chunks nearest to a question."""
    parser = argparse.ArgumentParser(prog="python -m evals.tutorial", description=__doc__)
    parser.add_argument("command", choices=("build", "ask"))
    parser.add_argument("store", type=Path)
    parser.add_argument("what", nargs="+", help="PDF files to build from, or the question")
    options = parser.parse_args(arguments)
    tutorial = Tutorial(options.store)
    if options.command == "build":
        print(tutorial.build({Path(pdf).parent.name: Path(pdf) for pdf in options.what}), "chunks")
        return
    for (document, page), text in tutorial.search(" ".join(options.what)):
        print(f"{document} p. {page}: {text}")


if __name__ == "__main__":
    main()
