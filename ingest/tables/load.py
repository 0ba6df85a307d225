"""Turn transcribed tables into typed Figures, refusing whatever is not exactly as the metadata says."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.tables.cells import NUMBER, STRAY, Reading, cut_pair, read_cell
from ingest.tables.manifest import Column, Repair, Table, read_manifest
from ingest.tables.periods import span
from ingest.tables.sheets import Part, Row, fault
from planqa.domain import Document, Figure
from planqa.errors import CorpusError
from planqa.quantities import COUNT

_DIGIT = re.compile(r"\d")


def load_figures(folder: Path, documents: Mapping[str, Document]) -> list[Figure]:
    """Every figure of folder's tables, in the order of tables.toml, row by row.

    documents is keyed by id. Raises CorpusError for a table of a document that is not among them, a cell that
    cannot be read, a repair or part that is not as printed, and a number of a cell that no part reads.
    """
    manifest = read_manifest(folder)
    figures: list[Figure] = []
    for table in manifest.tables:
        if table.document not in documents:
            raise fault(table.id, f'its document "{table.document}" is not in documents.toml')
        figures.extend(_of_table(table, manifest.states))
    return figures


def _of_table(table: Table, states: Mapping[str, str]) -> Iterator[Figure]:
    for row in table.rows:
        if row.role:
            continue
        for number, column in enumerate(table.columns, start=1):
            for part in _cut(table, row, number, column):
                reading = read_cell(part.value or part.text, states)
                if reading is None:
                    raise _fault(table, row, number, f'cannot read "{part.text}" as one number')
                if reading.state != STRAY:
                    yield _figure(table, row, number, part, reading)


def _cut(table: Table, row: Row, number: int, column: Column) -> tuple[Part, ...]:
    """The cell's parts; a whole cell is its own only part, mended where a repair says so."""
    printed = row.cells[number - 1]
    if parts := table.parts.get((row.number, number)):
        _check_parts(table, row, number, parts)
        return parts
    if column.role != "value" or (row.blank and not printed):
        return ()
    if repair := table.repairs.get((row.number, number)):
        return (Part(printed, printed, repair.value, {"note": repair.evidence}),)
    pair = cut_pair(printed) if column.by_unit else None
    return tuple(Part(printed, text, "", {}) for text in pair or (printed,))


def _check_parts(table: Table, row: Row, number: int, parts: tuple[Part, ...]) -> None:
    """Parts must stand in the cell one after the other, leave no digit unread and mend nothing unproved."""
    rest = row.cells[number - 1]
    for part in parts:
        before, found, rest = rest.partition(part.text)
        if not found or _DIGIT.search(before):
            raise _fault(table, row, number, f'the part "{part.text}" is not next in "{part.printed}"')
        told = re.search(rf"(?<![\d.,]){re.escape(part.value)}(?!\d|[.,]\d)", part.text)
        if part.value and not told and not part.fields.get("note"):
            raise _fault(table, row, number, f'"{part.text}" is mended to "{part.value}" without evidence')
    if _DIGIT.search(rest):
        raise _fault(table, row, number, f'no part reads "{rest.strip()}"')


def _figure(table: Table, row: Row, number: int, part: Part, reading: Reading) -> Figure:
    told = _told(table, row, number, part, reading)
    for needed in ("indicator", "measure", "area", "page"):
        if not told.get(needed):
            raise _fault(table, row, number, f"nothing says its {needed}")
    page = told.pop("page")
    if not page.isdecimal():
        raise _fault(table, row, number, f'the page "{page}" is no number')
    start, end = span(told.get("period", ""), told.get("basis", ""))
    state = told.pop("state", reading.state)
    fields = {"period": "", "page_label": page, "start": start, "end": end, **told}
    return Figure(
        **fields,
        table=table.id,
        document=table.document,
        value=reading.value if state == NUMBER else None,
        printed=part.text,
        page=int(page),
        row=row.number,
        column=number,
        quote=" ".join(" ".join(row.cells).split()),
        state=state,
        row_label=next((cell for cell in reversed(_labels(table, row)) if cell), ""),
    )


def _told(table: Table, row: Row, number: int, part: Part, reading: Reading) -> dict[str, str]:
    """The fields of one figure: the table's, overruled by the row's, the column's and the part's."""
    column = table.columns[number - 1]
    told = {**table.fields, **row.fields, **column.fields, **part.fields}
    told["unit"] = reading.unit or told.get("unit", COUNT)
    if column.by_unit:
        told["unit"] = reading.unit or part.fields.get("unit", COUNT)
        measure = column.by_unit.get(told["unit"], "")
        base = {**table.fields, **row.fields}.get("measure", "")
        told = {"of": base, **told, "measure": part.fields.get("measure", measure)}
    told.setdefault("indicator", next((label for label in reversed(_labels(table, row, mended=True)) if label), ""))
    proof = [repair.evidence for repair in _label_repairs(table, row) if not repair.minor]
    told["note"] = " ".join(dict.fromkeys([*proof, *filter(None, [told.get("note")])]))
    return told


def _labels(table: Table, row: Row, mended: bool = False) -> list[str]:
    """The label cells of the row as printed, or mended where a repair says so."""
    cells = []
    for number, column in enumerate(table.columns, start=1):
        if column.role == "label":
            repair = table.repairs.get((row.number, number)) if mended else None
            cells.append(repair.value if repair else row.cells[number - 1])
    return cells


def _label_repairs(table: Table, row: Row) -> Iterator[Repair]:
    for number, column in enumerate(table.columns, start=1):
        if column.role == "label" and (row.number, number) in table.repairs:
            yield table.repairs[row.number, number]


def _fault(table: Table, row: Row, number: int, what: str) -> CorpusError:
    return fault(f"{table.id}, row {row.number}, column {number}", what)
