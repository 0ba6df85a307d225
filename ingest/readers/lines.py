"""Lines: fragments on one baseline put together, with what is known of their shape and tag."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.readers.characters import clean
from ingest.readers.fragments import Fragment
from ingest.readers.tags import PageTags, Tag

GAP = 0.8  # ems of white that part two cells of a row

_MARKER = re.compile(r"\W|o|[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})(?:\.\d{1,2}){0,3}[.)\]:]?|§|v")


@dataclass(frozen=True)
class Line:
    """Fragments of one baseline in reading order; beside is set where it goes on to the right of the line before.

    mark is the number of the outline entry whose title the line belongs to (-1: none).
    """

    fragments: tuple[Fragment, ...]
    tag: Tag | None = None
    beside: bool = False
    mark: int = -1

    @cached_property
    def text(self) -> str:
        """The words, cleaned; a soft hyphen at the end stays."""
        return clean(_text(self.fragments)).strip()

    @cached_property
    def size(self) -> float:
        """The size most of its letters have, in points."""
        sizes: Counter[float] = Counter()
        for fragment in self.fragments:
            sizes[round(fragment.size, 1)] += len(fragment.text.strip())
        return sizes.most_common(1)[0][0]

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(fragment.bold for fragment in self.fragments if any(map(str.isalnum, fragment.text)))

    @cached_property
    def y(self) -> float:
        """The baseline of its largest fragment: superscripts do not lift a line."""
        return max(self.fragments, key=lambda fragment: (fragment.size, -fragment.x)).y

    @cached_property
    def x0(self) -> float:
        return min(fragment.x for fragment in self.fragments)

    @cached_property
    def x1(self) -> float:
        return max(fragment.x + fragment.width for fragment in self.fragments)

    @cached_property
    def text_x(self) -> float:
        """Where the text starts after a bullet or number, else x0."""
        first = self.fragments[0]
        if len(self.fragments) > 1 and _MARKER.fullmatch(clean(first.text).strip() or "-"):
            return self.fragments[1].x
        return self.x0

    @property
    def artifact(self) -> bool:
        return all(fragment.artifact for fragment in self.fragments)

    @property
    def level(self) -> bool:
        """Whether the text runs level."""
        return self.fragments[0].angle == 0


def lines_of(fragments: Iterable[Fragment], tags: PageTags) -> list[Line]:
    """Put fragments together to lines in drawing order; a new tag or a wide gap starts a new line."""
    rows: list[list[Fragment]] = []
    heads: list[tuple[Tag | None, bool]] = []
    for fragment in fragments:
        if rows and _is_double(rows[-1][-1], fragment):
            continue
        tag = tags.get(fragment.mcid)
        level = bool(rows) and _same_baseline(rows[-1], fragment)
        if level and _same_block(heads[-1][0], tag) and _adjoins(rows[-1], fragment, heads[-1]):
            rows[-1].append(fragment)
            continue
        rows.append([fragment])
        heads.append((tag, level))
    found = [Line(tuple(row), tag, beside) for row, (tag, beside) in zip(rows, heads, strict=True)]
    return [line for line in found if line.text]


def merged(lines: Sequence[Line]) -> list[Line]:
    """Lines with those beside one another made one again, where they are of one block."""
    found: list[Line] = []
    for line in lines:
        if line.beside and found and _same_block(found[-1].tag, line.tag):
            last = found[-1]
            found[-1] = Line((*last.fragments, *line.fragments), last.tag, last.beside, last.mark)
        else:
            found.append(line)
    return found


def tag_coverage(fragments: Iterable[Fragment], tags: Mapping[int, Tag]) -> float:
    """The share of the page's letters, furniture left out, that the structure tree knows."""
    known = total = 0
    for fragment in fragments:
        if not fragment.artifact:
            total += len(fragment.text)
            known += len(fragment.text) if fragment.mcid in tags else 0
    return known / total if total else 0.0


def _text(fragments: Sequence[Fragment]) -> str:
    text = ""
    last: Fragment | None = None
    for fragment in fragments:
        if last and not text.endswith(" ") and not fragment.text.startswith(" ") and _apart(last, fragment, text):
            text += " "
        text += fragment.text
        last = fragment
    return text


def _apart(last: Fragment, fragment: Fragment, text: str) -> bool:
    """Whether a space belongs between two fragments that have none of their own."""
    if text.strip("[]()").isdigit() and last.size < 0.8 * fragment.size:
        return True  # a footnote after its number
    return not fragment.glued and fragment.x - last.x - last.width > 0.15 * fragment.size


def _is_double(last: Fragment, fragment: Fragment) -> bool:
    """Whether the same words are drawn once more on the same place, as shadows and false bold are."""
    near = max(abs(fragment.x - last.x), abs(fragment.y - last.y)) < 0.15 * fragment.size
    return near and fragment.text.strip() == last.text.strip()


def _same_baseline(row: Sequence[Fragment], fragment: Fragment) -> bool:
    last = row[-1]
    size = max(last.size, fragment.size, row[0].size)
    raised = fragment.size < 0.8 * size or last.size < 0.8 * size  # a note's number
    near = min(abs(fragment.y - last.y), abs(fragment.y - row[0].y)) < (0.65 if raised else 0.45) * size
    return near and fragment.angle == last.angle and fragment.x > last.x + 0.4 * last.width


def _same_block(first: Tag | None, second: Tag | None) -> bool:
    if first is None or second is None:
        return first is second
    if first.kind == "label" and first.item:
        return first.item == second.item
    return first.element == second.element


def _adjoins(row: Sequence[Fragment], fragment: Fragment, head: tuple[Tag | None, bool]) -> bool:
    """Whether the fragment goes on with the row, whose tag and place beside another come as head."""
    last = row[-1]
    if fragment.glued or head[0] is not None or fragment.x - last.x - last.width < GAP * max(last.size, fragment.size):
        return True
    marker = clean(last.text).strip()
    if len(row) > 1 or head[1] or not _MARKER.fullmatch(marker or "-"):
        return False
    return fragment.text.strip()[:1].isalpha() or not (marker.isalnum() or marker in "-–—")
