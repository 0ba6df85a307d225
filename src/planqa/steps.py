"""The pipeline as a visible list: each step answers a question, changes it, or passes it on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planqa.audit import findings_for
from planqa.choosing import choose
from planqa.composing import MAX_ROWS, answer_figures, distinct_caveats
from planqa.domain import Answer, Status
from planqa.extractive import CHUNKS
from planqa.guardrails import check
from planqa.meaning import answer_meaning
from planqa.question import Question, understand
from planqa.sufficiency import wants_dated_number

if TYPE_CHECKING:
    from planqa.assistant import Assistant

SURE = 0.8  # confidence from which the tables' silence is final
DOUBT = 1.0  # log-odds more that the text must have where the tables hold nothing of the kind
NUMBER_DOUBT = 0.5  # the same for a number of a named year: the tables are where those stand
NEAR = 2  # hits among which a body told in other words is looked for


@dataclass(slots=True)
class Turn:
    """One question on its way through the steps."""

    asked: str
    history: Sequence[str]
    document: str | None
    question: Question
    unsure: Answer | None = None  # what the tables lack, told only if the text is silent too


Step = Callable[["Assistant", Turn], Answer | None]


def _guard(_: "Assistant", turn: Turn) -> Answer | None:
    return check(turn.asked, turn.history)


def _figure(assistant: "Assistant", turn: Turn) -> Answer | None:
    """A number or a sum from the tables."""
    reply = assistant.figures_of(turn.document).reply(turn.question.text)
    if reply is None:
        return None
    answer = answer_figures(turn.question.text, reply, assistant.titles)
    findings = findings_for(reply.figures[:MAX_ROWS], assistant.findings)
    answer = replace(
        answer,
        caveats=distinct_caveats([*(finding.caveat for finding in findings), *answer.caveats]),
        reckoned=answer.reckoned + tuple(number for finding in findings for number in finding.numbers),
    )
    answer = replace(answer, citations=(*answer.citations, *assistant.locate(reply.quotes)))
    if reply.status is Status.ANSWERED or reply.confidence >= SURE:
        return answer
    turn.unsure = answer
    return None


def _correct(assistant: "Assistant", turn: Turn) -> None:
    """Mend slips for the prose steps (the figures lane has a tolerance of its own); never answers."""
    turn.question = understand(assistant.speller.correct(turn.question.text))


def _register(assistant: "Assistant", turn: Turn) -> Answer | None:
    """Who chairs a board, how often it meets: reviewed facts."""
    answer = assistant.register.answer(turn.question.text)
    if answer is None and assistant.register.wants_body(turn.question.text):
        sections = [hit.chunk.section for hit in assistant.retriever.search(turn.question.text, NEAR, turn.document)]
        answer = assistant.register.answer_described(turn.question.text, sections)
    return answer


def _abbreviation(assistant: "Assistant", turn: Turn) -> Answer | None:
    """What an abbreviation stands for, with the sentence that says what it is where there is one."""
    return answer_meaning(turn.question, assistant.glossary, assistant.store.passages, assistant.retriever.chunk)


def _choose(assistant: "Assistant", turn: Turn) -> Answer:
    """The passage that covers the question, or the plan's silence."""
    found = assistant.retriever.find(turn.question.text, CHUNKS, turn.document)
    candidates = assistant.extractor.candidates(turn.question, found)
    doubt = DOUBT if turn.unsure else NUMBER_DOUBT if wants_dated_number(turn.question) else 0.0
    answer = choose(turn.question, candidates, assistant.retriever.chunk, assistant.extractor.led_by, doubt=doubt)
    return turn.unsure if turn.unsure and answer.status is not Status.ANSWERED else answer


STEPS: tuple[tuple[str, Step], ...] = (
    ("guardrails", _guard),
    ("figures", _figure),
    ("spelling", _correct),
    ("abbreviation", _abbreviation),
    ("register", _register),
    ("extractive", _choose),
)
