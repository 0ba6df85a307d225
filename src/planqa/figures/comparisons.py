"""Two or more set side by side: boroughs, or topics; which is more, by how much, how many times."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planqa.figures.absences import no_number, unheld_area
from planqa.figures.averages import Side, against_average
from planqa.figures.book import Amount, Strand
from planqa.figures.case import Case
from planqa.figures.moves import moves_of_areas, moves_of_topics
from planqa.figures.periods import Asked, bounds
from planqa.figures.phrasing import amount, listed, number, rounded, sentence, when, when_short, worked
from planqa.figures.reply import FigureReply, answered
from planqa.figures.rows import whole
from planqa.figures.spans import is_month, year_to
from planqa.figures.values import LATEST, double_print, subject
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT, PERCENT, POINTS

_BESIDE = ("more", "fewer", "above", "below", "gap", "compare", "ratio", "or", "high", "low", "change")


def answer_areas(case: Case) -> FigureReply | None:
    """The boroughs that are named (or all of them) beside each other."""
    topic = case.topics[0] if case.topics else whole(case)
    held = _held_areas(case, topic)
    named = _named_areas(case, held)
    if lacking := [area for area in named if area not in held]:
        return unheld_area(case, topic, lacking)
    reading = case.reading
    moved = reading.acts("up", "down", "change", "trend") or reading.since or reading.has("when", "all")
    if moved and not reading.acts("sum", "average"):
        return moves_of_areas(case, topic, named)
    asked = [one.asked for one in reading.whens] or [LATEST]
    groups = [_sides(case, topic, named, one) for one in asked]
    if any(len(sides) < 2 for sides in groups):
        return no_number(case, topic, case.strands(topic), asked)
    what, sides = sentence(subject(case, topic, groups[0][0].strand)), groups[0]
    if reading.acts("average") and sets_apart(case):
        return against_average(case, what, sides)
    if len(groups) > 1 and groups[0] != groups[1]:
        return _by_period(case, what, groups)
    if len(sides) == 2 and reading.acts("compare", "gap") and not reading.acts("average"):
        return _pair(case, what, sides)
    if reading.acts("sum", "average") or _all_of(case):
        return _add_up(case, f"{what} in {listed([side.name for side in sides])}", sides)
    if len(sides) == 2:
        return _pair(case, what, sides)
    ordered = sorted(sides, key=lambda side: side.amount.value, reverse=True)
    told = listed([f"{side.name} {amount(side.amount)}" for side in ordered])
    text = f"{what} in {when(sides[0].amount.lead)}, highest first: {told}."
    return answered(text, [cell for side in ordered for cell in side.amount.cells])


def _sides(case: Case, topic: Topic, areas: Sequence[str], asked: Asked) -> list[Side]:
    return [side for area in areas if (side := _side(case, topic, area, (area, asked)))]


def _by_period(case: Case, what: str, groups: Sequence[Sequence[Side]]) -> FigureReply:
    """Several years of each borough; and each year's sum, where all of them are asked for."""
    groups = sorted(groups, key=lambda sides: bounds(sides[0].amount.lead))
    leads = [sides[0].amount.lead for sides in groups]
    span = listed([when(leads[0]), *(when_short(lead) for lead in leads[1:])])
    told = [
        f"{side.name} {listed([amount(one.amount) for sides in groups for one in sides if one.name == side.name])}"
        for side in groups[0]
    ]
    text = f"{what} in {span}: {'; '.join(told)}."
    sums = [[side.amount.value for side in sides] for sides in groups]
    if _all_of(case) or case.reading.acts("sum"):
        shown = [f"{' + '.join(map(number, one))} = {number(sum(one, Decimal()))}" for one in sums]
        text += f" Together: {listed(shown)}."
    doubles = [double_print(case, side.amount) for sides in groups for side in sides if side.amount.others]
    return answered(text, [cell for sides in groups for side in sides for cell in side.amount.cells], doubles)


def answer_topics(case: Case) -> FigureReply | None:
    """Two or more topics beside each other, or added up."""
    periods = {one.asked for one in case.reading.whens}
    moved = case.reading.acts("up", "down", "trend") or case.reading.since or len(periods) > 1
    if moved and not case.reading.acts("sum", "share"):
        return moves_of_topics(case)
    place = case.areas[0], next((one.asked for one in case.reading.whens), LATEST)
    sides = [side for topic in case.topics if (side := _side(case, topic, _name(case, topic), place))]
    if len(sides) < len(case.topics):
        return None
    rates = all(side.amount.unit == PERCENT for side in sides)
    same = len({bounds(side.amount.lead)[rates:] for side in sides}) == 1
    if not same:
        told = [f"{side.name} {amount(side.amount)} in {when(side.amount.lead)}" for side in sides]
        return answered(f"{sentence(listed(told))}.", [cell for side in sides for cell in side.amount.cells])
    reading = case.reading
    if len(sides) == 2 and reading.acts(*_BESIDE):
        return _pair(case, "", sides)
    if len({side.amount.lead.counted for side in sides}) > 1:
        told = [f"{side.name} {worked(side.amount)}" for side in sides]
        return answered(f"{sentence(listed(told))}.", [cell for side in sides for cell in side.amount.cells])
    return _add_up(case, "", sides)


def _name(case: Case, topic: Topic) -> str:
    strands = case.strands(topic)
    return subject(case, topic, strands[0]) if strands else topic.name


def _side(case: Case, topic: Topic, name: str, place: tuple[str, Asked]) -> Side | None:
    """The topic's number at a place: an area and a period."""
    area, asked = place
    compared = case.reading.acts("more", "fewer", "compare", "gap")
    for strand in case.strands(topic, area, case.counted if compared else None):
        found = case.at(strand, asked) or _at_year_end(case, strand, asked)
        if found:
            return Side(name, strand, found[-1])
    return None


def _at_year_end(case: Case, strand: Strand, asked: Asked) -> list[Amount]:
    """A percentage as it stood in a month is the one of the twelve months that end with it."""
    found = case.at(strand, year_to(asked)) if is_month(asked) else []
    return [one for one in found if one.unit == PERCENT]


def _pair(case: Case, what: str, sides: Sequence[Side]) -> FigureReply:
    high, low = sorted(sides, key=lambda side: side.amount.value, reverse=True)
    told = f"{high.name} {worked(high.amount)}, {low.name} {worked(low.amount)}"
    place = f"in {when(high.amount.lead)}" if what else f"in {high.strand.area} in {when(high.amount.lead)}"
    lead = f"{what} {place}: {told}." if what else f"{sentence(place)}: {told}."
    top, base = (low, high) if _base_of_ratio(case) == high.name else (high, low)
    times = case.reading.acts("ratio") and base.amount.value
    word = f" for every one of {base.name}" if _base_of_ratio(case) else " times"
    ratio = f" {amount(top.amount)} ÷ {amount(base.amount)} = {_ratio(top, base)}{word}." if times else ""
    share = f" That is {_percent(high, low)}." if case.counted != case.wanted and low.amount.value else ""
    text = f"{_verdict(case, sides)}{lead} {_gap(what, high, low)}{share}{ratio}"
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


def _percent(high: Side, low: Side) -> str:
    """How much more in per cent of the lower."""
    percent = rounded((high.amount.value - low.amount.value) / low.amount.value * 100)
    return f"({amount(high.amount)} − {amount(low.amount)}) ÷ {amount(low.amount)} = {number(percent, PERCENT)} more"


def _base_of_ratio(case: Case) -> str:
    """The topic right after "for every", as it is called in the answer; "" where none is."""
    marks = case.reading.marks
    after = [mark.end for mark in marks if mark.kind == "act" and mark.value == "ratio"]
    found = (mark.value for mark in marks if mark.kind == "topic" and any(0 <= mark.start - end <= 1 for end in after))
    name = next(found, "") if case.reading.has("ask", "many") else ""
    return next((_name(case, topic) for topic in case.topics if topic.name == name), "")


def _ratio(top: Side, base: Side) -> str:
    ratio = top.amount.value / base.amount.value
    return number(rounded(ratio, Decimal("0.1") if ratio >= 1 else Decimal("0.01")))


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
    """Those named; all where "neighbouring boroughs" are, the home borough first, which their sum leaves out."""
    named = case.reading.all("area")
    if not every_area(case):
        return named if len(named) > 1 else [case.vocabulary.home, *named]
    home = case.vocabulary.home
    every = sorted({*held, *named}, key=lambda area: (area != home, area))
    if case.reading.has("areas", "neighbours") and case.reading.acts("sum", "average") and not sets_apart(case):
        every = [area for area in every if area != home or home in named]
    return every if len(every) > 1 else [*every, "the neighbouring boroughs"]


def every_area(case: Case) -> bool:
    """Whether all boroughs are meant: "our neighbours", "compare boroughs"."""
    if case.reading.has("areas"):
        return True
    several = case.apart("area") and len(case.reading.all("area")) < 2
    mean = case.reading.acts("average") and len(case.reading.all("area")) == 1 and all(t.weak for t in case.topics)
    return (several or mean) and sets_apart(case)


def sets_apart(case: Case) -> bool:
    """Whether one is held against the others."""
    return case.reading.acts("compare", "above", "below", "more", "fewer", "high", "low")
