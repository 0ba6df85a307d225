"""Numbers and years said in words, written in digits: "ten per cent", "fourteen fifteen", "two hundred"."""

import re

from planqa.figures.words import NUMBER_WORDS

_TEENS = {"seventeen": 17, "eighteen": 18, "nineteen": 19}
_SMALL = {**{word: int(number) for word, number in NUMBER_WORDS.items() if number != "0"}, **_TEENS}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {**_SMALL, **{word: 10 * n for n, word in enumerate(_TENS, start=2)}}
_ANY = "|".join(_NUMBERS)
_PER_CENT = re.compile(rf"\b(?P<n>{_ANY}|hundred|\d+(?:\.\d+)?)[\s-]+per\s?-?cent\b(?!age)", re.IGNORECASE)
_ROUND = re.compile(
    rf"\b(?:(?P<n>{_ANY})\s+)?(?P<by>hundred\s+thousand|hundred|thousand)\b(?!\s*(?:and\s+)?(?:{_ANY})\b)",
    re.IGNORECASE,
)
_TWO = "|".join(_SMALL)
_YEARS = re.compile(
    rf"\b(?P<century>twenty\s+|two\s+thousand\s+(?:and\s+)?)?(?P<oh>(?:oh|nought|zero)[\s-]+)?(?P<a>{_TWO})"
    rf"\s*(?:[\s/–-]|\bto\b)\s*(?:twenty\s+)?(?:(?:oh|nought|zero)[\s-]+)?(?P<b>{_TWO})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\btwenty[\s-](?P<n>(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen))\b", re.IGNORECASE)
_HUNDREDS = {"hundred": 100, "thousand": 1_000}
_LEAST_BARE = 10  # from here two numbers in a row are a year without "oh" or "twenty"


def in_digits(text: str) -> str:
    """The text with such numbers and years in digits."""
    text = _YEARS.sub(_split_year, _PER_CENT.sub(_percentage, text))
    return _ROUND.sub(_round, _YEAR.sub(lambda match: str(2000 + _SMALL[match["n"].lower()]), text))


def _percentage(match: re.Match[str]) -> str:
    told = match["n"].lower()
    return f"{100 if told == 'hundred' else _NUMBERS.get(told, told)}%"


def _split_year(match: re.Match[str]) -> str:
    """ "Oh nine ten" is 2009/10; two numbers that are no such year stay as they are."""
    first, last = _SMALL[match["a"].lower()], _SMALL[match["b"].lower()]
    plain = first >= _LEAST_BARE or match["oh"] or match["century"]
    return f"{2000 + first}/{last:02d}" if last == first + 1 and plain else match.group()


def _round(match: re.Match[str]) -> str:
    """ "Three thousand", and "hundred thousand" without a number before it; a bare "hundred" stays a word."""
    by = " ".join(match["by"].lower().split())
    times = 100_000 if by == "hundred thousand" else _HUNDREDS[by]
    if match["n"] is None and by != "hundred thousand":
        return match.group()
    return f"{_NUMBERS[(match['n'] or 'one').lower()] * times:,}"
