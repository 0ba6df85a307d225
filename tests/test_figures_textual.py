"""What holds a table's words but asks the text is left alone; what asks for a number, a rank or a movement is not."""

import pytest

from planqa.figures import FigureLane
from tests.figures_tables import figures, vocabulary


@pytest.fixture(scope="module")
def lane() -> FigureLane:
    return FigureLane(list(figures()), vocabulary())


@pytest.mark.parametrize(
    "question",
    [
        "What are they going to do so that there is less shoplifting in 2015/16?",
        "What will the council do about shoplifting in 2015/16?",
        "What cut did the Mayor want in shoplifting?",
        "What sort of thing can make it shoplifting in 2015/16?",
        "When did the two shoplifting groups become one?",
    ],
)
def test_what_asks_the_text_is_left_to_it(lane: FigureLane, question: str) -> None:
    assert lane.reply(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "How many shoplifting offences were there in 2015/16?",
        "When we looked, how much shoplifting was there in 2015/16?",
    ],
)
def test_what_asks_for_a_number_is_answered(lane: FigureLane, question: str) -> None:
    reply = lane.reply(question)
    assert reply is not None
    assert "45" in reply.text
