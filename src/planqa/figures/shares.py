"""A part of a whole: what share of all crime, of burglary, of court disposals."""

from dataclasses import replace
from decimal import Decimal

from planqa.figures.case import DETECTION_RATE, DETECTIONS, PERCENTAGE, Case
from planqa.figures.periods import bounds
from planqa.figures.phrasing import amount, listed, number, rounded, sentence, when, worked
from planqa.figures.reply import FigureReply, answered
from planqa.figures.rows import whole
from planqa.figures.values import LATEST, subject
from planqa.figures.vocabulary import Topic
from planqa.figures.words import split_words
from planqa.quantities import COUNT, PERCENT


def parts_of(case: Case) -> tuple[Topic, Topic] | None:
    """(part, whole): the topic after "of" is the whole, "crime" is everything; None where no two are named."""
    reading, topics = case.reading, list(case.topics)
    if not reading.acts("share") or (case.wanted == DETECTION_RATE and not _of_all_detections(case)):
        return None
    if len(topics) == 1 and not topics[0].weak:
        everything = _names_everything(case) or _of_all_detections(case)
        total = whole(case) if everything else _wider(case, topics[0])
        return (topics[0], total) if total else None
    if len(topics) != 2:
        return None
    ends = [mark.end for mark in reading.marks if mark.kind == "act" and mark.value == "share"]
    places = {m.value: m.start for m in reversed(reading.marks) if m.kind == "topic"}
    after = [topic for topic in topics if any(0 <= places.get(topic.name, -1) - end <= 1 for end in ends)]
    total = max(after, key=lambda topic: places[topic.name]) if after else topics[1]
    return (topics[1] if total is topics[0] else topics[0]), total


def answer_share(case: Case) -> FigureReply | None:
    """The part divided by the whole, in per cent."""
    found = parts_of(case)
    if found is None:
        return None
    part, total = found
    asked = next((one.asked for one in case.reading.whens), LATEST)
    measure = DETECTIONS if _of_all_detections(case) else ""
    for strand in case.strands(part, measure=measure):
        for other in case.strands(total, measure=measure):
            tops, bases = case.at(strand, asked), case.at(other, asked)
            if not tops or not bases or strand.home != other.home or bounds(tops[-1].lead) != bounds(bases[-1].lead):
                continue
            top, base = tops[-1], bases[-1]
            if not base.value or top.value > base.value or (top.unit, base.unit) != (COUNT, COUNT):
                continue
            share = rounded(top.value / base.value * 100)
            what = f"{sentence(subject(case, part, strand))} in {strand.area} in {when(top.lead)}"
            told = f"{what}: {worked(top)}, of {worked(base)} {measure or other_name(total)}."
            sum_ = f"{amount(top)} ÷ {amount(base)} = {number(share, PERCENT)}"
            beside = (case.book.beside(cell, top.lead) for cell in base.cells)
            return answered(f"{told} That is {sum_}.", (*top.cells, *beside))
    return None


def answer_share_of_areas(case: Case) -> FigureReply | None:
    """One borough's part of the number of all boroughs."""
    topic = case.topics[0] if case.topics else whole(case)
    asked = next((one.asked for one in case.reading.whens), LATEST)
    area = case.areas[0]
    for strand in case.strands(topic, area, ""):
        areas = case.book.held_areas(strand.line, strand.home, strand.measure)
        found = {name: case.at(replace(strand, area=name), asked)[-1:] for name in areas}
        amounts = [one for group in found.values() for one in group]
        if len(areas) < 2 or len(amounts) < len(areas) or not found.get(area):
            continue
        own, total = found[area][0], sum((one.value for one in amounts), Decimal())
        sum_ = " + ".join(amount(one) for one in amounts)
        share = number(rounded(own.value / total * 100), PERCENT)
        told = f"{sentence(subject(case, topic, strand))} in {when(own.lead)}: {listed(areas)} together {sum_} ="
        text = f"{told} {number(total)}. {area} had {amount(own)} ÷ {number(total)} = {share} of them."
        return answered(text, [cell for one in amounts for cell in one.cells])
    return None


def other_name(topic: Topic) -> str:
    """What the whole is called after its number."""
    return topic.plural or topic.name


def _wider(case: Case, part: Topic) -> Topic | None:
    """The smallest topic whose rows hold all of the part's and more ("burglary" for "burglary in a dwelling").

    Only for a share of counts: "what proportion of burglaries were in dwellings".
    """
    if case.wanted != PERCENTAGE or any(case.strands(part)):
        return None
    rows = set(part.lines[0])
    held = [
        (len(line), topic)
        for topic in case.vocabulary.topics
        for line in topic.lines
        if rows < set(line) and _is_said(case, topic)
    ]
    held = held or [(1, topic) for topic in case.vocabulary.topics if _takes_away(case, part, topic)]
    return min(held, key=lambda one: one[0], default=(0, None))[1]


def _is_said(case: Case, topic: Topic) -> bool:
    """Whether one of the topic's own phrases is in the question ("burglaries", "violence with injury")."""
    said = set(case.reading.words)
    return any(said.issuperset(split_words(phrase)) for phrase in (topic.name, *topic.words))


def _takes_away(case: Case, part: Topic, total: Topic) -> bool:
    """Whether the part is a row that some line takes away from the total ("-Responses through the web page"), or
    is what that line leaves."""
    lines = [topic.lines[0] for topic in case.vocabulary.topics if topic.lines[0][1:2] and topic.lines[0][1][0] == "-"]
    lines = [line for line in lines if total.lines[0] == line[:1]]
    return any(part.lines[0] == line or part.lines[0] == (line[1].removeprefix("-"),) for line in lines)


def _names_everything(case: Case) -> bool:
    weak = {topic.name for topic in case.vocabulary.topics if topic.weak}
    return any(mark.kind == "topic" and mark.value in weak for mark in case.reading.marks)


def _of_all_detections(case: Case) -> bool:
    """ "As % of all sanction detections"."""
    ends = [mark.end for mark in case.reading.marks if mark.kind == "act" and mark.value == "share"]
    found = [mark.start for mark in case.reading.marks if mark.kind == "measure" and mark.value == DETECTIONS]
    return any("all" in case.reading.words[end:start] for end in ends for start in found if 0 < start - end <= 2)
