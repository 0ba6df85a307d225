"""What a table's words suggest of its columns and its kind of year; a person checks every guess."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.drafts.words import is_value, is_value_or_state

CHANGES = {"%": "percentage change", "percentage points": "percentage-point change", "count": "change"}

_YEAR = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b(?!\d)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_SPAN = re.compile(rf"{_MONTH}(?: \d{{4}})? ?[–-] ?{_MONTH} \d{{4}}")
_TO_MONTH = re.compile(rf"12 months to {_MONTH} \d{{4}}", re.IGNORECASE)
_POINT = re.compile(rf"{_MONTH} \d{{4}}")
_LONE = re.compile(r"(?<![/–-])\b(?:19|20)\d\d\b(?!\s?[/–-]\s?\d)")
_CHANGE = re.compile(r"change|difference|variance|direction of travel|\bdiff\b|increase|decrease|\+/-", re.IGNORECASE)
_POINTS = re.compile(r"%\s?-?(?:point|pts?)\b|percentage[ -]point|\bpp\b", re.IGNORECASE)
_PER = re.compile(r"\bper (1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_TO = r"\b[^.;]{0,12}(?:–|-|to)[^.;]{0,12}\b"
_BASES = {
    "October to September": re.compile(rf"\bOct(?:ober)?{_TO}Sept?(?:ember)?\b"),
    "financial year": re.compile(rf"\b[Ff]inancial [Yy]ears?\b|\bFY\b|\bApr(?:il)?{_TO}Mar(?:ch)?\b"),
    "calendar year": re.compile(rf"\b[Cc]alendar [Yy]ears?\b|\bJan(?:uary)?{_TO}Dec(?:ember)?\b"),
    "quarter": re.compile(r"\bQ[1-4]\b|\bquarter", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """One column: role as in tables.toml, the fields that its head tells, and the measures of a change by unit."""

    head: str
    role: str
    fields: Mapping[str, str] = field(default_factory=dict)
    by_unit: Mapping[str, str] = field(default_factory=dict)


def guess_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Guess]:
    """A guess for each column, from its head and the cells beneath it."""
    columns = [[row[at] for row in rows] for at in range(len(heads))]
    numbers = [_is_numbers(column) for column in columns]
    values = [at for at, is_number in enumerate(numbers) if is_number and at]
    first = values[0] if values else len(heads)
    guesses = []
    for at, (head, cells) in enumerate(zip(heads, columns, strict=True)):
        if not at or (at < first and not all(columns[0])):
            guesses.append(Guess(head, "label"))
        elif numbers[at] or _says_value(head):
            guesses.append(_value(head, cells))
        else:
            guesses.append(Guess(head, "text"))
    return guesses


def guess_basis(said: str) -> str:
    """The kind of year that the words name; "" where they name none, or more than one."""
    named = [basis for basis, pattern in _BASES.items() if pattern.search(said)]
    return named[0] if len(named) == 1 else ""


def guess_period(head: str) -> str:
    """The period that a head names, as tables.toml writes it; "" where it names none."""
    for pattern in (_TO_MONTH, _SPAN):
        if found := pattern.search(head):
            return re.sub(r" ?[–-] ?", " – ", found[0])
    if years := _years(head):
        return years[0]
    found = _POINT.search(head) or _LONE.search(head)
    return found[0] if found else ""


def _years(head: str) -> list[str]:
    """The years of two halves, as 2015/16; 2011-15 is a run of years and none of these."""
    return [f"{one}/{two}" for one, two in _YEAR.findall(head) if (int(one) + 1) % 100 == int(two)]


def _value(head: str, cells: Sequence[str]) -> Guess:
    if _CHANGE.search(head) or _POINTS.search(head):
        return _change(head, cells)
    told = {"period": guess_period(head), **_measure(head, cells)}
    return Guess(head, "value", {key: value for key, value in told.items() if value})


def _change(head: str, cells: Sequence[str]) -> Guess:
    """A column of differences: of which period, against which, and in which unit where all its cells agree."""
    years = _years(head) or ([] if re.search(_MONTH, head) else _LONE.findall(head))
    told = {"compared_with": min(years)} if years else {}
    if len(set(years)) > 1:
        told["period"] = f"{max(years)} vs {min(years)}"
    if _POINTS.search(head):
        return Guess(head, "value", {**told, "measure": CHANGES["percentage points"], "unit": "percentage points"})
    if _percent(head, cells) and all("%" in cell and "pt" not in cell for cell in cells if is_value(cell)):
        return Guess(head, "value", {**told, "measure": CHANGES["%"], "unit": "%"})
    return Guess(head, "value", told, CHANGES)


def _measure(head: str, cells: Sequence[str]) -> dict[str, str]:
    if per := _PER.search(head):
        digits = per[1].replace(",", "")
        return {"measure": "rate", "unit": f"per {int(digits):,}"}
    if _percent(head, cells):
        return {"measure": "percentage", "unit": "%"}
    if re.search(r"\baverage\b|\bmean\b", head, re.IGNORECASE):
        return {"measure": "average", "unit": "count"}
    return {"measure": "count", "unit": "count"} if re.search(r"number|count|total|\bno\.", head, re.IGNORECASE) else {}


def _percent(head: str, cells: Sequence[str]) -> bool:
    values = [cell for cell in cells if is_value(cell)]
    printed = sum("%" in cell for cell in values)
    return bool(re.search(r"%|per ?cent", head, re.IGNORECASE)) or (bool(values) and printed == len(values))


def _is_numbers(cells: Sequence[str]) -> bool:
    """Whether half of the cells that say anything are numbers or words that stand for one."""
    said = [cell for cell in cells if cell]
    return any(map(is_value, said)) and sum(map(is_value_or_state, said)) * 2 >= len(said)


def _says_value(head: str) -> bool:
    """Whether the head alone, of a period or a change, makes its column one of values."""
    return bool(guess_period(head) or _CHANGE.search(head))
