"""The long form of all figures: one DuckDB table with a typed column for every field of a Figure."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from planqa.domain import Figure
from planqa.errors import CorpusError

FILE = "figures.duckdb"

_NAMES = tuple(field.name for field in fields(Figure))
_VALUE = _NAMES.index("value")
_DATES = ("start", "end")
_WHOLE = tuple(field.name for field in fields(Figure) if field.type is int)
_DECIMAL = "DECIMAL(38, 10)"
# A DECIMAL column gives every value the same number of places, and 12.0 is not what 12 says: `value` is there to
# reckon with, `exact` holds the same number as Decimal writes it and is what comes back.
_EXACT = "exact"
_BATCH = 10_000
# one thread, as everywhere here; and nothing is ever fetched from the network
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def write_figures(path: Path, figures: Sequence[Figure]) -> None:
    """Write figures to a new file, in order; raises CorpusError where a start or an end is no ISO date."""
    import duckdb

    with duckdb.connect(str(path), config=_CONFIG) as connection:
        connection.execute(f"CREATE TABLE figures ({_columns()})")
        for at in range(0, len(figures), _BATCH):
            connection.execute(_insert(), _arrays(figures[at : at + _BATCH]))
        connection.execute("CHECKPOINT")


def read_figures(path: Path) -> list[Figure]:
    """Every figure in the order of writing; raises duckdb's own errors where the file is damaged."""
    import duckdb

    found: list[Figure] = []
    known: dict[Any, Any] = {}  # most words recur: each is kept once
    with duckdb.connect(str(path), read_only=True, config=_CONFIG) as connection:
        rows = connection.execute(_select())
        while batch := rows.fetchmany(_BATCH):
            found += _figures(batch, known)
    return found


def _figures(rows: Iterable[tuple[Any, ...]], known: dict[Any, Any]) -> list[Figure]:
    made = []
    for row in rows:
        cells: list[Any] = list(map(known.setdefault, row, row))
        cells[_VALUE] = None if cells[_VALUE] is None else Decimal(cells[_VALUE])
        made.append(Figure(*cells))
    return made


def _columns() -> str:
    return ", ".join([*(f'"{name}" {_type(name)}' for name in _NAMES), f"{_EXACT} VARCHAR"])


def _type(name: str) -> str:
    if name in _DATES:
        return "DATE"
    return "INTEGER" if name in _WHOLE else _DECIMAL if name == "value" else "VARCHAR"


def _select() -> str:
    dates = {name: f"coalesce(\"{name}\"::VARCHAR, '')" for name in _DATES}
    chosen = dates | {"value": _EXACT}
    return f"SELECT {', '.join(chosen.get(name, _quoted(name)) for name in _NAMES)} FROM figures"


def _insert() -> str:
    """One array a column: a hundred times quicker than a statement a row. A value out of DECIMAL's range is NULL."""
    names = [_EXACT if name == "value" else name for name in _NAMES]
    arrays = (f"unnest(?::{'INTEGER' if name in _WHOLE else 'VARCHAR'}[]) AS {_quoted(name)}" for name in names)
    typed = [f"nullif({_quoted(name)}, '')::DATE AS {_quoted(name)}" for name in _DATES]
    replaced = f"* REPLACE ({', '.join(typed)}), TRY_CAST({_EXACT} AS {_DECIMAL}) AS value"
    return f"INSERT INTO figures BY NAME SELECT {replaced} FROM (SELECT {', '.join(arrays)})"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _arrays(figures: Sequence[Figure]) -> list[list[Any]]:
    for figure in figures:
        _check_dates(figure)
    columns = {name: [getattr(figure, name) for figure in figures] for name in _NAMES}
    columns["value"] = [None if value is None else str(value) for value in columns["value"]]
    return list(columns.values())


def _check_dates(figure: Figure) -> None:
    for name in _DATES:
        text = getattr(figure, name)
        if text and not _is_date(text):
            where = f"{figure.document}, table {figure.table}, row {figure.row}, column {figure.column}"
            raise CorpusError(f'{where}: {name} = "{text}" is no date; write it as 2016-03-31 in tables.toml')


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
