"""The reviewed record of an edition (edition.toml): page starts, headings and tables by source line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ingest.forms import Basis, Edition
from ingest.toml import read_form
from planqa.errors import CorpusError


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a printed page starts: the source line (1-based) and how we know; note is shown at its foot."""

    page: int
    line: int
    basis: Basis
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the rules of blocks.py cannot know. headings: first line to (level, words)."""

    title: str
    author: str
    description: str
    language: str
    region: str
    typeset: date
    pages: tuple[PageStart, ...]
    headings: Mapping[int, tuple[int, str]]
    repeated: frozenset[str]
    table_starts: frozenset[int]
    header_rows: Mapping[int, int]
    joined: Mapping[int, int]


def read_record(file: Path, source: list[str]) -> Record:
    """The record, checked against the source's lines; CorpusError where its words do not stand there."""
    data = read_form(file, Edition)
    tables = data["tables"]
    return Record(
        **{key: data[key] for key in ("title", "author", "description", "language", "region", "typeset")},
        pages=_pages(data["pages"], source),
        headings=_headings(data["headings"], source),
        repeated=frozenset(data["headings"]["repeated"]),
        table_starts=frozenset(tables["starts"]),
        header_rows={int(line): rows for line, rows in tables["header_rows"].items()},
        joined={line: first for first, last in tables["joined"] for line in range(first + 1, last + 1)},
    )


def folded(line: str) -> str:
    """The line with its white space folded to single spaces."""
    return " ".join(line.split())


def _pages(entries: list[dict[str, Any]], source: list[str]) -> tuple[PageStart, ...]:
    for number, entry in enumerate(entries, start=1):
        if entry["page"] != number:
            raise CorpusError(f"edition.toml: page {number} is missing; put its entry in its place")
        _check_words(entry["line"], entry["begins"], source)
    starts = [entry["line"] for entry in entries]
    if starts != sorted(set(starts)):
        raise CorpusError("edition.toml: the pages do not follow each other; put their lines in order")
    return tuple(PageStart(e["page"], e["line"], e["basis"], e.get("note", "")) for e in entries)


def _headings(levels: dict[str, Any], source: list[str]) -> dict[int, tuple[int, str]]:
    headings: dict[int, tuple[int, str]] = {}
    for level in (1, 2, 3):
        for line, words in levels[f"level-{level}"].items():
            _check_words(int(line), words.split(" ")[0], source)
            headings[int(line)] = (level, words)
    return headings


def _check_words(line: int, words: str, source: list[str]) -> None:
    if line > len(source) or not folded(source[line - 1]).removeprefix("<u>").startswith(words):
        raise CorpusError(f"edition.toml: line {line} of source.txt does not begin with {words!r}; correct the entry")
