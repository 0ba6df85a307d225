"""A body that words do not name is named by its heading."""

import pytest

from planqa.domain import Passage
from planqa.owners import unnamed
from planqa.question import Kind

BOARD = "Boards › Reducing Re-offending Board"


@pytest.mark.parametrize(
    ("kind", "text", "context", "named"),
    [
        ("sentence", "This Board oversees MAPPA.", BOARD, "Reducing Re-offending Board"),
        ("sentence", "The multi-agency board comprises lead people.", "Adults Board (Linked Board)", "Adults Board"),
        (
            "sentence",
            "Its core function is to secure.",
            "Governance › Mayor's Office (MOPAC)",
            "Mayor's Office (MOPAC)",
        ),
        ("sentence", "It is also required to consult.", "Introduction", ""),
        ("sentence", "The Board of Trustees met.", BOARD, ""),
        ("sentence", "Partners meet.", BOARD, ""),
        ("item", "Running the scheme", "How? › Role of the Hate Crime Team", "Role of the Hate Crime Team"),
        ("item", "Running the scheme", "How will we do this?", ""),
    ],
)
def test_the_body_that_words_do_not_name(kind: str, text: str, context: str, named: str) -> None:
    assert unnamed(Passage("p1", "c1", kind, text, context), Kind.WHO) == named


def test_an_item_needs_its_owner_only_where_somebody_is_asked_for() -> None:
    assert unnamed(Passage("p1", "c1", "item", "Running the scheme", "Hate Crime Team"), Kind.HOW) == ""
