"""Whether an answer says what a case asks for: words folded alike, numbers with their unit."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from planqa.quantities import COUNT, PERCENT, POINTS, Quantity, find_numbers, find_quantities, parse_quantity

_SIGNS = str.maketrans(dict.fromkeys("‘’‛`´", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑‒–—−", "-"))
_BULLETS = re.compile("[•◦▪●\uf0b7\u00ad]")
_MINUS = ("-", "−", "–")


def fold(text: str) -> str:
    """Return text in one case, with plain quotation marks and dashes, no bullets and single spaces."""
    plain = _BULLETS.sub(" ", unicodedata.normalize("NFKC", text).translate(_SIGNS))
    return " ".join(plain.casefold().split())


def squeeze(text: str) -> str:
    """Return folded text without any white space: a PDF may glue or split the cells of a table."""
    return fold(text).replace(" ", "")


def mentions(answer: str, phrase: str) -> bool:
    """Tell whether the phrase stands in the answer, from the start of a word on.

    "agree" is not in "disagree" and "20" is not in "200", but "quarter" is in "quarterly".
    """
    words = re.escape(fold(phrase))
    end = r"(?!\d)(?![.,]\d)" if phrase.strip()[-1:].isdigit() else ""
    return re.search(rf"(?<!\w){words}{end}", fold(answer)) is not None


def missing_phrases(answer: str, groups: Sequence[Sequence[str]]) -> list[str]:
    """Return the groups of which no alternative is in the answer, each as "one | other"."""
    return [" | ".join(group) for group in groups if not any(mentions(answer, phrase) for phrase in group)]


def missing_quantities(answer: str, expected: Sequence[str]) -> list[str]:
    """Return the expected numbers that the answer does not hold with their unit and sign."""
    return [printed for printed in expected if not holds_quantity(answer, printed)]


def holds_quantity(answer: str, printed: str) -> bool:
    """Tell whether the answer holds the number.

    The sign counts only where both sides print one; "%" and percentage points are never taken for each
    other or for a count. "1908" may be a count that looks like a year, so a bare run of digits will do.
    """
    wanted = parse_quantity(printed)
    if wanted is None:
        raise ValueError(f'"{printed}" is not one number')
    if any(_same(wanted, found) for found in find_quantities(answer)):
        return True
    return wanted.unit == COUNT and _looks_like_year(wanted.value) and abs(wanted.value) in find_numbers(answer)


def _same(wanted: Quantity, found: Quantity) -> bool:
    if abs(wanted.value) != abs(found.value) or _ratio_unit(wanted) != _ratio_unit(found):
        return False
    signs = {_sign(wanted), _sign(found)} - {0}
    return len(signs) < 2


def _ratio_unit(quantity: Quantity) -> str:
    """Only these units are told apart: a case's bare "481" also accepts "£481" and "481 per 100,000"."""
    return quantity.unit if quantity.unit in (PERCENT, POINTS) else COUNT


def _sign(quantity: Quantity) -> int:
    """-1 or +1 as printed, 0 where no sign is printed."""
    if quantity.printed.startswith("+"):
        return 1
    return -1 if quantity.printed.startswith(_MINUS) else 0


def _looks_like_year(value: Decimal) -> bool:
    return value == value.to_integral_value() and 1900 <= abs(value) < 2100
