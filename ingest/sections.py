"""Sections: the blocks of one page under one heading trail; the trail carries over page breaks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ingest.pages import Block, Page
from planqa.domain import TRAIL_SEPARATOR


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks of one page (headings left out) under one trail, outermost heading first."""

    page: Page
    trail: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(eq=False, slots=True)
class _Entry:
    """A heading or a body as it stands in the document; parents are the headings above it."""

    page: Page
    parents: tuple["_Entry", ...]
    blocks: list[Block] = field(default_factory=list)
    heading: Block | None = None
    shown: bool = False  # a heading that stands in some trail


def sections(pages: Iterable[Page], fits: Callable[[str], bool]) -> list[Section]:
    """Cut pages into sections in reading order.

    A heading replaces those of its own and deeper levels. fits tells whether a trail is short enough; a trail
    that is not is trimmed from the outside. A heading that would stand in no trail is a section of its own.
    """
    entries = _entries(pages, fits)
    found = []
    for entry in reversed(entries):  # from the last: a bare sub-heading shows its parents
        if entry.heading and entry.shown:
            continue
        body = (Block("paragraph", entry.heading.text),) if entry.heading else tuple(entry.blocks)
        parents = _trimmed(entry.parents, fits)
        for parent in parents:
            parent.shown = True
        found.append(Section(entry.page, tuple(_title(parent) for parent in parents), body))
    return found[::-1]


def _entries(pages: Iterable[Page], fits: Callable[[str], bool]) -> list[_Entry]:
    entries: list[_Entry] = []
    above: list[_Entry] = []
    for page in pages:
        body: _Entry | None = None
        for block in page.blocks:
            if block.kind == "heading" and fits(block.text):
                above = [*(entry for entry in above if _level(entry) < block.level)]
                entries.append(_Entry(page, tuple(above), heading=block))
                above.append(entries[-1])
                body = None
                continue
            if body is None:
                body = _Entry(page, tuple(above))
                entries.append(body)
            body.blocks.append(block)
    return entries


def _level(entry: _Entry) -> int:
    return entry.heading.level if entry.heading else 0


def _title(entry: _Entry) -> str:
    return entry.heading.text if entry.heading else ""


def _trimmed(parents: tuple[_Entry, ...], fits: Callable[[str], bool]) -> tuple[_Entry, ...]:
    while parents and not fits(TRAIL_SEPARATOR.join(_title(parent) for parent in parents)):
        parents = parents[1:]
    return parents
