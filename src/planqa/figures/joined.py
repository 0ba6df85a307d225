"""Two or three measures of one row in one answer: offences, detections, their rate."""

from planqa.figures.case import DETECTION_RATE, DETECTIONS, PERCENTAGE, Case
from planqa.figures.lexicon import Mark
from planqa.figures.reply import FigureReply, answered
from planqa.figures.values import LATEST, tell
from planqa.quantities import COUNT

_OF_ROWS = (DETECTIONS, DETECTION_RATE)
_NEAR = 2  # words between "and" and what it joins


def measures_of(case: Case) -> list[str]:
    """The measures that are asked for side by side, the count first; none where one alone is."""
    joined = [(left, right) for left, right in _around_and(case) if DETECTIONS in (_kind(left), _kind(right))]
    kinds = {_kind(mark) for pair in joined for mark in pair}
    asked = [mark for mark in case.reading.marks if mark.kind == "ask" and mark.value == "many"]
    counts = COUNT in kinds or (len(asked) > 1 and case.reading.has("measure", *_OF_ROWS))
    counts = counts or (bool(joined) and case.reading.has("family"))
    named = [measure for measure in _OF_ROWS if case.reading.has("measure", measure)]
    if _count_and_percentage(case):
        return [COUNT, PERCENTAGE]
    if not joined and not counts:
        return []
    return [COUNT, *named] if counts else named


def answer_joined(case: Case) -> FigureReply | None:
    """Each measure in a sentence, all from one table and of one period."""
    topic, measures = case.topics[0], measures_of(case)
    asked = [one.asked for one in case.reading.whens] or [LATEST]
    for counted in case.strands(topic, measure=measures[0]):
        strands = [one for measure in measures for one in case.strands(topic, measure=measure)]
        held = [one for one in strands if one.home == counted.home and one.line == counted.line]
        found = [(strand, [one for when in asked for one in case.at(strand, when)[-1:]]) for strand in held]
        if len(held) == len(measures) and all(len(amounts) == len(asked) for _, amounts in found):
            told = [tell(case, topic, strand, amounts) for strand, amounts in found]
            return answered(" ".join(told), [cell for _, amounts in found for one in amounts for cell in one.cells])
    return None


def _count_and_percentage(case: Case) -> bool:
    """ "How many were there, and what percentage was that?"."""
    marks = case.reading.marks
    many = [mark.end for mark in marks if mark.kind == "ask" and mark.value == "many"]
    ands = [
        mark.start
        for mark in marks
        if mark.kind == "link" and mark.value == "and" and min(many, default=0) <= mark.start
    ]
    shares = [mark for mark in marks if mark.kind == "measure" and mark.value == PERCENTAGE]
    moved = case.reading.acts("up", "down", "change", "more", "fewer") or case.reading.has("measure", *_OF_ROWS)
    return bool(many) and not moved and any(at < mark.start for at in ands for mark in shares)


def _around_and(case: Case) -> list[tuple[Mark, Mark]]:
    """What stands before and after each "and" or "versus"."""
    marks = [mark for mark in case.reading.marks if _kind(mark)]
    ands = [mark for mark in case.reading.marks if mark.kind == "link" and mark.value in ("and", "against")]
    found = []
    for link in ands:
        before = [mark for mark in marks if 0 <= link.start - mark.end <= _NEAR]
        after = [mark for mark in marks if 0 <= mark.start - link.end <= _NEAR]
        found += [(left, right) for left in before[-1:] for right in after]
    return found


def _kind(mark: Mark) -> str:
    """The measure that a mark stands for: detections of any kind, a count of offences, or none."""
    if mark.kind == "measure":
        return DETECTIONS if mark.value in _OF_ROWS else ""
    return COUNT if mark.kind in ("topic", "family") else ""
