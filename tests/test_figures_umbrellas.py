"""A total and its parts are never added up; parts may be named by a word each."""

import pytest

from planqa.figures import FigureLane
from tests.figures_tables import VOCABULARY, figures, vocabulary

MORE = (
    VOCABULARY.replace('sum = ["together"]', 'sum = ["together"]\nwithout = ["excluding"]')
    + """
[[topic]]
name = "business robbery"
plural = "business robberies"
words = ["business robbery"]
lines = [["Robbery of Business Property"]]
"""
)
QUESTIONS = [  # question, what the answer holds
    ("robbery together: mugging and business robbery 2015/16", "Together: 120 + 10 = 130."),
    ("robbery excluding mugging 2015/16", "There were 10 business robberies"),
    ("robbery together: personal and business 2015/16", "Together: 120 + 10 = 130."),
    ("robbery and mugging 2015/16", "There were 120 personal robberies"),
]


@pytest.mark.parametrize(("question", "held"), QUESTIONS)
def test_totals_and_parts(question: str, held: str) -> None:
    lane = FigureLane(list(figures()), vocabulary(MORE), english=["personal", "business"])
    reply = lane.reply(question)
    assert reply is not None
    assert held in reply.text
