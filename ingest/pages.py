"""What a reader makes of a file: pages of blocks in reading order."""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row; text is one line, white space folded.

    level: 1 is the outermost heading; 0 for everything else. An item's text is without its bullet.
    A row's cells are joined with " | "; the header row of its table comes as `header`.
    continues: the block goes on from the last block of the page before, notes left out (a sentence cut by
    the page break, or the next item of the same list). note: a footnote.
    """

    kind: BlockKind
    text: str
    level: int = 0
    header: str = ""
    continues: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: number is 1-based in the file, label is what is printed. text is the page as extracted."""

    number: int
    label: str
    blocks: tuple[Block, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class LostPage:
    """A page that could not be read, and why; the rest of the document still goes in."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read: its own title ("" if it has none), its pages, and the pages that were lost."""

    title: str
    pages: tuple[Page, ...]
    lost: tuple[LostPage, ...] = field(default=())
