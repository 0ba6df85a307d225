"""Turns of phrase whose words stand apart, brought to one plain form before a question is read."""

import re

from planqa.figures.words import NUMBER_WORDS

_TENS = {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
         "ninety": "90", "hundred": "100"}  # fmt: skip
_NUMBERS = {**{word: number for word, number in NUMBER_WORDS.items() if number != "0"}, **_TENS}
_PER_CENT = re.compile(rf"\b(?P<n>{'|'.join(_NUMBERS)}|\d+(?:\.\d+)?)[\s-]+per\s?-?cent\b(?!age)", re.IGNORECASE)

_THINGS = r"(?P<things>(?!how\b|what\b|which\b|it\b|out\b|aside\b)[\w/&'’-]+(?:,?\s+(?!how\b|what\b|which\b)[\w/&'’-]+){0,5}?)"
_TAKEN_OUT = r"(?:out|aside|to\s+one\s+side|on\s+one\s+side|off|away)(?:\s+of(?:\s+(?:it|them|that))?\b(?!\s+(?:the\s+)?picture))?"
_EXCLUDING = (
    re.compile(
        rf"\b(?:(?:if|when|once|after)\s+(?:you|we|i)\s+)?(?:leav(?:e|ing)|tak(?:e|ing)|stripp?(?:ing)?|sett?(?:ing)?"
        rf"|putt?(?:ing)?|subtract(?:ing)?|deduct(?:ing)?)\s+{_THINGS}\s+{_TAKEN_OUT}\b(?:\s+of\s+the\s+picture)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:with|once|if|when|after)\s+{_THINGS}\s+(?:(?:is|are|was|were|being|been|has\s+been|have\s+been)\s+)?"
        r"(?:excluded|left\s+out|taken\s+(?:out|away)|removed|stripped\s+out|not\s+counted|not\s+included|set\s+aside"
        r"|put\s+aside|left\s+aside|subtracted|deducted)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<=[,(])\s*{_THINGS}\s+(?:excluded|left\s+out|taken\s+out|aside|not\s+(?:counted|included))\b",
        re.IGNORECASE,
    ),
)
_ALIKE = re.compile(
    r"\b(?:(?:if|when|once|after)\s+(?:you|we|i)\s+)?(?:leav(?:e|ing)\s+(?:out|aside)|tak(?:e|ing)\s+(?:out|away)"
    r"|stripp?(?:ing)?\s+out|sett?(?:ing)?\s+aside|putt?(?:ing)?\s+aside|(?:apart|aside)\s+from|except(?:ing)?(?:\s+for)?"
    r"|(?:not|without|don['’]?t|do\s+not|didn['’]?t)\s+(?:count|includ)(?:e|ing)?|excludes?|excluded|exclusive\s+of|save\s+for|but\s+not"
    r"|(?:ignor|omit|remov|discount|barr)(?:t|r)?(?:e|ing)|bar(?=\s+(?:arson|rape|murder|theft|robbery|burglary|drugs?)))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^\W*(?P<out>excluding\s[^,?]*),\s*(?P<rest>[^?]*)(?P<end>\??)", re.IGNORECASE)

_LIKELIER = re.compile(
    r"\b(?P<how>more|less)\s+(?:likely|often|frequently)\s+(?:to\s+)?(?:be\s+|get\s+)?(?P<done>\w+(?:ed|en|ked))\s+than\s+"
    r"(?:an?\s+|the\s+|our\s+)?(?P<other>[a-z]+)(?=\s*[?,.]|\s*$|\s+(?:in|during|for|last|this|since)\b|\s+\d)",
    re.IGNORECASE,
)


def rephrased(text: str) -> str:
    """ "Leaving arson out, how many …" as "how many … excluding arson"; "ten per cent" as "10%"."""
    text = _LIKELIER.sub(r"\g<done> \g<how> likely than \g<other> \g<done>", _PER_CENT.sub(_digits, text))
    for pattern in _EXCLUDING:
        text = pattern.sub(r" excluding \g<things>", text)
    return _FIRST.sub(r"\g<rest> \g<out>\g<end>", _ALIKE.sub("excluding", text).strip())


def _digits(match: re.Match[str]) -> str:
    told = match["n"].lower()
    return f"{_NUMBERS.get(told, told)}%"
