"""Which of an answer's figures belong in one chart: a row of one table over time, or one period side by side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from planqa.domain import Figure

FEWEST, MOST_LINES, MOST_BARS, MOST_CHARTS = 3, 6, 12, 3
SHORTEST = 28  # days; what is shorter is a date, not a period


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in its place on the time axis; place counts whole periods from the first one on."""

    place: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator, measure, unit and kind of year of one table: a line for each area, with its points by time."""

    lines: dict[str, tuple[Point, ...]]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, line by line."""
        return tuple(point for line in self.lines.values() for point in line)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of one table, measure, unit and period that differ in area or else in indicator, as the answer has them.

    names are theirs, in the same order.
    """

    names: tuple[str, ...]
    figures: tuple[Figure, ...]


def has_number(figure: Figure) -> bool:
    """Whether the cell prints a number that can be read; any other is a gap, never a nought."""
    return figure.state == "number" and figure.value is not None


def charted(figures: Iterable[Figure]) -> list[Trend | Comparison]:
    """The trends among the figures, else the comparisons; published changes are not levels and are left out."""
    levels = [figure for figure in dict.fromkeys(figures) if not figure.compared_with]
    trends = [trend for group in _groups(levels, _row) if (trend := _trend(group))]
    if trends:
        return [*trends[:MOST_CHARTS]]
    found = [comparison for group in _groups(levels, _column) if (comparison := _comparison(group))]
    return [*found[:MOST_CHARTS]]


def _row(figure: Figure) -> tuple[str, ...]:
    """What the points of one chart over time share: never two kinds of year."""
    return (*_column(figure), figure.category, figure.indicator)


def _column(figure: Figure) -> tuple[str, ...]:
    return (figure.document, figure.table, figure.measure, figure.unit, figure.basis)


def _groups(figures: Iterable[Figure], key: Callable[[Figure], object]) -> list[list[Figure]]:
    groups: dict[object, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(key(figure), []).append(figure)
    return list(groups.values())


def _trend(figures: Sequence[Figure]) -> Trend | None:
    """Lines with three numbers or more, where every period has its dates and one number at most for an area."""
    lines = {group[0].area: group for group in _groups(figures, lambda figure: figure.area)}
    kept = {area: group for area, group in lines.items() if sum(map(has_number, group)) >= FEWEST}
    if not 1 <= len(kept) <= MOST_LINES:
        return None
    placed = _placed([figure for group in kept.values() for figure in group])
    drawn = {area: _one_each([p for p in placed if p.figure.area == area]) for area in kept}
    complete = {area: line for area, line in drawn.items() if line}
    return Trend(complete) if len(complete) == len(kept) else None


def _placed(figures: Sequence[Figure]) -> list[Point]:
    """The figures by time, or none where a date is not known or the periods are too short to be periods."""
    try:
        starts = {figure: date.fromisoformat(figure.start) for figure in figures}
        days = median((date.fromisoformat(f.end) - starts[f] + timedelta(1)).days for f in figures)
    except ValueError:
        return []
    if days < SHORTEST:
        return []
    first = min(starts.values())
    points = [Point(round((starts[figure] - first).days / days), figure) for figure in figures]
    return sorted(points, key=lambda point: point.place)


def _one_each(points: Sequence[Point]) -> tuple[Point, ...]:
    """One point for each place, the number before a cell without one; nothing where two numbers claim a place."""
    numbers = [point for point in points if has_number(point.figure)]
    taken = {point.place for point in numbers}
    if len(taken) < len(numbers):
        return ()
    gaps = {point.place: point for point in points if point.place not in taken}
    return tuple(sorted([*numbers, *gaps.values()], key=lambda point: point.place))


def runs(line: Sequence[Point]) -> list[list[Point]]:
    """The stretches of a line without a gap: numbers of periods that follow each other."""
    numbers = [point for point in line if has_number(point.figure)]
    found = [numbers[:1]]
    for before, after in pairwise(numbers):
        if after.place > before.place + 1:
            found.append([])
        found[-1].append(after)
    return found


def _comparison(figures: Sequence[Figure]) -> Comparison | None:
    """Three to twelve bars of one period, with a name of its own each; a bar cannot stand for less than nothing."""
    values = [figure.value for figure in figures if has_number(figure) and figure.value is not None]
    periods = {(figure.period, figure.start, figure.end) for figure in figures}
    if len(periods) > 1 or not FEWEST <= len(values) <= len(figures) <= MOST_BARS or min(values) < 0:
        return None
    areas, indicators = tuple(figure.area for figure in figures), tuple(figure.indicator for figure in figures)
    for names, others in ((areas, indicators), (indicators, areas)):
        if len(set(names)) == len(names) and len(set(others)) == 1:
            return Comparison(names, tuple(figures))
    return None
