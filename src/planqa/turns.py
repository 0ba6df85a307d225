"""One question on its way through the steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planqa.domain import Answer
from planqa.focus import Focus
from planqa.question import Question
from planqa.retrieval import Found


@dataclass(slots=True)
class Turn:
    """One question on its way through the steps."""

    asked: str
    history: Sequence[str]
    document: str | None
    question: Question
    unsure: Answer | None = None  # what the tables lack, told only if the text is silent too
    found: Found | None = None  # what the search found, once a step has asked it
    numeric: bool = False  # whether it asks for a number that a table might hold, and no table gave one
    judged: bool = False  # whether the second net has seen it
    own: str = ""  # what it says itself, where its topic was named before
    topic: str = ""  # what was talked of before, where it goes on without naming it
    focus: Callable[[], Focus | None] = lambda: None  # where the talk stands, for a question that leans on it
