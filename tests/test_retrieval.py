"""Reciprocal rank fusion by hand, search over a tiny store, and the questions that a passage is known to answer."""

from pathlib import Path

import pytest

from planqa.domain import Passage
from planqa.retrieval import OPEN, Retriever, fuse
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


PASSAGES = [
    Passage("p0", CHUNKS[0].id, "sentence", CHUNKS[0].text, "VAWG Steering Group"),
    Passage("p1", CHUNKS[1].id, "sentence", CHUNKS[1].text, "Prevent Board"),
]
QUERIES = [
    ("p1", "radicalisation gatherings rhythm"),
    ("p1", "extremism talks"),
    ("p0", "husbands hurting wives"),
    (f"{OPEN}plan:the toll on bridges", "bridge toll"),
    (f"{OPEN}plan:free parking", "parking permits free"),
    ("notice:champions", "champions trained"),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store whose passages have questions of their own, in words that the passages do not hold."""
    return Store.open(make_store(tmp_path_factory.mktemp("store"), CHUNKS, PASSAGES, QUERIES))


def test_a_passages_own_question_brings_its_chunk_to_the_top(asked: Store, encoder: WordEncoder) -> None:
    found = Retriever(asked, encoder).find("husbands hurting wives", 3)
    assert found.hits[0].chunk.page == 15
    assert list(found.answering) == ["p0", "p1"]  # nearest first
    assert found.answering["p0"] == pytest.approx(1.0, abs=0.01)


def test_the_nearest_of_a_passages_questions_counts(asked: Store, encoder: WordEncoder) -> None:
    assert Retriever(asked, encoder).find("extremism talks", 1).answering["p1"] == pytest.approx(1.0, abs=0.01)


def test_what_is_reviewed_is_no_passage(asked: Store, encoder: WordEncoder) -> None:
    found = Retriever(asked, encoder).find("champions trained", 3)
    assert next(iter(found.reviewed)) == "notice:champions"
    assert set(found.reviewed) == {id_ for id_, _ in QUERIES} - {"p0", "p1"}
    assert not set(found.reviewed) & set(found.answering)


def test_the_nearest_open_question_tells_what_is_left_open(asked: Store, encoder: WordEncoder) -> None:
    found = Retriever(asked, encoder).find("free permits", 3)
    assert found.left_open == "free parking"
    assert found.silence == max(
        found.reviewed[f"{OPEN}plan:{about}"] for about in ("free parking", "the toll on bridges")
    )


def test_a_store_without_such_questions_leaves_nothing_open(tmp_path: Path, encoder: WordEncoder) -> None:
    found = Retriever(Store.open(make_store(tmp_path, CHUNKS, PASSAGES)), encoder).find("free permits", 3)
    assert (found.answering, found.reviewed, found.silence, found.left_open) == ({}, {}, 0.0, "")
    assert len(found.hits) == 3


def test_the_passages_questions_can_be_switched_off_and_the_reviewed_stay(asked: Store, encoder: WordEncoder) -> None:
    found = Retriever(asked, encoder, expanded=False).find("husbands hurting wives", 3)
    assert found.answering == {}
    assert "notice:champions" in found.reviewed


def test_questions_of_another_documents_passages_count_for_nothing(asked: Store, encoder: WordEncoder) -> None:
    assert Retriever(asked, encoder).find("husbands hurting wives", 3, "other").answering == {}
