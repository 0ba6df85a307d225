"""The changes that the plan itself prints, held against its counts."""

from collections.abc import Sequence
from decimal import Decimal

from planqa.domain import Figure
from planqa.figures.case import Case
from planqa.figures.difference import Change
from planqa.figures.phrasing import amount, exponent_of, number, rounded, signed
from planqa.quantities import COUNT, PERCENT, POINTS, find_numbers


def printed_changes(case: Case, change: Change) -> list[Figure]:
    """The plan's own numbers for the same change."""
    before, after = change.before.lead, change.after.lead
    return [
        figure
        for figure in case.book.changes(change.strand)
        if figure.value is not None and figure.period == f"{after.period} vs {before.period}"
    ]


def recomputes(figure: Figure, change: Change) -> bool:
    """Whether a printed change follows from the counts, to within one unit of its last digit."""
    value = figure.value if figure.value is not None else Decimal()
    exact = change.difference
    if figure.measure == "percentage change":
        if not change.before.value:
            return True
        exact = change.difference / change.before.value * 100
    if figure.printed.strip("( ")[:1] not in "+-−–":  # printed without a sign
        value, exact = abs(value), abs(exact)
    return abs(value - exact) <= Decimal(1).scaleb(exponent_of(value))


def near(printed: Sequence[Figure], change: Change) -> list[str]:
    """A printed percentage that differs in its last digit only, from rounding."""
    return [
        f"The plan prints {_as_printed(figure)}."
        for figure in printed
        if figure.measure == "percentage change" and recomputes(figure, change)
        if figure.value is not None and change.percent is not None and rounded(figure.value) != change.percent
    ]


def incomparable(case: Case, change: Change) -> list[str]:
    """What the plan says of the two periods where it prints no change."""
    marked = [f for f in case.book.changes(change.strand) if f.state == "not comparable"]
    said = [f for f in marked if f.period == f"{change.after.lead.period} vs {change.before.lead.period}"]
    return ["The plan calls these two periods not comparable."] if said else []


def contradiction(figure: Figure, change: Change) -> str:
    counts = f"{amount(change.before)} → {amount(change.after)}"
    if figure.unit == COUNT or change.percent is None:
        given = signed(change.difference, POINTS if change.after.unit == PERCENT else COUNT)
    else:
        given = signed(change.percent, PERCENT)
    own = "figures" if change.after.unit == PERCENT else "counts"
    return f"The plan prints {_as_printed(figure)}, but its own {own} {counts} give {given}."


def _as_printed(figure: Figure) -> str:
    """The print without its brackets; the mended number where the print is damaged."""
    value = figure.value if figure.value is not None else Decimal()
    bare = figure.printed.strip("( )")
    return bare if abs(value) in find_numbers(bare) else number(value, figure.unit)
