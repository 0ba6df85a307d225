"""Reading Markdown: headings, lists, pipe tables and paragraphs; inline marks are taken off."""

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.pages import Block, Page, ReadFile
from ingest.readers.characters import fold
from ingest.readers.continuations import mark_continuations
from ingest.readers.plain import clean_pages, first_heading

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>\d{1,3}[.)]))\s+(?:\[[ xX]\]\s+)?(?P<text>.*)")
_FENCE = re.compile(r"\s*(```|~~~)")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_FRONT = re.compile(r"---\n(?P<fields>.*?)\n---\n", re.DOTALL)
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)|!\[([^\]]*)\]\[[^\]]*\]"), r"\1\2"),
    (re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)(.+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)"), r"\1\2"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])"), r"\1"),
)


def read_markdown(path: Path) -> ReadFile:
    """Read a Markdown file; its title is that of its front matter, else its first heading."""
    texts = clean_pages(path)
    front = _FRONT.match(texts[0])
    title = ""
    if front:
        texts[0] = texts[0][front.end() :]
        named = re.search(r"^title:\s*(.+)$", front["fields"], re.MULTILINE)
        title = fold(named[1].strip("\"' ")) if named else ""
    pages = [Page(number, str(number), tuple(_blocks(text)), text) for number, text in enumerate(texts, 1)]
    return ReadFile(title or first_heading(pages), mark_continuations(pages))


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    for group in _groups(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).split("\n")):
        blocks += _block(group)
    return [block for block in blocks if block.text]


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that belong together: a heading, an item, a table, a paragraph."""
    group: list[str] = []
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
            yield group
            group = []
        elif fenced:
            yield [line]
        elif not line.strip() or _HEADING.fullmatch(line) or _ITEM.fullmatch(line):
            yield group
            group = [line]
        else:
            if group and _HEADING.fullmatch(group[0]):
                yield group
                group = []
            group.append(line.lstrip("> ") if line.lstrip().startswith(">") else line)
    yield group


def _block(group: list[str]) -> list[Block]:
    lines = [line for line in group if line.strip()]
    if not lines or (len(lines) == 1 and _RULE.fullmatch(lines[0])):
        return []
    if heading := _HEADING.fullmatch(lines[0]):
        return [Block("heading", _plain(heading[2]), len(heading[1]))]
    if len(lines) > 1 and (mark := _UNDERLINE.fullmatch(lines[-1])):
        return [Block("heading", _plain(" ".join(lines[:-1])), 1 if mark[1][0] == "=" else 2)]
    if item := _ITEM.fullmatch(lines[0]):
        number = f"{item['number']} " if item["number"] else ""
        return [Block("item", number + _plain(" ".join([item["text"], *lines[1:]])))]
    if len(lines) > 1 and "|" in lines[0] and _DELIMITER.fullmatch(lines[1]):
        return _table(lines)
    return [Block("paragraph", _plain(" ".join(lines)))]


def _table(lines: Sequence[str]) -> list[Block]:
    header, *rows = [_cells(line) for line in (lines[0], *lines[2:])]
    if not rows:
        return [Block("row", header)]
    return [Block("row", row, header=header) for row in rows]


def _cells(line: str) -> str:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return " | ".join(_plain(cell) for cell in cells)


def _plain(text: str) -> str:
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return fold(html.unescape(text))
