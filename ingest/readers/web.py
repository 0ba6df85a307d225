"""Reading HTML: headings, paragraphs, list items and table rows in document order; what is hidden is skipped."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.pages import Block, BlockKind, Page, ReadFile
from ingest.readers.characters import decode, fold
from planqa.errors import DamagedDocument

_SKIPPED = frozenset(
    ("script", "style", "nav", "noscript", "template", "svg", "iframe", "canvas", "button", "select", "input",
     "textarea", "audio", "video", "object", "head", "dialog")
)  # fmt: skip
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
     "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
     "acronym", "picture", "img")
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w\-]+)", re.IGNORECASE)


def read_html(path: Path) -> ReadFile:
    """Read an HTML file as one page; its title is <title>, else its first <h1>."""
    from bs4 import BeautifulSoup

    try:
        soup = BeautifulSoup(_decoded(path.read_bytes()), "html.parser")
        root = _main(soup)
        blocks = tuple(_blocks(root))
    except (RecursionError, AssertionError, ValueError) as error:  # nested too deep, or markup beyond the parser
        raise DamagedDocument(str(path), f"its markup cannot be read ({type(error).__name__})") from error
    title = fold(soup.title.get_text()) if soup.title else ""
    heading = next((block.text for block in blocks if block.kind == "heading" and block.level == 1), "")
    return ReadFile(title or heading, (Page(1, "1", blocks, "\n".join(block.text for block in blocks)),))


def _decoded(data: bytes) -> str:
    """By byte order mark or UTF-8; where that fails by the declared character set, else Windows-1252."""
    declared = _CHARSET.search(data[:2048])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(declared[1].decode("ascii")) if declared else decode(data)
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _main(soup: Any) -> Any:
    """The main element where it holds most of the words, else the whole body."""
    body = soup.body or soup
    main = soup.find("main") or soup.find(attrs={"role": "main"})
    if main is not None and 2 * len(main.get_text().split()) > len(body.get_text().split()):
        return main
    return body


def _blocks(root: Any) -> Iterator[Block]:
    """The blocks below an element; loose text between block elements makes paragraphs."""
    loose: list[str] = []
    for child in root.children:
        name = child.name
        if name is None:
            loose.append(_string(child))
        elif name == "br":
            loose.append("\n")
        elif name in _INLINE and not _holds_blocks(child):
            loose.append("" if _is_hidden(child) else _text(child))
        elif not _is_hidden(child):
            yield from _paragraphs(loose)
            loose = []
            yield from _element(child)
    yield from _paragraphs(loose)


def _element(element: Any) -> Iterator[Block]:
    name = element.name
    if _HEADING.fullmatch(name):
        yield from _block("heading", _text(element), int(name[1]))
    elif name == "li":
        yield from _item(element)
    elif name == "table":
        yield from _table(element)
    elif name == "pre":
        yield from (Block("paragraph", fold(line)) for line in element.get_text().split("\n") if line.strip())
    else:
        yield from _blocks(element)


def _item(element: Any) -> Iterator[Block]:
    """An item, then what stands in lists nested in it; further paragraphs of the item follow as paragraphs."""
    kind: BlockKind = "item"
    for block in _blocks(element):
        yield Block(kind, block.text) if block.kind == "paragraph" else block
        kind = "paragraph"


def _table(table: Any) -> Iterator[Block]:
    """Rows with their header; a table that lays out other blocks is read as those blocks."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table and not _is_hidden(row)]
    if table.find(["table", "h1", "h2", "h3", "h4", "ul", "ol"]) or all(len(_cells(row)) < 2 for row in rows):
        yield from (block for row in rows for cell in _cells(row) for block in _blocks(cell))
        return
    caption = table.find("caption")
    if caption:
        yield from _block("paragraph", _text(caption))
    header = _row_text(rows[0]) if all(cell.name == "th" for cell in _cells(rows[0])) else ""
    body = rows[1:] if header and len(rows) > 1 else rows
    for row in body:
        if text := _row_text(row):
            yield Block("row", text, header=header if body is not rows else "")


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row]


def _row_text(row: Any) -> str:
    return " | ".join(text for cell in _cells(row) if (text := fold(_text(cell))))


def _paragraphs(loose: list[str]) -> Iterator[Block]:
    """Loose text as paragraphs; two line breaks in a row part them."""
    for part in re.split(r"\n[ ]*\n", "".join(loose)):
        yield from _block("paragraph", part)


def _block(kind: BlockKind, text: str, level: int = 0) -> Iterator[Block]:
    folded = fold(text)
    if folded:
        yield Block(kind, folded, level)


def _text(element: Any) -> str:
    """The visible text of an element; block elements inside it are parted by a space."""
    parts = []
    for child in element.children:
        if child.name is None:
            parts.append(_string(child))
        elif child.name == "br":
            parts.append(" ")
        elif not _is_hidden(child):
            parts.append(_text(child) if child.name in _INLINE else f" {_text(child)} ")
    return "".join(parts)


def _string(node: Any) -> str:
    """A text node with white space folded to single spaces; comments and the like are nothing."""
    return re.sub(r"\s+", " ", str(node)) if type(node).__name__ == "NavigableString" else ""


def _holds_blocks(element: Any) -> bool:
    return any(child.name not in _INLINE and child.name != "br" for child in element.find_all(True))


def _is_hidden(element: Any) -> bool:
    if element.name in _SKIPPED or element.has_attr("hidden") or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(str(element.get("style", "")))) or element.get("role") == "navigation"
