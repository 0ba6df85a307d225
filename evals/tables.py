"""How the reports are drawn: tables that are Markdown and also line up in a terminal."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table padded to equal widths; the first column left, the others right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(head))]
    lines.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    return "\n".join("| " + " | ".join(_pad(line, widths)) + " |" for line in lines)


def percent(value: float | None) -> str:
    """A share as a percentage; an en dash where there was nothing to measure."""
    return "–" if value is None else f"{value:.1%}"


def _pad(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cells[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(cells[1:], widths[1:], strict=True))]
