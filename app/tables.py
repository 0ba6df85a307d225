"""The cells an answer stands on as an HTML table: the rows behind a figure, as printed and with their page."""

from collections.abc import Iterable, Sequence
from html import escape

from planqa.domain import Figure
from series import FEWEST, has_number

MANY = 20  # rows; a longer table scrolls in a box of its own


def figures(cells: Sequence[Figure]) -> str:
    """A small table, and how repaired cells were read; in three rows or more, what they share is the caption's."""
    cells = _by_time(cells)
    shared = [_shared(names) for names in zip(*map(_names, cells), strict=True)]
    told = shared if len(cells) >= FEWEST else ["", shared[1], ""]
    named = [_name(cell, told) for cell in cells]
    if any(named):
        named = [name or "number" for name in named]  # a count beside its changes
    basis = _shared(cell.basis for cell in cells)
    many = f"{len(cells)} rows, scroll to see all" if len(cells) > MANY else ""
    caption = ", ".join(filter(None, ("As printed in the plan", *told, basis, many)))
    rows = "".join(_row(cell, name, "" if basis else cell.basis) for cell, name in zip(cells, named, strict=True))
    kind = "scroll long" if len(cells) > MANY else "scroll"
    column = '<th scope="col">Figure</th>' if any(named) else ""
    return (
        f'<div class="{kind}" role="region" aria-label="Figures used" tabindex="0"><table class="figures">'
        f"<caption>{escape(caption)}</caption><thead><tr>{column}"
        '<th scope="col">Period</th><th scope="col" class="number">Printed</th><th scope="col">Page</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{_notes(cells)}"
    )


def _by_time(cells: Sequence[Figure]) -> list[Figure]:
    """Each row of the plan's tables by period, its published changes last; rows in the order in which they are told."""
    rows = list(dict.fromkeys((cell.table, cell.indicator, cell.area) for cell in cells))

    def place(cell: Figure) -> tuple[int, bool, str]:
        return rows.index((cell.table, cell.indicator, cell.area)), bool(cell.compared_with), cell.start

    return sorted(cells, key=place)


def _shared(values: Iterable[str]) -> str:
    """The one value that all have, or nothing."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else ""


def _names(cell: Figure) -> tuple[str, str, str]:
    return (cell.indicator, cell.area, "" if cell.measure == "count" else cell.measure)


def _name(cell: Figure, shared: Sequence[str]) -> str:
    """What tells the row apart: its names less those that the caption says; nothing where the period alone does."""
    return ", ".join(name for name, told in zip(_names(cell), shared, strict=True) if name and not told)


def _row(cell: Figure, name: str, basis: str) -> str:
    period = escape(cell.period) + (f'<br><span class="basis">{escape(basis)}</span>' if basis else "")
    head = f'<th scope="row">{escape(name)}</th><td>{period}</td>' if name else f'<th scope="row">{period}</th>'
    printed = [escape(cell.printed)] if cell.printed else []
    if not has_number(cell):
        printed.append(f'<span class="basis">no number: {escape(cell.state)}</span>')
    page = escape(cell.page_label or str(cell.page))
    return f'<tr>{head}<td class="number">{"<br>".join(printed)}</td><td>{page}</td></tr>'


def _notes(cells: Sequence[Figure]) -> str:
    notes = dict.fromkeys(cell.note for cell in cells if cell.note)
    listed = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return f"<details><summary>How these cells were read</summary>{listed}</details>" if notes else ""
