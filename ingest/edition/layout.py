"""From blocks to pages: what the Typst template draws, page by page, as plain JSON values."""

import re
from bisect import bisect_right
from itertools import groupby
from typing import TypedDict

from ingest.edition.blocks import Block, Table, find_tables
from ingest.edition.record import Record

MARKUP = re.compile(r"\^(?P<number>\[\d+\])|\^\{(?P<stars>\*+)(?P<rest>[^}]*)\}|<u>(?P<under>.*?)</u>")

CHARACTERS_OF_A_SHARE = 14

Tables = dict[int, Table]  # each table by the lines of its rows


class Run(TypedDict):
    """A stretch of text in one style: "plain", "raised" or "under"."""

    style: str
    text: str


Row = list[list[Run]]


class Drawn(TypedDict, total=False):
    """One drawn element; kind tells which of the other keys it has."""

    kind: str
    level: int
    runs: list[Run]
    marker: str
    items: list["Drawn"]
    shares: list[float]
    header: list[Row]
    rows: list[Row]


class DrawnPage(TypedDict):
    """One page: its number, how its start is known, a note for its foot, and its elements."""

    number: int
    basis: str
    note: str
    elements: list[Drawn]


def draw_pages(blocks: list[Block], record: Record) -> list[DrawnPage]:
    """All pages of the edition; a table that goes over a page break has its header again on the next page."""
    starts = [page.line for page in record.pages]
    known = {row.line: table for table in find_tables(blocks, record) for row in table.rows}
    held: list[list[Block]] = [[] for _ in starts]
    for block in blocks:
        held[bisect_right(starts, block.line) - 1].append(block)
    return [
        {"number": page.page, "basis": page.basis, "note": page.note, "elements": _elements(some, known)}
        for page, some in zip(record.pages, held, strict=True)
    ]


def _elements(blocks: list[Block], known: Tables) -> list[Drawn]:
    elements: list[Drawn] = []
    for (kind, first), group in groupby(blocks, key=lambda block: _family(block, known)):
        some = list(group)
        if kind == "row":
            elements.append(_table(known[first], some))
        elif kind.startswith("item"):
            elements.append(_list(some))
        elif kind == "leader":
            elements.append({"kind": kind, "rows": [[runs(cell) for cell in row.cells] for row in some]})
        else:
            elements += [{"kind": kind, "level": block.level, "runs": runs(block.text)} for block in some]
    return elements


def _family(block: Block, known: Tables) -> tuple[str, int]:
    """What a block is drawn together with: items of one kind of list, rows of one table."""
    if block.kind == "row":
        return "row", known[block.line].rows[0].line
    if block.kind == "item":
        return ("item" if block.marker == "•" else "item-number"), 0
    return block.kind, 0


def _table(table: Table, rows: list[Block]) -> Drawn:
    head = table.rows[: table.header_rows]
    header, body = (
        [[runs(cell) for cell in row.cells[: table.width]] for row in some]
        for some in (head, [row for row in rows if row not in head])
    )
    return {"kind": "table", "shares": _shares(table), "header": header, "rows": body}


def _shares(table: Table) -> list[float]:
    """Widths of the columns: the wordier of the first two up to 2.6, the other up to 1.4, the rest one."""
    cells = [[len(row.cells[column]) for row in table.rows[table.header_rows :]] for column in (0, 1)]
    wordier = 0 if sum(cells[0]) > sum(cells[1]) else 1
    most = {wordier: 2.6, 1 - wordier: 1.4}
    shares = [min(max(max(cells[column]) / CHARACTERS_OF_A_SHARE, 1.25), most[column]) for column in (0, 1)]
    return [*shares, *[1.0] * (table.width - 2)]


def _list(blocks: list[Block]) -> Drawn:
    items: list[Drawn] = []
    for block in blocks:
        item: Drawn = {"marker": block.marker, "runs": runs(block.text), "items": []}
        (items[-1]["items"] if block.level == 2 and items else items).append(item)
    return {"kind": "list", "marker": blocks[0].marker, "items": items}


def runs(text: str) -> list[Run]:
    """The text cut at the source's markup: ^[1] and ^{**} are raised, <u>words</u> underlined."""
    found: list[Run] = []
    end = 0
    for mark in MARKUP.finditer(text):
        found.append({"style": "plain", "text": text[end : mark.start()]})
        if mark["under"]:
            found.append({"style": "under", "text": mark["under"]})
        else:
            found.append({"style": "raised", "text": mark["number"] or mark["stars"]})
            found.append({"style": "plain", "text": mark["rest"] or ""})
        end = mark.end()
    found.append({"style": "plain", "text": text[end:]})
    return [run for run in found if run["text"]]
