"""Packing sentences, items and rows into chunks: the cheapest cuts, as Knuth and Plass (1981) break lines."""

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = 60  # word pieces; a smaller chunk says too little on its own
SHORT = 15  # a line, not a paragraph
LARGE = 160  # a larger one blurs what it is about


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece that is never cut: text[start:end] of the block with this number; size in word pieces."""

    block: int
    start: int
    end: int
    kind: str
    size: int
    text: str


def pack(atoms: Sequence[Atom], room: int) -> list[list[Atom]]:
    """Cut atoms into runs of at most room word pieces (a single larger atom stands alone), cheapest first."""
    best = [0.0]
    starts = [0]
    for end in range(1, len(atoms) + 1):
        cost, start = _cheapest(atoms, end, best, room)
        best.append(cost)
        starts.append(start)
    runs: list[list[Atom]] = []
    at = len(atoms)
    while at:
        runs.append(list(atoms[starts[at] : at]))
        at = starts[at]
    return runs[::-1]


def _cheapest(atoms: Sequence[Atom], end: int, best: Sequence[float], room: int) -> tuple[float, int]:
    """The cost of the best packing of atoms[:end], and where its last run starts."""
    found = (float("inf"), end - 1)
    size = 0
    joins = 0.0
    for start in range(end - 1, -1, -1):
        size += atoms[start].size + (atoms[start].kind == "item")
        if start < end - 1:
            joins += _join_cost(atoms[start], atoms[start + 1])
        if size > room and start < end - 1:
            break
        cut = _cut_cost(atoms[start - 1], atoms[start]) if start else 0.0
        found = min(found, (best[start] + _size_cost(size) + joins + cut, start))
    return found


def _size_cost(size: int) -> float:
    if size < SMALL:
        return ((SMALL - size) / SMALL) ** 2
    return max(0.0, (size - LARGE) / 100)


def _join_cost(first: Atom, second: Atom) -> float:
    """Two paragraphs are better apart, if they are long enough to stand alone."""
    if first.block == second.block or second.kind != "paragraph" or first.text.endswith(":"):
        return 0.0
    return 0.05 if first.kind == "paragraph" else 0.1


def _cut_cost(first: Atom, second: Atom) -> float:
    """The cost of a break: a lead-in should keep its items, a paragraph its sentences."""
    if first.block == second.block:
        return 0.6
    if first.text.endswith((":", ":-")):
        return 4.0
    if second.kind == "item":
        return 0.15 if first.kind == "item" else 1.0
    if first.kind == second.kind and (first.kind == "row" or max(first.size, second.size) < SHORT):
        return 0.1  # rows, or short lines that are a list without bullets
    return 0.0
