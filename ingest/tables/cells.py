"""Read one printed cell: exactly one number with its unit, or words that say why there is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planqa.quantities import COUNT, parse_quantity

NUMBER = "number"
STRAY = "stray"
GIVEN_UP = ("unreadable", "repeat", STRAY)  # what a repair may say instead of a value


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: value is None where state is not "number"; unit is "" where the cell prints none."""

    value: Decimal | None
    unit: str
    state: str


def read_cell(printed: str, states: Mapping[str, str]) -> Reading | None:
    """Read a cell; None where it is neither one number nor words known in states (keyed in lower case)."""
    text = " ".join(printed.split())
    if text.casefold() in states:
        return Reading(None, "", states[text.casefold()])
    if text in GIVEN_UP:
        return Reading(None, "", text)
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    quantity = parse_quantity(inner)
    if quantity is None:
        return None
    return Reading(quantity.value, "" if quantity.unit == COUNT else quantity.unit, NUMBER)


def cut_pair(printed: str) -> tuple[str, str] | None:
    """Cut a change told twice, "-10.9% (-1,748)", into "-10.9%" and "(-1,748)"; None for any other cell."""
    found = re.fullmatch(r"(\S+%) (\([+-]?[\d,]+\))", printed)
    return (found[1], found[2]) if found else None
