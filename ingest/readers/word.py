"""Reading .docx: headings from styles, lists from numbering, tables as rows, pages from the breaks Word left."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from ingest.pages import Block, Page, ReadFile
from ingest.readers.characters import fold
from ingest.readers.continuations import mark_continuations
from ingest.readers.ooxml import (
    DRAWN,
    W,
    cell_text,
    elements,
    heading_level,
    is_bold_line,
    is_header_row,
    is_listed,
    paragraphs_in,
    pieces,
    section_type,
    text_boxes,
)
from ingest.readers.plain import BULLET
from planqa.errors import DamagedDocument, EncryptedDocument, OversizedDocument

MAX_UNPACKED = 200_000_000  # bytes of all parts together
MAX_RATIO = 200  # unpacked to packed, of a part over a megabyte
MAX_PAGES = 5_000

MAX_ROW_WORDS = 160
BOLD_LEVEL = 9  # of a bold line without a heading style: below every heading that has one
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an encrypted .docx, or an old .doc, is an OLE file


def read_docx(path: Path) -> ReadFile:
    """Read a Word file; its title is that of its properties, else its first title or heading."""
    _check_archive(path)
    import docx

    try:
        document = docx.Document(str(path))
        pages = _Body(document).pages()
        title = fold(document.core_properties.title or "")
    except Exception as error:  # whatever python-docx and lxml meet in a malformed part
        raise DamagedDocument(str(path), fold(f"{type(error).__name__}: {error}")[:160]) from error
    if len(pages) > MAX_PAGES:
        raise OversizedDocument(str(path), f"{len(pages):,} pages, at most {MAX_PAGES:,}")
    heading = next((block.text for page in pages for block in page.blocks if block.kind == "heading"), "")
    return ReadFile(title or heading, mark_continuations(pages))


def _check_archive(path: Path) -> None:
    """Refuse what is no zip, and a zip that unpacks to too much: by what it declares, then by what it holds."""
    with path.open("rb") as file:
        if file.read(8) == _OLE:
            raise EncryptedDocument(str(path), "or an old .doc file under a new name")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED or any(map(_is_bomb, parts)):
                raise OversizedDocument(str(path), "it unpacks to far more than its size")
            if sum(_unpacked(archive, part) for part in parts) > MAX_UNPACKED:
                raise OversizedDocument(str(path), f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, zlib.error) as error:
        raise DamagedDocument(str(path), f"not a zip archive as .docx files are ({error})") from error


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > 1_000_000 and part.file_size > MAX_RATIO * max(1, part.compress_size)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """The bytes a part really unpacks to, counted without keeping them; stops once it is too much."""
    total = 0
    with archive.open(part) as file:
        while total <= MAX_UNPACKED and (piece := file.read(1 << 20)):
            total += len(piece)
    return total


class _Body:
    """A walk over the body of a Word document that parts it into pages."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = {style.style_id: style for style in document.styles if hasattr(style, "base_style")}
        self._pages: list[list[Block]] = [[]]

    def pages(self) -> list[Page]:
        for element in elements(self._document.element.body):
            if element.tag == f"{W}p":
                self._paragraph(element)
            else:
                self._table(element)
        self._pages[-1] += _notes(self._document)
        if len(self._pages) > 1 and not self._pages[-1]:
            self._pages.pop()
        return [
            Page(number, str(number), tuple(blocks), "\n".join(block.text for block in blocks))
            for number, blocks in enumerate(self._pages, 1)
        ]

    def _new_page(self, drawn: bool) -> None:
        """Begin a page; where Word drew a break that an explicit one already made, nothing is to be done."""
        if self._pages[-1] or not drawn:
            self._pages.append([])

    def _paragraph(self, element: Any) -> None:
        if element.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            self._new_page(drawn=True)
        cut = False
        for mark, piece in pieces(element):
            if mark:
                self._new_page(drawn=mark == DRAWN)
            if text := fold(piece):
                self._pages[-1].append(self._block(element, text, cut))
                cut = True
        for box in text_boxes(element):
            self._paragraph(box)
        section = element.find(f"{W}pPr/{W}sectPr")
        if section is not None and section_type(section) != "continuous":
            self._new_page(drawn=False)

    def _block(self, element: Any, text: str, cut: bool) -> Block:
        """The block of a paragraph; what follows a page break inside one (cut) is plain text."""
        styles = self._style_chain(element)
        names = [str(style.name or "").lower() for style in styles]
        if cut:
            return Block("paragraph", text)
        if level := heading_level(element, styles):
            return Block("heading", text, level)
        if any(name.startswith("toc ") for name in names):
            return Block("row", re.sub(r"\s+(\S+)$", r" | \1", text))
        if BULLET.match(text):
            return Block("item", BULLET.sub("", text, count=1))
        if is_listed(element) or any(name.startswith("list") and "paragraph" not in name for name in names):
            return Block("item", text)
        return Block("heading", text, BOLD_LEVEL) if is_bold_line(element, text) else Block("paragraph", text)

    def _style_chain(self, element: Any) -> list[Any]:
        """The style of a paragraph and those it is based on."""
        found = element.find(f"{W}pPr/{W}pStyle")
        style = self._styles.get(found.get(f"{W}val")) if found is not None else None
        chain: list[Any] = []
        while style is not None and len(chain) < 10:
            chain.append(style)
            style = style.base_style
        return chain

    def _table(self, table: Any) -> None:
        """Rows of cells; a table of one column, or with long texts, is read as paragraphs."""
        lines = list(table.iterchildren(f"{W}tr"))
        rows = [[cell_text(cell) for cell in row.iterchildren(f"{W}tc")] for row in lines]
        if all(len(row) < 2 for row in rows) or max(sum(len(c.split()) for c in row) for row in rows) > MAX_ROW_WORDS:
            for paragraph in paragraphs_in(lines):
                self._paragraph(paragraph)
            return
        header = " | ".join(filter(None, rows[0])) if len(rows) > 1 and is_header_row(lines[0]) else ""
        for element, row in zip(lines, rows, strict=True):
            if element.find(f".//{W}lastRenderedPageBreak") is not None:
                self._new_page(drawn=True)
            text = " | ".join(filter(None, row))
            if text and not (header and row is rows[0]):
                self._pages[-1].append(Block("row", text, header=header))


def _notes(document: Any) -> list[Block]:
    """Footnotes, which Word keeps apart from the pages."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    notes = []
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren(f"{W}footnote"):
                if text := cell_text(note):
                    notes.append(Block("paragraph", f"[{note.get(f'{W}id')}] {text}", note=True))
    return notes
