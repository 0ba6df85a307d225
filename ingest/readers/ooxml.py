"""The elements of a Word document: what a paragraph shows, where pages break, what is a heading or an item.

Source: ECMA-376, part 1, section 17 (WordprocessingML).
"""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.characters import fold

DRAWN, EXPLICIT = "drawn", "explicit"  # page breaks: where Word last drew one, and where the author put one

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")}
_LEFT_OUT = {f"{W}pPr", f"{W}txbxContent", f"{W}del", f"{W}moveFrom", f"{_MC}Fallback"}
_SHOWN = {
    f"{W}{name}" for name in ("t", "br", "cr", "tab", "noBreakHyphen", "footnoteReference", "lastRenderedPageBreak")
}
_LEVEL = re.compile(r"heading (\d)", re.IGNORECASE)


def elements(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those in content controls too."""
    for child in parent.iterchildren():
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from elements(child)


def paragraphs_in(rows: list[Any]) -> Iterator[Any]:
    return (paragraph for row in rows for cell in row.iterchildren(f"{W}tc") for paragraph in cell.iter(f"{W}p"))


def pieces(element: Any) -> list[tuple[str, str]]:
    """The text of a paragraph cut at its page breaks: the mark of the break before, and the text."""
    found = [("", "")]
    for node in _nodes(element):
        kind = node.tag.removeprefix(W)
        if kind == "lastRenderedPageBreak" or (kind == "br" and node.get(f"{W}type") == "page"):
            found.append((DRAWN if kind != "br" else EXPLICIT, ""))
        else:
            found[-1] = (found[-1][0], found[-1][1] + _shown(node, kind))
    return found


def _nodes(element: Any) -> Iterator[Any]:
    """What a paragraph shows, in order; text boxes, hidden runs and fallbacks left out."""
    for child in element.iterchildren("*"):
        if child.tag in _LEFT_OUT or child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        if child.tag in _SHOWN:
            yield child
        else:
            yield from _nodes(child)


def _shown(node: Any, kind: str) -> str:
    if kind == "t":
        return node.text or ""
    if kind == "footnoteReference":
        return f"[{node.get(f'{W}id')}]"
    return "-" if kind == "noBreakHyphen" else " "


def text_boxes(element: Any) -> list[Any]:
    """The paragraphs of text boxes anchored in a paragraph, each once."""
    boxes = [
        box
        for box in element.iter(f"{W}txbxContent")
        if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors())
    ]
    return [paragraph for box in boxes for paragraph in box.iterchildren(f"{W}p")]


def section_type(section: Any) -> str:
    found = section.find(f"{W}type")
    return str(found.get(f"{W}val")) if found is not None else "nextPage"


def heading_level(element: Any, styles: list[Any]) -> int:
    """The level by outline level or by the name of a style, or 0."""
    levels = [element.find(f"{W}pPr/{W}outlineLvl")]
    levels += [style.element.find(f"{W}pPr/{W}outlineLvl") for style in styles]
    for level in levels:
        if level is not None and (value := int(level.get(f"{W}val", "9"))) < 9:
            return value + 1
    for style in styles:
        name = str(style.name or "")
        if found := _LEVEL.fullmatch(name):
            return int(found[1])
        if name.lower() == "title":
            return 1
    return 0


def is_listed(element: Any) -> bool:
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    return number is not None and number.get(f"{W}val") != "0"


def is_bold_line(element: Any, text: str) -> bool:
    """Whether a paragraph is a short line all in bold, as headings without a style are."""
    if len(text.split()) > 14 or text.endswith((".", ",", ";")) or not text[:1].isupper():
        return False
    runs = [run for run in element.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
    bold = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(runs) and all(b is not None and b.get(f"{W}val") not in ("0", "false") for b in bold)


def cell_text(cell: Any) -> str:
    found = (piece for paragraph in cell.iter(f"{W}p") for _, piece in [*pieces(paragraph), ("", " ")])
    return fold("".join(found))


def is_header_row(row: Any) -> bool:
    """Whether Word repeats the row on every page, or all of it is bold."""
    if row.find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    texts = [paragraph for paragraph in row.iter(f"{W}p") if any(t.text for t in paragraph.iter(f"{W}t"))]
    return bool(texts) and all(is_bold_line(paragraph, "Bold") for paragraph in texts)
