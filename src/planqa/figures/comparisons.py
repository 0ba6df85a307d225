"""Two or more set side by side: boroughs, or topics; which is more, by how much, how many times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planqa.figures.absences import no_number, unheld_area
from planqa.figures.book import Amount, Strand
from planqa.figures.case import Case
from planqa.figures.moves import moves_of_areas, moves_of_topics
from planqa.figures.periods import bounds
from planqa.figures.phrasing import amount, listed, number, rounded, sentence, when, worked
from planqa.figures.reply import FigureReply, answered
from planqa.figures.rows import whole
from planqa.figures.values import LATEST, subject
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT, PERCENT, POINTS


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared."""

    name: str
    strand: Strand
    amount: Amount


def answer_areas(case: Case) -> FigureReply | None:
    """The boroughs that are named (or all of them) beside each other."""
    topic = case.topics[0] if case.topics else whole(case)
    held = _held_areas(case, topic)
    named = _named_areas(case, held)
    if lacking := [area for area in named if area not in held]:
        return unheld_area(case, topic, lacking)
    if case.reading.acts("up", "down", "change") and not case.reading.acts("sum"):
        return moves_of_areas(case, topic, named)
    sides = [side for area in named if (side := _side(case, topic, area, area))]
    if len(sides) < 2:
        asked = [one.asked for one in case.reading.whens]
        return no_number(case, topic, case.strands(topic), asked)
    if case.reading.acts("sum", "average") or _all_of(case):
        return _add_up(case, f"{sentence(subject(case, topic, sides[0].strand))} in {listed(named)}", sides)
    if len(sides) == 2:
        return _pair(case, sentence(subject(case, topic, sides[0].strand)), sides)
    ordered = sorted(sides, key=lambda side: side.amount.value, reverse=True)
    told = listed([f"{side.name} {amount(side.amount)}" for side in ordered])
    text = f"{sentence(subject(case, topic, sides[0].strand))} in {when(sides[0].amount.lead)}, highest first: {told}."
    return answered(text, [cell for side in ordered for cell in side.amount.cells])


def answer_topics(case: Case) -> FigureReply | None:
    """Two or more topics beside each other, or added up."""
    if case.reading.acts("up", "down") and not case.reading.acts("sum", "share"):
        return moves_of_topics(case)
    sides = [side for topic in case.topics if (side := _side(case, topic, _name(case, topic), case.areas[0]))]
    if len(sides) < len(case.topics):
        return None
    same = len({bounds(side.amount.lead) for side in sides}) == 1
    if not same:
        told = [f"{side.name} {amount(side.amount)} in {when(side.amount.lead)}" for side in sides]
        return answered(f"{sentence(listed(told))}.", [cell for side in sides for cell in side.amount.cells])
    reading = case.reading
    if len(sides) == 2 and reading.acts("more", "fewer", "compare", "ratio", "or", "high", "low", "change"):
        return _pair(case, "", sides)
    return _add_up(case, "", sides)


def _name(case: Case, topic: Topic) -> str:
    strands = case.strands(topic)
    return subject(case, topic, strands[0]) if strands else topic.name


def _side(case: Case, topic: Topic, name: str, area: str) -> Side | None:
    asked = next((one.asked for one in case.reading.whens), LATEST)
    for strand in case.strands(topic, area):
        found = case.at(strand, asked)
        if found:
            return Side(name, strand, found[-1])
    return None


def _pair(case: Case, what: str, sides: Sequence[Side]) -> FigureReply:
    high, low = sorted(sides, key=lambda side: side.amount.value, reverse=True)
    told = f"{high.name} {worked(high.amount)}, {low.name} {worked(low.amount)}"
    place = f"in {when(high.amount.lead)}" if what else f"in {high.strand.area} in {when(high.amount.lead)}"
    lead = f"{what} {place}: {told}." if what else f"{sentence(place)}: {told}."
    times = case.reading.acts("ratio") and low.amount.value
    ratio = f" {amount(high.amount)} ÷ {amount(low.amount)} = {_ratio(high, low)} times." if times else ""
    text = f"{_verdict(case, sides)}{lead} {_gap(what, high, low)}{ratio}"
    return answered(text, (*high.amount.cells, *low.amount.cells))


def _verdict(case: Case, sides: Sequence[Side]) -> str:
    """ "Yes. " or "No. " to "is it higher here than there"."""
    more, fewer = case.reading.acts("more"), case.reading.acts("fewer")
    if not case.reading.yes_no or more == fewer:
        return ""
    first, second = (side.amount.value for side in sides)
    return "Yes. " if (first > second if more else first < second) else "No. "


def _gap(what: str, high: Side, low: Side) -> str:
    by = high.amount.value - low.amount.value
    sum_ = f"{amount(high.amount)} − {amount(low.amount)}"
    if high.amount.unit == PERCENT:
        return f"The difference is {sum_} = {number(by, POINTS)}."
    if not by:
        return "They are level."
    return f"{sentence(high.name)} {'has' if what else 'are'} {sum_} = {number(by)} more."


def _ratio(high: Side, low: Side) -> str:
    return number(rounded(high.amount.value / low.amount.value)) if low.amount.value else ""


def _add_up(case: Case, what: str, sides: Sequence[Side]) -> FigureReply:
    """The numbers one by one, and their sum (or mean)."""
    values = [side.amount.value for side in sides]
    lead = sides[0].amount.lead
    told = listed([f"{side.name} {worked(side.amount)}" for side in sides])
    place = f"in {sides[0].strand.area} " if not what else ""
    text = f"{what or ''}{' ' if what else ''}{place}in {when(lead)}: {told}."
    cells = [cell for side in sides for cell in side.amount.cells]
    if any(side.amount.unit != COUNT for side in sides):
        return answered(sentence(text), cells)
    sum_ = " + ".join(number(value) for value in values)
    if case.reading.acts("average"):
        mean = rounded(sum(values, Decimal()) / len(values))
        mean_sum = f"({sum_}) ÷ {len(values)} = {number(mean)}"
        return replace(answered(f"{sentence(text)} The average is {mean_sum}.", cells), tallies=(len(values),))
    return answered(f"{sentence(text)} Together: {sum_} = {number(sum(values, Decimal()))}.", cells)


def _all_of(case: Case) -> bool:
    """ "In the six boroughs", without a word that sets them against each other."""
    return case.reading.has("areas", "all") and not case.reading.acts("compare", "rank", "high", "low", "more", "fewer")


def _held_areas(case: Case, topic: Topic) -> list[str]:
    """The most areas that any of the topic's tables holds."""
    strands = case.strands(topic, case.vocabulary.home, case.counted)
    held = [case.book.held_areas(strand.line, strand.home, strand.measure) for strand in strands]
    return max(held, key=len, default=[])


def _named_areas(case: Case, held: Sequence[str]) -> list[str]:
    """Those named; all where "neighbouring boroughs" are, the home borough first."""
    named = case.reading.all("area")
    if not case.reading.has("areas"):
        return named if len(named) > 1 else [case.vocabulary.home, *named]
    home = case.vocabulary.home
    every = sorted({*held, *named}, key=lambda area: (area != home, area))
    return every if len(every) > 1 else [*every, "the neighbouring boroughs"]
