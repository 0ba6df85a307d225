"""Write and open the store: vectors in Chroma, words for BM25, passages and figures; the only importer of chromadb.

A store folder holds builds and a CURRENT file that names the one in use. A build is written beside the old
one and swapped in by replacing CURRENT, so an interrupted run leaves the old build serving.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from planqa.domain import TRAIL_SEPARATOR, Chunk, Document, Figure, Passage
from planqa.embedding import Vectors
from planqa.errors import StoreMissing, StoreOutdated
from planqa.lexical import LexicalIndex

FORMAT = 3
CURRENT = "CURRENT"
_REBUILD = "run `python -m ingest` (or `make store`)"
_BATCH = 5_000  # Chroma's own limit is 5,461 records a call


@dataclass(frozen=True, slots=True)
class Source:
    """A file the store was built from, to notice when its bytes change."""

    path: str
    size: int
    modified_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a build holds. vectors: one row a chunk; passage_vectors: one row a passage."""

    encoder: str
    documents: Sequence[Document]
    chunks: Sequence[Chunk]
    vectors: Vectors
    passages: Sequence[Passage]
    passage_vectors: Vectors
    figures: Sequence[Figure] = ()
    sources: Sequence[Source] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    word_counts: Mapping[str, int] = field(default_factory=dict)
    extras: Mapping[str, Any] = field(default_factory=dict)
    recipe: str = ""


def write_store(folder: Path, contents: Contents) -> Path:
    """Write a build beside the current one, then swap it in whole; returns the build's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"build-{os.getpid()}-{os.urandom(3).hex()}"
    build = folder / name
    build.mkdir()
    try:
        _write_build(build, contents)
        pointer = folder / f"{CURRENT}.{name}"
        pointer.write_text(name, encoding="utf-8")
        pointer.replace(folder / CURRENT)
    except BaseException:
        shutil.rmtree(build, ignore_errors=True)
        raise
    _remove_old_builds(folder, keep=name)
    return build


def _write_build(build: Path, contents: Contents) -> None:
    _write_chunks(build / "chroma", contents.chunks, contents.vectors)
    LexicalIndex.build([chunk.indexed_text for chunk in contents.chunks]).save(build / "lexical")
    np.save(build / "passages.npy", contents.passage_vectors.astype(np.float16))
    _write_json(build / "passages.json", [asdict(passage) for passage in contents.passages])
    _write_json(build / "figures.json", [asdict(figure) for figure in contents.figures])
    _write_json(build / "words.json", dict(contents.word_counts))
    (build / "documents").mkdir()
    for document_id, path in contents.files.items():
        shutil.copyfile(path, build / "documents" / f"{document_id}{path.suffix.lower()}")
    manifest = {
        "format": FORMAT,
        "encoder": contents.encoder,
        "recipe": contents.recipe,
        "documents": [asdict(document) for document in contents.documents],
        "sources": [asdict(source) for source in contents.sources],
        "extras": dict(contents.extras),
    }
    _write_json(build / "manifest.json", manifest)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, default=str), encoding="utf-8")


def _write_chunks(folder: Path, chunks: Sequence[Chunk], vectors: Vectors) -> None:
    collection = _client(folder).create_collection(
        "chunks", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    for start in range(0, len(chunks), _BATCH):
        batch = chunks[start : start + _BATCH]
        collection.upsert(
            ids=[chunk.id for chunk in batch],
            embeddings=vectors[start : start + _BATCH],
            documents=[chunk.text for chunk in batch],
            metadatas=[_metadata(chunk) for chunk in batch],
        )


def _metadata(chunk: Chunk) -> dict[str, str | int]:
    kept = ("document", "title", "page", "page_label", "position", "page_basis", "kind", "table")
    return {key: getattr(chunk, key) for key in kept} | {"trail": TRAIL_SEPARATOR.join(chunk.trail)}


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))


def _remove_old_builds(folder: Path, keep: str) -> None:
    """Remove builds that no longer serve; one that another process writes right now is left alone."""
    for path in folder.glob("build-*"):
        if path.name != keep and not _is_being_written(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_being_written(build: Path) -> bool:
    if (build / "manifest.json").exists():
        return False
    try:
        os.kill(int(build.name.split("-")[1]), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


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
            raise StoreMissing(f"there is no store in {folder}; {_REBUILD}")
        try:
            manifest = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreOutdated(f"the store in {folder} is damaged ({error}); {_REBUILD}") from None
        if manifest.get("format") != FORMAT:
            raise StoreOutdated(
                f"the store in {folder} has format {manifest.get('format')}, this planqa reads {FORMAT}; {_REBUILD}"
            )
        return cls(build, manifest)

    def check_encoder(self, name: str) -> None:
        """Raise StoreOutdated when the store's vectors come from another encoder."""
        if self.encoder != name:
            raise StoreOutdated(f"the store was built with encoder {self.encoder}, this is {name}; {_REBUILD}")

    def check_sources(self) -> None:
        """Raise StoreOutdated when a file the store was built from has other bytes now; files not here are passed."""
        changed = [source.path for source in self.sources if _has_changed(source)]
        if changed:
            raise StoreOutdated(f"{changed[0]} has changed since the store was built; {_REBUILD}")

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Every chunk, in the order of ingest (the order of the lexical index)."""
        got = self._collection.get(include=["documents", "metadatas"])
        rows = zip(got["ids"], got["documents"], got["metadatas"], strict=True)
        chunks = [_chunk(id_, text, metadata) for id_, text, metadata in rows]
        order = {document.id: at for at, document in enumerate(self.documents)}
        return sorted(chunks, key=lambda chunk: (order[chunk.document], chunk.position))

    @cached_property
    def lexical(self) -> LexicalIndex:
        """BM25 over chunks."""
        return LexicalIndex.load(self._build / "lexical")

    @cached_property
    def passages(self) -> list[Passage]:
        """Every passage, in reading order."""
        rows = json.loads((self._build / "passages.json").read_text(encoding="utf-8"))
        return [Passage(**row | {"parts": tuple((a, b) for a, b in row["parts"])}) for row in rows]

    @cached_property
    def passage_vectors(self) -> Any:
        """Unit-length vectors, shape (passages, 384), float16, read from disk as needed."""
        return np.load(self._build / "passages.npy", mmap_mode="r")

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure of every table."""
        from pydantic import TypeAdapter

        return TypeAdapter(list[Figure]).validate_json((self._build / "figures.json").read_bytes())

    @cached_property
    def word_counts(self) -> dict[str, int]:
        """The documents' surface words, lower case, with how often they occur."""
        counts: dict[str, int] = json.loads((self._build / "words.json").read_text(encoding="utf-8"))
        return counts

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
        return vectors | {passage.indexed_text: row for passage, row in zip(self.passages, rows, strict=True)}

    def document_path(self, document_id: str) -> Path | None:
        """The document's file as kept in the store, or None."""
        return next((self._build / "documents").glob(f"{document_id}.*"), None)

    @cached_property
    def _collection(self) -> Any:
        return _client(self._build / "chroma").get_collection("chunks", embedding_function=None)


def _has_changed(source: Source) -> bool:
    """By size and time first, by SHA-256 only where those differ."""
    try:
        stat = Path(source.path).stat()
        if (stat.st_size, stat.st_mtime_ns) == (source.size, source.modified_ns):
            return False
        with Path(source.path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() != source.sha256
    except OSError:
        return False


def current_build(folder: Path) -> Path | None:
    """The folder of the build in use, or None."""
    try:
        build = folder / (folder / CURRENT).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return build if build.is_dir() else None


def _chunk(id_: str, text: str, metadata: Mapping[str, Any]) -> Chunk:
    fields = dict(metadata)
    trail = tuple(part for part in str(fields.pop("trail")).split(TRAIL_SEPARATOR) if part)
    return Chunk(id=id_, text=text, trail=trail, **fields)
