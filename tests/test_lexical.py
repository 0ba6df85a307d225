"""BM25 on a corpus small enough to check by hand."""

from pathlib import Path

import pytest

from planqa.lexical import LexicalIndex
from planqa.terms import terms, words

TEXTS = [
    "The VAWG Steering Group is chaired by the Head of Community Safety.",
    "Harassment rose by 26.7% to 3,132 offences in 2015/16.",
    "Cycle lanes and road safety",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who chairs the group?", ["chair", "group"]),
        ("a 3.5% rise to 13,456", ["3.5%", "rise", "13456"]),
        ("£1.2m in 2015/16", ["£1.2m", "2015/16"]),
        ("the borough's A&E", ["borough", "a&e"]),
        ("", []),
    ],
)
def test_terms_keep_numbers_whole(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_words_keep_stop_words() -> None:
    assert words("Who is it?") == ["who", "is", "it"]


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
