"""The long form keeps every field of every figure exactly, in order, in typed columns."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planqa.domain import Figure
from planqa.errors import CorpusError, StoreOutdated
from planqa.store import CURRENT, Store
from planqa.store.figures import FILE, read_figures, write_figures
from tests.fakes import make_chunk, make_store

FULL = Figure(
    table="crime",
    document="plan",
    indicator="Theft/Taking of Pedal Cycles",
    measure="percentage change",
    area="Tower Hamlets",
    period="2015/16 vs 2014/15",
    value=Decimal("-10.90"),
    unit="%",
    printed="-10.90%",
    page=29,
    page_label="xxix",
    row=7,
    column=3,
    basis="financial year",
    quote="Theft 1,079 -10.90%",
    section="Performance › Crime",
    note='the plan\'s "own" footnote',
    state="number",
    category="Theft",
    row_label="Pedal Cycles",
    start="2015-04-01",
    end="2016-03-31",
    compared_with="2014/15",
    of="count",
    counted="offences",
)
BARE = Figure("t", "d", "", "", "", "", None, "", "", 0)


def through_a_file(folder: Path, *figures: Figure) -> list[Figure]:
    write_figures(folder / FILE, figures)
    return read_figures(folder / FILE)


def test_every_field_comes_back(tmp_path: Path) -> None:
    assert all(
        getattr(FULL, field.name) != getattr(BARE, field.name) for field in fields(Figure) if field.name != "state"
    )
    figures = [FULL, BARE, replace(FULL, state="restricted", value=None)]
    assert through_a_file(tmp_path, *figures) == figures


@pytest.mark.parametrize(
    "printed", ["12", "12.0", "12.00", "-0.0", "0", "1E+3", "0.0000001", "9" * 40, "1." + "3" * 20]
)
def test_a_value_comes_back_as_it_was_written(tmp_path: Path, printed: str) -> None:
    (found,) = through_a_file(tmp_path, replace(BARE, value=Decimal(printed)))
    assert found.value is not None
    assert found.value.as_tuple() == Decimal(printed).as_tuple()


@pytest.mark.parametrize("text", ["", " ", "NULL", "–10,9 % é 犯罪 🚲", "two\nlines\r\n", 'a "b", c\'d;', "\\N", "\0"])
def test_text_comes_back_to_the_letter(tmp_path: Path, text: str) -> None:
    figure = replace(BARE, printed=text, quote=text, note=text, indicator=text)
    assert through_a_file(tmp_path, figure) == [figure]


def test_none_and_many_keep_their_order(tmp_path: Path) -> None:
    assert through_a_file(tmp_path) == []
    many = [replace(BARE, row=25_000 - at, value=Decimal(at) / 10) for at in range(25_000)]
    (tmp_path / FILE).unlink()
    assert through_a_file(tmp_path, *many) == many


def test_columns_are_typed_and_can_be_reckoned_with(tmp_path: Path) -> None:
    import duckdb

    write_figures(tmp_path / FILE, [FULL, BARE, replace(BARE, value=Decimal("12.0"))])
    with duckdb.connect(str(tmp_path / FILE), read_only=True) as connection:
        types = dict(
            connection.execute(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'figures'"
            ).fetchall()
        )
        assert types.keys() == {*(field.name for field in fields(Figure)), "exact"}
        assert (types["value"], types["page"], types["start"], types["printed"]) == (
            ("DECIMAL(38,10)", "INTEGER", "DATE", "VARCHAR")
        )
        total = 'SELECT sum(value), min(start), max("end"), count(start) FROM figures'
        found = (Decimal("1.1"), date(2015, 4, 1), date(2016, 3, 31), 1)
        assert connection.execute(total).fetchone() == found


@pytest.mark.parametrize("told", ["2015", "2015-13-01", "20150401", "last year"])
def test_a_date_that_is_none_is_told_with_its_cell(tmp_path: Path, told: str) -> None:
    with pytest.raises(CorpusError, match=f'plan, table crime, row 7, column 3: end = "{told}" is no date; write'):
        write_figures(tmp_path / FILE, [replace(FULL, end=told)])


def _empty(whole: bytes) -> bytes:
    return b""


def _cut(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def _flipped(whole: bytes) -> bytes:
    at = whole.index(b"Pedal Cycles")
    return whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :]


@pytest.mark.parametrize("damage", [_empty, _cut, _flipped])
def test_a_damaged_file_is_told_with_the_command(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    make_store(tmp_path, [make_chunk("The CSP meets quarterly.")])
    path = tmp_path / (tmp_path / CURRENT).read_text() / FILE
    path.unlink()
    write_figures(path, [FULL])
    assert Store.open(tmp_path).figures == [FULL]
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(StoreOutdated, match=r"damaged \(IOException: .*; run `python -m ingest`") as told:
        _ = Store.open(tmp_path).figures
    assert "\n" not in str(told.value)
