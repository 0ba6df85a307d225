"""Retrieval: BM25 and dense ranks fused by reciprocal rank (Cormack, Clarke and Büttcher 2009)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planqa.domain import Chunk, Hit
from planqa.embedding import Encoder, Vectors
from planqa.store import Store
from planqa.terms import terms

RRF_K = 60  # the constant of the paper
DEPTH = 50  # ranks of each list that take part


@dataclass(frozen=True, slots=True)
class Found:
    """What one search found: fused hits, the query's vector, and the cosine of each chunk in the dense list."""

    hits: tuple[Hit, ...]
    vector: Vectors
    cosines: dict[str, float]


class Retriever:
    """Searches one store with one encoder."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder

    def search(self, question: str, k: int = 5, document: str | None = None) -> list[Hit]:
        """The k best chunks, best first; document limits the search to one document's id."""
        return list(self.find(question, k, document).hits)

    def find(self, question: str, k: int, document: str | None = None, extra: Sequence[str] = ()) -> Found:
        """As search, with what later steps reuse; extra are further lexical terms (stems), e.g. synonyms."""
        vector = self._encoder.encode([question])[0]
        dense = self._store.nearest(vector, min(DEPTH, len(self._store.chunks)), document)
        lexical = self._lexical([*terms(question), *extra], document)
        fused = fuse([lexical, [id_ for id_, _ in dense]])
        hits = tuple(Hit(self.chunk(id_), score) for id_, score in fused[:k])
        return Found(hits, vector, dict(dense))

    def chunk(self, id_: str) -> Chunk:
        """The chunk with this id."""
        return self._by_id[id_]

    @cached_property
    def _by_id(self) -> dict[str, Chunk]:
        return {chunk.id: chunk for chunk in self._store.chunks}

    def _lexical(self, query: Sequence[str], document: str | None) -> list[str]:
        """Chunk ids with a positive BM25 score, best first."""
        chunks = self._store.chunks
        scores = self._store.lexical.scores(query)
        if document:
            scores = scores * np.array([chunk.document == document for chunk in chunks], np.float32)
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        return [chunks[at].id for at in best if scores[at] > 0]


def fuse(rankings: Iterable[Sequence[str]]) -> list[tuple[str, float]]:
    """Reciprocal rank fusion: each id scores the sum of 1/(60 + rank) over the rankings, ranks from 1."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, id_ in enumerate(ranking, start=1):
            scores[id_] = scores.get(id_, 0.0) + 1.0 / (RRF_K + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
