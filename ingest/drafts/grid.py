"""A table as found on one page: its cells as printed, how many rows are its head, and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.drafts.words import is_value

Box = tuple[float, float, float, float]  # left, top, right, bottom
Cells = tuple[tuple[str, ...], ...]

MOST_HEAD_ROWS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Cells on a page; heads is how many of the rows are head, found by ("ruled" or "layout")."""

    box: Box
    rows: Cells
    heads: int
    by: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One page's table or piece of a table.

    title and section are what stands above it; notes, the lines right below; first and last tell that
    no body text of the page stands above or below it. picture is a JPEG of the place.
    """

    page: int
    label: str
    heads: tuple[str, ...]
    rows: Cells
    by: str
    title: str
    section: str
    notes: tuple[str, ...]
    first: bool
    last: bool
    picture: bytes


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows come before the first row of values; where no row has values, the first is the head."""
    for at, row in enumerate(rows):
        if any(is_value(cell) for cell in row[1:]):
            full = [n for n, above in enumerate(rows[:at]) if sum(map(bool, above)) > 1]
            return min(full[-1] + 1 if full else at, MOST_HEAD_ROWS)
    return 1


def joined_heads(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One head for each column: what the head's rows print above it, from top to bottom."""
    return tuple(" ".join(dict.fromkeys(cell for cell in column if cell)) for column in zip(*rows, strict=True))


def without_empty(rows: Sequence[Sequence[str]], heads: int) -> tuple[Cells, int]:
    """The rows and columns that print something, and how many of these rows are the head."""
    kept = [at for at, row in enumerate(rows) if any(row)]
    columns = [at for at in range(len(rows[0])) if any(row[at] for row in rows)] if rows else []
    cells = tuple(tuple(rows[at][column] for column in columns) for at in kept)
    return cells, sum(at < heads for at in kept)
