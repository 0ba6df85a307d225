"""BM25 on a corpus small enough to check by hand."""

from pathlib import Path

from planqa.lexical import LexicalIndex
from planqa.terms import terms

TEXTS = [
    "The VAWG Steering Group is chaired by the Head of Community Safety.",
    "Harassment rose by 26.7% to 3,132 offences in 2015/16.",
    "Cycle lanes and road safety",
]


def test_the_text_with_the_query_terms_scores_highest() -> None:
    index = LexicalIndex.build(TEXTS)
    assert index.scores(terms("who chairs VAWG")).argmax() == 0
    assert index.scores(terms("harassment 2015/16")).argmax() == 1
    assert not index.scores(["unknownterm"]).any()


def test_saved_and_loaded_index_scores_alike(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS)
    index.save(tmp_path)
    again = LexicalIndex.load(tmp_path)
    assert again.size == 3
    assert (again.scores(["harass"]) == index.scores(["harass"])).all()
