"""What is asked of a board beside its facts, and the silence it is told as."""

import pytest

from planqa.boards import Board, Fact
from planqa.offices import untold


def board(quote: str) -> Board:
    return Board("Parks Board", (), (Fact("meets", "monthly", 1, "Boards", quote),), "plan")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who takes the minutes at the Parks Board?", "anything on the minutes, the agenda or the clerk of {}"),
        ("Who is the vice-chair of the Parks Board?", "who stands in for the chair of {}"),
        ("What is the quorum of the Parks Board?", "how {} votes or how many must be there"),
        ("Who elects the chair of the Parks Board?", "how the chair of {} is chosen"),
        ("How long does the chair of the Parks Board serve?", "how long the chair of {} serves"),
        ("Who used to chair the Parks Board?", "who chaired {} before or will do so after"),
        ("Where does the Parks Board meet?", "where {} meets"),
        ("When is the next meeting of the Parks Board?", "on which day {} meets"),
        ("How can I join the Parks Board?", "how to join {}"),
        ("Can the public attend the Parks Board?", "whether residents may attend {}"),
        ("Who refers people to the Parks Board?", "who refers people to {}"),
    ],
)
def test_what_no_fact_tells(question: str, told: str) -> None:
    assert untold(question, board("It meets monthly.")) == told.format("the Parks Board")


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who chairs the Parks Board?", "It meets monthly."),
        ("How often does the Parks Board meet?", "It meets monthly."),
        ("Who sits on the Parks Board?", "It meets monthly."),
        ("May I ask who is appointed to chair the Parks Board?", "It meets monthly."),
        ("Which officer has been appointed to preside over the Parks Board?", "It meets monthly."),
        ("Where are the parks drop-ins held?", "It meets monthly."),
        ("Can the public attend the Parks Board?", "It held public meetings."),
        ("Who refers people to the Parks Board?", "Wardens made 12 referrals to it."),
    ],
)
def test_what_a_fact_may_tell_is_left_to_it(question: str, quote: str) -> None:
    assert untold(question, board(quote)) == ""
