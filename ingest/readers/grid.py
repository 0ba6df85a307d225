"""Tables without tags: rows of cells found by where lines stand, kept only where columns line up."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.lines import Line

MAX_CELL_LINES = 8
MAX_WORDS = 25  # a cell with more on average is a column of prose

Cell = list[Line]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: lines[start:end] of the page as rows of cells."""

    start: int
    end: int
    rows: list[list[Cell]]


def find_grids(lines: Sequence[Line]) -> list[Grid]:
    """The tables among the lines of a page, in drawing order."""
    grids: list[Grid] = []
    at = 0
    while at < len(lines):
        grid = _grid(lines, at)
        if grid:
            grids.append(grid)
        at = grid.end if grid else at + 1
    return grids


def _grid(lines: Sequence[Line], start: int) -> Grid | None:
    rows: list[list[Cell]] = []
    at = start
    while at < len(lines):
        row, end = _row(lines, at)
        if len(row) < 2 or (rows and not _shares_column(rows, row)):
            row, end = _label_row(lines, at, rows)
        if not row:
            break
        rows.append(row)
        at = end
    while rows and len(rows[-1]) < 2:
        at -= sum(len(cell) for cell in rows.pop())
    return Grid(start, at, rows) if len(rows) > 1 and _is_tabular(rows) else None


def _row(lines: Sequence[Line], start: int) -> tuple[list[Cell], int]:
    """The cells of the row that starts here: each next cell stands to the right, at the same height or above."""
    cells = [[lines[start]]]
    at = start + 1
    while at < len(lines) and lines[at].mark < 0 and lines[start].mark < 0:
        line, last = lines[at], cells[-1]
        if _is_right(cells, line):
            cells.append([line])
        elif _is_below(last, line, cells) and len(last) < MAX_CELL_LINES:
            last.append(line)
        else:
            break
        at += 1
    return (cells, at) if len(cells) > 1 else ([], start)


def _label_row(lines: Sequence[Line], at: int, rows: Sequence[list[Cell]]) -> tuple[list[Cell], int]:
    """A line on its own between two rows of one table, for example the name of a group of rows."""
    if not rows or at + 1 >= len(lines) or len(rows[-1]) < 2 or lines[at].mark >= 0:
        return [], at
    row, _ = _row(lines, at + 1)
    drop = rows[-1][0][-1].y - lines[at].y
    if lines[at].size > 1.05 * rows[-1][0][0].size:
        return [], at  # a heading between two tables
    fits = len(row) > 1 and _shares_column(rows, row) and 0 < drop < 3 * lines[at].size
    return ([[lines[at]]], at + 1) if fits else ([], at)


def _is_right(cells: Sequence[Cell], line: Line) -> bool:
    last = cells[-1]
    top = max(each.y for each in cells[0])
    beyond = line.x0 > max(each.x1 for each in last) + 0.3 * line.size
    high = line.y >= min(each.y for each in last) - 0.6 * line.size
    return beyond and high and abs(line.y - top) < MAX_CELL_LINES * line.size


def _is_below(cell: Cell, line: Line, cells: Sequence[Cell]) -> bool:
    drop = cell[-1].y - line.y
    left = max((each.x1 for each in cells[-2]), default=-1e9) if len(cells) > 1 else -1e9
    overlaps = line.x0 < max(each.x1 for each in cell) and line.x1 > min(each.x0 for each in cell)
    if len(cells) == 1 and (drop > 1.4 * line.size or cell[-1].text.endswith((".", ":", ";"))):
        return False  # a paragraph above a table
    alike = abs(cell[-1].size - line.size) < 0.15 * line.size
    return 0.3 * line.size < drop < 1.8 * line.size and overlaps and alike and line.x0 > left


def _shares_column(rows: Sequence[list[Cell]], row: list[Cell]) -> bool:
    """Whether a cell after the first lines up with one of the last full rows, beyond the same white gap.

    Rows of three or more cells need not line up where all their gaps run into one another: heads are often centred.
    """
    full = [known for known in rows if len(known) > 1][-2:]
    if any(len(known) == len(row) > 2 and _all_gaps_meet(known, row) for known in full):
        return True
    return any(
        _aligned(known[a], row[b]) and _gaps_meet(known[a - 1 : a + 1], row[b - 1 : b + 1])
        for known in full
        for a in range(1, len(known))
        for b in range(1, len(row))
    )


def _span(cell: Cell) -> tuple[float, float]:
    return min(line.x0 for line in cell), max(line.x1 for line in cell)


def _aligned(first: Cell, second: Cell) -> bool:
    """Whether two cells have one left edge, right edge or middle."""
    a0, a1 = _span(first)
    b0, b1 = _span(second)
    return min(abs(a0 - b0), abs(a1 - b1), abs(a0 + a1 - b0 - b1) / 2) < 0.4 * first[0].size


def _gaps_meet(first: list[Cell], second: list[Cell]) -> bool:
    """Whether the white between two cells of one row and of another run into one another."""
    left = max(_span(first[0])[1], _span(second[0])[1])
    right = min(_span(first[1])[0], _span(second[1])[0])
    return right - left > 0.2 * first[0][0].size


def _all_gaps_meet(first: list[Cell], second: list[Cell]) -> bool:
    return all(_gaps_meet(first[at - 1 : at + 1], second[at - 1 : at + 1]) for at in range(1, len(first)))


def _is_tabular(rows: Sequence[list[Cell]]) -> bool:
    cells = [cell for row in rows if len(row) > 1 for cell in row]
    words = sum(len(line.text.split()) for cell in cells for line in cell)
    return words <= MAX_WORDS * len(cells)
