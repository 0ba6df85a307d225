"""First and last day of the periods that a plan's tables are headed with."""

import re
from calendar import monthrange
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(\d{4})/\d\d")
_FIRST_MONTHS = {"financial year": 4, "October to September": 10}
_RANGE = re.compile(r"(?P<first>[A-Z][a-z]+)(?: (?P<from>\d{4}))? – (?P<last>[A-Z][a-z]+) (?P<to>\d{4})")
_MONTHS_TO = re.compile(r"12 months to (?P<last>[A-Z][a-z]+) (?P<to>\d{4})")
_MONTH = re.compile(r"(?P<last>[A-Z][a-z]+) (?P<to>\d{4})")


def span(period: str, basis: str) -> tuple[str, str]:
    """Return ISO start and end dates, ("", "") where the words do not tell them.

    Reads "2015/16" by its basis ("financial year" is 1 April to 31 March), "Aug 2011 – July 2012",
    "Q1 (April – June 2014)", "12 months to June 2015" and "September 2015". Of "A vs B" it reads A.
    """
    later = period.split(" vs ")[0]
    if (found := _YEAR.fullmatch(later)) and basis in _FIRST_MONTHS:
        return _dates(int(found[1]), _FIRST_MONTHS[basis], 12)
    if found := _RANGE.search(later):
        first, last = _month(found["first"]), _month(found["last"])
        year = int(found["from"] or found["to"])
        return _dates(year, first, (int(found["to"]) - year) * 12 + last - first + 1)
    if found := _MONTHS_TO.fullmatch(later):
        last = _month(found["last"])
        return _dates(int(found["to"]) - (last < 12), last % 12 + 1, 12)
    if found := _MONTH.fullmatch(later):
        return _dates(int(found["to"]), _month(found["last"]), 1)
    return "", ""


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _dates(year: int, month: int, months: int) -> tuple[str, str]:
    """The first day of month and the last day of the months-long run that it begins."""
    years, last = divmod(month + months - 2, 12)
    end = date(year + years, last + 1, monthrange(year + years, last + 1)[1])
    return date(year, month, 1).isoformat(), end.isoformat()
