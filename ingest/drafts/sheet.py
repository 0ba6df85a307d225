"""The contact sheet: each draft beside a picture of its place on the page, so that a person checks it quickly."""

import base64
import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from ingest.drafts.draft import Draft
from ingest.drafts.grid import Grid
from ingest.drafts.guesses import Guess, guess_columns
from ingest.drafts.words import STATES
from ingest.drafts.writing import Place, all_rows
from ingest.tables.cells import cut_pair, read_cell

_TOP = """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{title}</title>
<style>
body {{ font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; color: #0b0c0c; background: #fff; }}
section {{ border-top: 2px solid #0b0c0c; margin-top: 2rem; }}
.piece {{ display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }}
.piece > * {{ flex: 1 1 30rem; min-width: 0; overflow-x: auto; }}
figure {{ margin: 0; }} img {{ max-width: 100%; box-sizing: border-box; border: 1px solid #b1b4b6; }}
table {{ border-collapse: collapse; }} caption {{ text-align: left; }}
th, td {{ border: 1px solid #b1b4b6; padding: .15rem .4rem; text-align: left; vertical-align: top; font-size: 13px; }}
td.doubt {{ background: #ffe8a3; font-weight: 600; }}
@media (prefers-color-scheme: dark) {{ body {{ color: #fff; background: #16191c; }} td.doubt {{ color: #0b0c0c; }} }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{lead}</p>
"""
_LEAD = (
    "Compare every cell with its page. A marked cell (⚠) stands in a column of numbers but is not one number: "
    "mend it in the CSV, cut it in parts.csv, or tell its words in [states]. Nothing is served until "
    "<code>accepted = true</code> is set in {toml}."
)


def sheet_text(drafts: Mapping[str, Draft], pdf: Path, where: Place) -> str:
    """The whole page, as XHTML; its links lead to the pages of the PDF where it lies now."""
    title = f"Drafted tables of {escape(pdf.name)}"
    lead = _LEAD.format(toml=f"<code>{escape(where.toml.name)}</code>")
    link = quote(os.path.relpath(pdf.resolve(), where.sheet.resolve().parent))
    sections = "".join(_section(name, draft, link) for name, draft in drafts.items())
    return _TOP.format(title=title, lead=lead) + sections + "</body>\n</html>\n"


def doubtful(guess: Guess, cell: str) -> bool:
    """Whether ingest would stop at this cell: a value that is neither one number nor a known word for none."""
    pair = guess.by_unit and cut_pair(cell)
    return guess.role == "value" and not pair and read_cell(cell, STATES) is None


def _section(name: str, draft: Draft, link: str) -> str:
    guesses = guess_columns(draft.heads, all_rows(draft))
    pieces = "".join(_piece(piece, guesses, link) for piece in draft.pieces)
    roles = "; ".join(f"<b>{escape(guess.head) or '(no head)'}</b>: {_told(guess)}" for guess in guesses)
    return f"<section>\n<h2>{escape(draft.title)}</h2>\n<p><code>{name}</code> · {roles}</p>\n{pieces}</section>\n"


def _piece(piece: Grid, guesses: Sequence[Guess], link: str) -> str:
    where = f"page {escape(piece.label)}" + (f" (PDF page {piece.page})" if piece.label != str(piece.page) else "")
    picture = base64.b64encode(piece.picture).decode()
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in piece.heads)
    rows = "".join(f"<tr>{_cells(row, guesses)}</tr>\n" for row in piece.rows)
    return (
        f'<div class="piece">\n<figure><figcaption>'
        f'<a href="{link}#page={piece.page}">{where}</a>, {piece.by}</figcaption>'
        f'<img alt="The table as printed on {where}" src="data:image/jpeg;base64,{picture}"/></figure>\n'
        f"<div><table><caption>Draft of {where}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>{rows}</tbody></table></div>\n</div>\n"
    )


def _cells(row: Sequence[str], guesses: Sequence[Guess]) -> str:
    heading = not any(row[1:])
    cells = []
    for cell, guess in zip(row, guesses, strict=True):
        doubt = not heading and doubtful(guess, cell)
        cells.append(f'<td class="doubt">⚠ {escape(cell)}</td>' if doubt else f"<td>{escape(cell)}</td>")
    return "".join(cells)


def _told(guess: Guess) -> str:
    told = [guess.role, *guess.fields.values(), *(["by printed unit"] if guess.by_unit else [])]
    return escape(", ".join(told))
