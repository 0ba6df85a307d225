"""Retrieval: BM25 and dense ranks fused by reciprocal rank (Cormack, Clarke and Büttcher 2009)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np

from planqa.domain import Chunk, Hit
from planqa.embedding import Encoder, Vectors
from planqa.store import Store
from planqa.terms import terms

RRF_K = 60  # the constant of the paper
ASKED = 0.6  # cosine from which a passage's own question is near the one asked
OPEN = "open:"  # before a document's id, a colon and what it leaves open, in place of a passage's id
DEPTH = 50  # ranks of each list that take part


@dataclass(frozen=True, slots=True)
class Found:
    """What one search found: fused hits, the query's vector, and the cosine of each chunk in the dense list.

    answering is, for each passage with questions of its own, the cosine of the nearest of them; reviewed the same for
    what else has such questions: notices, the FAQ, what a document leaves open.
    """

    hits: tuple[Hit, ...]
    vector: Vectors
    cosines: dict[str, float]
    answering: dict[str, float] = field(default_factory=dict)
    reviewed: dict[str, float] = field(default_factory=dict)

    @property
    def silence(self) -> float:
        """The cosine of the nearest question that the documents are known to leave open."""
        return self.reviewed.get(OPEN + self._nearest_open, 0.0)

    @property
    def left_open(self) -> str:
        """What the nearest of these questions is about, or empty."""
        return self._nearest_open.partition(":")[2]

    @property
    def open_document(self) -> str:
        """The document that leaves it open, or empty."""
        return self._nearest_open.partition(":")[0]

    @property
    def _nearest_open(self) -> str:
        left_open = (id_ for id_ in self.reviewed if id_.startswith(OPEN))
        return max(left_open, key=lambda id_: self.reviewed[id_], default="").removeprefix(OPEN)


class Retriever:
    """Searches one store with one encoder; expanded: the passages' own questions take part."""

    def __init__(self, store: Store, encoder: Encoder, *, expanded: bool = True) -> None:
        self._expanded = expanded
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
        nearest = self._nearest(vector)
        answering = {id_: cosine for id_, cosine in nearest.items() if self._is_passage(id_, document)}
        reviewed = self._reviewed(nearest)
        fused = fuse([lexical, [id_ for id_, _ in dense], self._asked(answering)])
        hits = tuple(Hit(self.chunk(id_), score) for id_, score in fused[:k])
        return Found(hits, vector, dict(dense), answering, reviewed)

    def reviewed(self, text: str) -> dict[str, float]:
        """As Found.reviewed, without a search."""
        return self._reviewed(self._nearest(self._encoder.encode([text])[0]))

    def _reviewed(self, nearest: Mapping[str, float]) -> dict[str, float]:
        return {id_: cosine for id_, cosine in nearest.items() if id_ not in self._chunk_of}

    def chunk(self, id_: str) -> Chunk:
        """The chunk with this id."""
        return self._store.chunk(id_)

    def _nearest(self, vector: Vectors) -> dict[str, float]:
        """Whatever has questions of its own, with the cosine of the nearest of them, best first."""
        best: dict[str, float] = {}
        cosines = self._store.query_vectors @ vector
        for at in np.argsort(-cosines, kind="stable"):
            best.setdefault(self._store.queries[at][0], float(cosines[at]))
        return best

    def _is_passage(self, id_: str, document: str | None) -> bool:
        """Whether it is a passage, of the document where one is named."""
        chunk = self._chunk_of.get(id_) if self._expanded else None
        return chunk is not None and (document is None or self.chunk(chunk).document == document)

    def _asked(self, answering: Mapping[str, float]) -> list[str]:
        """The chunks of the passages whose own questions are near, best first."""
        near = (self._chunk_of[id_] for id_, cosine in answering.items() if cosine >= ASKED)
        return list(islice(dict.fromkeys(near), DEPTH))

    @cached_property
    def _chunk_of(self) -> dict[str, str]:
        return {passage.id: passage.chunk for passage in self._store.passages}

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
