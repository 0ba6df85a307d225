"""Every printed percentage whose part and whole the plan prints too, recomputed from the two."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from planqa.audit.cells import Cells, Pair
from planqa.audit.finding import Check, Finding
from planqa.audit.relations import Relations
from planqa.audit.rounding import agrees, rounded_like, span
from planqa.audit.wording import amount, as_printed, number, period
from planqa.domain import Figure
from planqa.quantities import COUNT, PERCENT

DETECTIONS = "sanction detections"
_FRACTION = re.compile(r"\(?([\d,]+)/([\d,]+)\)?")


def check_rates(cells: Cells, relations: Relations) -> Iterator[Check]:
    """A check for each percentage that is no change; one part and whole that agree are enough."""
    for figure in cells.numbers:
        if figure.unit != PERCENT or figure.compared_with:
            continue
        pairs = [pair for pair in _shares(figure, cells, relations) if pair[1].value]
        if pairs:
            wrong = [pair for pair in pairs if not _follows(figure, pair)]
            yield Check(figure, _finding(figure, wrong[0]) if len(wrong) == len(pairs) else None)


def _shares(figure: Figure, cells: Cells, relations: Relations) -> list[Pair]:
    """(part, whole) of a percentage: a fraction in its cell, else its row's numbers, else a reviewed relation."""
    row = cells.row(figure)
    fractions = [pair for one in row if one.column == figure.column for pair in _fraction(one)]
    return fractions or _of_row(figure, row) or _of_relation(figure, cells, relations)


def _fraction(cell: Figure) -> Iterator[Pair]:
    """ "20/379" as its two numbers, both standing in that cell."""
    if found := _FRACTION.fullmatch(cell.printed.strip()):
        part, whole = (Decimal(digits.replace(",", "")) for digits in found.groups())
        yield replace(cell, value=part, unit=COUNT), replace(cell, value=whole, unit=COUNT)


def _of_row(figure: Figure, row: list[Figure]) -> list[Pair]:
    """A detection rate stands on detections and offences; "% of disposals" on its count and the disposals."""
    own = [one for one in row if one.indicator == figure.indicator]
    parts = [one for one in own if one.measure == (DETECTIONS if DETECTIONS in figure.of else COUNT)]
    wholes = own if figure.of == DETECTIONS else [one for one in row if one.counted and one.counted == figure.of]
    wholes = [one for one in wholes if one.measure == COUNT]
    return [(part, whole) for part in parts for whole in wholes if part is not whole]


def _of_relation(figure: Figure, cells: Cells, relations: Relations) -> list[Pair]:
    wholes = [
        whole
        for relation in relations.rates
        if (relation.table, relation.rate) == (figure.table, figure.indicator)
        for whole in cells.named(figure, relation.whole, COUNT)
    ]
    own = [one for one in cells.row(figure) if one.indicator == figure.indicator]
    parts = [one for one in own if one.measure in (DETECTIONS, COUNT)]
    return [(part, whole) for part in parts for whole in wholes]


def _follows(figure: Figure, pair: Pair) -> bool:
    share = span(pair[0]).percent_of(span(pair[1]))
    return share is None or agrees(figure, share)


def _finding(figure: Figure, pair: Pair) -> Finding:
    part, whole = pair
    share = Decimal(100) * (part.value or Decimal(0)) / (whole.value or Decimal(1))
    given = number(rounded_like(figure, share), PERCENT)
    sum_ = f"{amount(part)} ÷ {amount(whole)}"
    return Finding(
        figure=figure,
        recomputed=given,
        value=share,
        rule="rate",
        explanation=f"{sum_} = {given} for {period(figure)}, but the plan prints {as_printed(figure)}.",
        caveat=f"The plan prints {as_printed(figure)}; its own counts {amount(part)} of {amount(whole)} give {given}.",
        cells=pair,
    )
