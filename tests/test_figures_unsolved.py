"""Offences without a detection, and one detection in how many, on the plan's own tables."""

from pathlib import Path

import pytest

from ingest.tables import load_figures
from planqa.domain import Document
from planqa.figures import FigureLane, load_vocabulary

CORPUS = Path("corpus")
PLAN = "csp-plan-2013-17-year-4"

ASKED = [  # question, what the answer holds
    ("How many murders were not solved in 2015/16?", "4 − 4 = 0 had none"),
    ("How many rapes went undetected last year?", "229 − 20 = 209 had none"),
    ("What percentage of rapes go unsolved?", "209 ÷ 229 = 91.3%"),
    ("One in how many rapes is solved?", "229 ÷ 20 = 11.5"),
    ("Which crime is most often unsolved?", "theft from person with 1.4% was lowest"),
]


@pytest.fixture(scope="module")
def lane() -> FigureLane:
    figures = load_figures(CORPUS / PLAN, {PLAN: Document(PLAN, "Plan", "plan.pdf", "")})
    return FigureLane(figures, load_vocabulary(CORPUS / "vocabulary.toml"))


@pytest.mark.parametrize(("question", "held"), ASKED)
def test_unsolved(lane: FigureLane, question: str, held: str) -> None:
    reply = lane.reply(question)
    assert reply is not None
    assert held in reply.text


def test_more_detections_than_offences_leave_nothing(lane: FigureLane) -> None:
    reply = lane.reply("How many drug trafficking offences were not solved in 2015/16?")
    assert reply is None
