"""The structure tree of a tagged PDF: which heading, paragraph, item or cell each marked piece belongs to.

Source: ISO 32000-2, 14.7 and 14.8. Tags are a hint: a page whose text they do not cover is read by geometry.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

TagKind = Literal["heading", "paragraph", "item", "label", "cell", "figure"]

MAX_ELEMENTS = 400_000

_BLOCKS = frozenset(
    ("P", "Title", "Sub", "Caption", "BlockQuote", "Quote", "Note", "FENote", "TOCI", "BibEntry", "Index", "Code",
     "Formula", "LBody", "Lbl", "LI", "TD", "TH", "Figure", "Div", "Sect", "Part", "Art", "Aside", "Form", "H")
)  # fmt: skip
_HEADING = re.compile(r"H([1-9])")


@dataclass(frozen=True, slots=True)
class Tag:
    """Where a marked piece stands. element is the number of its block; item, list, table, row and cell are numbers too.

    level is a heading's, 0 for one without a number. header is set for a header cell.
    """

    kind: TagKind
    element: int
    level: int = 0
    item: int = 0
    list: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    header: bool = False


PageTags = Mapping[int, Tag]  # by marked-content number


def read_tags(reader: Any) -> dict[int, dict[int, Tag]]:
    """The tags of each page, by page index and marked-content number; empty for an untagged file."""
    try:
        root = reader.trailer["/Root"].get("/StructTreeRoot")
        return _Tree(reader, root.get_object()).tags() if root is not None else {}
    except Exception:  # a broken tree is no tree: geometry reads the page
        return {}


class _Tree:
    """A walk over the structure tree without recursion, in logical order."""

    def __init__(self, reader: Any, root: Any) -> None:
        self._root = root
        self._roles = {str(a): str(b) for a, b in (root.get("/RoleMap") or {}).items()}
        self._pages = {
            page.indirect_reference.idnum: index
            for index, page in enumerate(reader.pages)
            if page.indirect_reference is not None
        }
        self._found: dict[int, dict[int, Tag]] = {}
        self._seen: set[int] = set()
        self._number = 0

    def tags(self) -> dict[int, dict[int, Tag]]:
        stack: list[tuple[Any, Tag, int | None]] = [(self._root.get("/K"), Tag("paragraph", 0), None)]
        while stack and self._number < MAX_ELEMENTS:
            node, tag, page = stack.pop()
            stack += reversed(list(self._children(node, tag, page)))
        return self._found

    def _children(self, node: Any, tag: Tag, page: int | None) -> Iterator[tuple[Any, Tag, int | None]]:
        """What hangs below a node; a leaf is put on record instead."""
        number = getattr(node, "idnum", None)
        if number is not None:
            if number in self._seen:
                return
            self._seen.add(number)
            node = node.get_object()
        if isinstance(node, list):
            yield from ((child, tag, page) for child in node)
        elif isinstance(node, int):
            self._record(page, node, tag)
        elif isinstance(node, dict):
            page = self._pages.get(getattr(dict.get(node, "/Pg"), "idnum", -1), page) if "/Pg" in node else page
            if node.get("/Type") == "/MCR":
                self._record(page, node.get("/MCID"), tag)
            elif "/K" in node:
                inner = self._inner(str(node.get("/S", "")), tag)
                yield dict.get(node, "/K"), inner, page

    def _record(self, page: int | None, number: object, tag: Tag) -> None:
        if page is not None and isinstance(number, int):
            self._found.setdefault(page, {})[int(number)] = tag

    def _inner(self, name: str, tag: Tag) -> Tag:
        """The tag of what stands inside an element of this name; inline elements change nothing."""
        for _ in range(8):
            if name not in self._roles or _standard(name):
                break
            name = self._roles[name]
        self._number += 1
        name = name.removeprefix("/")
        if name == "Table":
            return Tag("paragraph", self._number, table=self._number)
        if tag.table:
            return _in_table(name, tag, self._number)
        if heading := _HEADING.fullmatch(name):
            return Tag("heading", self._number, int(heading[1]))
        if name in ("H", "Title"):
            return Tag("heading", self._number, 1 if name == "Title" else 0)
        if name == "Figure":
            return Tag("figure", self._number)
        return _in_list(name, tag, self._number)


def _in_table(name: str, tag: Tag, number: int) -> Tag:
    if name == "TR":
        return replace(tag, row=number)
    if name in ("TD", "TH"):
        return replace(tag, kind="cell", element=number, cell=number, header=name == "TH")
    return replace(tag, element=number) if name in _BLOCKS else tag


def _in_list(name: str, tag: Tag, number: int) -> Tag:
    if name == "L":
        return replace(tag, list=tag.list or number)
    if name == "LI":
        return Tag("item", number, item=number, list=tag.list)
    if name == "Lbl":
        return replace(tag, kind="label") if tag.item else tag
    if name == "LBody":
        return replace(tag, kind="item")
    return replace(tag, element=number) if name in _BLOCKS and tag.kind != "heading" else tag


def _standard(name: str) -> bool:
    bare = name.removeprefix("/")
    return bare in _BLOCKS or bool(_HEADING.fullmatch(bare)) or bare in ("Table", "TR", "Span", "L")
