"""Bookmarks: the outline of a PDF, matched against the lines of the pages it points to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.readers.characters import fold
from ingest.readers.lines import Line

MAX_ENTRIES = 20_000
MAX_LINES = 5  # a title may run over so many

Entry = tuple[str, int, int]  # title, level from 1, page index


def read_outline(reader: Any) -> list[Entry]:
    """The entries of the outline in order, those without a page left out; empty when it cannot be read."""
    try:
        stack: list[tuple[Any, int]] = [(item, 1) for item in reversed(reader.outline)]
        pages = {
            page.indirect_reference.idnum: index
            for index, page in enumerate(reader.pages)
            if page.indirect_reference is not None
        }
    except Exception:  # a broken outline is no outline: headings are told by their looks
        return []
    entries: list[Entry] = []
    while stack and len(entries) < MAX_ENTRIES:
        item, level = stack.pop()
        if isinstance(item, list):
            stack += [(child, level + 1) for child in reversed(item)]
        elif (index := pages.get(_page_number(item))) is not None and fold(str(item.title)):
            entries.append((fold(str(item.title)), level, index))
    return entries


def mark_titles(pages: Sequence[Sequence[Line]], entries: Sequence[Entry]) -> list[list[Line]]:
    """Mark the lines that hold the title of an outline entry with the entry's number."""
    marked = [list(lines) for lines in pages]
    after: dict[int, int] = {}
    for number, (title, _, index) in enumerate(entries):
        lines = marked[index] if index < len(marked) else []
        found = _find(lines, _key(title), after.get(index, 0)) or _find(lines, _key(title), 0)
        if found:
            start, end = found
            lines[start:end] = [replace(line, mark=number) for line in lines[start:end]]
            after[index] = end
    return marked


def _page_number(item: Any) -> int:
    """The object number of the page that an outline item points to, or -1."""
    try:
        page = dict.get(item, "/Page")
        return int(getattr(page, "idnum", -1))
    except Exception:  # an item that points nowhere
        return -1


def _find(lines: Sequence[Line], key: str, start: int) -> tuple[int, int] | None:
    """The first run of unmarked lines from start whose words are the key."""
    for at in range(start, len(lines)):
        text = ""
        for end in range(at, min(at + MAX_LINES, len(lines))):
            text += _key(lines[end].text)
            if lines[end].mark >= 0 or not key.startswith(text) or not text:
                break
            if text == key:
                return at, end + 1
    return None


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
