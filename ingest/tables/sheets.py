"""The CSV files of transcribed tables: rows as printed, and cells that hold several values cut into parts."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planqa.errors import CorpusError

# What a table, a column, a row or a part may say of its figures; the later of these wins.
FIELDS = frozenset({
    "indicator", "measure", "area", "period", "basis", "unit", "start", "end", "category",
    "compared_with", "of", "counted", "note", "page", "page_label", "section", "state",
})  # fmt: skip
OURS = "@"  # a CSV column whose head starts so is ours; the others are the plan's

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (1-based), the cells as printed, and our fields.

    lines: its lines in the source text. role: "", or "heading" or "continues" (of the row above) for a row
    without figures of its own. blank: "skip" where blank cells mean nothing, "" where they are figures not
    given.
    """

    number: int
    cells: tuple[str, ...]
    fields: Mapping[str, str]
    lines: str
    role: str
    blank: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of several values in a cell: text is cut from it verbatim, value is what to read if not text."""

    printed: str
    text: str
    value: str
    fields: Mapping[str, str]


Parts = dict[tuple[str, int, int], list[Part]]


def read_rows(path: Path) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The printed heads and the rows of one table's CSV; raises CorpusError."""
    heads, *lines = _read(path)
    ours = [index for index, head in enumerate(heads) if head.startswith(OURS)]
    theirs = [index for index, head in enumerate(heads) if not head.startswith(OURS)]
    rows = []
    for number, line in enumerate(lines, start=1):
        told = {heads[index].removeprefix(OURS): line[index] for index in ours}
        source, role, blank = (told.pop(key, "") for key in ("lines", "role", "blank"))
        cells = tuple(line[index] for index in theirs)
        rows.append(Row(number, cells, checked_fields(path.name, told), source, role, blank))
    return tuple(heads[index] for index in theirs), tuple(rows)


def read_parts(path: Path) -> Parts:
    """The parts by table, row and column; none if there is no such file. Raises CorpusError."""
    parts: Parts = {}
    if not path.is_file():
        return parts
    heads, *lines = _read(path)
    if missing := {"table", "row", "column", "printed", "part", "value"} - set(heads):
        raise fault(str(path), f"has no column {', '.join(sorted(missing))}")
    for line in lines:
        told = dict(zip(heads, line, strict=True))
        table, row, column = told.pop("table"), told.pop("row"), told.pop("column")
        if not (row.isdecimal() and column.isdecimal()):
            raise fault(str(path), f'row "{row}", column "{column}" of {table} are not numbers')
        key = table, int(row), int(column)
        printed, text, value = told.pop("printed"), told.pop("part"), told.pop("value")
        parts.setdefault(key, []).append(Part(printed, text, value, checked_fields(path.name, told)))
    return parts


def checked_fields(where: str, told: Mapping[str, Any]) -> dict[str, str]:
    """What is told, without blanks; raises CorpusError for a field that no figure has."""
    unknown = set(told) - FIELDS
    if unknown:
        raise fault(where, f"no figure has {', '.join(sorted(unknown))}, but {', '.join(sorted(FIELDS))}")
    return {key: str(value) for key, value in told.items() if str(value)}


def fault(where: str, what: str) -> CorpusError:
    """An error that names the place and ends with the step that mends it."""
    return CorpusError(f"{where}: {what}; mend tables.toml or the table's CSV and run `python -m ingest` again")


def _read(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path}: {error}; mend the file and run `python -m ingest` again") from error
    if not lines:
        raise fault(str(path), "is empty")
    for number, line in enumerate(lines, start=1):
        if len(line) != len(lines[0]):
            raise fault(str(path), f"line {number} has {len(line)} cells under {len(lines[0])} heads")
    return lines
