"""A number as printed, with its value and unit; finding and parsing them in text.

Years, periods ("2015/16", "2013-17") and page references are not quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

COUNT = "count"
PERCENT = "%"
POINTS = "percentage points"
POUNDS = "GBP"

_MAGNITUDES = {
    "k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "bn": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip

_QUANTITY = re.compile(
    r"""(?<![\w/.,])
    (?P<sign>[+\-−–](?=[£\d]))?
    (?P<pound>£)?
    (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    (?:\s?(?P<magnitude>thousand|million|billion|mn|bn|m|k)\b)?
    (?:\s?(?P<points>%\s?pts?\b|%\s?points?\b|pp\b|percentage\spoints?\b|per\scent\spoints?\b)
      |\s?(?P<percent>%|per\s?cent\b|percent\b))?
    (?:\s(?P<rate>per\s(?:1,000|10,000|100,000|1000|10000|100000)\b))?
    (?![\w/]|[.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?<![\w/,.])(?:19|20)\d\d\s?(?:/|[-–—])\s?(?:(?:19|20)\d\d|\d\d)(?![\w/]|[.,]\d)|(?<![\w/,.£])(?:19|20)\d\d(?![\w/%]|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed with its value and unit.

    unit is "count", "%", "percentage points", "GBP" or "per 100,000" (any printed denominator).
    start and end are character offsets into the text it was found in.
    """

    printed: str
    value: Decimal
    unit: str
    start: int = 0
    end: int = 0


def find_quantities(text: str) -> list[Quantity]:
    """Return every quantity in reading order; years and periods are left out."""
    periods = [m.span() for m in _PERIOD.finditer(text)]
    return [q for q in _candidates(text) if not any(a <= q.start < b for a, b in periods)]


def parse_quantity(printed: str) -> Quantity | None:
    """Parse one printed cell or number; None when it is not exactly one quantity."""
    stripped = printed.strip()
    match = _QUANTITY.fullmatch(stripped)
    return _build(match) if match else None


def find_numbers(text: str) -> set[Decimal]:
    """Return the absolute value of every run of digits in text, years and ordinals included.

    This is what the gate compares: "3,132", "3132" and "-3132" are one number; "2015/16" is 2015 and 16.
    """
    return {
        Decimal(m.group().replace(",", "")) for m in re.finditer(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", text)
    }


def _candidates(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        yield _build(match)


def _build(match: re.Match[str]) -> Quantity:
    value = Decimal(match["number"].replace(",", ""))
    if match["magnitude"]:
        value *= _MAGNITUDES[match["magnitude"].lower()]
    if match["sign"] in ("-", "−", "–"):
        value = -value
    return Quantity(match.group(), value, _unit(match), match.start(), match.end())


def _unit(match: re.Match[str]) -> str:
    if match["pound"]:
        return POUNDS
    if match["points"]:
        return POINTS
    if match["percent"]:
        return PERCENT
    if match["rate"]:
        return re.sub(r"(\d)(\d{3})$", r"\1,\2", match["rate"].replace(",", ""))
    return COUNT
