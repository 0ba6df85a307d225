"""Lines of words and column edges in, rows of cells out: by the rules between the rows, or by the lines' distances."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.drafts.words import Line, Word, cell_text, is_value_or_state, lines_of

Edges = tuple[float, ...]  # where each column begins, from left to right, and where the last one ends
Band = tuple[float, float]  # top and bottom


def rows_in(words: Sequence[Word], edges: Edges, bands: Sequence[Band]) -> list[list[str]]:
    """The rows of a table whose bands lie between rules; each band is a row, or holds a group of rows."""
    held = [[word for word in words if top <= word.mid_y < bottom] for top, bottom in bands]
    held = [inside for inside in held if inside]
    if 2 * sum(_data_lines(inside, edges) > 1 for inside in held) > len(held):
        return [row for inside in held for row in rows_by_distance(lines_of(inside), edges)]
    rows: list[list[str]] = []
    for inside in held:
        rows += rows_by_distance(lines_of(inside), edges) if is_crowded(inside, edges) else [_cells(inside, edges)]
    return rows


def is_crowded(words: Sequence[Word], edges: Edges) -> bool:
    """Whether the words between two rules are of several rows, for some tables rule off groups only."""
    return _data_lines(words, edges) > 2


def rows_by_distance(lines: Sequence[Line], edges: Edges) -> list[list[str]]:
    """The rows of lines without rules: a line goes on from its row where it is nearer to it than rows are apart."""
    groups: list[list[Line]] = []
    within, pitch = _step_within(lines, edges), _pitch(lines, edges)
    for above, line in zip([None, *lines], lines, strict=False):
        tight = above is not None and line.top - above.top <= within
        if above is not None and (tight or _goes_on(line, above, edges, pitch)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_cells([word for line in group for word in line.words], edges) for group in groups]


def column_of(word: Word, edges: Edges) -> int:
    """The column, from 0, that the middle of the word stands in; the outer columns reach to the page's ends."""
    return min(max(bisect_right(edges, word.mid_x) - 1, 0), len(edges) - 2)


def fits(lines: Sequence[Line], edges: Edges) -> bool:
    """Whether no run of words crosses an edge as a sentence of prose would."""
    for line in lines:
        for left, right in pairwise(line.words):
            close = right.x0 - left.x1 < 0.35 * left.size
            if close and column_of(left, edges) != column_of(right, edges) and _crossed(left, right, edges):
                return False
    return all(edges[0] - 4 <= word.x0 and word.x1 <= edges[-1] + 4 for line in lines for word in line.words)


def _crossed(left: Word, right: Word, edges: Edges) -> bool:
    """Whether one of the two words hangs over the edge between them by more than the print's own slack."""
    edge = edges[column_of(right, edges)]
    return left.x1 > edge + 1 or right.x0 < edge - 1


def _cells(words: Sequence[Word], edges: Edges) -> list[str]:
    columns: list[list[Word]] = [[] for _ in edges[1:]]
    for word in words:
        columns[column_of(word, edges)].append(word)
    return [cell_text(column) for column in columns]


def _data_lines(words: Sequence[Word], edges: Edges) -> int:
    return sum(_is_row(line, edges) for line in lines_of(words))


def _is_row(line: Line, edges: Edges) -> bool:
    """Whether the line alone could be a row: named in the first column and with a value further right."""
    first, *rest = _cells(line.words, edges)
    return bool(first) and any(cell and len(cell.split()) < 4 and is_value_or_state(cell) for cell in rest)


def _pitch(lines: Sequence[Line], edges: Edges) -> float:
    """The usual distance of one row's first line from the next row's; 0 where there are no two rows."""
    tops = [line.top for line in lines if _is_row(line, edges)]
    steps = sorted(after - before for before, after in pairwise(tops))
    return steps[len(steps) // 2] if steps else 0.0


def _step_within(lines: Sequence[Line], edges: Edges) -> float:
    """The most that one line of a row stands below another; 0 where rows stand as close as lines do.

    A line with words in every column begins a row, so where one follows as closely as any line does,
    distance tells nothing.
    """
    steps = [(after.top - before.top, after) for before, after in pairwise(lines)]
    within = 1.1 * min((step for step, _ in steps), default=0.0)
    tight = [line for step, line in steps if step <= within]
    told = len(tight) < len(steps) and not any(_is_full(line, edges) for line in tight)
    return within if told else 0.0


def _is_full(line: Line, edges: Edges) -> bool:
    return all(_cells(line.words, edges))


def _goes_on(line: Line, above: Line, edges: Edges, pitch: float) -> bool:
    """Whether the line belongs to the row of the line above it."""
    if _is_row(line, edges):
        return False
    near = line.top - above.top < 0.85 * pitch
    cells = _cells(line.words, edges)
    lonely = not any(cells[1:])  # words in the first column only: the rest of a label, or a heading
    return near or not cells[0] or (lonely and (cells[0][:1].islower() or cells[0].startswith("(")))
