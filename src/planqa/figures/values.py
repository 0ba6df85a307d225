"""A number looked up: "how many", "what was the rate", in one period or several."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planqa.domain import Figure
from planqa.figures.absences import no_number, print_of
from planqa.figures.book import Amount, Strand
from planqa.figures.case import DETECTION_RATE, DETECTIONS, Case
from planqa.figures.claims import verdict
from planqa.figures.periods import Asked, bounds
from planqa.figures.phrasing import amount, listed, number, sentence, when, when_short, worked
from planqa.figures.reply import FigureReply, answered
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT

LATEST = Asked("latest", "the latest year")


def answer_value(case: Case) -> FigureReply | None:
    """The topic's number for the period asked for, else for the latest; says what is not held."""
    topic = case.topics[0]
    asked = [when_.asked for when_ in case.reading.whens] or [LATEST]
    strands = case.strands(topic)
    counted = [one for one in strands if one.measure == COUNT]
    for strand in counted if case.reading.has("ask", "many") and _has_rate(case, strands) else strands:
        found = [case.at(strand, one) for one in asked]
        if all(found):
            amounts = list(dict.fromkeys(amount_ for group in found for amount_ in group))
            return _reply(case, topic, strand, amounts)
    return no_number(case, topic, strands, asked)


def _has_rate(case: Case, strands: Sequence[Strand]) -> bool:
    """Whether counts stand beside a rate per so many people, which is no answer to "how many"."""
    units = {case.book.unit(one.line, one.home, one.measure) for one in strands}
    return COUNT in units and any(unit.startswith("per ") for unit in units)


def _reply(case: Case, topic: Topic, strand: Strand, amounts: Sequence[Amount]) -> FigureReply:
    told = [verdict(case, [one.value for one in amounts]) + tell(case, topic, strand, amounts)]
    told += [_together(amounts)] if case.reading.acts("sum") and len(amounts) > 1 and _countable(amounts) else []
    missing = _later_gap(case, strand, amounts[-1])
    if missing:
        told.append(f"The plan gives no number for {when(missing)}: {print_of(missing)}.")
    cells = [cell for one in amounts for cell in one.cells]
    readings = other_readings(case, topic, strand, amounts[-1]) if len(amounts) == 1 else []
    told += [reading for reading, _ in readings[:1]]
    told += [topic.aside] if topic.aside and not case.reading.whens else []
    aside = [cell for _, used in readings for cell in used] + [other for one in amounts for other in one.others]
    caveats = [double_print(case, one) for one in amounts if one.others]
    return replace(
        answered(" ".join(told), [*cells, *([missing] if missing else []), *aside], caveats),
        aside=tuple(dict.fromkeys(aside)),
        readings=tuple(reading for reading, _ in readings),
        quotes=(topic.quote,) if topic.aside and topic.aside in told else (),
    )


def _countable(amounts: Sequence[Amount]) -> bool:
    return all(one.unit == COUNT and not one.work for one in amounts)


def _together(amounts: Sequence[Amount]) -> str:
    total = sum((one.value for one in amounts), Decimal())
    return f"Together: {' + '.join(amount(one) for one in amounts)} = {number(total)}."


def tell(case: Case, topic: Topic, strand: Strand, amounts: Sequence[Amount]) -> str:
    """One sentence: what, where, when, how much, and the sum behind it."""
    topic = case.owner(topic, strand)
    if len(amounts) > 1:
        series = [f"{amount(one)} in {_when(one, amounts)}" for one in amounts]
        return f"{sentence(subject(case, topic, strand))} in {strand.area}: {listed(series)}."
    one = amounts[0]
    place = f"in {strand.area} in {when(one.lead)}"
    if strand.measure == COUNT and topic.plural and one.value != 1 and one.unit == COUNT:
        told = f"There were {amount(one)} {topic.plural} {place}"
    elif strand.measure == DETECTIONS and "detection" not in topic.name:
        told = f"There were {amount(one)} sanction detections for {topic.name} {place}"
    else:
        told = f"{sentence(subject(case, topic, strand))} {place}: {amount(one)}"
    return f"{told}{_sum(one)}."


def subject(case: Case, topic: Topic, strand: Strand) -> str:
    """What is counted or measured, as the subject of a sentence."""
    topic = case.owner(topic, strand)
    if strand.measure == DETECTION_RATE:
        return topic.name if "detection" in topic.name else f"the sanction detection rate for {topic.name}"
    if strand.measure == DETECTIONS:
        return topic.name if "detection" in topic.name else f"sanction detections for {topic.name}"
    return topic.plural if topic.plural and strand.measure == COUNT else topic.name


def other_readings(case: Case, topic: Topic, strand: Strand, chosen: Amount) -> list[tuple[str, tuple[Figure, ...]]]:
    """The same topic counted in another table, where the question leaves open which is meant."""
    if case.reading.basis or any(when_.asked.basis for when_ in case.reading.whens):
        return []
    asked = [when_.asked for when_ in case.reading.whens] or [LATEST]
    found = []
    for other in case.strands(topic):
        amounts = case.at(other, asked[-1]) if other != strand else []
        if amounts and other.measure == strand.measure and amounts[-1].value != chosen.value:
            source = case.vocabulary.source(amounts[-1].lead.table)
            told = f"In {source} it is {worked(amounts[-1])} for {when(amounts[-1].lead)}."
            found.append((told, amounts[-1].cells))
    return found


def double_print(case: Case, one: Amount) -> str:
    """That two tables print two numbers for the same thing."""
    sources = [(case.vocabulary.source(cell.table), cell) for cell in (one.lead, *one.others)]
    told = [f"{source} {cell.value:,f}" for source, cell in sources]
    return f"For {when(one.lead)} the plan prints two numbers: {listed(told)}."


def _when(one: Amount, among: Sequence[Amount]) -> str:
    return when(one.lead) if one is among[0] else when_short(one.lead)


def _sum(one: Amount) -> str:
    """The rows that were added up, and the sum."""
    if not one.work:
        return ""
    names = list(dict.fromkeys(cell.indicator for cell in one.cells))
    return f" ({listed(names)}: {worked(one)})"


def _later_gap(case: Case, strand: Strand, one: Amount) -> Figure | None:
    """A later cell without a number, where the question did not name a period."""
    if case.reading.whens:
        return None
    cells = [cell for cell in case.book.cells(strand) if cell.value is None]
    return next((cell for cell in cells if bounds(cell)[0] > bounds(one.lead)[1]), None)
