"""Reading plain text: form feeds part pages, blank lines paragraphs; headings are short lines on their own."""

import re
from collections.abc import Sequence
from pathlib import Path

from ingest.pages import Block, Page, ReadFile
from ingest.readers.characters import SOFT_HYPHEN, clean, decode
from ingest.readers.continuations import mark_continuations
from ingest.readers.hyphens import Vocabulary, join_lines

MAX_HEADING_WORDS = 12
MAX_HEADING_LETTERS = 90

BULLET = re.compile(r"\s*(?:[•●▪■□◦○‣⁃➢►▸✓✔❖◆·]\s*|[-–—*+o]\s+)(?=\S)")
NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+(?=\S)")
_NUMBER = re.compile(r"(?:(?:section|chapter|part|appendix|annex)\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})[.):]?\s+[A-Z]", re.I)
_CELLS = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_RULE = re.compile(r"\s*([=\-_*~#])\1{2,}\s*")


def read_text(path: Path) -> ReadFile:
    """Read a text file; its title is its first heading."""
    texts = clean_pages(path)
    vocabulary = Vocabulary(line for text in texts for line in text.split("\n"))
    pages = [
        Page(number, str(number), tuple(_blocks(text, vocabulary)), text.replace(SOFT_HYPHEN, ""))
        for number, text in enumerate(texts, 1)
    ]
    return ReadFile(first_heading(pages), mark_continuations(pages))


def clean_pages(path: Path) -> list[str]:
    """The cleaned text of each page; form feeds part pages, one at the very end parts nothing."""
    return clean(decode(path.read_bytes())).rstrip("\f\n ").split("\f")


def first_heading(pages: Sequence[Page]) -> str:
    """The text of the first heading on the first page, or ""."""
    blocks = pages[0].blocks if pages else ()
    return next((block.text for block in blocks if block.kind == "heading"), "")


def _blocks(text: str, vocabulary: Vocabulary) -> list[Block]:
    groups = [group.strip("\n").split("\n") for group in re.split(r"\n[ ]*\n\s*", text) if group.strip()]
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        lines = [line for line in group if not _RULE.fullmatch(line)]
        level = _heading_level(lines) if len(lines) == 1 else 0
        if level and number + 1 < len(groups):
            blocks.append(Block("heading", join_lines(lines, vocabulary), level))
        elif lines:
            blocks += _rows(lines) or _prose(lines, vocabulary)
    return blocks


def _heading_level(lines: Sequence[str]) -> int:
    """The level of a line that looks like a heading, else 0: numbered by depth, capitals above small letters."""
    line = lines[0].strip()
    letters = sum(map(str.isalpha, line))
    short = len(line) <= MAX_HEADING_LETTERS and len(line.split()) <= MAX_HEADING_WORDS and letters > 2
    number = _NUMBER.match(line)
    if not short or line.endswith((".", ",", ";", ":")) or BULLET.match(line) or _CELLS.search(line):
        return 0
    if number:
        return number[1].count(".") + 1
    if not line[0].isupper() and not line[0].isdigit():
        return 0
    return 1 if line.isupper() else 2


def _rows(lines: Sequence[str]) -> list[Block]:
    """Rows, where every line is parted by tabs, or all have the same number of cells, two or more."""
    cells = [[cell for cell in map(str.strip, _CELLS.split(line.strip().strip("|"))) if cell] for line in lines]
    tabbed = all("\t" in line.strip() for line in lines)
    if len(lines) < 2 or not (tabbed or (len(set(map(len, cells))) == 1 and len(cells[0]) > 1)):
        return []
    return [Block("row", " | ".join(row)) for row in cells if row]


def _prose(lines: Sequence[str], vocabulary: Vocabulary) -> list[Block]:
    """Paragraphs and items: a bullet or number at the start of a line begins an item."""
    parts: list[list[str]] = []
    for line in lines:
        if not parts or BULLET.match(line) or NUMBERED.match(line):
            parts.append([line])
        else:
            parts[-1].append(line)
    blocks = []
    for part in parts:
        bullet = BULLET.match(part[0])
        bare = [part[0][bullet.end() :] if bullet else part[0], *part[1:]]
        item = bullet or (NUMBERED.match(part[0]) and (len(parts) > 1 or len(part) == 1))
        text = join_lines(bare, vocabulary)
        if text:
            blocks.append(Block("item" if item else "paragraph", text))
    return blocks
