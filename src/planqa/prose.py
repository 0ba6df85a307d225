"""The numbers of the running text as a list: each with its page, what it counts and the words around it."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from planqa.domain import Chunk
from planqa.figures.export import cell
from planqa.mentions import Mention

AROUND = 60  # characters on each side
Row = dict[str, object]


def listing(mentions: Mapping[str, Sequence[Mention]], chunks: Iterable[Chunk]) -> list[Row]:
    """One row for each mention of the chunks, in their order; start and end are offsets into the chunk's text."""
    return [_row(chunk, one) for chunk in chunks for one in mentions.get(chunk.id, ())]


def run(rows: Sequence[Row], as_csv: bool, as_json: bool) -> str:
    """The text to print: CSV (RFC 4180), JSON, or lines for a person."""
    if as_json:
        numbers = [row | {key: _plain(row[key]) for key in ("value", "upto")} for row in rows]
        return json.dumps(numbers, ensure_ascii=False, indent=2) + "\n"
    return _csv(rows) if as_csv else "".join(map(_line, rows)) or "No number stands in the text.\n"


def _row(chunk: Chunk, one: Mention) -> Row:
    return {
        "document": chunk.document,
        "page": chunk.page,
        "page_label": chunk.page_label,
        "section": chunk.section,
        "chunk": chunk.id,
        "kind": one.kind,
        "printed": one.printed,
        "value": one.value,
        "upto": one.upto,
        "counted": one.counted,
        "start": one.start,
        "end": one.end,
        "words": _around(chunk.text, one),
    }


def _around(text: str, one: Mention) -> str:
    """The words around it on its own line, cut at blanks."""
    start = max(text.rfind("\n", 0, one.start) + 1, one.start - AROUND)
    line_end = text.find("\n", one.end)
    end = min(len(text) if line_end < 0 else line_end, one.end + AROUND)
    start = text.find(" ", start, one.start) + 1 if start and text[start - 1] not in " \n" else start
    cut = text.rfind(" ", one.end, end) if end < len(text) and text[end] not in " \n" else end
    return text[start : max(cut, one.end)].strip()


def _csv(rows: Sequence[Row]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    head = list(rows[0]) if rows else []
    writer.writerow(head)
    writer.writerows([cell(name, row[name]) for name in head] for row in rows)
    return file.getvalue()


def _line(row: Row) -> str:
    told = f"{row['printed']!s:>16}  {row['kind']} · {row['counted'] or '–'} · p. {row['page_label']}"
    return f"{told}\n{'':18}{row['words']}\n"


def _plain(value: object) -> object:
    return None if value is None else float(str(value))
