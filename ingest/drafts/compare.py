"""Measure drafts against reviewed tables: how many of the reviewed numeric cells were drafted exactly as printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.drafts.draft import Draft
from ingest.drafts.writing import all_rows
from ingest.tables.manifest import Table, read_manifest


@dataclass(frozen=True, slots=True)
class Score:
    """One reviewed table: of its numeric cells, how many stand in a draft in the same row and column."""

    table: str
    right: int
    cells: int


def compare(drafts: Sequence[Draft], folder: Path) -> list[Score]:
    """A score for each reviewed table of the folder; raises CorpusError where it cannot be read.

    A numeric cell is one that holds a digit and is not in a label or text column. Each reviewed table is
    held against the draft that fits it best, row against row in order.
    """
    scores = []
    for table in read_manifest(folder).tables:
        rows = [row.cells for row in table.rows]
        columns = [at for at, column in enumerate(table.columns) if column.role == "value"]
        right = max((_right(rows, all_rows(draft), columns) for draft in drafts), default=0)
        scores.append(Score(table.id, right, _numeric(table, columns)))
    return scores


def _numeric(table: Table, columns: Sequence[int]) -> int:
    return sum(_is_numeric(row.cells[at]) for row in table.rows for at in columns)


def _right(reviewed: Sequence[Sequence[str]], drafted: Sequence[Sequence[str]], columns: Sequence[int]) -> int:
    """The most cells that agree when the rows of both are matched in order, none twice."""
    best = [0] * (len(drafted) + 1)
    for row in reviewed:
        line = [0]
        for at, other in enumerate(drafted):
            line.append(max(line[at], best[at + 1], best[at] + _agree(row, other, columns)))
        best = line
    return best[-1]


def _agree(row: Sequence[str], other: Sequence[str], columns: Sequence[int]) -> int:
    if len(row) != len(other):
        return 0
    return sum(_is_numeric(row[at]) and _folded(row[at]) == _folded(other[at]) for at in columns)


def _is_numeric(cell: str) -> bool:
    return bool(re.search(r"\d", cell))


def _folded(cell: str) -> str:
    return " ".join(cell.split())
