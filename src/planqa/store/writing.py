"""Write a store: vectors into Chroma, words for BM25, passages, figures into DuckDB; swapped in whole."""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from planqa.domain import TRAIL_SEPARATOR, Chunk, Document, Figure, Passage
from planqa.embedding import Vectors
from planqa.lexical import LexicalIndex
from planqa.mentions import Mention
from planqa.store.figures import FILE, write_figures
from planqa.store.layout import CURRENT, FORMAT, Source, client

_BATCH = 5_000  # Chroma's own limit is 5,461 records a call


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a build holds. vectors: one row a chunk; passage_vectors: one row a passage.

    queries are (id of a passage, notice or FAQ entry; a question it answers), query_vectors one row for each.
    mentions are the numbers of the running text by the id of their chunk.
    """

    encoder: str
    documents: Sequence[Document]
    chunks: Sequence[Chunk]
    vectors: Vectors
    passages: Sequence[Passage]
    passage_vectors: Vectors
    queries: Sequence[tuple[str, str]] = ()
    query_vectors: Vectors | None = None
    figures: Sequence[Figure] = ()
    mentions: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
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
    if contents.query_vectors is not None:
        np.save(build / "queries.npy", contents.query_vectors.astype(np.float16))
        _write_json(build / "queries.json", list(contents.queries))
    write_figures(build / FILE, contents.figures)
    mentions = {id_: [asdict(one) for one in found] for id_, found in contents.mentions.items()}
    _write_json(build / "mentions.json", mentions)
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
    collection = client(folder).create_collection(
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
