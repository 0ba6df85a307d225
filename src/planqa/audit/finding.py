"""A Finding: a published number that does not follow from the plan's own numbers, and who must be told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planqa.audit.rounding import last_digit, rounded_like
from planqa.domain import Figure
from planqa.quantities import find_numbers

Place = tuple[str, str, int, int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """A printed figure, what the plan's own cells give instead, and why.

    rule is "change", "percentage change", "percentage-point change", "rate", "total", "sign", "two values" or
    "statement" (a number of the running text). recomputed is written as the plan would print it; value is the
    same number before rounding, or None where none can be given. explanation is one or more sentences, caveat one
    sentence for an answer. cells are what it was recomputed from; also holds further flagged cells (the other
    print of two values).
    """

    figure: Figure
    recomputed: str
    value: Decimal | None
    rule: str
    explanation: str
    caveat: str
    cells: tuple[Figure, ...] = ()
    also: tuple[Figure, ...] = ()

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Every number of the caveat that the audit answers for: the cells recomputed from, and the result."""
        used = [cell.value for cell in (self.figure, *self.cells, *self.also) if cell.value is not None]
        pages = [Decimal(cell.page) for cell in (self.figure, *self.cells, *self.also)]
        return (*used, *pages, *find_numbers(self.recomputed))

    @property
    def table(self) -> str:
        """Id of the table."""
        return self.figure.table

    @property
    def row(self) -> int:
        """1-based; 0 for a statement of the running text."""
        return self.figure.row

    @property
    def column(self) -> int:
        """1-based; 0 for a statement of the running text."""
        return self.figure.column

    @property
    def page(self) -> int:
        """Page of the file, 1-based."""
        return self.figure.page

    @property
    def indicator(self) -> str:
        """What the figure tells of."""
        return self.figure.indicator

    @property
    def area(self) -> str:
        """Which area the figure tells of."""
        return self.figure.area

    @property
    def period(self) -> str:
        """As printed; "2015/16 vs 2014/15" for a change."""
        return self.figure.period

    @property
    def printed(self) -> str:
        """Exactly what stands in the cell."""
        return self.figure.printed

    @property
    def is_slight(self) -> bool:
        """Whether print and recomputation differ by one in the last printed digit only; a wrong sign never does."""
        printed = self.figure.value
        if printed is None or self.value is None or self.rule in ("sign", "two values", "statement"):
            return False
        value = abs(self.value) if self.figure.measure == "difference" else self.value
        return abs(rounded_like(self.figure, value) - printed) <= last_digit(self.figure)

    @property
    def flagged(self) -> tuple[Figure, ...]:
        """Every cell that is contradicted."""
        return (self.figure, *self.also)


@dataclass(frozen=True, slots=True)
class Check:
    """One printed figure that was recomputed; finding is None where it agrees."""

    figure: Figure
    finding: Finding | None


def findings_for(figures: Iterable[Figure], findings: Iterable[Finding]) -> list[Finding]:
    """The findings an answer made of figures must carry.

    These are the findings on a cell that it uses, and those recomputed from exactly the cells that it uses: an
    answer that works out a change itself tells what the plan prints for it.
    """
    used = {place(figure) for figure in figures}
    return [finding for finding in findings if _concerns(finding, used)]


def to_json(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Each finding as the doors print it; numbers as numbers, cells with their place and value."""
    return [_as_json(finding) for finding in findings]


def place(figure: Figure) -> Place:
    """What tells one figure from all others, those of the same cell included."""
    where = figure.document, figure.table, figure.row, figure.column
    return (*where, figure.indicator, figure.measure, figure.area, figure.period)


def _concerns(finding: Finding, used: set[Place]) -> bool:
    if used & {place(figure) for figure in finding.flagged}:
        return True
    return bool(used) and used == {place(figure) for figure in finding.cells}


def _as_json(finding: Finding) -> dict[str, object]:
    kept = ("document", "table", "row", "column", "page", "page_label", "indicator", "measure", "area", "period")
    value = finding.figure.value
    return {
        **{key: getattr(finding.figure, key) for key in kept},
        "basis": finding.figure.basis,
        "printed": finding.printed,
        "printed_value": None if value is None else float(value),
        "recomputed": finding.recomputed,
        "recomputed_value": None if finding.value is None else round(float(finding.value), 4),
        "rule": finding.rule,
        "slight": finding.is_slight,
        "note": finding.figure.note,
        "explanation": finding.explanation,
        "caveat": finding.caveat,
        "cells": [_cell(figure) for figure in finding.cells],
        "also": [_cell(figure) for figure in finding.also],
    }


def _cell(figure: Figure) -> dict[str, object]:
    return {**figure.as_json(), "row": figure.row, "column": figure.column}
