"""What stands around a table on its page: its title, the headings it is under, and the notes beneath it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.drafts.grid import Box, Found
from ingest.drafts.words import Line, is_value
from ingest.pages import Block, Page

Trail = tuple[Block, ...]  # the headings in force, the outermost first

_CAPTION = re.compile(r"(?:table|figure|chart|annex|appendix)\s+[A-Z]?\d*[\d.]*\b", re.IGNORECASE)
_CONTINUED = re.compile(r"\b(?:continued|cont(?:['’]?d)?)\b", re.IGNORECASE)
_NOTE = re.compile(r"[*†‡§¹²³]|\(?\d\)? [A-Z]|(?:notes?|sources?|n\.b\.|please note)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"\b(?:table of )?contents\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """title and section are "" where nothing tells them; first and last: no body text above or below."""

    title: str
    section: str
    notes: tuple[str, ...]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """A page as read for its text, its lines as drawn, and the headings that the page begins under."""

    page: Page
    lines: Sequence[Line]
    trail: Trail


def look_around(setting: Setting, box: Box, others: Sequence[Box]) -> Around:
    """What stands around the box; others are the boxes of the page's other tables."""
    body = _squash(" ".join(f"{block.header} {block.text}" for block in setting.page.blocks))
    free = [line for line in setting.lines if not any(_holds(other, line) for other in (box, *others))]
    free = [line for line in free if _squash(line.text) in body]  # running heads and page numbers are not
    floor = max((other[3] for other in others if other[3] <= box[1] + 1), default=0.0)
    ceiling = min((other[1] for other in others if other[1] >= box[3] - 1), default=float("inf"))
    above = [line for line in free if floor - 1 <= line.top < box[1]]
    below = [line for line in free if box[3] - 1 <= line.top < ceiling]
    trail = headings_at(setting, box[1])
    notes = _notes(below, box[3])
    return Around(
        title=_caption(above) or _caption(below[:1]) or _title(above, trail, setting),
        section=" › ".join(block.text for block in trail),
        notes=notes,
        first=not floor and all(_CONTINUED.search(line.text) for line in above),
        last=ceiling == float("inf") and len(below) <= len(notes),
    )


def headings_at(setting: Setting, height: float) -> Trail:
    """The headings in force at a height of the page."""
    before = _squash(" ".join(line.text for line in setting.lines if line.top < height))
    trail = setting.trail
    for block in setting.page.blocks:
        if block.kind == "heading" and _squash(block.text) in before:
            trail = under(trail, block)
    return trail


def under(trail: Trail, heading: Block) -> Trail:
    """The trail once a heading is met: it ends all headings of its own level and below."""
    return (*(block for block in trail if block.level < heading.level), heading)


def is_contents(found: Found, setting: Setting) -> bool:
    """Whether the table is the document's list of contents: two columns, the last of rising page numbers."""
    numbers = [int(row[-1]) for row in found.rows if row[-1].isdecimal()]
    rising = len(numbers) > 1 and numbers == sorted(numbers) and len(numbers) * 2 > len(found.rows)
    said = any(_CONTENTS.fullmatch(line.text.strip()) for line in setting.lines if line.top < found.box[1])
    dotted = sum("...." in row[0] or ". . ." in row[0] for row in found.rows) * 2 > len(found.rows)
    return rising and len(found.rows[0]) <= 3 and (said or dotted)


def same_title(title: str, other: str) -> bool:
    """Whether two captions name one table, "(continued)" left out."""
    return _squash(_CONTINUED.sub("", title)) == _squash(_CONTINUED.sub("", other))


def _caption(lines: Sequence[Line]) -> str:
    """The caption among the last lines, to its end."""
    for at in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
        if _CAPTION.match(lines[at].text):
            return " ".join(line.text for line in lines[at:] if abs(line.size - lines[at].size) < 0.5)
    return ""


def _title(above: Sequence[Line], trail: Trail, setting: Setting) -> str:
    """A short line by itself right above the table, else the last heading."""
    last = above[-1].text if above else ""
    heads = {_squash(block.text) for block in setting.page.blocks if block.kind == "heading"}
    ended = last.endswith((".", ",", ";")) or len(last.split()) > 12 or is_value(last)
    before = _squash(above[-2].text) if len(above) > 1 else ""
    alone = not before or above[-1].top - above[-2].bottom > 0.6 * above[-1].size
    headed = any(_squash(last) in head or (before and before in head) for head in heads)
    if last and not ended and alone and not headed:
        return last.rstrip(":")
    return trail[-1].text if trail else ""


def _notes(below: Sequence[Line], bottom: float) -> tuple[str, ...]:
    """The notes right beneath the table, the lines of each joined."""
    notes: list[str] = []
    for line in below:
        if line.top - bottom > 2.5 * line.size:
            break
        if _NOTE.match(line.text):
            notes.append(line.text)
        elif notes and line.top - bottom < 0.5 * line.size:
            notes[-1] += f" {line.text}"
        else:
            break
        bottom = line.bottom
    return tuple(notes)


def _holds(box: Box, line: Line) -> bool:
    """Whether the middle of the line stands in the box."""
    middle = (line.words[0].x0 + line.words[-1].x1) / 2
    return box[1] - 1 <= line.words[0].mid_y <= box[3] + 1 and box[0] - 4 <= middle <= box[2] + 4


def _squash(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
