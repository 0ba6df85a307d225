"""Which boards have the chair, the rhythm or the member that a question holds."""

import pytest

from planqa.boards import Board, Fact
from planqa.holders import find_holders, told


def board(name: str, **facts: str) -> Board:
    return Board(name, (), tuple(Fact(kind, value, 1, "Boards", value) for kind, value in facts.items()), "plan")


BOARDS = [
    board("Parks Board", chair="the Head of Parks", meets="bi-monthly", membership="the police and two lay members"),
    board("Litter Group", chair="the Cabinet Member for Parks", meets="quarterly", membership="the fire brigade"),
    board("Lamps Forum", meets="every two months", membership="the police"),
]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which boards does the Head of Parks chair?", "Chaired by the Head of Parks: the Parks Board."),
        ("which groups meet every quarter?", "Meeting quarterly: the Litter Group."),
        ("Which groups meet every other month?", "Meeting bi-monthly: the Parks Board; the Lamps Forum."),
        ("which board has two lay members?", "Named among the members: the Parks Board."),
        ("On which boards does the fire brigade sit?", "Named among the members: the Litter Group."),
    ],
)
def test_the_boards_that_have_it(question: str, said: str) -> None:
    assert told(find_holders(question, BOARDS, named=False)) == said


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which groups meet on Mars?", False),
        ("Who chairs the Parks Board?", False),
        ("Which bodies sit on the board with the police?", True),
        ("Which boards are there?", False),
    ],
)
def test_none_has_it(question: str, named: bool) -> None:
    assert find_holders(question, BOARDS, named=named) == []
