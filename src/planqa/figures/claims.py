"""A number that the question itself brings: "is it true that …", "were there more than …"."""

from collections.abc import Iterable
from decimal import Decimal

from planqa.figures.case import Case

TIMES = {"doubled": Decimal(2), "trebled": Decimal(3), "tripled": Decimal(3), "quadrupled": Decimal(4)}


def verdict_of_times(case: Case, before: Decimal, after: Decimal) -> str:
    """ "Yes. " or "No. " to "has it doubled", "has it halved"; "" where no such word is said."""
    said = [word for word in case.reading.words if word in TIMES or word == "halved"]
    if not case.reading.yes_no or not said:
        return ""
    true = after * 2 <= before if said[0] == "halved" else after >= before * TIMES[said[0]]
    return "Yes. " if true else "No. "


def verdict(case: Case, values: Iterable[Decimal]) -> str:
    """ "Yes. " or "No. " to a claimed number; "" where none is claimed. The first value is the one compared."""
    if not case.reading.yes_no:
        return ""
    claimed = [Decimal(one.replace(",", "").rstrip("%")) for one in case.reading.numbers]
    found = [abs(value) for value in values]
    if not claimed or not found:
        return ""
    if case.reading.acts("more", "above"):
        true = found[0] > claimed[0]
    elif case.reading.acts("fewer", "below"):
        true = found[0] < claimed[0]
    else:
        true = any(value == one for value in found for one in claimed)
    return "Yes. " if true else "No. "
