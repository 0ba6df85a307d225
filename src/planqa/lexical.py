"""BM25 over chunks (bm25s; Lù 2024, after Robertson and Zaragoza 2009)."""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from planqa.terms import terms

Scores = npt.NDArray[np.float32]


class LexicalIndex:
    """An inverted index over texts; positions in scores are positions in the texts it was built from."""

    def __init__(self, bm25: Any, size: int) -> None:
        self._bm25 = bm25
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index the texts (k1 = 1.5, b = 0.75, Lucene's variant)."""
        import bm25s

        bm25 = bm25s.BM25()
        bm25.index([terms(text) or ["∅"] for text in texts], show_progress=False)
        return cls(bm25, len(texts))

    def save(self, folder: Path) -> None:
        """Write the index into folder."""
        self._bm25.save(str(folder), show_progress=False)
        (folder / "size.json").write_text(json.dumps(self.size), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Open an index written by save."""
        import bm25s

        return cls(bm25s.BM25.load(str(folder)), json.loads((folder / "size.json").read_text(encoding="utf-8")))

    def scores(self, query: Sequence[str]) -> Scores:
        """BM25 of every text for the query's terms (stems), shape (size,); unknown terms count nothing."""
        known = [term for term in query if term in self.vocabulary]
        if not known:
            return np.zeros(self.size, np.float32)
        return np.asarray(self._bm25.get_scores(known), np.float32)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every term of the index."""
        return frozenset(self._bm25.vocab_dict) - {"", "∅"}

    def document_frequencies(self) -> dict[str, int]:
        """In how many texts each term occurs."""
        pointers = np.asarray(self._bm25.scores["indptr"])
        return {term: int(pointers[at + 1] - pointers[at]) for term, at in self._bm25.vocab_dict.items() if term}
