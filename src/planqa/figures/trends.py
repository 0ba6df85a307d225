"""A row over all its years: where it began and ended, its peak and its low, its sum or mean."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planqa.figures.absences import no_number
from planqa.figures.book import Amount, Strand
from planqa.figures.case import Case
from planqa.figures.changes import Change, tell_change
from planqa.figures.periods import bounds
from planqa.figures.phrasing import amount, exponent_of, listed, number, rounded, sentence, when, when_short
from planqa.figures.reply import FigureReply, answered
from planqa.figures.values import subject
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT


def answer_trend(case: Case) -> FigureReply | None:
    """First and last, the lowest and the highest between them."""
    topic = case.topics[0]
    for strand in case.strands(topic):
        amounts = _asked_run(case, strand)
        if len(amounts) > 1:
            change = Change(strand, amounts[0], amounts[-1])
            text = f"{tell_change(case, topic, change)} {_between(amounts)}".strip()
            return answered(text, [cell for one in amounts for cell in one.cells])
    return no_number(case, topic, case.strands(topic), [one.asked for one in case.reading.whens])


def answer_over_years(case: Case) -> FigureReply | None:
    """Several years of one row added up, or their mean."""
    topic = case.topics[0]
    for strand in case.strands(topic):
        amounts = _asked_run(case, strand)
        if len(amounts) > 1 and amounts[0].unit == COUNT:
            return _over(case, topic, strand, amounts)
    return None


def _over(case: Case, topic: Topic, strand: Strand, amounts: Sequence[Amount]) -> FigureReply:
    lead = amounts[0].lead
    total = sum((one.value for one in amounts), Decimal())
    sum_ = " + ".join(amount(one) for one in amounts)
    what = f"{sentence(subject(case, topic, strand))} in {strand.area}"
    span = f"from {when(lead)} to {when_short(amounts[-1].lead)}"
    cells = [cell for one in amounts for cell in one.cells]
    if case.reading.acts("average"):
        exponent = min(exponent_of(one.value) for one in amounts) - 1
        mean = rounded(total / len(amounts), Decimal(1).scaleb(exponent))
        year = " a year" if (bounds(lead)[1] - bounds(lead)[0]).days > 300 else ""
        text = f"{what} {span}: on average ({sum_}) ÷ {len(amounts)} = {number(mean)}{year}."
        return replace(answered(text, cells), tallies=(len(amounts),))
    return answered(f"{what} {span}: {sum_} = {number(total)}.", cells)


def _asked_run(case: Case, strand: Strand) -> list[Amount]:
    """The periods between those that are named, the last few ("five years"), or all of them."""
    amounts = case.amounts(strand)
    few = [int(one) for one in (*case.reading.numbers, *case.reading.all("few")) if one.isdigit()]
    named = [case.at(strand, one.asked) for one in case.reading.whens if one.asked.kind != "all"]
    if any(not found for found in named):
        return []
    ends = sorted((one for found in named for one in found), key=lambda one: bounds(one.lead))
    if len(ends) > 1:
        return [one for one in amounts if bounds(ends[0].lead) <= bounds(one.lead) <= bounds(ends[-1].lead)]
    if ends and any(one.base for one in case.reading.whens):
        return [one for one in amounts if bounds(ends[0].lead) <= bounds(one.lead)]
    return amounts[-few[0] :] if few and few[0] > 1 else amounts


def _between(amounts: Sequence[Amount]) -> str:
    """All numbers of a short run; the peak and the low of a long one."""
    if len(amounts) == 2:
        return ""
    if len(amounts) <= 6:
        return f"Year by year: {listed([f'{amount(one)} ({when_short(one.lead)})' for one in amounts])}."
    high = max(amounts, key=lambda one: one.value)
    low = min(amounts, key=lambda one: one.value)
    return (
        f"It was highest in {when_short(high.lead)} with {amount(high)} "
        f"and lowest in {when_short(low.lead)} with {amount(low)}."
    )
