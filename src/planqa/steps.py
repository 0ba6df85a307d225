"""The pipeline as a visible list: each step answers a question, changes it, or passes it on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from planqa.audit import findings_for
from planqa.boards import PREFIX as BOARD
from planqa.choosing import choose
from planqa.composing import MAX_ROWS, answer_figures, distinct_caveats, not_in_plan, pieces
from planqa.conversation import topic
from planqa.domain import Answer, Figure, Status
from planqa.figures import PREFIX as FIGURE
from planqa.figures import FigureLane, FigureReply
from planqa.guardrails import check, is_too_long, speaks_of_someone
from planqa.joining import join
from planqa.meaning import answer_meaning
from planqa.parts import of_each, split
from planqa.question import Kind, Question, understand
from planqa.retrieval import ASKED, Found
from planqa.sufficiency import wants_dated_number
from planqa.talking import ask_parts
from planqa.turns import Turn

if TYPE_CHECKING:
    from planqa.assistant import Assistant

_OF_PEOPLE = re.compile(
    r"\b(?:people|persons?|those|clients?|users?|victims?|offenders?|residents|respondents|professionals|women|entrants)\b"
    r"[^?.!;]*?\b(?:who|whose)\b",
    re.IGNORECASE,
)
SURE = 0.8  # confidence from which the tables' silence is final
SURELY = 0.9  # cosine from which a question left open goes before a fact of the register
AHEAD = 0.1  # how much nearer a question left open must be than any that is answered
DOUBT = 1.0  # log-odds more that the text must have where the tables hold nothing of the kind
NUMBER_DOUBT = 0.5  # the same for a number of a named year: the tables are where those stand
RIVALS = 5  # passages that may answer better than a notice
NOT_QUESTIONS = (FIGURE, BOARD)  # reviewed texts that are no questions
WEIGHTY = 1.5  # weight from which a word of a follow-up must stand in a notice
OF_EACH = frozenset({Kind.WHO, Kind.HOW_OFTEN, Kind.MEANING, Kind.OTHER})  # kinds asked of two named things at once


Step = Callable[["Assistant", Turn], Answer | None]


def _guard(assistant: "Assistant", turn: Turn) -> Answer | None:
    """The rules; then the second net at once where a person speaks of somebody, before any table can answer."""
    ruled = check(turn.asked, turn.history)
    if ruled is not None and not is_too_long(turn.asked):
        return ruled
    return (_judge(assistant, turn) if speaks_of_someone(turn.asked) else None) or ruled


def _judge(assistant: "Assistant", turn: Turn) -> Answer | None:
    """The second net, by meaning; it needs the encoder, so other questions meet it only when the prose steps do."""
    if turn.judged or assistant.net is None:
        return None
    turn.judged = True
    caught = assistant.net.check(turn.asked, turn.history)
    if caught is None or caught.status is Status.SIGNPOSTED or turn.question.text == turn.asked:
        return caught
    whole = assistant.net.check(turn.question.text)  # "tell me more about the second one" is no misuse once made whole
    return caught if whole is not None else None


def _parts(assistant: "Assistant", turn: Turn) -> Answer | None:
    """Each of two things asked goes through all steps by itself, unless the tables answer both at once."""
    asked = split(turn.asked)
    if len(asked) < 2 and turn.question.kind in OF_EACH:
        asked = of_each(turn.question.text, topic(turn.question.text), assistant.is_name)
    if len(asked) < 2:
        return None
    parts = ask_parts(assistant, asked, turn.history, turn.document)
    if _tables_answer_all(assistant.figures_of(turn.document), turn.question.text, parts):
        return None
    return join(turn.asked, list(zip(asked, parts, strict=True)))


def _tables_answer_all(lane: FigureLane, question: str, parts: Sequence[Answer]) -> bool:
    """Whether one answer from the tables holds all that the parts told, or the last part that they leave open."""
    silent = [answer for answer in parts if answer.status is Status.NOT_IN_PLAN]
    if not all(answer.figures for answer in parts if answer not in silent) or len(silent) == len(parts):
        return False
    whole = lane.reply(question)
    told = _figures_of(parts)
    if whole is None or not silent:
        return whole is not None and told <= set(whole.figures)
    more = whole.status is Status.ANSWERED and not set(whole.figures) <= told
    return more and silent == [parts[-1]] and lane.leads_back(question)


def _figures_of(parts: Sequence[Answer]) -> set[Figure]:
    return {figure for answer in parts for figure in answer.figures}


def _figure(assistant: "Assistant", turn: Turn) -> Answer | None:
    """A number or a sum from the tables."""
    reply = assistant.figures_of(turn.document).reply(turn.question.text)
    if reply is None or _is_about_someone(turn.question, reply):
        return None
    answer = _told(assistant, turn, reply)
    if reply.status is Status.ANSWERED or reply.confidence >= SURE:
        return answer
    turn.unsure = answer
    return None


def _is_about_someone(question: Question, reply: FigureReply) -> bool:
    """Whether it asks who does something, and no two places are compared: no table answers that.

    "Clients who were in treatment", "people whose main offence was" only tell which people are counted.
    """
    if _OF_PEOPLE.search(question.text):
        return False
    return question.kind is Kind.WHO and len({figure.area for figure in reply.figures}) < 2


def _told(assistant: "Assistant", turn: Turn, reply: FigureReply) -> Answer:
    """The reply as an answer, with what the audit found about its cells."""
    answer = answer_figures(turn.question.text, reply, assistant.titles)
    findings = findings_for(reply.cited or reply.figures[:MAX_ROWS], assistant.findings)
    answer = replace(
        answer,
        caveats=distinct_caveats([*(finding.caveat for finding in findings), *answer.caveats]),
        reckoned=answer.reckoned + tuple(number for finding in findings for number in finding.numbers),
    )
    return replace(answer, citations=(*answer.citations, *assistant.locate(reply.quotes)))


def _figure_by_meaning(assistant: "Assistant", turn: Turn) -> Answer | None:
    """The same where no rule finds the topic: the nearest in meaning; loads the encoder only for such a question."""
    lane = assistant.figures_of(turn.document)
    turn.numeric = lane.is_numeric(turn.question.text)
    subject = lane.subject(turn.question.text) if turn.unsure is None else ""
    if not subject:
        return None
    reply = lane.reply_by_meaning(turn.question.text, assistant.retriever.reviewed(subject))
    return None if reply is None else _told(assistant, turn, reply)


def _correct(assistant: "Assistant", turn: Turn) -> None:
    """Mend slips for the prose steps (the figures lane has a tolerance of its own); never answers."""
    turn.question = understand(assistant.speller.correct(turn.question.text))


def _found(assistant: "Assistant", turn: Turn) -> Found:
    """What the search finds for the mended question; searched once."""
    if turn.found is None:
        found = assistant.find(turn.question.text, turn.document)
        turn.found = replace(
            found, reviewed={id_: c for id_, c in found.reviewed.items() if not id_.startswith(NOT_QUESTIONS)}
        )
    return turn.found


def _faq(assistant: "Assistant", turn: Turn) -> Answer | None:
    """A checked answer to what residents ask first."""
    return assistant.faq.answer(turn.question, lambda: _found(assistant, turn))


def _register(assistant: "Assistant", turn: Turn) -> Answer | None:
    """Who chairs a board that it names, how often it meets; a follow-up must ask for a fact in its own words."""
    if turn.own and not assistant.register.asks(turn.own):
        return None
    answer = assistant.register.answer(turn.question.text)
    if answer is None and (focus := turn.focus()) is not None:
        answer = assistant.register.answer_of(turn.question.text, focus.named)
    told = answer is not None and answer.status is Status.ANSWERED
    if told and not turn.question.yes_no and _left_open(_found(assistant, turn)) >= SURELY:
        return None
    return answer


def _duty(assistant: "Assistant", turn: Turn) -> Answer | None:
    """Who does what beside the boards, and what is asked of a board that it tells of in other words."""
    ways = (_described, _duty_of) if assistant.register.speaks_of_body(turn.question.text) else (_duty_of, _described)
    answer = next((answer for way in ways if (answer := way(assistant, turn))), None)
    return None if answer is not None and _left_open(_found(assistant, turn)) >= SURELY else answer


def _duty_of(assistant: "Assistant", turn: Turn) -> Answer | None:
    return assistant.duties.answer(turn.question, _found(assistant, turn))


def _described(assistant: "Assistant", turn: Turn) -> Answer | None:
    described = assistant.register.described(turn.question.text)
    if not described:
        return None
    return assistant.register.answer_described(turn.question.text, assistant.retriever.reviewed(described))


def _abbreviation(assistant: "Assistant", turn: Turn) -> Answer | None:
    """What an abbreviation stands for, with the sentence that says what it is where there is one."""
    return answer_meaning(turn.question, assistant.glossary, assistant.store.passages, assistant.retriever.chunk)


def _notice(assistant: "Assistant", turn: Turn) -> Answer | None:
    """What the document says two ways, or keeps back."""
    found = _found(assistant, turn)
    best = islice(found.answering.items(), RIVALS)
    rivals = [(assistant.extractor.passage(id_).text, cosine) for id_, cosine in best]
    answer = assistant.notices.answer(turn.question, found.reviewed, [*rivals, ("", found.silence)])
    return answer if answer is not None and _says_all_that_is_new(assistant, turn, answer) else None


def _says_all_that_is_new(assistant: "Assistant", turn: Turn, answer: Answer) -> bool:
    """Whether an answer on the topic of a talk holds what the follow-up itself asks for."""
    focus = turn.focus()
    if focus is None or not focus.own:
        return True
    told = assistant.matcher.bag(answer.answer)
    new = (term for term in assistant.matcher.question_terms(focus.own) if not focus.holds(term))
    return all(term.in_bag(told) for term in new if term.weight > WEIGHTY)


def _left_open(found: Found) -> float:
    """The cosine of the nearest question left open, where it leads all that are answered in the same document."""
    if not found.answering or not found.hits or found.silence < max(found.answering.values()) + AHEAD:
        return 0.0
    return found.silence if found.hits[0].chunk.document == found.open_document else 0.0


def _silence(assistant: "Assistant", turn: Turn) -> Answer | None:
    """What the plan is known to leave open, where that is nearer than anything it is known to answer."""
    found = _found(assistant, turn)
    if _left_open(found) < ASKED or turn.question.measuring:  # "what will you count?" asks for no number
        return None
    nearest = pieces(assistant.extractor.passage(next(iter(found.answering))))[:1]
    return not_in_plan(turn.question.text, [found.left_open], nearest, assistant.retriever.chunk)


def _doubt(turn: Turn) -> float:
    """How much likelier the text must be to answer, where the number asked for would stand in a table."""
    dated = wants_dated_number(turn.question)
    if turn.unsure or (turn.numeric and dated):
        return DOUBT
    return NUMBER_DOUBT if dated else 0.0


def _choose(assistant: "Assistant", turn: Turn) -> Answer:
    """The passage that covers the question, or the plan's silence."""
    answer = _chosen(assistant, turn, turn.question, _found(assistant, turn))
    if turn.topic:  # it goes on, but does not say of what: asked of the topic too, and the likelier answer is told
        wider = understand(f"{turn.question.text.rstrip('?!. ')} ({turn.topic})?")
        found = assistant.find(wider.text, turn.document)
        answer = max(answer, _chosen(assistant, turn, wider, found), key=_likelihood)
    return turn.unsure if turn.unsure and answer.status is not Status.ANSWERED else answer


def _chosen(assistant: "Assistant", turn: Turn, question: Question, found: Found) -> Answer:
    candidates = assistant.extractor.candidates(question, found, turn.focus())
    return choose(question, candidates, assistant.retriever.chunk, assistant.extractor.led_by, doubt=_doubt(turn))


def _likelihood(answer: Answer) -> tuple[bool, float]:
    """Answered before unanswered, then by confidence."""
    return answer.status is Status.ANSWERED, answer.confidence or 0.0


STEPS: tuple[tuple[str, Step], ...] = (
    ("guardrails", _guard),
    ("parts", _parts),
    ("figures", _figure),
    ("spelling", _correct),
    ("faq", _faq),
    ("abbreviation", _abbreviation),
    ("register", _register),
    ("net", _judge),
    ("duties", _duty),
    ("figures_by_meaning", _figure_by_meaning),
    ("notices", _notice),
    ("silences", _silence),
    ("extractive", _choose),
)
