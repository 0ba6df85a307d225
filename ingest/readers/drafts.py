"""Drafts: the lines of a page gathered into headings, paragraphs, items and rows, by tag or by geometry."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from ingest.readers.grid import Grid, find_grids
from ingest.readers.lines import Line, merged

STRONG = re.compile(r"[•●▪■□◦○‣⁃➢➤►▸✓✔❖◆▫]\s*|[·]\s+")
WEAK = re.compile(r"[-–—o§]\s+")
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+(?=\S)")
LEADERS = re.compile(r"\s*\|?\s*(?:[.…·]\s?){4,}(?:\s*\|)?\s*")  # the dots of a contents list
_PERIOD = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b")
_VALUE = re.compile(r"\d")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*(?:\[\d+\])*$")

LARGE = 1.15  # of the body size: a heading's
COLUMN = 30.0  # points by which the left edges of one column may differ

DraftKind = Literal["heading", "paragraph", "item", "row"]


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, or the lines of each of its cells.

    header is set for a row of header cells; note for a footnote; beside the reasons stands the tag of the first line.
    """

    kind: DraftKind
    lines: list[Line]
    cells: list[list[Line]] = field(default_factory=list)
    level: int = 0
    header: bool = False
    table: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        return self.lines[0]


class Measure:
    """What is usual in a document: the size of its body text and the pitch of lines of each size."""

    def __init__(self, pages: Iterable[Sequence[Line]]) -> None:
        sizes: Counter[float] = Counter()
        drops: dict[float, Counter[float]] = {}
        for lines in pages:
            for line in lines:
                sizes[line.size] += len(line.text)
            for first, second in pairwise(lines):
                drop = first.y - second.y
                if first.size == second.size and 0.5 * first.size < drop < 3 * first.size:
                    drops.setdefault(first.size, Counter())[round(drop * 2) / 2] += 1
        self.body = sizes.most_common(1)[0][0] if sizes else 10.0
        self._pitches = {size: _usual(counted, size) for size, counted in drops.items()}

    def pitch(self, size: float) -> float:
        """Points from baseline to baseline inside a paragraph of this size."""
        return self._pitches.get(size, 1.25 * size)


def drafts_of(lines: Sequence[Line], measure: Measure) -> list[Draft]:
    """Gather the lines of one page, running heads already off."""
    found: list[Draft] = []
    plain: list[Line] = []
    grids: Iterator[Grid | None] = iter([*(grid for grid in find_grids(lines) if _is_free(lines, grid)), None])
    grid = next(grids)
    at = 0
    while at < len(lines):
        line = lines[at]
        table = line.tag.table if line.tag else 0
        end = at + 1
        if table or (grid and grid.start == at):
            found += _gathered(merged(plain), measure)
            plain = []
        if table:
            while end < len(lines) and (tag := lines[end].tag) and tag.table == table:
                end += 1
            found += _tagged_rows(lines[at:end])
        elif grid and grid.start == at:
            found += _grid_rows(grid)
            end, grid = grid.end, next(grids)
        else:
            plain.append(line)
        at = end
    return found + _gathered(merged(plain), measure)


def _is_free(lines: Sequence[Line], grid: Grid) -> bool:
    """Whether no tag says what the lines of a grid are."""
    tags = [line.tag for line in lines[grid.start : grid.end] if line.tag]
    return all(tag.kind == "paragraph" and not tag.table for tag in tags)


def _usual(counted: Counter[float], size: float) -> float:
    """The most common drop, or a smaller one nearly as common (lists of one-line items stand wider)."""
    most, times = counted.most_common(1)[0]
    usual = min(drop for drop, seen in counted.items() if 3 * seen >= times and drop > 0.7 * most)
    return usual if counted.total() >= 10 else min(usual, 1.4 * size)


def _tagged_rows(lines: Sequence[Line]) -> list[Draft]:
    rows: dict[int, dict[int, list[Line]]] = {}
    for line in lines:
        if line.tag:
            rows.setdefault(line.tag.row, {}).setdefault(line.tag.cell, []).append(line)
    drafts: list[Draft] = []
    captions = rows.pop(0, {}).get(0, [])
    drafts += [Draft("paragraph", captions)] if captions else []
    for cells in rows.values():
        members = [line for cell in cells.values() for line in cell]
        header = all(line.tag is not None and line.tag.header for line in members)
        table = members[0].tag.table if members[0].tag else 0
        drafts.append(Draft("row", members, list(cells.values()), header=header, table=table))
    return drafts


def _grid_rows(grid: Grid) -> list[Draft]:
    drafts = [Draft("row", [line for cell in row for line in cell], row, table=id(grid)) for row in grid.rows]
    first, rest = grid.rows[0], grid.rows[1:]
    bold = all(line.bold for cell in first for line in cell) and not _all_bold(rest)
    values = [sum(map(_is_value, row[1:])) for row in grid.rows]
    drafts[0].header = len(first) > 1 and (bold or (values[0] == 0 and sum(values) >= len(rest)))
    return drafts


def _is_value(cell: Sequence[Line]) -> bool:
    """Whether a cell holds a number other than a year or period."""
    return bool(_VALUE.search(_PERIOD.sub("", " ".join(line.text for line in cell))))


def _all_bold(rows: Iterable[list[list[Line]]]) -> bool:
    return all(line.bold for row in rows for cell in row for line in cell)


def _gathered(lines: Sequence[Line], measure: Measure) -> list[Draft]:
    drafts: list[Draft] = []
    elements: dict[int, Draft] = {}
    edge = _right_edges(lines)
    for line in lines:
        element = line.tag.element if line.tag and line.tag.kind == "paragraph" else -1
        if drafts and _goes_on(drafts[-1], line, measure, edge):
            drafts[-1].lines.append(line)
        elif element in elements and not STRONG.match(line.text):
            elements[element].lines.append(line)  # a footnote or column stood between
        else:
            drafts.append(Draft(_kind(line), [line]))
            if element >= 0:
                elements[element] = drafts[-1]
    return drafts


def _kind(line: Line) -> DraftKind:
    """What a first line begins; a number makes an item only where no tag calls it a paragraph."""
    tag = line.tag.kind if line.tag else ""
    if tag == "heading" or line.mark >= 0:
        return "heading"
    if STRONG.match(line.text) or WEAK.match(line.text) or tag in ("label", "item"):
        return "item"
    return "item" if NUMBERED.match(line.text) and tag != "paragraph" else "paragraph"


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """The right edge of the column a line stands in, by the id of the line."""
    columns: dict[int, float] = {}
    for line in lines:
        near = round(line.x0 / COLUMN)
        columns[near] = max(columns.get(near, 0.0), line.x1)
    return {id(line): max(columns.get(round(line.x0 / COLUMN) + step, 0.0) for step in (-1, 0, 1)) for line in lines}


def _goes_on(draft: Draft, line: Line, measure: Measure, edge: dict[int, float]) -> bool:
    """Whether the line belongs to the draft."""
    last = draft.lines[-1]
    if last.mark != line.mark or last.level != line.level or LEADERS.search(last.text):
        return False
    if last.tag and line.tag and last.tag.kind != "figure":
        same = last.tag.element == line.tag.element
        labelled = last.tag.kind == "label" and last.tag.item == line.tag.item
        return (same or labelled) and (labelled or not STRONG.match(line.text))
    if last.mark >= 0:
        return True
    return _same_paragraph(draft, last, line, measure, edge)


def _same_paragraph(draft: Draft, last: Line, line: Line, measure: Measure, edge: dict[int, float]) -> bool:
    """Whether a line without tags goes on with the draft, by size, gap, bullet, indent and length."""
    drop = last.y - line.y
    ended = bool(_ENDED.search(last.text))
    if drop < -0.5 * line.size:
        return not ended and line.text[:1].islower() and abs(last.size - line.size) < 0.6
    if abs(last.size - line.size) > 0.08 * line.size and (ended or not line.text[:1].islower()):
        return False
    pitch = max(measure.pitch(line.size), measure.pitch(last.size))
    if drop > pitch + 0.18 * line.size or STRONG.match(line.text):
        return False
    if line.size > LARGE * measure.body and last.bold == line.bold:
        return True  # a heading of several lines, perhaps centred
    short = _word_would_fit(last, line, edge[id(last)])
    if last.bold != line.bold and (short or last.bold) and short:
        return False
    if (WEAK.match(line.text) or NUMBERED.match(line.text)) and (ended or short or draft.kind == "item"):
        return False
    new = ended or (draft.kind == "paragraph" and not line.text[:1].islower())
    return _same_margin(draft, last, line, short) and not (short and new)


def _same_margin(draft: Draft, last: Line, line: Line, short: bool) -> bool:
    if draft.kind == "item":
        return line.x0 > draft.first.text_x - 0.4 * line.size or not short
    if len(draft.lines) == 1 and last.x0 - line.x0 > 3 * line.size:
        return False  # a centred line above a paragraph
    indented = line.x0 - last.x0 > 0.8 * line.size
    return not (indented and len(draft.lines) > 1) and not (indented and short)


def _word_would_fit(last: Line, line: Line, edge: float) -> bool:
    """Whether the line was begun although its first word had room on the last: a break meant by the author."""
    letters = len(line.text.split()[0])
    word = letters * max((line.x1 - line.x0) / len(line.text), 0.5 * line.size)
    room = edge - last.x1
    return room > word + line.size and room > 0.1 * (edge - last.x0)
