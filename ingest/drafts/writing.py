"""Write drafts as the CSV files and the tables.toml that a person reviews; what a person reviewed is never touched."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.drafts.draft import Draft
from ingest.drafts.guesses import Guess, guess_basis, guess_columns, guess_period
from ingest.drafts.words import STATES, is_value
from planqa.errors import InputError

_TOP = """\
# A draft of the tables of {file}, made by `python -m ingest tables`. Nothing of it is served yet.
# For each table: compare every cell with its page ({sheet}), mend the CSV and the guesses, fill in what is "",
# then set `accepted = true`. Every field is explained in corpus/csp-plan-2013-17-year-4/README.md.

document = {document}

# Which year or span a period is: a financial year (1 April to 31 March) is never an October–September year.
bases = ["financial year", "October to September", "calendar year", "quarter", "snapshot"]

[states]  # words that stand where a number would, and what they mean (capitals do not matter)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one run writes: the metadata, the folder of CSV files and the contact sheet."""

    toml: Path
    tables: Path
    sheet: Path


def place(folder: Path, names: Sequence[str], force: bool) -> Place:
    """Where to write; raises InputError where tables.toml or a CSV is there already and force is not given.

    With force the draft goes beside it, as tables.draft.toml and tables.draft/. The sheet is XHTML, which
    no reader of documents takes for one.
    """
    reviewed = folder / "tables.toml"
    csvs = (folder / "tables" / f"{name}.csv" for name in names)
    there = next((path for path in (reviewed, *csvs) if path.exists()), None)
    if there and not force:
        raise InputError(
            f"{there} is there already and may be reviewed; write elsewhere with --out DIR, "
            "or use --force to write tables.draft.toml beside it"
        )
    stem = "tables.draft" if force else "tables"
    return Place(folder / f"{stem}.toml", folder / stem, folder / "tables.draft.xhtml")


def identifiers(drafts: Sequence[Draft]) -> list[str]:
    """An id for each draft, from its title; no two alike, and none that names parts.csv."""
    ids: list[str] = []
    for draft in drafts:
        slug = re.sub(r"[^a-z0-9]+", "-", draft.title.casefold()).strip("-")[:50].strip("-") or "table"
        taken = [*ids, "parts"]
        count = next(n for n in range(1, len(taken) + 2) if (slug if n == 1 else f"{slug}-{n}") not in taken)
        ids.append(slug if count == 1 else f"{slug}-{count}")
    return ids


def csv_text(draft: Draft) -> str:
    """The rows as printed, with our own columns before them; a row with a label alone is a heading."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    several, periods = len(draft.pieces) > 1, _rows_are_periods(draft)
    ours = ["@role", *(["@page", "@page_label"] if several else []), *(["@period"] if periods else [])]
    writer.writerow([*ours, *map(_head, draft.heads)])
    for piece in draft.pieces:
        pages = [str(piece.page), piece.label] if several else []
        for row in piece.rows:
            writer.writerow([_role(row), *pages, *([guess_period(row[0])] if periods else []), *row])
    return stream.getvalue()


def toml_text(drafts: Mapping[str, Draft], document: str, file: str, sheet: str) -> str:
    """The metadata of all drafts, none of them accepted."""
    top = _TOP.format(file=file, sheet=sheet, document=_quoted(document))
    states = "".join(f"{_quoted(printed)} = {_quoted(state)}\n" for printed, state in STATES.items())
    return top + states + "".join(_table(name, draft) for name, draft in drafts.items())


def all_rows(draft: Draft) -> list[tuple[str, ...]]:
    """The rows of all its pages."""
    return [row for piece in draft.pieces for row in piece.rows]


def _table(name: str, draft: Draft) -> str:
    pages = list(dict.fromkeys(piece.label for piece in draft.pieces))
    guesses = guess_columns(draft.heads, all_rows(draft))
    lines = [
        "\n[[tables]]",
        "accepted = false  # true once a person has compared every cell with its page",
        f"id = {_quoted(name)}",
        f"title = {_quoted(draft.title)}",
        f"pages = {_quoted(', '.join(pages))}",
        f"found_by = {_quoted(draft.pieces[0].by)}",
        f"figures = {_inline(_fields(draft, guesses))}",
        "columns = [",
        *(f"    {_inline(_entry(guess))}," for guess in guesses),
        "]",
    ]
    notes = [note for piece in draft.pieces for note in piece.notes]
    if notes:
        lines += ["notes = [", *(f"    {_quoted(note)}," for note in notes), "]"]
    return "\n".join(lines) + "\n"


def _fields(draft: Draft, guesses: Sequence[Guess]) -> dict[str, str]:
    """What holds for the whole table; blank where nothing says it and a person must."""
    first = draft.pieces[0]
    values = [guess for guess in guesses if guess.role == "value"]
    cells = [cell for row in all_rows(draft) for cell in row[1:] if is_value(cell)]
    told: dict[str, str] = {"area": ""}
    if not all("measure" in guess.fields or guess.by_unit for guess in values):
        whole = all(re.fullmatch(r"[\d,]+", cell) for cell in cells)
        told |= {"measure": "count", "unit": "count"} if whole else {"measure": "", "unit": ""}
    if not _rows_are_periods(draft) and not all("period" in guess.fields for guess in values):
        told["period"] = ""
    told["basis"] = guess_basis(" ".join([*draft.heads, draft.title, first.section]))
    if len(draft.pieces) == 1:
        told["page"] = str(first.page)
        if first.label != told["page"]:
            told["page_label"] = first.label
    return {**told, "section": first.section}


def _entry(guess: Guess) -> dict[str, object]:
    entry: dict[str, object] = {"head": _head(guess.head)}
    if guess.role != "value":
        entry["role"] = guess.role
    entry |= guess.fields
    if guess.by_unit:
        entry["measure_by_unit"] = guess.by_unit
    return entry


def _rows_are_periods(draft: Draft) -> bool:
    """Whether the rows are headed with years, as in a table of one year a row."""
    labels = [row[0] for row in all_rows(draft) if row[0]]
    return 2 * sum(bool(guess_period(label)) for label in labels) > len(labels)


def _head(head: str) -> str:
    """A printed head; one that starts with "@" gets a space, for these are ours."""
    return f" {head}" if head.startswith("@") else head


def _inline(told: Mapping[str, object]) -> str:
    """An inline table."""
    parts = []
    for key, value in told.items():
        name = key if re.fullmatch(r"\w+", key) else _quoted(key)
        parts.append(f"{name} = {_inline(value) if isinstance(value, Mapping) else _quoted(str(value))}")
    return "{ " + ", ".join(parts) + " }"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _role(row: Sequence[str]) -> str:
    return "heading" if row[0] and not any(row[1:]) else ""
