"""Every printed total, added up again from the rows it stands for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planqa.audit.cells import Cells
from planqa.audit.finding import Check, Finding
from planqa.audit.relations import Relations
from planqa.audit.wording import amount, as_printed, listed, number
from planqa.domain import Figure
from planqa.quantities import COUNT

_TOTAL = re.compile(r"(?i)(?:sub-?|grand )?total\b")


@dataclass(frozen=True, slots=True)
class _Sum:
    """A printed total with its rows; absent are the rows that print no number."""

    total: Figure
    given: tuple[Figure, ...]
    absent: tuple[Figure, ...]

    @property
    def value(self) -> Decimal:
        """What the given rows add up to."""
        return sum((figure.value or Decimal(0) for figure in self.given), Decimal(0))

    @property
    def rest(self) -> Decimal:
        """What the total leaves for the absent rows."""
        return (self.total.value or Decimal(0)) - self.value


def check_totals(cells: Cells, relations: Relations) -> Iterator[Check]:
    """A check for each total.

    Where rows are absent, a total may exceed the given ones; it is wrong if it falls short of them, or if another
    total of the same column leaves a different rest for the same absent rows.
    """
    sums = list(_sums(cells, relations))
    columns: dict[tuple[object, ...], list[_Sum]] = defaultdict(list)
    for one in sums:
        columns[_column(one)].append(one)
    for one in sums:
        rivals = [other for other in columns[_column(one)] if one.absent and other.rest != one.rest]
        doubted = rivals or not one.absent or one.rest < 0
        yield Check(one.total, _finding(one, rivals) if one.rest and doubted else None)


def _column(one: _Sum) -> tuple[object, ...]:
    return (*_kind(one.total), frozenset(figure.indicator for figure in one.absent))


def _sums(cells: Cells, relations: Relations) -> Iterator[_Sum]:
    columns: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in cells.all:
        columns[_kind(figure)].append(figure)
    named = {relation.total for relation in relations.totals}
    for total in cells.numbers:
        called = total.indicator in named or _TOTAL.match(total.indicator)
        if not called or total.unit != COUNT or total.compared_with:
            continue
        peers = [one for one in columns[_kind(total)] if one.row != total.row]
        rows = _related(total, peers, relations) or _above(total, peers)
        if len(rows) > 1:
            given = tuple(one for one in rows if one.value is not None)
            yield _Sum(total, given, tuple(one for one in rows if one.value is None))


def _kind(figure: Figure) -> tuple[object, ...]:
    """What the rows of one column share."""
    where = figure.document, figure.table, figure.column
    return (*where, figure.measure, figure.area, figure.period, figure.unit)


def _related(total: Figure, peers: Iterable[Figure], relations: Relations) -> list[Figure]:
    members = {
        member
        for relation in relations.totals
        if total.table in relation.tables and relation.total == total.indicator
        for member in relation.members
    }
    return [one for one in peers if one.indicator in members or one.category in members]


def _above(total: Figure, peers: Iterable[Figure]) -> list[Figure]:
    """The rows above a row called total; only those in groups, where the table groups its rows."""
    if not _TOTAL.match(total.indicator):
        return []
    rows = [one for one in peers if one.row < total.row and not _TOTAL.match(one.indicator)]
    return [one for one in rows if one.category] or rows


def _finding(one: _Sum, rivals: Sequence[_Sum]) -> Finding:
    total, given = one.total, number(one.value)
    short = f"{number(abs(one.rest))} {'less' if one.rest > 0 else 'more'} than the {as_printed(total)} printed"
    told = f"The {len(one.given)} rows it stands for add up to {given}, {short}"
    return Finding(
        figure=total,
        recomputed=given,
        value=one.value,
        rule="total",
        explanation=f"{told}: {_addition(one)} = {given}.{_absent(one, rivals)}",
        caveat=f"The plan prints {as_printed(total)}; its own rows add up to {given}.",
        cells=one.given,
    )


def _addition(one: _Sum) -> str:
    return " + ".join(amount(figure) for figure in one.given)


def _absent(one: _Sum, rivals: Sequence[_Sum]) -> str:
    """That rows without a number do not explain the difference, and how that is known."""
    if not one.absent:
        return ""
    told = f" No number is printed for {listed([figure.indicator for figure in one.absent])}"
    if not rivals:
        return f"{told}; a number there would only widen the gap."
    rest = number(rivals[0].rest) if rivals[0].rest else "nothing"
    return f"{told}, but the printed {rivals[0].total.indicator}, {as_printed(rivals[0].total)}, leaves {rest} for it."
