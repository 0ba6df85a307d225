"""How well a figure's own period fits the one that a question asks for."""

from datetime import date

from planqa.domain import Figure
from planqa.figures.periods import FINANCIAL, OCTOBER, Asked, bounds, split_year

_SHORT_SPAN = 100  # days; a quarter, or the weeks of a consultation, lies in the one year that is named


def fit(asked: Asked, figure: Figure, financial: bool) -> float:
    """How well the figure's own period is the one asked for, 0 (not at all) to 1.

    financial tells that the figure stands among financial years; a slash year without a basis is then one.
    """
    if asked.basis and asked.basis != figure.basis:
        return 0.0
    if figure.period == asked.label:
        return 1.0
    if asked.kind == "year" and not asked.basis:
        return _fit_open_year(asked, figure, financial)
    if not figure.start or not figure.end:
        return 0.0
    if asked.kind == "quarter":
        start, end = bounds(figure)
        return float((start.month, end.month) == (asked.start.month, asked.end.month))
    return _likeness(asked, figure)


def _fit_open_year(asked: Asked, figure: Figure, financial: bool) -> float:
    """A slash year of either basis: its label, or most of the figure's days within it."""
    if figure.period.split(" vs ")[0] == asked.label:
        return 1.0
    if not figure.start:
        return 0.0
    start, end = bounds(figure)
    year = split_year(asked.start.year, FINANCIAL if financial else OCTOBER)
    share = _overlap(start, end, year.start, year.end) / ((end - start).days + 1)
    return 0.9 * share if share >= 0.6 else 0.0


def _likeness(asked: Asked, figure: Figure) -> float:
    start, end = bounds(figure)
    shared = _overlap(start, end, asked.start, asked.end)
    union = (max(end, asked.end) - min(start, asked.start)).days + 1
    likeness = shared / union
    if asked.kind == "calendar":  # a year of twelve other months: most of it must lie in the year asked for
        short = shared == (end - start).days + 1 <= _SHORT_SPAN
        return likeness if likeness >= 0.5 else 0.5 if short else 0.0
    if shared == (end - start).days + 1 and (asked.end - asked.start).days > 200:
        return max(likeness, 0.5)  # a part of the year asked for, such as a quarter
    return likeness if likeness >= 0.9 else 0.0


def _overlap(start: date, end: date, other_start: date, other_end: date) -> int:
    return max(0, (min(end, other_end) - max(start, other_start)).days + 1)
