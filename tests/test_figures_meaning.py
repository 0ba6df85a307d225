"""Topics found by meaning: only for a number, only where no rule finds one, never for less than the rows tell apart."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.tables import load_figures
from planqa.domain import Document, Figure, Status
from planqa.embedding import english_words
from planqa.figures import PREFIX, FigureLane, figure_queries, load_vocabulary

CORPUS = Path(__file__).parent.parent / "corpus"
PLAN = "csp-plan-2013-17-year-4"

BIKES = "theft or taking of pedal cycles"
CARS = "theft or taking of motor vehicles"
KSI = "persons killed or seriously injured on the road"


def _figures() -> list[Figure]:
    return load_figures(CORPUS / PLAN, {PLAN: Document(PLAN, "the plan", "plan.pdf", "")})


@pytest.fixture(scope="module")
def plan() -> FigureLane:
    return FigureLane(_figures(), load_vocabulary(CORPUS / "vocabulary.toml"), english_words())


def near(topic: str, cosine: float, rival: float = 0.4) -> Mapping[str, float]:
    """What a search by meaning finds: one topic, another, and something that is no topic."""
    return {"p1": 0.9, f"{PREFIX}{topic}": cosine, f"{PREFIX}murder": rival}


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("How many bikes evaporated in 2015/16?", "bike evaporated in"),
        ("I live here. How many bikes evaporated in 2015/16?", "bike evaporated in"),
        ("How many murders in 2015/16?", ""),  # the rules find the topic
        ("Why did the bikes disappear in 2015/16?", ""),
        ("How many bikes disappeared in Camden?", ""),
        ("Which bikes disappear?", ""),
    ],
)
def test_subject(plan: FigureLane, question: str, subject: str) -> None:
    assert plan.subject(question) == subject


def test_the_reading_taken_is_told(plan: FigureLane) -> None:
    reply = plan.reply_by_meaning("How many bikes disappeared in 2015/16?", near(BIKES, 0.64))
    assert reply is not None
    assert reply.status is Status.ANSWERED
    assert "1,134" in reply.text
    assert reply.text.endswith(f"The question was taken to mean: {BIKES}.")


@pytest.mark.parametrize(
    ("question", "cosines"),
    [
        ("How many bikes disappeared in 2015/16?", near(BIKES, 0.55)),  # not near enough
        ("How many bikes disappeared in 2015/16?", near(BIKES, 0.64, rival=0.6)),  # another is as near
        ("How many bikes disappeared in 1998/99?", near(BIKES, 0.64)),  # no such year
        ("How many cyclists died on roads in Aug 2012 to July 2013?", near(KSI, 0.64)),  # less than the row counts
    ],
)
def test_silent_where_unsure(plan: FigureLane, question: str, cosines: Mapping[str, float]) -> None:
    assert plan.reply_by_meaning(question, cosines) is None


@pytest.mark.parametrize(
    ("question", "numeric"),
    [
        ("How many bikes disappeared in 2015/16?", True),
        ("How many burglaries at night?", True),
        ("Who chairs the board in 2015/16?", False),
        ("How many meetings are held?", False),
    ],
)
def test_is_numeric(plan: FigureLane, question: str, numeric: bool) -> None:
    assert plan.is_numeric(question) is numeric


def test_queries_are_few_and_their_own() -> None:
    queries = figure_queries(_figures(), load_vocabulary(CORPUS / "vocabulary.toml"))
    texts = [text for key, text in queries if key == f"{PREFIX}{BIKES}"]
    assert texts[0] == BIKES
    assert 3 < len(texts) <= 12
    assert not any("Consultation" in text for _, text in queries)  # meant only where a word says so
