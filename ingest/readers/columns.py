"""Columns drawn line by line across the page, put back into reading order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.lines import Line

MIN_PAIRS = 8  # fewer lines side by side are no columns
MIN_WORDS = 4  # on average, in a line of a column


def unweave(lines: Sequence[Line]) -> list[Line]:
    """Lines of two columns of about one width that are drawn by turns: first the left ones, then the right ones.

    A line across both columns ends the columns above it. Lines in any other order are left as they are.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.x0 < gutter - line.size and line.x1 > gutter + line.size:
            found += [*left, *right, line]
            left, right = [], []
        else:
            (right if line.x0 >= gutter - line.size else left).append(line)
    return [*found, *left, *right]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the right column begins, or None."""
    pairs = [(first, second) for first, second in pairwise(lines) if second.beside and not first.tag]
    starts = Counter(round(second.x0) for _, second in pairs)
    if len(pairs) < MIN_PAIRS:
        return None
    start, count = starts.most_common(1)[0]
    pairs = [(first, second) for first, second in pairs if abs(second.x0 - start) < 3]
    words = [min(len(first.text.split()), len(second.text.split())) for first, second in pairs]
    widths = [sorted(line.x1 - line.x0 for line in side)[len(pairs) // 2] for side in zip(*pairs, strict=True)]
    even = max(widths) < 1.25 * min(widths)
    return float(start) if count >= MIN_PAIRS and even and sum(words) >= MIN_WORDS * len(words) else None
