"""The long form as CSV: reads back as it was, and runs nothing in a spreadsheet."""

import csv
import io
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from planqa.domain import Figure
from planqa.figures.export import write_csv

CELL = Figure("crime", "plan", "Theft", "count", "Tower Hamlets", "2015/16", Decimal("12.0"), "count", "12.0", 29)
NASTY = replace(CELL, value=None, printed="-", state="not available", quote='a "b", c\r\nd', note="é 犯罪 ’", row=3)


def exported(*figures: Figure) -> str:
    file = io.StringIO(newline="")
    write_csv(figures, file)
    return file.getvalue()


def read_back(text: str) -> list[Figure]:
    return [_figure(row) for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)]


def _figure(row: dict[str, str]) -> Figure:
    whole = {field.name: int(row[field.name]) for field in fields(Figure) if field.type is int}
    value = Decimal(row["value"]) if row["value"] else None
    return Figure(**row | whole | {"value": value})  # type: ignore[arg-type]


def test_the_head_is_the_fields_and_lines_end_as_rfc_4180_asks() -> None:
    head, line, rest = exported(CELL).split("\r\n")
    assert head.split(",") == [field.name for field in fields(Figure)]
    assert line.startswith("crime,plan,Theft,count,Tower Hamlets,2015/16,12.0,count,12.0,29,")
    assert rest == ""


def test_it_reads_back_as_it_was() -> None:
    figures = [CELL, NASTY, replace(CELL, value=Decimal("-10.90"), printed="-10.90%"), replace(CELL, value=Decimal(0))]
    found = read_back(exported(*figures))
    assert found == figures
    assert [str(figure.value) for figure in found] == ["12.0", "None", "-10.90", "0"]


def test_a_value_is_never_told_with_an_exponent() -> None:
    assert ",1000,count" in exported(replace(CELL, value=Decimal("1E+3")))
    assert ",0.0000001,count" in exported(replace(CELL, value=Decimal("1E-7")))


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-2+3", "@now", "- Noise", "\t=1+1", "\r=1+1", "-10.9 12"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_but_not_what_is_printed(text: str) -> None:
    (found,) = read_back(exported(replace(CELL, note=text, row_label=text, printed=text)))
    assert (found.note, found.row_label, found.printed) == (f"'{text}", f"'{text}", text)


@pytest.mark.parametrize("text", ["-10.9", "+3", "-10.9%", "-1,748", "+£1,000.50", "a=1", "–5", ""])
def test_numbers_and_plain_words_stay(text: str) -> None:
    (found,) = read_back(exported(replace(CELL, note=text, printed=text)))
    assert (found.note, found.printed) == (text, text)
