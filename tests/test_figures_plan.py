"""The plan's own tables: everyday questions with the answers checked by hand, and no number without proof."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.tables import load_figures
from planqa.composing import answer_figures
from planqa.domain import Citation, Document
from planqa.embedding import english_words
from planqa.figures import FigureLane, FigureReply, load_vocabulary
from planqa.figures.book import LESS
from planqa.gate import unproven_numbers
from planqa.quantities import find_numbers

ROOT = Path(__file__).parent.parent
PLAN = "csp-plan-2013-17-year-4"
Case = tuple[str, str, tuple[str, ...]]


def _cases(name: str) -> list[Case]:
    """question | status | what the answer holds, separated by ";"."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    cut = ([part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#"))
    return [(parts[0], parts[1], tuple(parts[2].split(";")) if len(parts) > 2 else ()) for parts in cut]


QUESTIONS = _cases("figures_questions.txt")
HELD_OUT = _cases("figures_held_out.txt")


@pytest.fixture(scope="module")
def plan() -> FigureLane:
    documents = {PLAN: Document(PLAN, "the plan", "plan.pdf", "")}
    figures = load_figures(ROOT / "corpus" / PLAN, documents)
    return FigureLane(figures, load_vocabulary(ROOT / "corpus" / "vocabulary.toml"), english_words())


def _is_right(reply: FigureReply | None, status: str, holds: tuple[str, ...]) -> bool:
    if reply is None:
        return status == "silent"
    text = " ".join([reply.text, *reply.caveats]).replace("−", "-").lower()
    return reply.status.value == status and all(part.strip().lower() in text for part in holds)


@pytest.mark.parametrize(("question", "status", "holds"), QUESTIONS, ids=[case[0] for case in QUESTIONS])
def test_everyday_questions(plan: FigureLane, question: str, status: str, holds: tuple[str, ...]) -> None:
    reply = plan.reply(question)
    assert _is_right(reply, status, holds), reply and reply.text


def test_questions_the_rules_were_not_made_for(plan: FigureLane) -> None:
    right = [_is_right(plan.reply(question), status, holds) for question, status, holds in HELD_OUT]
    assert sum(right) / len(right) >= 0.92


@pytest.mark.parametrize("question", [case[0] for case in (*QUESTIONS, *HELD_OUT)])
def test_every_number_is_proven(plan: FigureLane, question: str) -> None:
    """By the gate, on the very answer that is shown."""
    reply = plan.reply(question)
    if reply is None:
        return
    answer = answer_figures(question, reply, {PLAN: "the plan"})
    quotes = tuple(Citation(PLAN, "", 1, "1", "", quote) for quote in reply.quotes)
    assert unproven_numbers(replace(answer, citations=(*answer.citations, *quotes))) == set()
    assert find_numbers(reply.text) or not reply.figures or reply.status.value == "not_in_plan"


def test_every_row_of_the_vocabulary_is_in_the_tables(plan: FigureLane) -> None:
    vocabulary = load_vocabulary(ROOT / "corpus" / "vocabulary.toml")
    documents = {PLAN: Document(PLAN, "the plan", "plan.pdf", "")}
    held = {figure.indicator for figure in load_figures(ROOT / "corpus" / PLAN, documents)}
    named = {row.lstrip(LESS) for topic in vocabulary.topics for line in topic.lines for row in line}
    assert named - held == set()


def test_answers_are_short(plan: FigureLane) -> None:
    replies = [reply for question, _, _ in QUESTIONS if (reply := plan.reply(question))]
    assert max(len(reply.text.split()) for reply in replies) <= 80


def test_a_reply_takes_ten_milliseconds_at_most(plan: FigureLane) -> None:
    started = time.perf_counter()
    for question, _, _ in QUESTIONS:
        plan.reply(question)
    assert (time.perf_counter() - started) / len(QUESTIONS) < 0.01


def test_the_cells_of_another_reading_are_told_aside(plan: FigureLane) -> None:
    reply = plan.reply("How many cars and other vehicles were stolen last year?")
    assert reply is not None
    assert [(cell.printed, cell.table) for cell in reply.aside] == [("1,025", "assessment-h-property")]
    assert set(reply.aside) < set(reply.figures)


def test_a_share_takes_its_whole_from_the_same_table(plan: FigureLane) -> None:
    reply = plan.reply("What share of all crime in 2015/16 was harassment?")
    assert reply is not None
    assert len({cell.table for cell in reply.figures}) == 1
