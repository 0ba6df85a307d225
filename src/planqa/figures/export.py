"""The long form as CSV (RFC 4180): one record for each Figure, one column for each of its fields."""

import csv
import re
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from typing import TextIO

from planqa.domain import Figure

HEAD = tuple(field.name for field in fields(Figure))
VERBATIM = "printed"  # always what the document prints: "-10.9%", "+3", "-"

_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?£?\d[\d,]*(?:\.\d+)?\s?%?")


def write_csv(figures: Iterable[Figure], file: TextIO) -> None:
    """Write the head and the figures; an unknown value or date is an empty cell.

    Text that a spreadsheet would run as a formula (it begins with = + - @ or white space that hides one, and is no
    number) gets an apostrophe before it, in every column but `printed`.
    """
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([cell(name, getattr(figure, name)) for name in HEAD] for figure in figures)


def cell(name: str, value: object) -> str:
    """A cell of a CSV: 12.0 stays 12.0; no value is ever told with an exponent."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return value if name == VERBATIM or not _is_formula(value) else f"'{value}"


def _is_formula(text: str) -> bool:
    return _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
