"""The tables as one book: every figure found by row, measure, area and kind of year, in order of time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from planqa.domain import Figure
from planqa.figures.periods import FINANCIAL, bounds

COUNT = "count"
NUMBER = "number"
LESS = "-"  # before a row's name: taken away
IGNORED = frozenset({"stray", "repeat", "heading"})

Line = tuple[str, ...]
"""Indicators that are added up, or taken away where "-" stands before; most often just one."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One way to count: a line of rows, within the financial-year tables or within one other table."""

    line: Line
    home: str
    measure: str
    area: str

    @property
    def financial(self) -> bool:
        """Whether its years are financial years."""
        return self.home.endswith(FINANCIAL)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the cells it stands on: one cell, or one for each row of a line that is added up.

    others are cells that print another number for the same thing. work is the arithmetic behind a number
    that no cell prints.
    """

    value: Decimal
    cells: tuple[Figure, ...]
    others: tuple[Figure, ...] = ()
    unit: str = ""
    work: str = ""

    @property
    def lead(self) -> Figure:
        """The first cell; it tells unit and period."""
        return self.cells[0]


class Book:
    """Figures in the order of their tables; financial-year tables are read together, the others one by one."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.figures = [figure for figure in figures if figure.state not in IGNORED]
        self._homes = _homes(self.figures)
        self._rows: dict[tuple[str, str], dict[tuple[str, str], list[Figure]]] = defaultdict(dict)
        self._tables: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            row = self._rows[figure.indicator, self._homes[figure.document, figure.table]]
            row.setdefault((figure.measure, figure.area), []).append(figure)
            self._tables[figure.table].append(figure)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Every area the tables hold, in order."""
        return tuple(dict.fromkeys(figure.area for figure in self.figures))

    def homes(self, line: Line) -> list[str]:
        """Where all rows of the line are found, financial-year tables first, then in the order of the tables."""
        found = dict.fromkeys(self._homes.values())
        held = [home for home in found if all((name.lstrip(LESS), home) in self._rows for name in line)]
        return sorted(held, key=lambda home: not home.endswith(FINANCIAL))

    def measures(self, line: Line, home: str) -> list[str]:
        """What is measured of the line's first row, changes left out, in the order of the columns."""
        pairs = self._rows.get((line[0], home), {})
        return [m for m in dict.fromkeys(measure for measure, _ in pairs) if not _is_change(m)]

    def unit(self, line: Line, home: str, measure: str) -> str:
        """The unit of a measure of the line's first row."""
        row = self._rows.get((line[0], home), {})
        return next((figures[0].unit for (m, _), figures in row.items() if m == measure), "")

    def held_areas(self, line: Line, home: str, measure: str) -> list[str]:
        """The areas for which the measure is told."""
        return [area for m, area in self._rows.get((line[0], home), {}) if m == measure]

    def cells(self, strand: Strand) -> list[Figure]:
        """The cells of the line's first row in order of time, numbers or not."""
        return sorted(self._cells(strand.line[0], strand), key=bounds)

    def amounts(self, strand: Strand) -> list[Amount]:
        """The numbers of the line in order of time; a period in which a row has none is left out."""
        columns = [_by_period(self._cells(name.lstrip(LESS), strand)) for name in strand.line]
        less = [name.startswith(LESS) for name in strand.line]
        held = [period for period in columns[0] if all(period in column for column in columns)]
        amounts = (_add([column[period] for column in columns], less) for period in held)
        return sorted(amounts, key=lambda amount: (bounds(amount.lead)[1], bounds(amount.lead)[0]))

    def changes(self, strand: Strand) -> list[Figure]:
        """The changes that the plan itself prints for a line of one row."""
        if len(strand.line) > 1:
            return []
        row = self._rows.get((strand.line[0], strand.home), {})
        return [
            figure
            for (measure, area), figures in row.items()
            for figure in figures
            if _is_change(measure) and area == strand.area and figure.of == strand.measure
        ]

    def twins(self, figures: Iterable[Figure]) -> list[Figure]:
        """The cells that print another number for the same thing as one of these."""
        found = []
        for one in figures:
            row = self._rows.get((one.indicator, self.home_of(one)), {})
            same = (f for f in row.get((one.measure, one.area), ()) if (f.period, f.end) == (one.period, one.end))
            found += [f for f in same if f.value not in (None, one.value) and one.value is not None]
        return found

    def beside(self, figure: Figure, near: Figure) -> Figure:
        """The cell that prints the same number in the table of another cell; the figure itself where there is none."""
        row = self._rows.get((figure.indicator, self.home_of(figure)), {}).get((figure.measure, figure.area), ())
        same = (one for one in row if (one.table, one.document) == (near.table, near.document))
        told = (figure.period, figure.start, figure.end, figure.value)
        return next((one for one in same if (one.period, one.start, one.end, one.value) == told), figure)

    def table(self, name: str) -> list[Figure]:
        """All figures of a table."""
        return self._tables.get(name, [])

    def home_of(self, figure: Figure) -> str:
        """The home of the figure's table."""
        return self._homes[figure.document, figure.table]

    def _cells(self, name: str, strand: Strand) -> Sequence[Figure]:
        return self._rows.get((name, strand.home), {}).get((strand.measure, strand.area), ())


def _is_change(measure: str) -> bool:
    return "change" in measure or measure == "difference"


def _homes(figures: Iterable[Figure]) -> dict[tuple[str, str], str]:
    """Each table's home: one for all tables of a document whose years are financial, else its own name."""
    bases: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for figure in figures:
        bases[figure.document, figure.table][figure.basis] += 1
    return {
        (document, table): f"{document} {FINANCIAL if count.most_common(1)[0][0] == FINANCIAL else table}"
        for (document, table), count in bases.items()
    }


def _by_period(figures: Iterable[Figure]) -> dict[tuple[str, str, str], list[Figure]]:
    """Cells with a number by period, in the order of the tables."""
    found: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None:
            found[figure.period, figure.start, figure.end].append(figure)
    return found


def _add(columns: Sequence[Sequence[Figure]], less: Sequence[bool]) -> Amount:
    cells = tuple(column[0] for column in columns)
    others = tuple(f for column in columns for f in column[1:] if f.value != column[0].value)
    numbers = [f.value or Decimal() for f in cells]
    rest = (f" {'−' if away else '+'} {number:,f}" for number, away in zip(numbers[1:], less[1:], strict=True))
    work = f"{numbers[0]:,f}{''.join(rest)}" if len(cells) > 1 else ""
    total = sum((-number if away else number for number, away in zip(numbers, less, strict=True)), Decimal())
    return Amount(total, cells, others, cells[0].unit, work)
