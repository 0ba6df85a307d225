"""From chunks to passages: the sentences, list items and sections an answer is chosen from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from ingest.remarks import is_marked
from planqa.domain import TRAIL_SEPARATOR, Chunk, Passage
from planqa.sentences import is_lead, split_sentences

BULLET = "• "
LONG_ITEM = 60  # words; a longer list item is weighed sentence by sentence
_NOTE = re.compile(r"\*|\^|\[\d+\]|\d+ [A-Z]{2,}")  # how footnotes begin
_ENDS = (".", "!", "?", ":", ";", '"', "”", ")")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph or list item with the chunks it stands in (two where a page break cuts it)."""

    pieces: tuple[tuple[str, str], ...]
    item: bool

    @property
    def text(self) -> str:
        return " ".join(piece for _, piece in self.pieces)


def passages(chunks: Sequence[Chunk]) -> list[Passage]:
    """Passages of all chunks in reading order; tables' row chunks are left to the figures."""
    found: list[Passage] = []
    for _, group in groupby((c for c in chunks if c.kind == "text"), key=lambda chunk: chunk.document):
        found += _of_document(list(group))
    return found


def _of_document(chunks: Sequence[Chunk]) -> list[Passage]:
    found: list[Passage] = []
    runs: list[tuple[tuple[str, ...], list[_Line]]] = []
    for trail, group in groupby(chunks, key=lambda chunk: chunk.trail):
        lines = _lines(list(group))
        runs.append((trail, lines))
        context = _context(trail)
        for line in lines:
            found += _of_line(line, context, len(found))
        found += _sections(lines, context)
    return found + _parents(runs)


def _context(trail: Sequence[str]) -> str:
    return TRAIL_SEPARATOR.join(trail[-2:])


def _lines(chunks: Sequence[Chunk]) -> list[_Line]:
    """The paragraphs and items of one section, those cut by a page break made whole."""
    lines: list[_Line] = []
    for chunk in chunks:
        for at, raw in enumerate(line for line in chunk.text.split("\n") if line.strip()):
            item = raw.startswith(BULLET)
            text = raw.removeprefix(BULLET).strip()
            if not text:
                continue
            if at == 0 and not item and lines and _goes_on(lines[-1], text, chunk.id):
                lines[-1] = _Line((*lines[-1].pieces, (chunk.id, text)), lines[-1].item)
            else:
                lines.append(_Line(((chunk.id, text),), item))
    return lines


def _goes_on(line: _Line, text: str, chunk: str) -> bool:
    return line.pieces[-1][0] != chunk and not line.text.endswith(_ENDS) and text[:1].islower()


def _of_line(line: _Line, context: str, number: int) -> list[Passage]:
    """One passage an item; one a sentence in a paragraph, whole across a page break."""
    if line.item and len(line.text.split()) <= LONG_ITEM:
        return [] if _has_remark(line.pieces) else [_passage("item", line.pieces, context)]
    return [_passage("sentence", pieces, context) for pieces in _sentences(line) if not _has_remark(pieces)]


def _has_remark(pieces: Sequence[tuple[str, str]]) -> bool:
    return any(is_marked(text) for _, text in pieces)


def _sentences(line: _Line) -> list[tuple[tuple[str, str], ...]]:
    """Sentences as pieces; the one that runs over the page break has a piece on each page."""
    found: list[tuple[tuple[str, str], ...]] = []
    for chunk, text in line.pieces:
        for at, sentence in enumerate(split_sentences(text)):
            if at == 0 and found and found[-1][-1][0] != chunk:
                found[-1] = (*found[-1], (chunk, sentence))
            else:
                found.append(((chunk, sentence),))
    return found


def _passage(kind: str, pieces: tuple[tuple[str, str], ...], context: str) -> Passage:
    text = " ".join(piece for _, piece in pieces)
    parts = pieces if len(pieces) > 1 else ()
    return Passage(id="", chunk=pieces[0][0], kind=kind, text=text, context=context, parts=parts)


def _sections(lines: Sequence[_Line], context: str) -> list[Passage]:
    """The section as a whole, and each list of it that has a lead-in of its own."""
    if not lines:
        return []
    found = []
    lists = list(_lists(lines))
    for lead, items in lists:
        if lead is not None and (len(lists) > 1 or len(items) + 1 < len(lines)):
            found.append(_section(lead, items, context))
    told = [line for line in lines if not (_is_lead(line) or _NOTE.match(line.text))]
    return [*found, _section(None, told or lines, context)]


def _is_lead(line: _Line) -> bool:
    return not line.item and is_lead(line.text)


def _lists(lines: Sequence[_Line]) -> Iterable[tuple[_Line | None, list[_Line]]]:
    """Each run of items with its lead-in, and each lead-in that a paragraph follows with that paragraph."""
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if line.item and (before is None or not before.item):
            lead = before if before is not None and _is_lead(before) else None
            yield lead, list(takewhile(lambda line: line.item, lines[at:]))
        elif not line.item and before is not None and _is_lead(before):
            yield before, [line, *takewhile(_is_short, lines[at + 1 :] if _is_short(line) else ())]


def _is_short(line: _Line) -> bool:
    """Whether a paragraph is an item of a list in all but its bullet."""
    return not line.item and len(line.text.split()) <= 12 and not line.text.endswith(_ENDS)


def _section(lead: _Line | None, lines: Sequence[_Line], context: str) -> Passage:
    parts = tuple(piece for line in lines for piece in _parts(line) if not is_marked(piece[1]))
    items = sum(line.item or (len(lines) > 1 and _is_short(line)) for line in lines)
    return Passage(
        id="",
        chunk=lead.pieces[-1][0] if lead else lines[0].pieces[0][0],
        kind="section",
        text=lead.pieces[-1][1] if lead else "",
        context=context,
        parts=parts,
        listed=items * 2 > len(lines),
    )


def _parts(line: _Line) -> list[tuple[str, str]]:
    if line.item:
        return [(line.pieces[0][0], line.text)] if len(line.pieces) == 1 else list(line.pieces)
    return [piece for pieces in _sentences(line) for piece in pieces]


def _parents(runs: Sequence[tuple[tuple[str, ...], list[_Line]]]) -> list[Passage]:
    """A section for every heading below the top whose text stands under two or more sub-headings."""
    children: dict[tuple[str, ...], list[_Line]] = {}
    spread: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for trail, lines in runs:
        for depth in range(2, len(trail)):
            children.setdefault(trail[:depth], []).extend(lines)
            spread.setdefault(trail[:depth], set()).add(trail)
    return [
        _section(None, lines, _context(trail)) for trail, lines in children.items() if len(spread[trail]) > 1 and lines
    ]


def number(found: Sequence[Passage]) -> list[Passage]:
    """Give each passage an id that is unique in the store."""
    from dataclasses import replace

    return [replace(passage, id=f"p{at}") for at, passage in enumerate(found)]
