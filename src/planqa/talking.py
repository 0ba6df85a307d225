"""How a talk is held: each question and each part of one leans on the answers before it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from planqa.conversation import Told, bodies_in, resolve, topic
from planqa.domain import Answer, Status
from planqa.focus import Focus, Place, focus_on
from planqa.guardrails import clean
from planqa.question import understand
from planqa.sentences import BULLET
from planqa.turns import Turn

if TYPE_CHECKING:
    from planqa.assistant import Assistant

RECALLED = 3  # earlier questions whose answers tell what is talked of


def turn_of(
    assistant: "Assistant",
    question: str,
    history: Sequence[str],
    document: str | None = None,
    before: Answer | None = None,
) -> Turn:
    """The question made whole; before is the answer to the last of history where that is known already.

    What was answered earlier is asked again only where a rule or a prose step wants it.
    """
    if not history:  # a first question reaches the guardrails before any table opens
        return Turn(question, history, document, understand(clean(question)))

    @cache
    def answered(back: int = 1) -> Answer:
        if back == 1 and before is not None:
            return before
        return assistant.recall(history[-back], history[:-back], document)

    def told() -> Told:
        text = answered().answer
        return Told(text, _items(text), assistant.register.named_in(text) or bodies_in(text))

    @cache
    def focus() -> Focus:
        answers = [answered(back) for back in range(1, min(len(history), RECALLED) + 1)]
        mended = replace(asked, own=assistant.speller.correct(asked.own))
        return focus_on(answers, mended, assistant.store.chunks)

    asked = resolve(clean(question), [clean(earlier) for earlier in history], assistant.figures.areas, told)
    turn = Turn(question, history, document, understand(asked.text), own=asked.own)
    if asked.follows or before is not None:
        turn.focus = focus
        turn.topic = (
            "" if asked.follows and asked.text != clean(question).strip() else asked.topic or topic(history[-1])
        )
    return turn


def ask_parts(
    assistant: "Assistant", parts: Sequence[str], history: Sequence[str], document: str | None
) -> list[Answer]:
    """The answer to each part of one question; each leans on those before it."""
    earlier = list(history)
    answers: list[Answer] = []
    both = _best_for(assistant, " ".join(parts), document)
    for part in parts:
        before = answers[-1] if answers else None
        turn = turn_of(assistant, part, earlier, document, before)
        turn.focus = partial(_with, turn.focus, both)
        answers.append(assistant.checked(turn))
        earlier.append(answers[-1].standalone_question)
    first = answers[0]
    if first.status is Status.NOT_IN_PLAN and answers[1].status is Status.ANSWERED:
        turn = turn_of(assistant, parts[0], [*history, parts[1]], document, answers[1])
        turn.question = understand(first.standalone_question)  # asked once more where the second was answered from
        again = assistant.checked(turn)
        answers[0] = again if again.status is Status.ANSWERED else first
    return answers


def _best_for(assistant: "Assistant", question: str, document: str | None) -> Callable[[], frozenset[Place]]:
    """The section that fits all parts together best; searched once, and only if a prose step asks."""

    @cache
    def best() -> frozenset[Place]:
        hits = assistant.retriever.search(assistant.speller.correct(clean(question)), 1, document)
        return frozenset((hit.chunk.document, hit.chunk.trail) for hit in hits)

    return best


def _with(focus: Callable[[], Focus | None], places: Callable[[], frozenset[Place]]) -> Focus:
    """The focus with further sections that the talk is of."""
    found = focus() or Focus()
    return replace(found, here=found.here | places())


def _items(text: str) -> list[str]:
    """The items of a list in an answer's text."""
    return [line.removeprefix(BULLET) for line in text.splitlines() if line.startswith(BULLET)]
