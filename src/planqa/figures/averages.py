"""One borough held against the average of several: above or below it, and by how much."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planqa.figures.book import Amount, Strand
from planqa.figures.case import Case
from planqa.figures.phrasing import amount, listed, number, rounded, when
from planqa.figures.reply import FigureReply, answered
from planqa.quantities import COUNT


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared."""

    name: str
    strand: Strand
    amount: Amount


def against_average(case: Case, what: str, sides: Sequence[Side]) -> FigureReply | None:
    """Ours, or the borough that is named, beside the mean of all, or of "the others"; or all those above it."""
    others = case.reading.has("areas", "neighbours")
    own = next((side for side in sides if side.name == case.areas[0]), None)
    if own is None or any(side.amount.unit != COUNT for side in sides):
        return None
    counted = [side for side in sides if not others or side is not own]
    total = sum((side.amount.value for side in counted), Decimal())
    mean = rounded(total / len(counted))
    sum_ = f"({' + '.join(amount(side.amount) for side in counted)}) ÷ {len(counted)} = {number(mean)}"
    held = f"{len(counted)} {'other ' if others else ''}boroughs"
    lead = f"{what} in {when(own.amount.lead)}: the average of the {held} is {sum_}."
    cells = [cell for side in (own, *counted) for cell in side.amount.cells]
    told = [] if case.reading.has("ask", "which", "many") else [_own(own, mean)]
    beyond = _beyond(case, counted, mean)
    if beyond and not case.reading.has("area") and not case.reading.yes_no:
        names = listed([f"{side.name} {amount(side.amount)}" for side in beyond])
        way = "below" if beyond[0].amount.value < mean else "above"
        told.append(f"{len(beyond)} of the {len(counted)} {'is' if len(beyond) == 1 else 'are'} {way} it: {names}.")
    text = " ".join([lead, *(told or [_own(own, mean)])])
    reply = answered(f"{_verdict(case, own.amount.value, mean)}{text}", cells)
    return replace(reply, tallies=(len(counted), len(beyond)))


def _own(own: Side, mean: Decimal) -> str:
    value = own.amount.value
    high, low = max(value, mean), min(value, mean)
    if high == low:
        return f"{own.name} is level with it."
    sum_ = f"{number(high)} − {number(low)} = {number(high - low)}"
    return f"{own.name} had {amount(own.amount)}: {sum_} {'above' if value > mean else 'below'} it."


def _beyond(case: Case, sides: Sequence[Side], mean: Decimal) -> list[Side]:
    """Those above the mean (or below it), the furthest first."""
    below = case.reading.acts("below", "fewer", "low")
    chosen = [side for side in sides if (side.amount.value < mean if below else side.amount.value > mean)]
    return sorted(chosen, key=lambda side: side.amount.value, reverse=not below)


def _verdict(case: Case, value: Decimal, mean: Decimal) -> str:
    above, below = case.reading.acts("above", "more", "high"), case.reading.acts("below", "fewer", "low")
    if not case.reading.yes_no or above == below:
        return ""
    return "Yes. " if (value > mean if above else value < mean) else "No. "
