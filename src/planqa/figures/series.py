"""A run of numbers of one strand between two of them: its years, its peak and its low."""

from collections.abc import Sequence

from planqa.domain import Figure
from planqa.figures.book import Amount
from planqa.figures.periods import bounds
from planqa.figures.phrasing import amount, when_short, worked

FEWEST = 3  # numbers that make a series

_LISTED = 6  # numbers of a run that are told one by one
_YEAR = 300  # days from which a period is called a year
_SUMMED = 2  # rows added up whose sums are told one by one


def between(amounts: Sequence[Amount], first: Amount, last: Amount) -> list[Amount]:
    """The numbers from first to last, both among them."""
    return [one for one in amounts if bounds(first.lead) <= bounds(one.lead) <= bounds(last.lead)]


def cells_of(run: Sequence[Amount]) -> list[Figure]:
    """All cells of the run, in order of time."""
    return [cell for one in run for cell in one.cells]


def tell_run(run: Sequence[Amount]) -> str:
    """All numbers of a short run; the peak and the low of a long one; nothing of two, or of sums of many rows."""
    if len(run) < FEWEST or len(run[0].cells) > _SUMMED:
        return ""
    if len(run) <= _LISTED:
        ends = run[0], run[-1]  # whose sums have been shown
        told = [f"{amount(one) if one in ends else worked(one)} ({when_short(one.lead)})" for one in run]
        days = (bounds(run[0].lead)[1] - bounds(run[0].lead)[0]).days
        return f"{'Year by year' if days > _YEAR else 'One by one'}: {'; '.join(told)}."
    high = max(run, key=lambda one: one.value)
    low = min(run, key=lambda one: one.value)
    return (
        f"It was highest in {when_short(high.lead)} with {amount(high)} "
        f"and lowest in {when_short(low.lead)} with {amount(low)}."
    )
