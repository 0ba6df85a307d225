"""Blocks made of drafts: text joined and mended, bullets taken off, headers put to rows, notes told apart."""

import re
from collections.abc import Sequence

from ingest.pages import Block
from ingest.readers.drafts import LEADERS, NUMBERED, STRONG, WEAK, Draft, Measure
from ingest.readers.hyphens import Vocabulary, join_lines

MAX_ROW_WORDS = 160  # a longer row is text laid out in a table

_GLUED = re.compile(r"^(\d{1,3})(?=[A-Z])")  # a note's number set close to its text
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*\S")


def blocks_of(drafts: Sequence[Draft], vocabulary: Vocabulary, measure: Measure) -> list[Block]:
    """Turn the drafts of one page into blocks; a table's header row becomes the header of its rows."""
    blocks: list[Block] = []
    header, table = "", 0
    for number, draft in enumerate(drafts):
        if draft.kind != "row":
            blocks += _plain(draft, vocabulary, measure, first=not number)
            continue
        if draft.table != table:
            header, table = "", draft.table
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        text = _row_text(draft, vocabulary)
        if draft.header and following and following.table == table and not following.header:
            header = text
        else:
            blocks += _row(draft, text, header, vocabulary)
    return blocks


def _plain(draft: Draft, vocabulary: Vocabulary, measure: Measure, first: bool) -> list[Block]:
    text = join_lines([line.text for line in draft.lines], vocabulary)
    if draft.kind == "heading":
        text = STRONG.sub("", text, count=1) if STRONG.match(text) else text
        return [Block("heading", text, draft.level)] if text else []
    if draft.kind == "item":
        return _item(draft, text, first)
    if LEADERS.search(text):
        return [Block("row", LEADERS.sub(" | ", text).strip(" |"))]
    if _is_note(draft, text, measure):
        return [Block("paragraph", _GLUED.sub(r"\1 ", text), note=True)]
    return [Block("paragraph", text)] if text else []


def _item(draft: Draft, text: str, first: bool) -> list[Block]:
    """An item without its bullet; the rest of one that the page break cut is a paragraph."""
    bullet = STRONG.match(text) or WEAK.match(text)
    bare = text[bullet.end() :] if bullet else text
    rest = first and not bullet and text[:1].islower() and not NUMBERED.match(text)
    return [Block("paragraph" if rest else "item", bare)] if bare else []


def _is_note(draft: Draft, text: str, measure: Measure) -> bool:
    return draft.first.size < 0.92 * measure.body and bool(_NOTE.match(text))


def _row_text(draft: Draft, vocabulary: Vocabulary) -> str:
    cells = (join_lines([line.text for line in cell], vocabulary) for cell in draft.cells)
    return LEADERS.sub(" | ", " | ".join(cell for cell in cells if cell)).strip(" |")


def _row(draft: Draft, text: str, header: str, vocabulary: Vocabulary) -> list[Block]:
    """A row; where its words are too many or it has one cell of prose, its cells as paragraphs."""
    words = len(text.split())
    if words > MAX_ROW_WORDS or (len(draft.cells) == 1 and words > 12):
        texts = (join_lines([line.text for line in cell], vocabulary) for cell in draft.cells)
        return [Block("paragraph", text) for text in texts if text]
    return [Block("row", text, header=header)] if text else []
