"""From the lines of the supplied text to its blocks: headings, paragraphs, list items and table rows."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from ingest.edition.record import Record, folded
from planqa.errors import CorpusError

Kind = Literal["heading", "paragraph", "note", "item", "leader", "row"]

BULLET = re.compile(r"(?P<indent> ?)(?:[-•]\s+|(?=\d\)\s))(?P<marker>(?:\d\))?)\s*(?P<text>.*)")
NOTE = re.compile(r"\^(?:\[\d+\]|\{[^}]*\})\s")
FEWEST_TABS_OF_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One block and the source line (1-based) it starts at.

    level: of a heading 1-3, of an item 1, or 2 for an item under an item. marker: "•" or the item's number.
    A row or leader has cells instead of text. A leader is a line of the contents list: a title and its page.
    """

    kind: Kind
    line: int
    text: str = ""
    level: int = 0
    marker: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one table, over page breaks too, its header rows first."""

    rows: tuple[Block, ...]
    header_rows: int

    @property
    def width(self) -> int:
        """Columns that hold anything; the source pads its rows with empty cells."""
        return max(index for row in self.rows for index, cell in enumerate(row.cells, start=1) if cell)


def read_blocks(source: list[str], record: Record) -> list[Block]:
    """The blocks of the source in order; a line belongs to exactly one block."""
    blocks: list[Block] = []
    owed = ""  # words of a heading that runs on over the next lines
    after_blank = True
    for number, line in enumerate(source, start=1):
        words = folded(line)
        if words and owed:
            owed = _rest_of_heading(owed, words, number)
        elif words and number in record.headings:
            level, text = record.headings[number]
            owed = _rest_of_heading(text, words, number)
            blocks.append(Block("heading", number, text, level))
        elif words in record.repeated:
            blocks.append(Block("heading", number, words, 2))
        elif words and number in record.joined:
            blocks[-1] = _joined(blocks[-1], line)
        elif words and not after_blank and _goes_on(blocks[-1], line):
            blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text} {words}")
        elif words:
            blocks.append(_block(line, number))
        after_blank = not words
    return blocks


def find_tables(blocks: list[Block], record: Record) -> list[Table]:
    """The tables in order: rows that follow each other with nothing but blank lines between."""
    found: list[list[Block]] = []
    before = "paragraph"
    for block in blocks:
        if block.kind == "row":
            if before != "row" or block.line in record.table_starts:
                found.append([])
            found[-1].append(block)
        before = block.kind
    return [Table(tuple(rows), record.header_rows.get(rows[0].line, 1)) for rows in found]


def _block(line: str, number: int) -> Block:
    cells = tuple(folded(cell) for cell in line.split("\t"))
    if len(cells) > FEWEST_TABS_OF_A_ROW:
        return Block("row", number, cells=cells)
    if found := BULLET.fullmatch(line):
        level = 2 if found["indent"] else 1
        return Block("item", number, folded(found["text"]), level, found["marker"] or "•")
    if len(cells) > 1:
        return Block("leader", number, cells=cells)
    return Block("note" if NOTE.match(line) else "paragraph", number, folded(line))


def _goes_on(above: Block, line: str) -> bool:
    """Whether an indented line is the rest of the list item right above it."""
    return above.kind == "item" and line[0] in " \t" and not BULLET.match(line)


def _joined(row: Block, line: str) -> Block:
    below = (folded(cell) for cell in line.split("\t"))
    return replace(row, cells=tuple(f"{cell} {more}".strip() for cell, more in zip(row.cells, below, strict=True)))


def _rest_of_heading(owed: str, words: str, number: int) -> str:
    words = re.sub(r"</?u>", "", words)
    if not owed.startswith(words):
        raise CorpusError(f"edition.toml: the heading at line {number} of source.txt is not {owed!r}; correct it")
    return owed.removeprefix(words).strip()
