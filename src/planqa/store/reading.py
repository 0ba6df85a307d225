"""Open a store for reading: every part loads at first use, and a damaged one is told with the command that mends it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from planqa.digests import file_sha256
from planqa.domain import TRAIL_SEPARATOR, Chunk, Document, Figure, Passage
from planqa.embedding import DIMENSIONS, Vectors
from planqa.errors import StoreMissing, StoreOutdated
from planqa.lexical import LexicalIndex
from planqa.mentions import Mention
from planqa.store.figures import FILE, read_figures
from planqa.store.layout import FORMAT, REBUILD, Source, client, current_build


@contextmanager
def _told_as_damage() -> Iterator[None]:
    """Whatever goes wrong while a part of the store is read is told as a damaged store."""
    try:
        yield
    except StoreOutdated:
        raise
    except Exception as error:  # chromadb, duckdb, numpy and json each raise their own, some over several lines
        told = str(error).partition("\n")[0]
        raise StoreOutdated(f"the store is damaged ({type(error).__name__}: {told}); {REBUILD}") from None


class Store:
    """A build opened for reading; every part loads at first use."""

    def __init__(self, build: Path, manifest: Mapping[str, Any]) -> None:
        self._build = build
        self.encoder = str(manifest["encoder"])
        self.recipe = str(manifest["recipe"])
        self.documents = [Document(**row) for row in manifest["documents"]]
        self.sources = [Source(**row) for row in manifest["sources"]]
        self.extras: Mapping[str, Any] = manifest["extras"]

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open the current build; raises StoreMissing or StoreOutdated with the command that mends it."""
        build = current_build(folder)
        if build is None:
            raise StoreMissing(f"there is no store in {folder}; {REBUILD}")
        try:
            manifest = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreOutdated(f"the store in {folder} is damaged ({error}); {REBUILD}") from None
        if manifest.get("format") != FORMAT:
            raise StoreOutdated(
                f"the store in {folder} has format {manifest.get('format')}, this planqa reads {FORMAT}; {REBUILD}"
            )
        return cls(build, manifest)

    def check_encoder(self, name: str) -> None:
        """Raise StoreOutdated when the store's vectors come from another encoder."""
        if self.encoder != name:
            raise StoreOutdated(f"the store was built with encoder {self.encoder}, this is {name}; {REBUILD}")

    def check_sources(self) -> None:
        """Raise StoreOutdated when a file the store was built from has other bytes now; files not here are passed."""
        changed = [source.path for source in self.sources if _has_changed(source)]
        if changed:
            raise StoreOutdated(f"{changed[0]} has changed since the store was built; {REBUILD}")

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Every chunk, in the order of ingest (the order of the lexical index)."""
        with _told_as_damage():
            got = self._collection.get(include=["documents", "metadatas"])
        rows = zip(got["ids"], got["documents"], got["metadatas"], strict=True)
        chunks = [_chunk(id_, text, metadata) for id_, text, metadata in rows]
        order = {document.id: at for at, document in enumerate(self.documents)}
        return sorted(chunks, key=lambda chunk: (order[chunk.document], chunk.position))

    def chunk(self, id_: str) -> Chunk:
        """The chunk with this id."""
        return self._by_id[id_]

    @cached_property
    def _by_id(self) -> dict[str, Chunk]:
        return {chunk.id: chunk for chunk in self.chunks}

    @cached_property
    def lexical(self) -> LexicalIndex:
        """BM25 over chunks."""
        with _told_as_damage():
            return LexicalIndex.load(self._build / "lexical")

    @cached_property
    def passages(self) -> list[Passage]:
        """Every passage, in reading order."""
        rows = self._read_json("passages.json")
        return [Passage(**row | {"parts": tuple((a, b) for a, b in row["parts"])}) for row in rows]

    @cached_property
    def passage_vectors(self) -> Any:
        """Unit-length vectors, shape (passages, 384), float16, read from disk as needed."""
        with _told_as_damage():
            return np.load(self._build / "passages.npy", mmap_mode="r")

    @cached_property
    def queries(self) -> list[tuple[str, str]]:
        """The questions that passages, notices and the FAQ answer, as (id, question)."""
        if not (self._build / "queries.json").is_file():
            return []
        return [(id_, text) for id_, text in self._read_json("queries.json")]

    @cached_property
    def query_vectors(self) -> Any:
        """Unit-length vectors, shape (queries, 384), float32."""
        if not self.queries:
            return np.zeros((0, DIMENSIONS), np.float32)
        with _told_as_damage():
            return np.load(self._build / "queries.npy").astype(np.float32)

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure of every table."""
        with _told_as_damage():
            return read_figures(self._build / FILE)

    @cached_property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """The numbers of the running text, by the id of their chunk, in reading order."""
        rows = self._read_json("mentions.json")
        return {id_: tuple(_mention(row) for row in found) for id_, found in rows.items()}

    @cached_property
    def word_counts(self) -> dict[str, int]:
        """The documents' surface words, lower case, with how often they occur."""
        counts: dict[str, int] = self._read_json("words.json")
        return counts

    def _read_json(self, name: str) -> Any:
        with _told_as_damage():
            return json.loads((self._build / name).read_text(encoding="utf-8"))

    def nearest(self, vector: Vectors, k: int, document: str | None = None) -> list[tuple[str, float]]:
        """The k chunks nearest to a unit vector of shape (384,), as (chunk id, cosine), best first."""
        where = {"document": document} if document else None
        found = self._collection.query(
            query_embeddings=[vector], n_results=max(1, k), where=where, include=["distances"]
        )
        return [(id_, 1.0 - float(d)) for id_, d in zip(found["ids"][0], found["distances"][0], strict=True)]

    def all_vectors(self) -> dict[str, Vectors]:
        """Text to vector for every chunk and passage, so that unchanged text is not embedded again."""
        got = self._collection.get(include=["embeddings"])
        by_id = dict(zip(got["ids"], np.asarray(got["embeddings"], np.float32), strict=True))
        vectors = {chunk.indexed_text: by_id[chunk.id] for chunk in self.chunks}
        rows = np.asarray(self.passage_vectors, np.float32)
        vectors |= {passage.indexed_text: row for passage, row in zip(self.passages, rows, strict=True)}
        return vectors | {text: row for (_, text), row in zip(self.queries, self.query_vectors, strict=True)}

    def document_path(self, document_id: str) -> Path | None:
        """The document's file as kept in the store, or None."""
        files = (self._build / "documents").iterdir()
        return next((path for path in files if path.stem == document_id), None)

    @cached_property
    def _collection(self) -> Any:
        return client(self._build / "chroma").get_collection("chunks", embedding_function=None)


def _has_changed(source: Source) -> bool:
    """By size and time first, by SHA-256 only where those differ."""
    try:
        stat = Path(source.path).stat()
        if (stat.st_size, stat.st_mtime_ns) == (source.size, source.modified_ns):
            return False
        return file_sha256(Path(source.path)) != source.sha256
    except OSError:
        return False


def _mention(row: Mapping[str, Any]) -> Mention:
    numbers = {key: None if row[key] is None else Decimal(row[key]) for key in ("value", "upto")}
    return Mention(**{**row, **numbers})


def _chunk(id_: str, text: str, metadata: Mapping[str, Any]) -> Chunk:
    fields = dict(metadata)
    trail = tuple(part for part in str(fields.pop("trail")).split(TRAIL_SEPARATOR) if part)
    return Chunk(id=id_, text=text, trail=trail, **fields)
