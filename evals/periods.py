"""The times a text or a figure names, each as its first and last month, however it is worded."""

import re

from evals.matching import fold
from planqa.domain import Figure

Span = tuple[str, str]
"""First and last month: the financial year 2015/16 is ("2015-04", "2016-03")."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_RUN = re.compile(rf"\b({_MONTH})(?: (20\d\d))? ?(?:-|to|and) ?({_MONTH}) (20\d\d)\b")
_TWELVE_MONTHS = re.compile(rf"\b(?:12 months|twelve months|year) (?:to|ending|ended)(?: in)? ({_MONTH}) (20\d\d)\b")
_QUARTER = re.compile(r"\b(?:q|quarter )([1-4]) (?:of )?(20\d\d) ?[/-] ?(?:20)?\d\d\b")
_YEAR = re.compile(r"\b(20\d\d) ?[/-] ?(?:20)?(\d\d)\b( \(oct[a-z]* ?(?:-|to) ?sep[a-z]*\))?")


def find_spans(text: str) -> frozenset[Span]:
    """Return every span of months that the text names; "2015/16" alone is the financial year."""
    folded = fold(text)
    runs = {_run(*match.groups()) for match in _RUN.finditer(_TWELVE_MONTHS.sub("; ", folded))}
    twelve = {_ending(12, _number(month), int(year)) for month, year in _TWELVE_MONTHS.findall(folded)}
    quarters = {_ending(3, 3 * int(quarter) + 3, int(year)) for quarter, year in _QUARTER.findall(folded)}
    rest = _QUARTER.sub(" ", folded)
    years = {
        _ending(12, 21 if october else 15, int(year))
        for year, next_year, october in _YEAR.findall(rest)
        if int(next_year) == (int(year) + 1) % 100
    }
    return frozenset(runs | twelve | quarters | years)


def figure_spans(figure: Figure) -> frozenset[Span]:
    """Return the span of the figure and, of a change, that of the earlier period."""
    basis = " (Oct - Sept)" if figure.basis.startswith("October") else ""
    own = {(figure.start[:7], figure.end[:7])} if figure.start else set()
    return find_spans(figure.compared_with + basis) | own


def _run(first: str, first_year: str | None, last: str, last_year: str) -> Span:
    start, end, year = _number(first), _number(last), int(last_year)
    begun = int(first_year) if first_year else year - (start > end)
    return _month(begun, start), _month(year, end)


def _ending(months: int, last: int, year: int) -> Span:
    """The span of so many months up to the month `last`, counted from January of the year."""
    return _month(year, last - months + 1), _month(year, last)


def _month(year: int, month: int) -> str:
    """ISO month; month 13 is January of the next year, month 0 December of the one before."""
    return f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02}"


def _number(month: str) -> int:
    return _MONTHS.index(month[:3]) + 1
