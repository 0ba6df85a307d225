"""Every printed change, percentage change and percentage-point change, recomputed from its two cells."""

from collections.abc import Iterator
from decimal import Decimal

from planqa.audit.cells import Cells, Pair
from planqa.audit.finding import Check, Finding
from planqa.audit.rounding import HUNDRED, Span, agrees, rounded_like, span
from planqa.audit.wording import amount, as_printed, is_mended, number, period, signed
from planqa.domain import Figure
from planqa.quantities import COUNT

PERCENTAGE = "percentage change"
DIFFERENCE = "difference"  # printed without a sign by design
_UNDEFINED = "nothing: there is no percentage of 0"


def check_changes(cells: Cells) -> Iterator[Check]:
    """A check for each printed change whose two cells the plan prints; one pair that agrees is enough."""
    for figure in cells.numbers:
        pairs = cells.bases(figure) if figure.compared_with else []
        if pairs:
            wrong = [_finding(figure, pair) for pair in pairs if not _follows(figure, pair)]
            yield Check(figure, wrong[0] if len(wrong) == len(pairs) else None)


def recompute(figure: Figure, pair: Pair) -> Span | None:
    """The change the two cells give, in the figure's unit; None for a percentage of 0."""
    earlier, later = (span(cell) for cell in pair)
    if figure.measure != PERCENTAGE:
        return later.minus(earlier)
    share = later.percent_of(earlier)
    return share.less(HUNDRED) if share else None


def _follows(figure: Figure, pair: Pair) -> bool:
    result = recompute(figure, pair)
    if result is None:
        return pair[1].value == 0 == figure.value
    return agrees(figure, result.unsigned() if figure.measure == DIFFERENCE else result)


def _finding(figure: Figure, pair: Pair) -> Finding:
    result = recompute(figure, pair)
    given = _shown(figure, result)
    own = "counts" if pair[0].unit == COUNT else "figures"
    wrong_sign = result is not None and agrees(figure, Span(-result.value, -result.high, -result.low))
    return Finding(
        figure=figure,
        recomputed=given,
        value=result.value if result else None,
        rule="sign" if wrong_sign else "change" if figure.measure == DIFFERENCE else figure.measure,
        explanation=" ".join(filter(None, [_working(figure, pair, given), _direction(figure, pair, wrong_sign)])),
        caveat=f"The plan prints {as_printed(figure)}; its own {own} {_arrow(pair)} give {given}.",
        cells=pair,
    )


def _shown(figure: Figure, result: Span | None) -> str:
    if result is None:
        return _UNDEFINED
    value = rounded_like(figure, result.value)
    return number(abs(value), figure.unit) if figure.measure == DIFFERENCE else signed(value, figure.unit)


def _arrow(pair: Pair) -> str:
    return f"{amount(pair[0])} → {amount(pair[1])}"


def _working(figure: Figure, pair: Pair, given: str) -> str:
    """What is printed, then the sum in front of the reader."""
    earlier, later = pair
    read = f", read from the damaged print “{figure.printed.strip()}”" if is_mended(figure) else ""
    sum_ = f"{amount(later)} − {amount(earlier)}"
    if figure.measure == PERCENTAGE:
        sum_ = f"({sum_}) ÷ {amount(earlier)}"
    elif figure.measure == DIFFERENCE and (later.value or 0) < (earlier.value or 0):
        sum_ = f"{amount(earlier)} − {amount(later)}"
    return f"{_then_and_now(pair)}: {sum_} = {given}, but the plan prints {as_printed(figure)}{read}."


def _then_and_now(pair: Pair) -> str:
    """ "344 in 2013/14 and 409 in 2014/15 (October to September)"; the kind of year once where both share it."""
    first, last = period(pair[0]), period(pair[1])
    if pair[0].basis == pair[1].basis:
        first = pair[0].period
    return f"{amount(pair[0])} in {first} and {amount(pair[1])} in {last}"


def _direction(figure: Figure, pair: Pair, wrong_sign: bool) -> str:
    """Told where the print points the other way than the numbers."""
    moved = (pair[1].value or Decimal(0)) - (pair[0].value or Decimal(0))
    if figure.measure == DIFFERENCE or moved * (figure.value or Decimal(0)) >= 0:
        return ""
    way = "a rise" if moved > 0 else "a fall"
    if wrong_sign:
        return f"The amount is right, the sign is not: this is {way}."
    return f"The plan prints the other direction: this is {way}."
