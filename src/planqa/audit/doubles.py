"""The same figure printed with two values."""

from collections import defaultdict
from collections.abc import Iterator

from planqa.audit.cells import Cells
from planqa.audit.finding import Check, Finding
from planqa.audit.rounding import span
from planqa.audit.wording import amount, as_printed, listed, period
from planqa.domain import Figure


def check_doubles(cells: Cells) -> Iterator[Check]:
    """A check for each figure that is printed in more than one cell; told of its first print."""
    prints: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in cells.numbers:
        prints[_same(figure)].append(figure)
    for first, *others in prints.values():
        if others:
            differing = [other for other in others if not _can_be_one(first, other)]
            yield Check(first, _finding(first, differing) if differing else None)


def _same(figure: Figure) -> tuple[str, ...]:
    """What two prints of one figure share; dates tell a period better than its words."""
    when = (figure.start, figure.end) if figure.start and figure.end else (figure.period, figure.basis)
    what = figure.document, figure.indicator.casefold(), figure.measure, figure.of, figure.area, figure.unit
    return (*what, *when, figure.compared_with)


def _can_be_one(one: Figure, other: Figure) -> bool:
    first, second = span(one), span(other)
    return first.low <= second.high and second.low <= first.high


def _finding(first: Figure, others: list[Figure]) -> Finding:
    told = listed([f"{amount(one)} on page {one.page_label or one.page}" for one in (first, *others)])
    return Finding(
        figure=first,
        recomputed=listed([amount(one) for one in others]),
        value=others[0].value or first.value or span(first).value,
        rule="two values",
        explanation=f"For {period(first)} the plan prints {told}: one figure with two values.",
        caveat=f"The plan prints {as_printed(first)} on page {first.page_label or first.page}; for the same figure it "
        f"prints {listed([f'{amount(one)} on page {one.page_label or one.page}' for one in others])}.",
        cells=(first, *others),
        also=tuple(others),
    )
