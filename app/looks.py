"""How every chart looks and how it writes numbers, units and periods: dark words, and never colour alone."""

import re
from collections.abc import Sequence
from typing import Any

from planqa.domain import Figure

Spec = dict[str, Any]  # of Vega-Lite

INK, QUIET, GRID = "#1c2429", "#4c5a61", "#d5dde0"
# Each at least 4.5 to 1 on white; dashes and shapes tell lines apart where colours do not.
COLOURS = ("#17566b", "#a63c06", "#5b3a8c", "#2f6b1f", "#8f1d4d", "#4c5a61")
DASHES = ([1, 0], [7, 3], [2, 2], [10, 3, 2, 3], [4, 4], [14, 4])
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
CONFIG: Spec = {
    "font": "'Source Sans', 'Source Sans Pro', sans-serif",
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": 400,
        "gridColor": GRID,
        "domainColor": QUIET,
        "tickColor": QUIET,
        "aria": False,
    },
    "text": {"fontSize": 13, "color": INK},
}

_UNITS = {"count": "number", "%": "per cent"}
_YEARS = {"October to September": "year from October to September"}
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+\b")
_NAMED_QUARTER = re.compile(r"Q\d \((.+)\)")
_WITH_YEAR = re.compile(r"(.+) (\d{4})")


def number(figure: Figure) -> str:
    """The value to read, as precise as printed: "35,070", "40.9%"; empty where there is none."""
    return "" if figure.value is None else f"{figure.value:,f}{'%' if figure.unit == '%' else ''}"


def unit(figures: Sequence[Figure]) -> str:
    """What the axis of figures of one unit counts: "Offences", "Per cent"; "Number" where they count unlike things."""
    first, counted = figures[0].unit, {figure.counted for figure in figures}
    words = counted.pop() if first == "count" and len(counted) == 1 else ""
    return capital(words or _UNITS.get(first, first))


def basis(figure: Figure) -> str:
    """Which kind of year or period it is: "financial year", "year from October to September", "quarter"."""
    return _YEARS.get(figure.basis, figure.basis) or "period"


def period_lines(figure: Figure) -> list[str]:
    """The period in one or two short lines, without what the axis' title says: "2015/16"; "Oct – Dec", "2014"."""
    words = figure.period
    if named := _NAMED_QUARTER.fullmatch(words):
        words = named[1]
    words = _MONTH.sub(r"\1", words.removeprefix("12 months "))
    return list(split.groups()) if (split := _WITH_YEAR.fullmatch(words)) else [words]


def capital(words: str) -> str:
    """The words as a label begins."""
    return words[:1].upper() + words[1:]
