"""From pages to chunks: small coherent pieces of one page under one heading trail."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from ingest.packing import Atom, pack
from ingest.pages import Block, ReadFile
from ingest.sections import Section, sections
from planqa.domain import TRAIL_SEPARATOR, Chunk, Document
from planqa.embedding import MAX_WORD_PIECES
from planqa.sentences import BULLET, sentence_spans

Count = Callable[[str], int]

TRAIL_LIMIT = 96  # word pieces; a longer trail would leave too little room for the text
HEADER_LIMIT = 96
LONG_ITEM = 100  # a list item up to this stays whole

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def chunk(document: Document, read: ReadFile, count: Count, page_basis: Mapping[int, str] | None = None) -> list[Chunk]:
    """Cut a document into chunks of about 60 to 160 word pieces, never across a page or a section.

    count gives the word pieces of a text; indexed_text stays within MAX_WORD_PIECES. page_basis tells how
    a page is known where it is not simply the file's own. Every word of every block stands in exactly one
    chunk or, for a heading, in a trail. The rows of a table make chunks that begin with its header row; they
    are of kind "row" where the table holds figures.
    """
    basis = page_basis or {}
    found: list[Chunk] = []
    numbers: Counter[int] = Counter()
    for section in sections(read.pages, lambda text: count(text) <= TRAIL_LIMIT):
        for text, kind in _texts(section, count):
            found.append(
                Chunk(
                    id=f"{document.id}:{section.page.number}:{numbers[section.page.number]}",
                    document=document.id,
                    title=document.title,
                    page=section.page.number,
                    page_label=section.page.label,
                    trail=section.trail,
                    text=text,
                    position=len(found),
                    page_basis=basis.get(section.page.number, "file"),
                    kind=kind,
                )
            )
            numbers[section.page.number] += 1
    return found


def _texts(section: Section, count: Count) -> list[tuple[str, str]]:
    """The text and kind of each chunk of a section; table rows are kept apart from prose."""
    trail = TRAIL_SEPARATOR.join(section.trail)
    found = []
    for is_table, group in groupby(section.blocks, key=lambda block: block.kind == "row"):
        blocks = [_folded(block) for block in group]
        kind = "row" if is_table and _is_numeric(blocks) else "text"
        for header, rows in groupby(blocks, key=lambda block: block.header):
            found += [(text, kind) for text in _with_header(list(rows), header, trail, count) if text]
    return found


def _with_header(blocks: list[Block], header: str, trail: str, count: Count) -> list[str]:
    """The texts of blocks under one header row; one too long to stand in every chunk stands in the first."""
    if header and count(header) > HEADER_LIMIT:
        return _fitted([Block("row", header), *blocks], "", trail, count)
    return _fitted(blocks, header, trail, count)


def _is_numeric(rows: Sequence[Block]) -> bool:
    """Whether rows hold figures, or stand under years, rather than words: a table of actions is read as text."""
    cells = [cell for row in rows for cell in row.text.split(" | ")[1:] if any(map(str.isalnum, cell))]
    figures = sum(any(map(str.isdigit, cell)) for cell in cells)
    return 3 * figures >= len(cells) or any(len(_YEAR.findall(row.header)) > 1 for row in rows)


def _folded(block: Block) -> Block:
    return Block(block.kind, " ".join(block.text.split()), header=block.header)


def _fitted(blocks: Sequence[Block], header: str, trail: str, count: Count) -> list[str]:
    """The texts of the chunks; where pieces do not add up to the whole the room is made smaller."""
    top = f"{trail}\n{header}".strip()
    room = max(16, MAX_WORD_PIECES - count(top) - 4)
    while True:
        groups = pack(_atoms(blocks, count, room), room)
        texts = [_render(blocks, group, header) for group in groups]
        if room <= 16 or all(count(f"{trail}\n{text}".strip()) <= MAX_WORD_PIECES for text in texts):
            return texts
        room = max(16, room * 3 // 4)


def _atoms(blocks: Sequence[Block], count: Count, room: int) -> list[Atom]:
    """The smallest pieces a chunk is made of: sentences, list items, rows, and parts of what is too long."""
    atoms = []
    for number, block in enumerate(blocks):
        for start, end in _pieces(block, count):
            for a, b in _parts(block.text, start, end, lambda text: count(text) <= room):
                atoms.append(Atom(number, a, b, block.kind, max(1, count(block.text[a:b]) - 2), block.text[a:b]))
    return atoms


def _pieces(block: Block, count: Count) -> list[tuple[int, int]]:
    whole = block.kind == "row" or (block.kind == "item" and count(block.text) <= LONG_ITEM)
    return [(0, len(block.text))] if whole else sentence_spans(block.text)


def _parts(text: str, start: int, end: int, fits: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Cut text[start:end] into parts that fit, at clauses or words; nothing but spaces is lost."""
    if end - start < 2 or fits(text[start:end]):
        return [(start, end)]
    cut = _cut(text, start, end)
    left = start + len(text[start:cut].rstrip())
    right = end - len(text[cut:end].lstrip())
    return [*_parts(text, start, left, fits), *_parts(text, right, end, fits)]


def _cut(text: str, start: int, end: int) -> int:
    middle = (start + end) // 2
    quarter = (end - start) // 4
    clauses = [at for at in range(start + 2, end) if text[at] == " " and text[at - 1] in ",;:–—|)"]
    near = [at for at in clauses if abs(at - middle) <= quarter]
    spaces = near or [at for at in range(start + 1, end - 1) if text[at] == " "]
    return min(spaces, key=lambda at: abs(at - middle), default=middle)


def _render(blocks: Sequence[Block], atoms: Sequence[Atom], header: str) -> str:
    """Verbatim text; paragraphs apart by a blank line, items and rows on lines of their own."""
    text = header
    previous = "row" if header else ""
    for number, group in groupby(atoms, key=lambda atom: atom.block):
        members = list(group)
        block = blocks[number]
        line = block.text[members[0].start : members[-1].end]
        if block.kind == "item" and members[0].start == 0:
            line = BULLET + line
        between = "\n" if block.kind in ("item", "row") else "\n\n"
        text += (between if previous else "") + line
        previous = block.kind
    return text
