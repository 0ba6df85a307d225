"""What tables.toml says of a document's tables, with the CSV files beside it, as checked values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.forms import Tables
from ingest.tables.sheets import Cell, Part, Parts, Row, checked_fields, fault, read_parts, read_rows
from ingest.toml import read_form


@dataclass(frozen=True, slots=True)
class Column:
    """One printed column; head is words that its printed head holds.

    role: "label" (names the row), "text" (says something of it, no figure) or "value".
    by_unit names the measure by the unit printed in the cell: a column of differences prints "+6.25%",
    "-0.1% pts" and "(-37)" beneath one head, and these are three measures.
    """

    head: str
    role: str
    fields: Mapping[str, str]
    by_unit: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Repair:
    """A damaged cell: what is printed, what it stands for, and the proof.

    value is the cell as it should read, or "unreadable", "repeat" (of a figure served from another cell) or
    "stray" (no figure at all). minor: the sense was never in doubt, so the row's figures need not tell it.
    """

    printed: str
    value: str
    evidence: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One transcribed table; repairs and parts are keyed by (row, column), both 1-based.

    entry is the table's whole entry in tables.toml, with the fields that only people and tests read.
    """

    id: str
    document: str
    fields: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    repairs: Mapping[Cell, Repair]
    parts: Mapping[Cell, tuple[Part, ...]]
    entry: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All tables of one document's folder, and the words that stand for a missing number (in lower case)."""

    tables: tuple[Table, ...]
    states: Mapping[str, str]


def read_manifest(folder: Path) -> Manifest:
    """Read folder/tables.toml, folder/tables/<id>.csv and folder/tables/parts.csv; raises CorpusError.

    A table with `accepted = false` is a draft that nobody has reviewed yet: it is left out, and its CSV is not read.
    """
    path = folder / "tables.toml"
    data = read_form(path, Tables)
    parts = read_parts(folder / "tables" / "parts.csv")
    entries = data.get("tables", [])
    tables = tuple(_table(folder, data, entry, parts) for entry in entries if entry.get("accepted", True))
    names = [table.id for table in tables]
    for name in {name for name in names if names.count(name) > 1}:
        raise fault(str(path), f'two tables have the id "{name}"')
    for name in {name for name, _, _ in parts} - {str(entry.get("id", "")) for entry in entries}:
        raise fault("parts.csv", f'names table "{name}", which tables.toml does not hold')
    states = {str(printed).casefold(): str(state) for printed, state in data.get("states", {}).items()}
    return Manifest(tables, states)


def _table(folder: Path, data: Mapping[str, Any], entry: Mapping[str, Any], parts: Parts) -> Table:
    name = str(entry.get("id", ""))
    columns = entry.get("columns", [])
    if isinstance(columns, str):
        columns = data.get("column_sets", {}).get(columns, [])
    heads, rows = read_rows(folder / "tables" / f"{name}.csv")
    table = Table(
        id=name,
        document=str(entry.get("document", data.get("document", ""))),
        fields=checked_fields(name, entry.get("figures", {})),
        columns=tuple(_column(name, column) for column in columns),
        rows=rows,
        repairs=_repairs(name, entry.get("repairs", [])),
        parts={(row, column): tuple(found) for (owner, row, column), found in parts.items() if owner == name},
        entry=entry,
    )
    _check_heads(table, heads)
    _check_cells(table)
    return table


def _column(table: str, entry: Mapping[str, Any]) -> Column:
    told = dict(entry)
    role = str(told.pop("role", "value"))
    head, by_unit = str(told.pop("head", "")), dict(told.pop("measure_by_unit", {}))
    return Column(head, role, checked_fields(table, told), by_unit)


def _repairs(table: str, entries: Iterable[Mapping[str, Any]]) -> dict[Cell, Repair]:
    repairs: dict[Cell, Repair] = {}
    for entry in entries:
        cell = int(entry["row"]), int(entry["column"])
        if cell in repairs:
            raise fault(table, f"row {cell[0]}, column {cell[1]} is repaired twice")
        printed, value, evidence = (str(entry[key]) for key in ("printed", "value", "evidence"))
        repairs[cell] = Repair(printed, value, evidence, bool(entry.get("minor", False)))
    return repairs


def _check_heads(table: Table, heads: tuple[str, ...]) -> None:
    if len(heads) != len(table.columns):
        raise fault(table.id, f"{len(heads)} printed columns in the CSV, {len(table.columns)} in tables.toml")
    for column, head in zip(table.columns, heads, strict=True):
        if column.head not in head:
            raise fault(table.id, f'unknown column: "{column.head}" is not in the printed head "{head}"')


def _check_cells(table: Table) -> None:
    """Every repair and part must name a cell of the table and say exactly what is printed in it."""
    told = [(cell, repair.printed) for cell, repair in table.repairs.items()]
    told += [(cell, part.printed) for cell, parts in table.parts.items() for part in parts]
    for (row, column), printed in told:
        if not (0 < row <= len(table.rows) and 0 < column <= len(table.columns)):
            raise fault(table.id, f"row {row}, column {column} is not in the table")
        stands = table.rows[row - 1].cells[column - 1]
        if stands != printed:
            raise fault(table.id, f'row {row}, column {column} reads "{stands}", not "{printed}"')
    for row, column in set(table.repairs) & set(table.parts):
        raise fault(table.id, f"row {row}, column {column} has both a repair and parts")
