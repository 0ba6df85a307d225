"""Periods asked for in a question."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planqa.domain import Figure
from planqa.figures.dates import MONTH, TO, YEAR, month_end, month_number, plain_dates, year_after

FINANCIAL = "financial year"
OCTOBER = "October to September"

_SHORT = rf"(?:{YEAR}|'?\d\d(?![\d/%]))"
_QUARTERS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4",
    "spring": "1", "summer": "2", "autumn": "3", "winter": "4",
}  # fmt: skip
_YEARS_TO = re.compile(
    rf"\byears?\s+(?:to|ending)\s+(?P<m>{MONTH})\s*(?P<years>{YEAR}(?:(?:\s*,|\s+and)\s*{YEAR})+)", re.I
)

_OF_YEAR = re.compile(r"(?<=\d)['’]s\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """One period that a question names.

    kind is "year" (split in two, "2015/16"; basis "" where the question leaves open which), "calendar",
    "span" (dates), or one that only the figures can settle: "latest", "last", "previous". label is how the
    question's period is told back. A slash year without a basis starts on the date of a financial year. years is how
    many years it was told as ("the two years to September 2015").
    """

    kind: str
    label: str
    start: date = date.min
    end: date = date.max
    basis: str = ""
    years: int = 0


def split_year(first: int, basis: str = "") -> Asked:
    """The year that begins in first: "2015/16"."""
    month = 10 if basis == OCTOBER else 4
    start = date(first, month, 1)
    last = f"{(first + 1) % 100:02d}" if (first + 1) % 100 else str(first + 1)
    return Asked("year", f"{first}/{last}", start, year_after(start), basis)


def find_periods(text: str) -> tuple[str, list[Asked]]:
    """The text with each dated period replaced by "§0", "§1", …, and the periods in that order."""
    found: list[Asked] = []

    def keep(build: Callable[[re.Match[str]], Asked | None]) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            asked = build(match)
            if asked is None:
                return match.group()
            found.append(asked)
            return f" §{len(found) - 1} "

        return replace

    text = plain_dates(_OF_YEAR.sub("", text))
    text = _YEARS_TO.sub(_told_one_by_one, text)
    for pattern, build in _PATTERNS:
        text = pattern.sub(keep(build), text)
    return text, found


def bounds(figure: Figure) -> tuple[date, date]:
    """First and last day; those of the whole calendar where the figure does not tell."""
    if not figure.start or not figure.end:
        return date.min, date.max
    return date.fromisoformat(figure.start), date.fromisoformat(figure.end)


def _century(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text.lstrip("'"))


def _told_one_by_one(match: re.Match[str]) -> str:
    """ "years to September 2013 and 2014" as "year to September 2013, year to September 2014"."""
    return ", ".join(f"year to {match['m']} {year}" for year in re.findall(YEAR, match["years"]))


def _months(match: re.Match[str]) -> Asked | None:
    """ "Oct 2014 to Sept 2015", "April to June 2014"."""
    first, last = month_number(match["m1"]), month_number(match["m2"])
    last_year = _century(match["y2"])
    first_year = _century(match["y1"]) if match["y1"] else last_year - (first > last)
    start, end = date(first_year, first, 1), month_end(last_year, last)
    return None if start > end else dated(start, end)


def dated(start: date, end: date) -> Asked:
    """A span of dates, told as a year of a known basis where it is one."""
    if end == year_after(start) and start.day == 1 and start.month in (4, 10):
        return split_year(start.year, FINANCIAL if start.month == 4 else OCTOBER)
    same = start.year == end.year
    first = f"{start:%B}" if same else f"{start:%B %Y}"
    whole = start.month == end.month and same
    return Asked("span", f"{end:%B %Y}" if whole else f"{first} to {end:%B %Y}", start, end)


def _twelve_months(match: re.Match[str]) -> Asked | None:
    """ "the year to September 2015", "12 months ending June 2015"."""
    end = month_end(_century(match["y"]), month_number(match["m"]))
    start = (end + timedelta(days=1)).replace(year=(end + timedelta(days=1)).year - 1)
    return dated(start, end)


def _quarter_to(match: re.Match[str]) -> Asked | None:
    """ "The quarter to December 2014": the three months that end with it."""
    year, month = _century(match["y"]), month_number(match["m"])
    first = month - 2 if month > 2 else month + 10
    return dated(date(year - (month < 3), first, 1), month_end(year, month))


def _quarter(match: re.Match[str]) -> Asked | None:
    number = {"1": 1, "first": 1, "2": 2, "second": 2, "3": 3, "third": 3, "4": 4, "fourth": 4}[match["q"].lower()]
    year = _century(match["a"]) + (number == 4)
    month = {1: 4, 2: 7, 3: 10, 4: 1}[number]
    return Asked("span", f"quarter {number} of {_slash(match)}", date(year, month, 1), month_end(year, month + 2))


def _quarter_of_calendar(match: re.Match[str]) -> Asked | None:
    """ "Q1 2014": the quarter of that name that lies in the year, as the plan prints them (Q4 is January to March)."""
    month, year = {"1": 4, "2": 7, "3": 10, "4": 1}[match["q"]], int(match["y"])
    return Asked("span", f"quarter {match['q']} {year}", date(year, month, 1), month_end(year, month + 2))


def _several_years(match: re.Match[str]) -> Asked | None:
    """ "The three years to September 2015"."""
    told = match["n"].lower()
    years = int(told) if told.isdigit() else ["two", "three", "four", "five"].index(told) + 2
    end = month_end(_century(match["y"]), month_number(match["m"]))
    after = end + timedelta(days=1)
    return replace(dated(after.replace(year=after.year - years), end), years=years)


def _bare_quarter(match: re.Match[str]) -> Asked | None:
    """A quarter of no year that is named: the figures settle which."""
    told = match["q"] or _QUARTERS[match["w"].lower()]
    month = {"1": 4, "2": 7, "3": 10, "4": 1}[told]
    return Asked("quarter", f"Q{told}", date(1, month, 1), month_end(1, month + 2))


def _slash(match: re.Match[str]) -> str:
    first = _century(match["a"])
    return f"{first}/{(first + 1) % 100:02d}"


def _slash_year(match: re.Match[str]) -> Asked | None:
    first, last = _century(match["a"]), match["b"]
    if int(last) % 100 != (first + 1) % 100 or not 1990 <= first <= 2040:
        return None
    told = match.groupdict()
    return split_year(first, FINANCIAL if told.get("fy") or told.get("fy2") else "")


def _month(match: re.Match[str]) -> Asked | None:
    year, month = int(match["y"]), month_number(match["m"])
    return dated(date(year, month, 1), month_end(year, month))


def _calendar(match: re.Match[str]) -> Asked | None:
    year = int(match["y"])
    return Asked("calendar", match["y"], date(year, 1, 1), date(year, 12, 31))


def _patterns() -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], Asked | None]]]:
    slash = rf"(?P<a>{YEAR}|\d\d)\s?(?:/|-|–|—)\s?(?P<b>{YEAR}|\d\d)(?![\d/])"
    financial = r"(?P<fy>\b(?:f\.?y\.?|financial\s+years?|fiscal\s+year)\s*(?:of\s+|from\s+)?)?"
    for pattern, build in (
        (rf"\b(?P<m1>{MONTH})\s*(?P<y1>{_SHORT})?{TO}(?P<m2>{MONTH})\s*(?:of\s+|,\s*)?(?P<y2>{_SHORT})", _months),
        (
            rf"\b(?:(?:year|yr|12\s?m(?:on)?ths?|12[\s-]months?|twelve[\s-]months?)\s+(?:up\s+)?(?:to|till|until|ending|ended|end)|y/?e)\s+(?:the\s+end\s+of\s+|in\s+)?"
            rf"(?P<m>{MONTH})\s*(?P<y>{_SHORT})",
            _twelve_months,
        ),
        (
            rf"\b(?P<n>two|three|four|five|[2-5])\s+(?:years?|yrs?)\s+(?:up\s+)?(?:to|ending|ended)\s+(?:the\s+end\s+of\s+)?"
            rf"(?P<m>{MONTH})\s*(?P<y>{_SHORT})",
            _several_years,
        ),
        (
            rf"\b(?:quarter|three\s+months|3\s+months)\s+(?:up\s+)?(?:to|till|until|ending|ended|before)\s+(?:the\s+end\s+of\s+|in\s+)?"
            rf"(?P<m>{MONTH})\s*(?P<y>{_SHORT})",
            _quarter_to,
        ),
        (rf"\b(?:q|quarter\s)(?P<q>[1-4])\s*(?:of\s+|,\s*|in\s+)?{slash}", _quarter),
        (rf"\b(?:q|quarter\s)(?P<q>[1-4])\s*(?:of\s+|,\s*|in\s+)?(?P<y>{YEAR})(?!\s?[-/–—\d])", _quarter_of_calendar),
        (rf"\b(?P<q>first|second|third|fourth)\s+quarter\s+(?:of\s+|in\s+)?{slash}", _quarter),
        (
            r"\b(?:q|quarter\s)(?P<q>[1-4])\b(?!\s*[/\d])"
            r"|\b(?P<w>first|second|third|fourth|spring|summer|autumn|winter)\s+quarter\b"
            r"(?!\s+(?:\w+ed|shown|given|(?:of|in)\sthe\stable|on\srecord)\b)",
            _bare_quarter,
        ),
        (rf"{financial}(?<![\d/.,£]){slash}(?P<fy2>\s*financial\s+year)?", _slash_year),
        (rf"(?<!from\s)(?<!between\s)\b(?P<a>{YEAR})\s+to\s+(?P<b>{YEAR})\b", _slash_year),
        (r"(?<![\d/.,£])(?P<a>[012]\d)(?P<b>[012]\d)(?![\d/%]|[.,]\d)", _compact_year),
        (rf"\b(?P<m>{MONTH})\s+(?P<y>{YEAR})\b", _month),
        (rf"(?<![\d/.,£])(?P<y>{YEAR})(?![\d/%]|[.,]\d)", _calendar),
    ):
        yield re.compile(pattern, re.IGNORECASE), build


def _compact_year(match: re.Match[str]) -> Asked | None:
    """ "1314" for 2013/14; "2015" is left to the calendar years, "1920" and the like to counts."""
    return _slash_year(match) if match["a"] <= "17" else None


_PATTERNS = list(_patterns())
