"""The numbers of a sentence as keys that can be compared: spelt or in digits, with their unit, in order."""

import re
from dataclasses import dataclass

from planqa.quantities import Quantity, find_quantities

_ONES = "zero one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELT = {word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split())}
_SPELT |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)} | {"dozen": 12, "hundred": 100}
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS.split())})[\s-]({'|'.join(_ONES.split()[1:])})\b", re.IGNORECASE)
_SPELT_WORD = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b", re.IGNORECASE)

_PERIOD = re.compile(
    r"(?<![\w£$€.,])((?:19|20)\d\d)(?:\s?[/–—-]\s?(?:19|20)?(\d\d))?"
    r"(?![\w%]|[.,]\d|\s?(?:%|per\s?cent|thousand|million))"
)
_WITH_DIGIT = re.compile(r"\S*\d\S*")
_SYMBOL = re.compile(r"[^\w\s.,;:!?'\"“”‘’()/&%£+*•…–—−-]")


@dataclass(frozen=True, slots=True)
class Numerals:
    """What a text holds in numbers, and the text without them.

    amounts: keys such as "3132 count" or "26.7 %", in order (signs are left to rises and falls). times: years
    and periods, in order. others: "20mph", "q3", "$". after: each amount with the text up to the next one.
    """

    amounts: tuple[str, ...]
    times: tuple[str, ...]
    others: frozenset[str]
    after: tuple[tuple[str, str], ...]
    rest: str
    rises: bool
    falls: bool


def read_numerals(text: str) -> Numerals:
    """Read a cleaned text; "eight", "8" and "8.0" are one amount, "8" and "8%" are two."""
    spelt_out = _SPELT_WORD.sub(_value, _COMPOUND.sub(_sum, text))
    undated = _PERIOD.sub(_blank, spelt_out)
    found = find_quantities(undated)
    rest = _without(undated, found)
    others = {token.strip(".,;:!?()'\"“”‘’").lower() for token in _WITH_DIGIT.findall(rest)}
    ends = [*(quantity.start for quantity in found[1:]), len(undated)]
    return Numerals(
        amounts=tuple(_key(quantity) for quantity in found),
        times=periods(spelt_out),
        others=frozenset(others | set(_SYMBOL.findall(rest))),
        after=tuple((_key(q), undated[q.end : end]) for q, end in zip(found, ends, strict=False)),
        rest=_WITH_DIGIT.sub(" ", rest),
        rises=any(quantity.printed.startswith("+") for quantity in found),
        falls=any(quantity.value < 0 for quantity in found),
    )


def periods(text: str) -> tuple[str, ...]:
    """Years and periods in one form and in order: "2015-16", "2015/2016" and "2015/16" are one."""
    return tuple(f"{m[1]}/{m[2]}" if m[2] else m[1] for m in _PERIOD.finditer(text))


def amount_key(value: object, unit: str) -> str:
    """One spelling for equal values: Decimal("7.0") and Decimal("7") with "%" are both "7 %"."""
    plain = f"{value:f}"
    return f"{plain.rstrip('0').rstrip('.') if '.' in plain else plain} {unit}"


def _key(quantity: Quantity) -> str:
    return amount_key(abs(quantity.value), quantity.unit)


def _without(text: str, found: list[Quantity]) -> str:
    for quantity in found:
        text = text[: quantity.start] + " " * (quantity.end - quantity.start) + text[quantity.end :]
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _value(match: re.Match[str]) -> str:
    return str(_SPELT[match.group().lower()])


def _sum(match: re.Match[str]) -> str:
    return str(_SPELT[match[1].lower()] + _SPELT[match[2].lower()])
