"""What a table does not say of itself: which rows make up a total, what a rate is a share of, what the text claims."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from planqa.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Total:
    """In each of tables, the row total is the sum of members: names of rows, or of groups of rows."""

    tables: tuple[str, ...]
    total: str
    members: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Rate:
    """In a table, the percentages of the row named rate are shares of the row named whole."""

    table: str
    rate: str
    whole: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A number of the running text that a table's numbers add up to, or that counts its rows.

    by is "sum" or "rows". quote is verbatim and holds the number; page is the page of the file.
    """

    document: str
    table: str
    by: str
    what: str
    value: Decimal
    quote: str
    page: int
    section: str = ""


@dataclass(frozen=True, slots=True)
class Relations:
    """All of a corpus' audit.toml files; without any, only what the tables say of themselves is checked."""

    totals: tuple[Total, ...] = ()
    rates: tuple[Rate, ...] = ()
    statements: tuple[Statement, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Relations":
        """Build it from a parsed file; raises TypeError, KeyError or ValueError where the form is wrong."""
        return cls(
            totals=tuple(Total(**_frozen(entry)) for entry in data.get("totals", [])),
            rates=tuple(Rate(**entry) for entry in data.get("rates", [])),
            statements=tuple(_statement(entry) for entry in data.get("statements", [])),
        )


def load_relations(path: Path) -> Relations:
    """Read audit.toml; raises CorpusError naming the file and what is wrong."""
    try:
        return Relations.of(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, KeyError, ValueError) as error:
        raise CorpusError(f"{path}: {error}; mend the file and run `planqa audit` again") from error


def _statement(entry: Mapping[str, Any]) -> Statement:
    told = dict(entry)
    if told["by"] not in ("sum", "rows"):
        raise ValueError(f'a statement is by "sum" or "rows", not "{told["by"]}"')
    return Statement(**{**told, "value": Decimal(str(told["value"]))})


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
