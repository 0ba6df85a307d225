"""Dates in a question: how months, days and years are written, and their plain form."""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"(?:19|20)\d\d"
TO = r"\s*(?:/|-|–|—|to|until|till|through(?:\sto)?|and|n|&)\s*"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAY_BEFORE = re.compile(rf"(?<![\w/–-])(?:the\s+)?{_DAY}\s+(?:of\s+)?(?={MONTH}(?:\W|$))", re.I)
_DAY_AFTER = re.compile(rf"\b(?P<m>{MONTH})\s+{_DAY}(?:\s*,\s*|\s+)(?={YEAR}\b)", re.I)
_NUMERIC = re.compile(rf"\b{_DAY}[/.](?P<m>1[0-2]|0?[1-9])[/.](?P<y>{YEAR})\b")
_MONTHS_OF_YEAR = re.compile(
    rf"\b(?P<a>{YEAR})(?:\s?[/–-]\s?(?P<b>{YEAR}|\d\d))?\s*[(,]\s*(?P<m1>{MONTH}){TO}(?P<m2>{MONTH})\s*\)?", re.I
)
_OF_DOCUMENT = re.compile(
    rf"\b{YEAR}(?:\s?[/–-]\s?\d\d)?\s+(?=(?:strategic\s+)?(?:assessment|plan|report|edition)\b(?!\s+(?:year|period)))",
    re.I,
)
_NAMES = ("January February March April May June July August September October November December").split()


def plain_dates(text: str) -> str:
    """Dates as months and years: days left out ("30 September 2013"), "2015 (April to June)" as "April to June 2015".

    The year of a document ("the 2015 assessment") is no period.
    """
    text = _NUMERIC.sub(lambda match: f"{_NAMES[int(match['m']) - 1]} {match['y']}", text)
    text = _DAY_AFTER.sub(r"\g<m> ", _DAY_BEFORE.sub("", text))
    return _OF_DOCUMENT.sub("", _MONTHS_OF_YEAR.sub(_months_first, text))


def _months_first(match: re.Match[str]) -> str:
    """The months before their year; as it is where a year split in two leaves open in which half they lie."""
    crossing = month_number(match["m1"]) > month_number(match["m2"])
    if match["b"] is None:
        return f"{match['m1']} to {match['m2']} {match['a']} " if not crossing else match.group()
    return f"{match['m1']} {match['a']} to {match['m2']} {int(match['a']) + 1} " if crossing else match.group()


def month_number(name: str) -> int:
    """January is 1."""
    return MONTHS[name.rstrip(".").lower()]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def year_after(start: date) -> date:
    """The last day of the twelve months that begin there."""
    return start.replace(year=start.year + 1) - timedelta(days=1)
