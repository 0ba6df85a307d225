"""Offences without a detection, and other sums that need the plan's own tables."""

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
    ("How many shoplifting cases never got solved last year?", "1,089 − 383 = 706 had none"),
    ("How many rapes have not been detected?", "229 − 20 = 209 had none"),
    ("Do pickpockets ever get caught? What % of those thefts were solved last year", "1.4%"),
    ("How many MOPAC 7 offences over the 20% target did we end in 2015/16?", "13,077 − 10,418 = 2,659 more"),
    ("What crime rose most in percentage terms since 2011/12?", "+332.2%. The plan prints +332%."),
    (
        "If trafficking, possession and other drug offences are put together, by what percentage did they fall?",
        "−18.1%",
    ),
    (
        "Does your car get stolen more or something get taken out of it, and what is the gap in 2015/16?",
        "1,564 − 1,120 = 444",
    ),
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


def test_a_question_asked_with_a_denial_denies_no_detections(lane: FigureLane) -> None:
    reply = lane.reply("Didn't detections for robbery rise in 2015/16?")
    assert reply is None or "had none" not in reply.text


def test_more_detections_than_offences_leave_nothing(lane: FigureLane) -> None:
    reply = lane.reply("How many drug trafficking offences were not solved in 2015/16?")
    assert reply is None
