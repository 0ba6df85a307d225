"""Two numbers of one strand, their difference, and how it is told."""

from dataclasses import dataclass
from decimal import Decimal

from planqa.domain import Figure
from planqa.figures.book import Amount, Strand
from planqa.figures.case import Case
from planqa.figures.phrasing import (
    amount,
    number,
    percentage_change,
    rounded,
    sentence,
    signed,
    when,
    when_short,
    worked,
)
from planqa.figures.values import subject
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT, PERCENT, POINTS


@dataclass(frozen=True, slots=True)
class Change:
    """Two numbers of one strand, the earlier first."""

    strand: Strand
    before: Amount
    after: Amount

    @property
    def difference(self) -> Decimal:
        """In the unit of the numbers; of percentages in points."""
        return self.after.value - self.before.value

    @property
    def percent(self) -> Decimal | None:
        """In per cent; None from nothing, or where the numbers are percentages themselves."""
        if self.after.unit == PERCENT:
            return None
        return percentage_change(self.before.value, self.after.value)

    @property
    def cells(self) -> tuple[Figure, ...]:
        """All cells it stands on."""
        return (*self.before.cells, *self.after.cells)


def tell_change(case: Case, topic: Topic, change: Change) -> str:
    """Two sentences: from what to what, and the arithmetic."""
    before, after = change.before, change.after
    what = sentence(subject(case, topic, change.strand))
    times = f"in {when(before.lead)} to {worked(after)} in {when_short(after.lead)}"
    told = f"{what} in {change.strand.area} {_verb(change)} from {worked(before)} {times}."
    return f"{told} {arithmetic(change)}".strip()


def arithmetic(change: Change) -> str:
    """ "That is 3,132 − 2,472 = 660 more, (3,132 − 2,472) ÷ 2,472 = +26.7%."; nothing where nothing moved."""
    before, after, by = change.before.value, change.after.value, change.difference
    if not by:
        return ""
    if change.after.unit == PERCENT:
        return f"That is {amount(change.after)} − {amount(change.before)} = {signed(by, POINTS)}."
    high, low, word = (after, before, "more") if by > 0 else (before, after, "fewer")
    told = f"That is {number(high)} − {number(low)} = {number(abs(by))} {word}"
    if change.percent is None:
        return f"{told}."
    sum_ = f"({number(after)} − {number(before)}) ÷ {number(before)}"
    return f"{told}, {sum_} = {signed(change.percent, PERCENT)}."


def times(change: Change) -> str:
    """ "998 ÷ 432 = 2.3 times as many."; nothing from nothing."""
    before, after = change.before, change.after
    if not before.value or before.unit != COUNT:
        return ""
    return f"{amount(after)} ÷ {amount(before)} = {number(rounded(after.value / before.value))} times as many."


def sums(change: Change) -> str:
    """The additions behind numbers that no cell prints, to be told before they are used; "" where cells print them."""
    if not change.before.work and not change.after.work:
        return ""
    return f"{worked(change.before)}, then {worked(change.after)}: "


def _verb(change: Change) -> str:
    return "rose" if change.difference > 0 else "fell" if change.difference < 0 else "stayed level"
