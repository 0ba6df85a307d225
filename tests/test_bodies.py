"""What a question adds of a board, boards described, the whole partnership."""

import pytest

from planqa.bodies import is_described, is_of_whole, without_addition


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("Who chairs the Parks Board, on which the wardens sit?", "Who chairs the Parks Board"),
        ("Who chairs the Parks Board since it merged with the old one?", "Who chairs the Parks Board"),
        ("Who leads the Parks Board, the statutory board for parks?", "Who leads the Parks Board"),
        ("Who chairs the Parks Board?", ""),
    ],
)
def test_what_is_added_is_left_out(question: str, before: str) -> None:
    assert without_addition(question) == before


@pytest.mark.parametrize(
    ("question", "described"),
    [
        ("Who runs the group that looks after parks?", True),
        ("who heads the board dealing with litter", True),
        ("Who chairs the Parks Board?", False),
        ("who is in charge of litter?", False),
    ],
)
def test_a_body_described(question: str, described: bool) -> None:
    assert is_described(question) is described


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Who sits on the partnership?", True),
        ("Who chairs the Partnership Executive?", False),
        ("Who chairs the Parks Partnership?", False),
    ],
)
def test_the_whole_partnership(question: str, whole: bool) -> None:
    assert is_of_whole(question) is whole
