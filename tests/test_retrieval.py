"""Reciprocal rank fusion by hand, and search over a tiny store."""

from pathlib import Path

import pytest

from planqa.retrieval import Retriever, fuse
from planqa.store import Store
from tests.fakes import WordEncoder, make_chunk, make_store

CHUNKS = [
    make_chunk("The VAWG Steering Group is chaired by the Head of Community Safety.", 15, ("VAWG Steering Group",), 0),
    make_chunk("The Prevent Board meets bi-monthly.", 13, ("Prevent Board",), 1),
    make_chunk("Cycle lanes and road safety", 37, ("Consultation",), 2),
]


def test_fuse_sums_reciprocal_ranks() -> None:
    fused = dict(fuse([["a", "b"], ["b", "c"]]))
    assert fused == pytest.approx({"b": 1 / 62 + 1 / 61, "a": 1 / 61, "c": 1 / 62})
    assert next(iter(fused)) == "b"


def test_the_chunk_that_says_it_comes_first(tmp_path: Path, encoder: WordEncoder) -> None:
    retriever = Retriever(Store.open(make_store(tmp_path, CHUNKS)), encoder)
    assert retriever.search("who chairs the VAWG group?", k=2)[0].chunk.page == 15
    assert retriever.search("road safety", k=1)[0].chunk.page == 37
    assert len(retriever.search("board", k=10)) == 3


def test_another_document_holds_nothing(tmp_path: Path, encoder: WordEncoder) -> None:
    retriever = Retriever(Store.open(make_store(tmp_path, CHUNKS)), encoder)
    assert retriever.search("road safety", document="other") == []
