"""A row over all its years: where it began and ended, its peak and its low, its sum or mean."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planqa.figures.absences import no_number
from planqa.figures.book import Amount, Strand
from planqa.figures.case import Case
from planqa.figures.changes import reply_change
from planqa.figures.difference import Change
from planqa.figures.periods import bounds
from planqa.figures.phrasing import amount, exponent_of, number, rounded, sentence, when, when_short
from planqa.figures.reply import FigureReply, answered
from planqa.figures.series import FEWEST, between, cells_of
from planqa.figures.values import subject, tell
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT


def answer_trend(case: Case) -> FigureReply | None:
    """First and last, the lowest and the highest between them."""
    topic = case.topics[0]
    strands = case.strands(topic, measure=case.counted)
    runs = [(strand, run) for strand in strands if len(run := _asked_run(case, strand)) > 1]
    if not runs:
        return no_number(case, topic, strands, [one.asked for one in case.reading.whens])
    strand, run = _longest(runs)
    reply = reply_change(case, topic, Change(strand, run[0], run[-1]), run)
    if strand == runs[0][0]:
        return reply
    passed, beside = runs[0]
    text = f"{reply.text} {tell(case, topic, passed, beside)}"
    cells = cells_of(beside)
    return replace(reply, text=text, figures=(*reply.figures, *cells), cited=(*reply.cited, *cells))


def _longest(runs: Sequence[tuple[Strand, list[Amount]]]) -> tuple[Strand, list[Amount]]:
    """The likeliest with enough numbers for a series, of the same unit; else the likeliest."""
    unit = runs[0][1][0].unit
    long = (one for one in runs if len(one[1]) >= FEWEST and one[1][0].unit == unit)
    return next(long, runs[0])


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
    if case.reading.since and case.reading.whens[0].asked.kind == "calendar" and not any(named):
        return [one for one in amounts if bounds(one.lead)[1] >= case.reading.whens[0].asked.start]
    if any(not found for found in named):
        return []
    ends = sorted((one for found in named for one in found), key=lambda one: bounds(one.lead))
    if len(ends) > 1:
        return between(amounts, ends[0], ends[-1])
    if ends and any(one.base for one in case.reading.whens):
        return [one for one in amounts if bounds(ends[0].lead) <= bounds(one.lead)]
    return amounts[-few[0] :] if few and few[0] > 1 else amounts
