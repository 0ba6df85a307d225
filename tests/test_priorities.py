"""The priority that a question asks after, and who is responsible for it."""

import pytest

from planqa.boards import Board, Fact
from planqa.glossary import Glossary
from planqa.matching import Matcher, Synonyms
from planqa.priorities import Priorities, told


def fact(page: int, note: str = "") -> Fact:
    return Fact("priority", "litter and noise", page, "Boards", "Litter Group", note)


BOARDS = [
    Board("Parks Board", (), (fact(13, "currently"), fact(40)), "plan"),
    Board("Litter Group", (), (fact(40),), "plan"),
]
PRIORITIES = Priorities(BOARDS, Matcher(Glossary([]), Synonyms([]), lambda word: 3.0))


@pytest.mark.parametrize(
    ("question", "priority"),
    [
        ("Which board is responsible for litter?", "litter and noise"),
        ("which group owns noise?", "litter and noise"),
        ("Which board is responsible for whales?", ""),
        ("How much litter was there?", ""),
    ],
)
def test_the_priority_asked_after(question: str, priority: str) -> None:
    assert PRIORITIES.asked(question) == priority


def test_each_board_is_told_once_with_its_first_fact() -> None:
    owners = PRIORITIES.owners("litter and noise")
    assert [found.page for _, found in owners] == [13, 40]
    assert told("litter", owners) == "Responsible for litter: the Parks Board (currently); the Litter Group."
