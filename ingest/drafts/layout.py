"""Tables without rules: lines in which numbers stand in columns that gaps run through."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.drafts.grid import Box, Found, without_empty
from ingest.drafts.rows import Edges, column_of, rows_by_distance
from ingest.drafts.words import Line, Word, clear_gaps

_NEAR = 3.2  # sizes of print: lines further apart are not of one table
_NEAR_HEAD = 2.4
_MOST_HEAD_LINES = 5
_MOST_BETWEEN = 4  # lines without numbers between two with


def find_layouts(lines: Sequence[Line]) -> list[Found]:
    """The borderless tables in the lines of a page that no ruled table holds; each has a column of numbers."""
    found: list[Found] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at) if lines[at].is_data() else []
        if len(run) > 1:
            first, last = _first(lines, run), _last(lines, run)
            found += _table(lines[first:last], [lines[n] for n in run], run[0] - first)
            at = last
        else:
            at += 1
    return found


def _run(lines: Sequence[Line], start: int) -> list[int]:
    """Which lines from start on are lines of numbers of one table."""
    run, columns = [start], _columns([lines[start]])
    for at in range(start + 1, len(lines)):
        apart = lines[at].top - lines[at - 1].top > _NEAR * lines[at].size
        if apart or at - run[-1] > _MOST_BETWEEN:
            break
        if lines[at].is_data():
            widened = _columns([*(lines[n] for n in run), lines[at]])
            if widened < min(columns, 3) or widened < 2:
                break
            run.append(at)
            columns = widened
    return run


def _columns(lines: Sequence[Line]) -> int:
    return len(clear_gaps([word for line in lines for word in line.words])) + 1


def _first(lines: Sequence[Line], run: Sequence[int]) -> int:
    """Where the head begins: the lines close above that stand in columns."""
    left = _gaps(lines, run)[0][0]
    at = run[0]
    while at > 0 and run[0] - at < _MOST_HEAD_LINES:
        above = lines[at - 1]
        near = lines[at].top - above.top <= _NEAR_HEAD * max(above.size, lines[at].size)
        in_columns = len(above.segments()) > 1 or above.words[0].x0 >= left
        if not near or not in_columns:
            break
        at -= 1
    return at


def _last(lines: Sequence[Line], run: Sequence[int]) -> int:
    """Where the table ends: past the rest of the last row's cells."""
    left = _gaps(lines, run)[0][0]
    at = run[-1] + 1
    while at < len(lines):
        line, above = lines[at], lines[at - 1]
        tight = line.top - above.top <= 1.5 * above.size
        rest = line.words[0].x0 >= left or (line.words[-1].x1 <= left and line.text[:1].islower())
        if not tight or not rest:
            break
        at += 1
    return at


def _gaps(lines: Sequence[Line], run: Sequence[int]) -> list[tuple[float, float]]:
    return clear_gaps([word for at in run for word in lines[at].words])


def _table(lines: Sequence[Line], data: Sequence[Line], heads: int) -> Iterator[Found]:
    words = [word for line in data for word in line.words]
    gaps = clear_gaps(words)
    body = [word for line in lines[heads:] for word in line.words]
    edges = (min(word.x0 for word in body), *((a + b) / 2 for a, b in gaps), max(word.x1 for word in body))
    extents = _extents(words, edges)
    rows = [_head(line, edges, extents) for line in lines[:heads]] + rows_by_distance(lines[heads:], edges)
    cells, kept = without_empty(rows, heads)
    everything = [word for line in lines for word in line.words]
    yield Found(_box(everything), cells, kept, "layout")


def _extents(words: Sequence[Word], edges: Edges) -> list[tuple[float, float]]:
    """How far the numbers and labels of each column reach."""
    columns: list[list[Word]] = [[] for _ in edges[1:]]
    for word in words:
        columns[column_of(word, edges)].append(word)
    return [(min((w.x0 for w in one), default=0), max((w.x1 for w in one), default=0)) for one in columns]


def _head(line: Line, edges: Edges, extents: Sequence[tuple[float, float]]) -> list[str]:
    """A line of the head; words over several columns are told to each of them."""
    cells: list[list[str]] = [[] for _ in extents]
    for segment in line.segments():
        x0, x1 = segment.words[0].x0, segment.words[-1].x1
        over = {at for at, (left, right) in enumerate(extents) if x0 < right and left < x1}
        own = {column_of(word, edges) for word in segment.words}
        if len(over) > 1 and len(own) > 1 and len(segment.words) >= len(own):
            parts = _split(segment, edges)
            spanning = [(at, segment.text) for at in sorted(over)] if parts is None else parts
        else:
            at = min(over) if len(over) == 1 else column_of(_whole(segment), edges)
            spanning = [(at, segment.text)]
        for at, text in spanning:
            cells[at].append(text)
    return [" ".join(cell) for cell in cells]


def _split(segment: Line, edges: Edges) -> list[tuple[int, str]] | None:
    """The heads of neighbouring columns that stand close together; None for one head over several columns."""
    parts: dict[int, list[Word]] = {}
    for word in segment.words:
        parts.setdefault(column_of(word, edges), []).append(word)
    groups = list(parts.values())
    widths = [right[0].x0 - left[-1].x1 for left, right in pairwise(groups)]
    if min(widths) < 0.45 * segment.size:
        return None
    return [(at, " ".join(word.text for word in words)) for at, words in parts.items()]


def _whole(segment: Line) -> Word:
    first, last = segment.words[0], segment.words[-1]
    return Word(segment.text, first.x0, last.x1, first.top, last.bottom, segment.size)


def _box(words: Sequence[Word]) -> Box:
    return (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
