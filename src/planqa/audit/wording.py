"""Numbers and periods as the findings write them."""

from collections.abc import Sequence
from decimal import Decimal

from planqa.domain import Figure
from planqa.quantities import COUNT, PERCENT, POINTS, POUNDS, find_numbers, find_quantities

SIGNS = "+-−–"
MINUS = "−"


def number(value: Decimal, unit: str = COUNT) -> str:
    """ "3,132", "13.2%", "1.4 percentage points"."""
    shown = f"{value:,f}".replace("-", MINUS)
    if unit in (COUNT, ""):
        return shown
    if unit == POUNDS:
        return f"£{shown}" if value >= 0 else f"{MINUS}£{shown[1:]}"
    return f"{shown}%" if unit == PERCENT else f"{shown} {unit}"


def signed(value: Decimal, unit: str = COUNT) -> str:
    """The same with its sign, also where it is "+"."""
    shown = number(abs(value), unit)
    return f"{MINUS}{shown}" if value < 0 else f"+{shown}" if value > 0 else shown


def amount(figure: Figure) -> str:
    """A cell's number with its unit."""
    return number(figure.value or Decimal(0), figure.unit)


def as_printed(figure: Figure) -> str:
    """The print without its brackets and with a true minus; the mended number where the print is damaged."""
    value, bare = figure.value or Decimal(0), figure.printed.strip("() ")
    if is_mended(figure):
        return number(value, figure.unit)
    if abs(value) not in find_numbers(bare):  # "£1.2m"
        return bare
    return f"{_with_sign(figure, value)}{f' {POINTS}' if figure.unit == POINTS else ''}"


def _with_sign(figure: Figure, value: Decimal) -> str:
    unit = "" if figure.unit == POINTS else figure.unit
    return signed(value, unit) if is_signed(figure) else number(value, unit)


def is_signed(figure: Figure) -> bool:
    """Whether the print shows a sign."""
    return figure.printed.strip("( ")[:1] in tuple(SIGNS)


def is_mended(figure: Figure) -> bool:
    """Whether the number served is not the one that stands in the damaged print."""
    told = {abs(quantity.value) for quantity in find_quantities(figure.printed)} | find_numbers(figure.printed)
    return abs(figure.value or Decimal(0)) not in told


def period(figure: Figure) -> str:
    """The period with the kind of year: "2014/15 (October to September)"."""
    told = figure.period.split(" vs ")[0]
    plain = figure.basis in ("", "snapshot", "quarter", "consultation") or told.startswith("12 months")
    return told if plain or len(told) > len("2014/15") else f"{told} ({figure.basis})"


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
