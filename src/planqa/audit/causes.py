"""What may have gone wrong: findings compared with each other and with the digits that were printed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from planqa.audit.finding import Finding
from planqa.audit.rounding import HUNDRED, Span, agrees, last_digit, rounded_like
from planqa.audit.wording import as_printed
from planqa.quantities import COUNT, PERCENT

_RECOMPUTED = ("change", "percentage change", "percentage-point change", "rate")


def tell_causes(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order, each explanation ended with the likely slip where one can be seen."""
    tables: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        tables[finding.figure.document, finding.table].append(finding)
    return [_told(finding, tables[finding.figure.document, finding.table]) for finding in findings]


def _told(finding: Finding, table: Sequence[Finding]) -> Finding:
    if finding.rule not in _RECOMPUTED or finding.value is None:
        return finding
    others = [other for other in table if other is not finding]
    exact = finding.value
    cause = _swapped(finding, others) or _echo(finding, others) or _cut(finding, exact) or _copied(finding)
    cause = cause or _digit(finding, exact)
    return replace(finding, explanation=f"{finding.explanation} {cause}") if cause else finding


def _swapped(finding: Finding, others: Sequence[Finding]) -> str:
    for other in others:
        if finding.figure.column == other.figure.column and _is(finding, other) and _is(other, finding):
            return f"It looks swapped with {other.indicator}, which prints {as_printed(other.figure)}."
    return ""


def _is(one: Finding, other: Finding) -> bool:
    return other.value is not None and one.figure.value == rounded_like(one.figure, other.value)


def _echo(finding: Finding, others: Sequence[Finding]) -> str:
    """Whether a percentage only follows from a difference that is wrong itself."""
    figure = finding.figure
    if finding.rule != "percentage change" or not finding.cells[0].value:
        return ""
    for other in others:
        same = (other.indicator, other.area, other.period) == (figure.indicator, figure.area, figure.period)
        if same and other.figure.unit == COUNT and other.figure.value is not None:
            share = abs(other.figure.value) / finding.cells[0].value * HUNDRED
            share = share.copy_sign(figure.value or Decimal(0))
            if agrees(figure, Span(share, share, share)):
                return f"It follows from the difference printed with it, {as_printed(other.figure)}, wrong too."
    return ""


def _cut(finding: Finding, exact: Decimal) -> str:
    if exact.quantize(min(last_digit(finding.figure), Decimal(1)), rounding=ROUND_DOWN) == finding.figure.value:
        return "The digits after the last one printed were cut off, not rounded."
    return ""


def _copied(finding: Finding) -> str:
    value = abs(finding.figure.value or Decimal(0))
    copied = finding.figure.unit == PERCENT and any(cell.value == value for cell in finding.cells)
    return "The number printed as a percentage is one of the two counts." if copied else ""


def _digit(finding: Finding, exact: Decimal) -> str:
    printed = f"{finding.figure.value:f}"
    given = f"{rounded_like(finding.figure, exact):f}"
    if finding.figure.measure == "difference":
        given = given.lstrip("-")
    differing = sum(a != b for a, b in zip(printed, given, strict=False))
    return "One digit differs." if len(printed) == len(given) > 2 and differing == 1 else ""
