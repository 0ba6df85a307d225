"""Running heads and feet: found by what repeats at one height, and the printed page numbers in them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.lines import Line

ZONE = 0.12  # of the height of the text, at either end
MAX_HEAD_WORDS = 12
NEAR = 3  # points by which a running line may move from page to page

_VARIES = re.compile(r"\d+|\b[ivxl]+\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:page|p\.?)?\s*[-–—|\[(]?\s*(\d{1,4}|[ivxl]{1,7})\s*[-–—|\])]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_PRINTED = re.compile(
    r"(?:^|\s|\|)(\d{1,4}|[ivxl]{1,7})$|^(\d{1,4}|[ivxl]{1,7})(?:\s|\||$)|page (\d{1,4})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or the foot of a page; words is its text with numbers made alike."""

    index: int
    line: Line
    words: str
    height: int


def strip_running(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[list[str]]]:
    """Take running heads and feet off every page; returns the bodies, and the texts taken off each."""
    furniture = _trusts_furniture(pages)
    off = {id(line) for lines in pages for line in lines if furniture and line.artifact}
    if 2 * sum(any(id(line) in off for line in lines) for lines in pages) < len(pages):
        edges = _edges(pages)
        loose = {id(edge.line) for edge in _repeating(edges, len(pages))}
        loose |= {id(edge.line) for edge in _numbered(edges, _body_size(pages))}
        off |= {id(line) for lines in pages for line in _outermost(lines, loose | off)}
    bodies = [[line for line in lines if id(line) not in off] for lines in pages]
    return bodies, [[line.text for line in lines if id(line) in off] for lines in pages]


def printed_labels(taken: Sequence[Sequence[str]]) -> list[str] | None:
    """The page numbers printed in heads and feet, where most of them run on evenly; else None."""
    offsets: Counter[int] = Counter()
    romans: dict[int, str] = {}
    for index, texts in enumerate(taken):
        for match in (match for text in texts for match in _PRINTED.finditer(text)):
            printed = next(group for group in match.groups() if group)
            if printed.isdigit():
                offsets[int(printed) - index] += 1
            else:
                romans[index] = printed
    offset, seen = offsets.most_common(1)[0] if offsets else (0, 0)
    if seen < max(3, len(taken) // 2):
        return None
    labels = (str(index + offset) if index + offset > 0 else "" for index in range(len(taken)))
    return [label or romans.get(index, "") for index, label in enumerate(labels)]


def _trusts_furniture(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether the file's own marks of furniture can be believed: they cover less than a third of it."""
    letters = sum(len(line.text) for lines in pages for line in lines)
    return 3 * sum(len(line.text) for lines in pages for line in lines if line.artifact) < letters


def _outermost(lines: Sequence[Line], loose: set[int]) -> list[Line]:
    """The loose lines with nothing but loose lines between them and the edge of the page."""
    level = [line for line in lines if line.level]
    body = [line.y for line in level if id(line) not in loose]
    low, high = (min(body), max(body)) if body else (0.0, 0.0)
    return [line for line in level if id(line) in loose and (not body or not low - NEAR <= line.y <= high + NEAR)]


def _edges(pages: Sequence[Sequence[Line]]) -> list[_Edge]:
    heights = [line.y for lines in pages for line in lines if line.level]
    low, high = (min(heights), max(heights)) if heights else (0.0, 0.0)
    zone = ZONE * (high - low)
    return [
        _Edge(index, line, _VARIES.sub("#", line.text.casefold()), round(line.y))
        for index, lines in enumerate(pages)
        for line in lines
        if line.level and not low + zone <= line.y <= high - zone
    ]


def _repeating(edges: Sequence[_Edge], pages: int) -> list[_Edge]:
    """Edges whose words stand at the same height on half of the pages, or where running lines stand."""
    places: dict[str, Counter[int]] = {}
    all_lines: Counter[int] = Counter()
    for edge in edges:
        places.setdefault(edge.words, Counter())[edge.height] += 1
        all_lines[edge.height] += 1
    enough = 3 if pages > 3 else 2
    counted = [(edge, _around(places[edge.words], edge.height)) for edge in edges]
    often = [(edge, count) for edge, count in counted if count >= enough]
    running = Counter(edge.height for edge, _ in often)
    return [
        edge
        for edge, count in often
        if 2 * count >= pages or _around(running, edge.height) >= 0.6 * _around(all_lines, edge.height)
    ]


def _around(heights: Counter[int], height: int) -> int:
    return sum(heights[at] for at in range(height - NEAR, height + NEAR + 1))


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _numbered(edges: Sequence[_Edge], body: float) -> list[_Edge]:
    """Edges that print the page's number: bare ones, and short small lines where such numbers run on evenly."""
    bare = [(edge, match[1]) for edge in edges if (match := _BARE.fullmatch(edge.line.text))]
    found = [edge for edge, number in bare if number == str(edge.index + 1)]
    romans = [edge for edge, number in bare if not number.isdigit()]
    found += romans if len(romans) > 1 else []
    offsets: Counter[int] = Counter()
    numbers: list[tuple[_Edge, int]] = []
    for edge in edges:
        groups = (group for match in _PRINTED.finditer(edge.line.text) for group in match.groups())
        shown = next(filter(None, groups), "")
        small = edge.line.size <= 1.05 * body and len(edge.line.text.split()) <= MAX_HEAD_WORDS
        if shown.isdigit() and small:
            numbers.append((edge, int(shown) - edge.index))
            offsets[int(shown) - edge.index] += 1
    offset, seen = offsets.most_common(1)[0] if offsets else (0, 0)
    return found + [edge for edge, own in numbers if own == offset and seen >= max(3, len(numbers) // 3)]
