"""Find the tables of a PDF, and join the pages of a table whose head is repeated."""

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingest.drafts.grid import Box, Found, Grid, joined_heads
from ingest.drafts.layout import find_layouts
from ingest.drafts.ruled import find_ruled, inside
from ingest.drafts.surroundings import Around, Setting, Trail, is_contents, look_around, same_title, under
from ingest.drafts.words import lines_of, read_words
from ingest.pages import LostPage, Page, ReadFile
from ingest.readers import read
from ingest.readers.guard import time_limit
from ingest.readers.pdf import PAGE_SECONDS
from planqa.errors import DamagedDocument

OnPage = Callable[[str, int, int], None]

_DOTS = 100  # an inch, in the pictures of the contact sheet
_PLAIN = "Table on page {}"


@dataclass(frozen=True, slots=True)
class Draft:
    """One table, in one piece for each page it stands on."""

    title: str
    pieces: tuple[Grid, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of its columns."""
        return self.pieces[0].heads


@dataclass(frozen=True, slots=True)
class Drafted:
    """The tables of a file in reading order, and the pages whose tables could not be looked for."""

    file: ReadFile
    tables: tuple[Draft, ...]
    lost: tuple[LostPage, ...]


def draft_tables(path: Path, on_page: OnPage | None = None) -> Drafted:
    """Draft every table of a PDF; raises the DocumentError that says why it cannot be read."""
    tell = on_page or (lambda step, done, total: None)
    file = read(path, lambda done, total: tell("pages", done, total))
    grids: list[Grid] = []
    lost = list(file.lost)
    with _quiet(), _opened(path) as pdf:
        for at, (page, trail) in enumerate(_with_trails(file.pages), start=1):
            try:
                with time_limit(PAGE_SECONDS):
                    grids += _grids(pdf.pages[page.number - 1], page, trail)
            except Exception as error:  # whatever pdfminer meets in a malformed page: this page only
                lost.append(LostPage(page.number, f"{type(error).__name__}: {error}"[:160]))
            tell("tables", at, len(file.pages))
    return Drafted(file, tuple(_join(grids)), tuple(lost))


def _opened(path: Path) -> Any:
    """The file as pdfplumber opens it; raises DamagedDocument where only a more forgiving reader can."""
    import pdfplumber

    try:
        return pdfplumber.open(path)
    except Exception as error:  # whatever pdfminer meets in a malformed file
        told = f"pdfplumber: {type(error).__name__} {error}".strip()[:160]
        raise DamagedDocument(str(path), told) from error


def _with_trails(pages: Sequence[Page]) -> Iterator[tuple[Page, Trail]]:
    """Each page with the headings that it begins under."""
    trail: Trail = ()
    for page in pages:
        yield page, trail
        for block in page.blocks:
            if block.kind == "heading":
                trail = under(trail, block)


def _grids(drawn: Any, page: Page, trail: Trail) -> list[Grid]:
    words = read_words(drawn)
    setting = Setting(page, lines_of(words), trail)
    ruled = find_ruled(drawn, words)
    free = [word for word in words if not any(inside([word], one.box) for one in ruled)]
    found = [*ruled, *(one for one in find_layouts(lines_of(free)) if not is_contents(one, setting))]
    found.sort(key=lambda one: (one.box[1], one.box[0]))
    grids = []
    for one in found:
        around = look_around(setting, one.box, [other.box for other in found if other is not one])
        grids.append(_grid(one, around, page, _picture(drawn, one.box)))
    drawn.close()  # lets the page's words and drawings go
    return grids


def _grid(one: Found, around: Around, page: Page, picture: bytes) -> Grid:
    heads = joined_heads(one.rows[: one.heads]) if one.heads else ("",) * len(one.rows[0])
    return Grid(
        page=page.number,
        label=page.label,
        heads=heads,
        rows=one.rows[one.heads :],
        by=one.by,
        title=around.title,
        section=around.section,
        notes=around.notes,
        first=around.first,
        last=around.last,
        picture=picture,
    )


def _picture(drawn: Any, box: Box) -> bytes:
    """The table's place on the page, with a margin, as a JPEG."""
    x0, top, x1, bottom = drawn.bbox
    wide = (max(box[0] - 6, x0), max(box[1] - 28, top), min(box[2] + 6, x1), min(box[3] + 10, bottom))
    stream = io.BytesIO()
    drawn.crop(wide).to_image(resolution=_DOTS).original.convert("L").save(stream, "JPEG", quality=60)
    return stream.getvalue()


def _join(grids: Sequence[Grid]) -> list[Draft]:
    drafts: list[Draft] = []
    for grid in grids:
        if drafts and _goes_on(drafts[-1].pieces[-1], grid):
            drafts[-1] = replace(drafts[-1], pieces=(*drafts[-1].pieces, grid))
        else:
            drafts.append(Draft(grid.title or _PLAIN.format(grid.label), (grid,)))
    return drafts


def _goes_on(before: Grid, after: Grid) -> bool:
    """Whether the two are one table: nothing but page ends between them, and one head."""
    if after.page != before.page + 1 or not (before.last or same_title(before.title, after.title)):
        return False
    alike = [_folded(head) for head in before.heads] == [_folded(head) for head in after.heads]
    return alike and any(before.heads) and (after.first or bool(after.title and same_title(before.title, after.title)))


def _folded(head: str) -> str:
    return "".join(head.split()).casefold()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pdfminer's complaints about malformed files out of the log: what matters is told in `lost`."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
