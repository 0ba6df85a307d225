"""Tables that rules or fills draw: full grids, a filled head over rows parted by rules, and rules alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ingest.drafts.grid import MOST_HEAD_ROWS, Box, Found, head_rows, without_empty
from ingest.drafts.rows import Band, Edges, fits, is_crowded, rows_by_distance, rows_in
from ingest.drafts.words import Line, Word, cell_text, clear_gaps, lines_of

_SLACK = 4.0  # points by which the ends of a table's rules may differ
_LEAST_RULES = 4  # of tables drawn with rules between the rows alone: a head and two rows
_LEAST_WIDTH = 120.0
_NEAR_HEAD = 2.4  # sizes of print between the lines of a head
_LEAST_FILLED = 0.35  # of the cells: a chart's grid or a form is no table


def find_ruled(page: Any, words: Sequence[Word]) -> list[Found]:
    """The ruled tables of a pdfplumber page from top to bottom."""
    from pdfplumber.table import TableFinder

    finder = TableFinder(page.filter(lambda thing: not _is_ground(thing, page)))
    rules = _rules(finder.edges)
    found: list[Found] = []
    tables = sorted(finder.tables, key=lambda table: float(table.bbox[1]))
    for at, table in enumerate(tables):
        under = min((other.bbox[1] for other in tables[at + 1 :] if _meet(table.bbox, other.bbox)), default=page.height)
        found += _from_cells(table, words, _below(table, rules, words, under))
    found += [one for group in _groups(rules, found) for one in _from_rules(group, words)]
    return sorted(found, key=lambda one: one.box[1])


def inside(words: Sequence[Word], box: Box) -> list[Word]:
    """The words whose middle is in the box."""
    return [word for word in words if box[0] <= word.mid_x < box[2] and box[1] <= word.mid_y < box[3]]


def _is_ground(thing: dict[str, Any], page: Any) -> bool:
    """Whether a drawing is the colour behind half a page or more, whose edges are no rules."""
    if thing["object_type"] != "rect" or thing.get("stroke") or not thing.get("fill"):
        return False
    return bool(thing["width"] * thing["height"] > 0.5 * page.width * page.height)


def _from_cells(table: Any, words: Sequence[Word], bottoms: Sequence[float]) -> Iterator[Found]:
    """A table of drawn cells, with the rows beneath them that are parted by rules only."""
    x0, top, x1, bottom = table.bbox
    held = inside(words, table.bbox)
    drawn = [_drawn_row(row, held) for row in table.rows]
    edges = (*sorted({cell[0] for cell in table.cells}), x1)
    only_head = bottoms and len(drawn) <= MOST_HEAD_ROWS  # cells are drawn, or filled, for the head alone
    heads = len(drawn) if only_head else head_rows(drawn)
    box = (x0 - _SLACK, top, x1 + _SLACK, max([bottom, *bottoms]))
    bands = list(pairwise([bottom, *bottoms]))
    rows = _parted(drawn, table, held, edges) + rows_in(inside(words, box), edges, bands)
    cells, kept = without_empty(rows, heads)
    if len(cells) > 1 and len(cells[0]) > 1 and _filled(cells) >= _LEAST_FILLED:
        yield Found(box, cells, kept, "ruled")


def _drawn_row(row: Any, words: Sequence[Word]) -> list[str]:
    """The cells of a drawn row; a cell that spans columns gives its words to the first of them."""
    return [cell_text(inside(words, cell)) if cell else "" for cell in row.cells]


def _parted(drawn: list[list[str]], table: Any, words: Sequence[Word], edges: Edges) -> list[list[str]]:
    """The drawn rows, each that holds lines of several rows cut into them, and spanning heads told to each column."""
    heads = head_rows(drawn)
    rows: list[list[str]] = []
    for at, (cells, row) in enumerate(zip(drawn, table.rows, strict=True)):
        inner = inside(words, row.bbox)
        if at >= heads and all(row.cells) and is_crowded(inner, edges):
            rows += rows_by_distance(lines_of(inner), edges)
        else:
            rows.append(_spread(cells, row) if at < heads - 1 else cells)
    return rows


def _spread(cells: list[str], row: Any) -> list[str]:
    """The cells of a head's upper row, the words of a spanning cell repeated over each of its columns."""
    told = list(cells)
    for at, cell in enumerate(row.cells):
        if cell is None and at and told[at - 1] and row.cells[0] is not None:
            told[at] = told[at - 1]
    return told


def _below(table: Any, rules: Sequence[Edges], words: Sequence[Word], under: float) -> list[float]:
    """The rules of the same width beneath the box, as long as what stands between them is no prose."""
    box, bottoms = table.bbox, list[float]()
    edges = (*sorted({cell[0] for cell in table.cells}), box[2])
    for top, x0, x1 in rules:
        if not (box[3] + 1 < top < under - 1 and abs(x0 - box[0]) < _SLACK and abs(x1 - box[2]) < _SLACK):
            continue
        between = inside(words, (box[0] - _SLACK, bottoms[-1] if bottoms else box[3], box[2] + _SLACK, top))
        if not between or not fits(lines_of(between), edges):
            break
        bottoms.append(top)
    return bottoms


def _rules(edges: Sequence[dict[str, Any]]) -> list[Edges]:
    """The horizontal rules as (top, left, right), from top to bottom."""
    flat = [edge for edge in edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] >= _LEAST_WIDTH]
    return sorted({(float(edge["top"]), float(edge["x0"]), float(edge["x1"])) for edge in flat})


def _groups(rules: Sequence[Edges], found: Sequence[Found]) -> list[list[Edges]]:
    """Rules of one width outside the tables found, each group from top to bottom."""
    groups: list[list[Edges]] = []
    for rule in rules:
        if any(one.box[1] - 1 <= rule[0] <= one.box[3] + 1 and one.box[0] < rule[2] for one in found):
            continue
        like = [group for group in groups if abs(group[0][1] - rule[1]) + abs(group[0][2] - rule[2]) < _SLACK]
        if like and not any(like[-1][-1][0] <= one.box[1] and one.box[3] <= rule[0] for one in found):
            like[-1].append(rule)
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= _LEAST_RULES]


def _from_rules(group: Sequence[Edges], words: Sequence[Word]) -> Iterator[Found]:
    """A table without any upright edge: the gaps that run through all its rows part the columns."""
    top, x0, x1 = group[0]
    box = (x0 - _SLACK, top, x1 + _SLACK, group[-1][0])
    held = inside(words, box)
    bands: list[Band] = [(a[0], b[0]) for a, b in pairwise(group)]
    gaps = clear_gaps(held)
    edges = (x0, *((left + right) / 2 for left, right in gaps), x1)
    if not gaps or not fits(lines_of(held), edges):
        return
    rows = rows_in(held, edges, bands)
    if head_rows(rows) == 0 and (above := _head_above(words, box, edges)):
        rows = [*rows_by_distance(above, edges), *rows]
        box = (box[0], above[0].top, box[2], box[3])
    cells, heads = without_empty(rows, head_rows(rows))
    if len(cells) > 2 and _filled(cells) >= _LEAST_FILLED:
        yield Found(box, cells, heads, "ruled")


def _head_above(words: Sequence[Word], box: Box, edges: Edges) -> list[Line]:
    """The lines close above the first rule that stand in the table's columns; none where it is prose."""
    found: list[Line] = []
    for line in reversed(lines_of(inside(words, (box[0], 0, box[2], box[1])))):
        top = found[-1].top if found else box[1]
        if top - line.top > _NEAR_HEAD * line.size or len(line.segments()) < 2 or not fits([line], edges):
            break
        found.append(line)
    return found[::-1]


def _filled(cells: Sequence[Sequence[str]]) -> float:
    return sum(bool(cell) for row in cells for cell in row) / sum(map(len, cells))


def _meet(one: Box, other: Box) -> bool:
    """Whether the two boxes stand one above the other."""
    return one[0] < other[2] and other[0] < one[2] and other[1] >= one[3] - 1
