"""Clauses that only tell a story are dropped; one that may narrow what is asked keeps the lane silent."""

import pytest

from planqa.figures import FigureLane
from planqa.figures.chatter import clauses
from tests.figures_tables import VOCABULARY, figures, vocabulary

DIVIDED = VOCABULARY.replace("silent = [", 'dividers = ["teenager"]\nsilent = [', 1)
TOLD = [
    "my brother runs the minimart and swears it is dreadful, shoplifting, how many in 2015/16",
    "shoplifting, they say the minimart suffers, how many in 2015/16",
    "shoplifting, like crisps and chewing gum, how many in 2015/16",
]
NARROWED = [
    "shoplifting, in the minimart, how many in 2015/16",
    "shoplifting, mostly done by bored teenagers, how many in 2015/16",
    "shoplifting, around Whitechapel and such places, how many in 2015/16",
]


@pytest.fixture(scope="module")
def lane() -> FigureLane:
    return FigureLane(list(figures()), vocabulary(DIVIDED))


def test_clauses() -> None:
    assert clauses("Quick one, 1,200 thefts - how many?") == ["Quick one", "1,200 thefts", "how many"]


@pytest.mark.parametrize("question", TOLD)
def test_a_story_is_dropped(lane: FigureLane, question: str) -> None:
    reply = lane.reply(question)
    assert reply is not None
    assert "45 thefts from shops" in reply.text


@pytest.mark.parametrize("question", NARROWED)
def test_a_narrower_question_is_left(lane: FigureLane, question: str) -> None:
    reply = lane.reply(question)
    assert reply is None or "45 thefts from shops" not in reply.text or reply.status.value == "not_in_plan"
