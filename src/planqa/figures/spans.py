"""Periods that stand for others: a span of years by its first and last, a bare quarter by the year beside it."""

import re
from dataclasses import replace
from datetime import date, timedelta

from planqa.figures.dates import month_end, year_after
from planqa.figures.periods import Asked, dated

_TOKEN = re.compile(r"§\d+")
_BASE = re.compile(
    r"\b(?:since|from|than|against|with|on|before|after|until|to)\s+(?:the\s+year\s+)?§\d", re.IGNORECASE
)
_PLACED = re.compile(r"(?:\b(?:in|for|during|of|over|throughout)\s+)?(?:\bthe\s+)?§\d+", re.IGNORECASE)


def years_of(asked: Asked) -> tuple[Asked, ...]:
    """The first and the last twelve months of a span of several years; any other period as it is."""
    if asked.kind != "span" or (asked.end - asked.start).days < 700:
        return (asked,)
    last = asked.end + timedelta(days=1)
    first = replace(dated(asked.start, year_after(asked.start)), years=asked.years)
    return first, dated(last.replace(year=last.year - 1), asked.end)


def year_before(asked: Asked) -> tuple[Asked, ...]:
    """The year from which a change over several years is counted, and their last: "over the two years to 2015"."""
    first, last = years_of(asked)
    before = first.start.replace(year=first.start.year - 1)
    return replace(dated(before, year_after(before)), years=asked.years), last


def year_from(asked: Asked) -> Asked:
    """The twelve months that a month opens ("since October 2012"); any other period as it is."""
    single = asked.kind == "span" and (asked.end - asked.start).days < 31 and asked.start.month in (4, 10)
    return dated(asked.start, year_after(asked.start)) if single else asked


def quarter_of(quarter: Asked, year: Asked) -> Asked:
    """A bare quarter within the year named beside it: Q1 is April to June of a year of either basis."""
    months = (quarter.start.month - year.start.month) % 12
    first = year.start.month - 1 + months
    start = date(year.start.year + first // 12, first % 12 + 1, 1)
    return Asked("span", f"{quarter.label} of {year.label}", start, month_end(start.year, start.month + 2))


def same_quarter(quarter: Asked, span: Asked) -> bool:
    """Whether dates tell which quarter is meant: "Q3 (October – December 2014)"."""
    months = (quarter.start.month, quarter.end.month)
    return quarter.kind == "quarter" and months == (span.start.month, span.end.month)


def is_month(asked: Asked) -> bool:
    """Whether it is a single month."""
    return asked.kind == "span" and (asked.start.year, asked.start.month) == (asked.end.year, asked.end.month)


def is_year(asked: Asked) -> bool:
    """Whether it is twelve months."""
    return asked.kind in ("year", "span") and asked.end == year_after(asked.start)


def year_to(month: Asked) -> Asked:
    """The twelve months that end with a month."""
    return dated((month.end + timedelta(days=1)).replace(year=month.end.year - (month.end.month < 12)), month.end)


def period_last(text: str) -> str:
    """The text of find_periods with its one period put last; as it is where there are more, or it is a base."""
    if len(_TOKEN.findall(text)) != 1 or _BASE.search(text):
        return text
    token = _TOKEN.findall(text)[0]
    return f"{_PLACED.sub(' ', text).rstrip(' ?.!')} in {token}"
