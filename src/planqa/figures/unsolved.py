"""Offences without a sanction detection: the count less the detections of the same row."""

from collections.abc import Iterator

from planqa.figures.book import COUNT, Amount
from planqa.figures.case import DETECTIONS, PERCENTAGE, Case
from planqa.figures.phrasing import number, rounded, sentence, when, worked
from planqa.figures.reply import FigureReply, answered
from planqa.figures.rows import whole
from planqa.figures.values import LATEST, subject
from planqa.quantities import PERCENT


def answer_unsolved(case: Case) -> FigureReply | None:
    """How many offences of a year had no detection; nothing where there were more detections than offences."""
    return next((_reply(case, *found) for found in _beside(case)), None)


def answer_one_in(case: Case) -> FigureReply | None:
    """One detection in how many offences."""
    for what, count, solved in _beside(case) if case.reading.has("measure", DETECTIONS) else ():
        if solved.value:
            place = f"in {count.lead.area} in {when(count.lead)}"
            sum_ = f"{number(count.value)} ÷ {number(solved.value)} = {number(rounded(count.value / solved.value))}"
            told = f"{what} {place}: {worked(count)}, with {worked(solved)} sanction detections."
            return answered(f"{told} {sum_}: one in about so many.", (*count.cells, *solved.cells))
    return None


def _beside(case: Case) -> Iterator[tuple[str, Amount, Amount]]:
    """What is counted, its number and its detections, of one period."""
    topic = case.topics[0] if case.topics else whole(case)
    asked = next((one.asked for one in case.reading.whens), LATEST)
    for counted in case.strands(topic, measure=COUNT):
        solved = [one for one in case.strands(topic, measure=DETECTIONS) if one.home == counted.home]
        for strand in (one for one in solved if one.line == counted.line or len(one.line) == len(counted.line) == 1):
            counts, detections = case.at(counted, asked)[-1:], case.at(strand, asked)[-1:]
            if counts and detections and detections[0].value <= counts[0].value:
                yield sentence(subject(case, topic, counted)), counts[0], detections[0]


def _reply(case: Case, what: str, count: Amount, solved: Amount) -> FigureReply:
    rest = count.value - solved.value
    place = f"in {count.lead.area} in {when(count.lead)}"
    told = f"{what} {place}: {worked(count)}, with {worked(solved)} sanction detections."
    text = f"{told} {number(count.value)} − {number(solved.value)} = {number(rest)} had none"
    if case.reading.has("measure", PERCENTAGE) and count.value:
        share = rounded(rest / count.value * 100)
        text += f", {number(rest)} ÷ {number(count.value)} = {number(share, PERCENT)}"
    return answered(f"{text}.", (*count.cells, *solved.cells))
