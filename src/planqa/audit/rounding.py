"""Rounding told from error: what a printed number may stand for, and whether a recomputed one can be it."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planqa.domain import Figure
from planqa.quantities import COUNT, find_numbers

HUNDRED = Decimal(100)
_MAGNITUDE = re.compile(r"\d\s?(?:k|m|mn|bn|thousand|million|billion)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A number with the least and the greatest that it may stand for."""

    value: Decimal
    low: Decimal
    high: Decimal

    def minus(self, other: "Span") -> "Span":
        """The difference, as far apart as both roundings allow."""
        return Span(self.value - other.value, self.low - other.high, self.high - other.low)

    def percent_of(self, whole: "Span") -> "Span | None":
        """The share in per cent; None of nothing."""
        if whole.low <= 0:
            return None
        return Span(*(HUNDRED * part / of for part, of in self._shares(whole)))

    def _shares(self, whole: "Span") -> tuple[tuple[Decimal, Decimal], ...]:
        return (self.value, whole.value), (self.low, whole.high), (self.high, whole.low)

    def less(self, amount: Decimal) -> "Span":
        """The span moved down by an exact amount."""
        return Span(self.value - amount, self.low - amount, self.high - amount)

    def unsigned(self) -> "Span":
        """The same without its sign."""
        ends = abs(self.low), abs(self.high)
        least = Decimal(0) if self.low <= 0 <= self.high else min(ends)
        return Span(abs(self.value), least, max(ends))


def last_digit(figure: Figure) -> Decimal:
    """What one unit of the last printed digit is worth: 0.1 of "18.9%", 1 of "344", 100000 of "£1.2m"."""
    value = figure.value if figure.value is not None else Decimal(0)
    if _MAGNITUDE.search(figure.printed):
        for number in find_numbers(figure.printed):
            times = abs(value) / number if number else Decimal(0)
            if times in (1_000, 1_000_000, 1_000_000_000):
                return _unit(number) * times
    return _unit(value)


def span(figure: Figure) -> Span:
    """What the printed number may stand for: whole counts are exact, others within half their last digit."""
    value, unit = figure.value or Decimal(0), last_digit(figure)
    half = Decimal(0) if figure.unit == COUNT and unit == 1 else unit / 2
    return Span(value, value - half, value + half)


def agrees(figure: Figure, result: Span) -> bool:
    """Whether rounding alone takes result to the printed number."""
    value, half = figure.value or Decimal(0), last_digit(figure) / 2
    return value - half <= result.high and value + half >= result.low


def rounded_like(figure: Figure, value: Decimal) -> Decimal:
    """The value with as many decimals as the figure is printed with, half up."""
    return value.quantize(min(last_digit(figure), Decimal(1)), rounding=ROUND_HALF_UP)


def _unit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
