"""Numbers, periods and sums as the answers write them."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from planqa.domain import Figure
from planqa.figures.book import Amount
from planqa.figures.periods import FINANCIAL, bounds
from planqa.quantities import COUNT, PERCENT

_SPLIT = re.compile(r"\d{4}/\d\d")
TENTH = Decimal("0.1")


def number(value: Decimal, unit: str = COUNT) -> str:
    """ "3,132", "13.2%", "+1.4 percentage points", "481 per 100,000"."""
    shown = f"{value:,f}".replace("-", "−")
    if unit in (COUNT, ""):
        return shown
    return f"{shown}%" if unit == PERCENT else f"{shown} {unit}"


def signed(value: Decimal, unit: str = COUNT) -> str:
    """The same with its sign, also where it is "+"."""
    shown = number(abs(value), unit)
    return f"−{shown}" if value < 0 else f"+{shown}" if value > 0 else shown


def rounded(value: Decimal, step: Decimal = TENTH) -> Decimal:
    """Half up, as the plan's own tables round."""
    return value.quantize(step, rounding=ROUND_HALF_UP)


def exponent_of(value: Decimal) -> int:
    """Of the last digit: 0 for 12, -2 for 0.25."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def percentage_change(before: Decimal, after: Decimal) -> Decimal | None:
    """In per cent, to one decimal; None from nothing."""
    return rounded((after - before) / before * 100) if before else None


def amount(of: Amount) -> str:
    """The number alone, with its unit."""
    return number(of.value, of.unit)


def worked(of: Amount) -> str:
    """The number, after the sum that gives it where no cell prints it: "1,079 + 62 = 1,141"."""
    return f"{of.work} = {amount(of)}" if of.work else amount(of)


def when(figure: Figure) -> str:
    """ "the financial year 2015/16", "October 2014–September 2015"; other periods as the plan prints them."""
    period = figure.period.split(" vs ")[0]
    if figure.basis == FINANCIAL:
        return f"the financial year {period}"
    if period[:2] == "12":
        return f"the {period}"
    if not figure.start or not figure.end or not _SPLIT.fullmatch(period):
        return period
    start, end = bounds(figure)
    return f"{start:%B %Y}–{end:%B %Y}"


def when_short(figure: Figure) -> str:
    """The period where its kind has been told before: "2015/16"."""
    return figure.period if figure.basis == FINANCIAL else when(figure)


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sentence(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]
