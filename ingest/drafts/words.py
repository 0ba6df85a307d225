"""The words of a page as drawn: where they stand, which lines and segments they form, which of them are values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.readers.characters import fold
from planqa.quantities import find_quantities, parse_quantity

GUTTER = 0.75  # of the size of the print: a wider gap parts two columns, a narrower one two words

STATES = {  # words that stand where a number would, in lower case, and what they mean
    "": "none given", "-": "not available", "–": "not available", "—": "not available", "..": "not available",
    "*": "not available", "n/a": "not available", "na": "not available", "no data": "not available",
    "not available": "not available", "not collected": "not available", "not comparable": "not comparable",
    "new indicator": "new indicator", "tbc": "not available",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word; places in points from the page's top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def mid_x(self) -> float:
        """Where its middle stands from the left."""
        return (self.x0 + self.x1) / 2

    @property
    def mid_y(self) -> float:
        """Where its middle stands from the top."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        """Where its first word begins."""
        return self.words[0].top

    @property
    def bottom(self) -> float:
        """Where its lowest word ends."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of its largest word."""
        return max(word.size for word in self.words)

    def segments(self) -> list["Line"]:
        """The line cut at every gap that is too wide to part two words of one sentence."""
        cuts = [0]
        for at, (left, right) in enumerate(pairwise(self.words), start=1):
            if right.x0 - left.x1 > GUTTER * max(left.size, right.size):
                cuts.append(at)
        return [Line(self.words[a:b]) for a, b in zip(cuts, [*cuts[1:], len(self.words)], strict=True)]

    def is_data(self) -> bool:
        """Whether a number of its own stands right of other words, and no prose does."""
        rest = [segment.text for segment in self.segments()[1:]]
        return any(map(is_value, rest)) and sum(map(is_value_or_state, rest)) * 2 >= len(rest)


def read_words(page: Any) -> list[Word]:
    """The upright words of a pdfplumber page, in no certain order."""
    found = page.extract_words(x_tolerance_ratio=0.15, use_text_flow=False, extra_attrs=["upright"], return_chars=True)
    return [_word(one) for one in found if one["upright"] and fold(one["text"])]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines from top to bottom; words half a size apart in height are not on one line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.mid_y, word.x0)):
        if rows and abs(rows[-1][0].mid_y - word.mid_y) < 0.4 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda word: word.x0))) for row in rows]


def cell_text(words: Iterable[Word]) -> str:
    """The words of one cell as printed, its lines joined; a word cut at a hyphen is one word again."""
    text = ""
    for line in lines_of(words):
        parted = re.search(r"\w-$", text) and line.text[:1].islower()
        text += line.text if parted or not text else f" {line.text}"
    return fold(text)


def is_value(text: str) -> bool:
    """Whether a cell prints a number, not a year, a period or a sentence with a number in it."""
    bare = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    if not find_quantities(bare):
        return False
    if parse_quantity(bare):
        return True
    letters = sum(map(str.isalpha, text))
    return bool(re.match(r"[(£+\-−–]*\d", text)) and letters <= 4 * sum(map(str.isdigit, text))


def is_value_or_state(text: str) -> bool:
    """Whether a cell prints a number or one of the words that stand for none."""
    return is_value(text) or text.casefold() in STATES


def clear_gaps(words: Sequence[Word]) -> list[tuple[float, float]]:
    """The stretches of the page's width, at least half a size wide, that none of the words stands in."""
    if not words:
        return []
    least = 0.5 * sorted(word.size for word in words)[len(words) // 2]
    gaps = []
    ordered = sorted(words, key=lambda word: word.x0)
    reach = ordered[0].x1
    for word in ordered[1:]:
        if word.x0 - reach >= least:
            gaps.append((reach, word.x0))
        reach = max(reach, word.x1)
    return gaps


def _word(one: dict[str, Any]) -> Word:
    size = max(float(char["size"]) for char in one["chars"])
    return Word(fold(one["text"]), one["x0"], one["x1"], one["top"], one["bottom"], size)
