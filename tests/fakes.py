"""Fakes and tiny corpora shared by the tests."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from planqa.domain import Chunk, Document, Passage
from planqa.embedding import DIMENSIONS, Vectors
from planqa.mentions import Mention
from planqa.store import Contents, write_store
from planqa.terms import terms

PLAN = Document(id="plan", title="The Plan", file="plan.pdf", sha256="0" * 64, period="2013 to 2017")
NOTHING: Mapping[str, Any] = MappingProxyType({})


class WordEncoder:
    """A fake encoder: every stem is a direction of its own, so texts that share words are near each other."""

    name = "words@1"

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        rows = np.array([self._vector(text) for text in texts], np.float32).reshape(len(texts), DIMENSIONS)
        if progress:
            progress(len(texts))
        return rows

    def count_word_pieces(self, text: str) -> int:
        return len(text.split()) + 2

    def _vector(self, text: str) -> Vectors:
        vector = np.full(DIMENSIONS, 1e-6, np.float32)
        for term in terms(text):
            vector[int(hashlib.md5(term.encode()).hexdigest(), 16) % DIMENSIONS] += 1
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


def make_chunk(text: str, page: int = 1, trail: Sequence[str] = ("Governance",), position: int = 0) -> Chunk:
    """A chunk of The Plan."""
    return Chunk(f"plan:{page}:{position}", "plan", "The Plan", page, str(page), tuple(trail), text, position)


def make_store(
    folder: Path,
    chunks: Sequence[Chunk],
    passages: Sequence[Passage] = (),
    queries: Sequence[tuple[str, str]] = (),
    knowledge: Mapping[str, Any] = NOTHING,
    mentions: Mapping[str, Sequence[Mention]] = NOTHING,
) -> Path:
    """A store of The Plan with the fake encoder's vectors; queries are (id, question that it answers)."""
    encoder = WordEncoder()
    contents = Contents(
        encoder=encoder.name,
        documents=[PLAN],
        chunks=chunks,
        vectors=encoder.encode([chunk.indexed_text for chunk in chunks]),
        passages=passages,
        mentions=mentions,
        passage_vectors=encoder.encode([passage.indexed_text for passage in passages]),
        queries=queries,
        query_vectors=encoder.encode([question for _, question in queries]),
        word_counts={word: 1 for chunk in chunks for word in chunk.text.lower().split()},
        extras={"glossary": [], "knowledge": dict(knowledge)},
    )
    write_store(folder, contents)
    return folder
