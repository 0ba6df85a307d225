"""Runs of years in one direction, and a year's number spread over its days."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from planqa.figures.book import Amount
from planqa.figures.case import Case
from planqa.figures.periods import bounds
from planqa.figures.phrasing import TENTH, amount, number, rounded, sentence, when, when_short
from planqa.figures.reply import FigureReply, answered
from planqa.figures.rows import whole
from planqa.figures.values import LATEST, subject
from planqa.quantities import COUNT


def answer_streak(case: Case) -> FigureReply | None:
    """How many years in a row it fell (or rose): from the year that is named, else the longest run."""
    topic = case.topics[0] if case.topics else whole(case)
    down = case.reading.acts("down")
    for strand in case.strands(topic, measure=case.counted):
        run = _run(case, case.amounts(strand), [case.at(strand, one.asked) for one in case.reading.whens], down)
        if len(run) < 2:
            continue
        what = f"{sentence(subject(case, topic, strand))} in {strand.area} {'fell' if down else 'rose'}"
        count = len(run) - 1
        first, last = run[0], run[-1]
        told = f"{what} for {count} year{'s' if count > 1 else ''} in a row after {when(first.lead)}"
        text = f"{told}: from {amount(first)} to {amount(last)} in {when_short(last.lead)}."
        return replace(answered(text, [cell for one in run for cell in one.cells]), tallies=(count,))
    return None


def _run(case: Case, amounts: Sequence[Amount], named: Sequence[Sequence[Amount]], down: bool) -> list[Amount]:
    starts = [group[0] for group in named if group] or list(amounts)
    if case.reading.whens and not any(named):
        return []
    return max((_from(one, amounts, down) for one in starts), key=len, default=[])


def _from(start: Amount, amounts: Sequence[Amount], down: bool) -> list[Amount]:
    """The amounts from the start on, as long as each is below (or above) the one before."""
    rest = [one for one in amounts if bounds(one.lead) >= bounds(start.lead)]
    pairs = takewhile(
        lambda pair: pair[1].value < pair[0].value if down else pair[1].value > pair[0].value, pairwise(rest)
    )
    return [*rest[:1], *(after for _, after in pairs)]


def answer_daily(case: Case) -> FigureReply | None:
    """A year's number divided by its days."""
    topic = case.topics[0]
    asked = next((one.asked for one in case.reading.whens), LATEST)
    for strand in case.strands(topic, measure=COUNT):
        for one in case.at(strand, asked)[-1:]:
            if one.unit != COUNT or not one.lead.start:
                continue
            start, end = bounds(one.lead)
            days = (end - start).days + 1
            daily = rounded(one.value / days, Decimal(1) if one.value >= 10 * days else TENTH)
            sum_ = f"({one.work}) ÷ {days}" if one.work else f"{amount(one)} ÷ {days}"
            what = f"{sentence(subject(case, topic, strand))} in {strand.area} in {when(one.lead)}"
            return replace(answered(f"{what}, a day: {sum_} = {number(daily)}.", one.cells), tallies=(days,))
    return None
