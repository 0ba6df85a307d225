"""What is left of a total without a part: its other rows; of everything, less the part; else silence."""

import pytest

from planqa.figures import FigureLane
from tests.figures_tables import VOCABULARY, figures, vocabulary

WITHOUT = VOCABULARY.replace('sum = ["together"]', 'sum = ["together"]\nwithout = ["excluding"]')
ANSWERED = [  # question, what the answer holds
    ("how many robbery excluding mugging in 2015/16", "Robbery of Business Property in Tower Hamlets in the financial"),
    ("leaving mugging out, how many robbery in 2015/16", ": 10."),
    ("robbery with mugging left out 2015/16", ": 10."),
]
SILENT = [
    "how many were there excluding mugging in 2015/16",
    "shoplifting excluding mugging in 2015/16",
]


@pytest.fixture(scope="module")
def lane() -> FigureLane:
    return FigureLane(list(figures()), vocabulary(WITHOUT), english=["excluding"])


@pytest.mark.parametrize(("question", "held"), ANSWERED)
def test_a_total_without_a_part(lane: FigureLane, question: str, held: str) -> None:
    reply = lane.reply(question)
    assert reply is not None
    assert held in reply.text


@pytest.mark.parametrize("question", SILENT)
def test_nothing_is_left_where_no_total_is_named(lane: FigureLane, question: str) -> None:
    assert lane.reply(question) is None
