"""Turns of phrase whose words stand apart, brought to one plain form before a question is read."""

import re

from planqa.figures.dates import MONTH, YEAR
from planqa.figures.numerals import in_digits

_ASK = r"how\b|what\b|which\b"
_THINGS = rf"(?P<things>(?!{_ASK}|it\b|out\b|aside\b)[\w/&'’-]+(?:,?\s+(?!{_ASK})[\w/&'’-]+){{0,5}}?)"
_TAKEN_OUT = (
    r"(?:out|aside|to\s+one\s+side|on\s+one\s+side|off|away)"
    r"(?:\s+of(?:\s+(?:it|them|that))?\b(?!\s+(?:the\s+)?picture))?"
)
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

_BEFORE_LAST = re.compile(
    r"\bnot\s+last\s+year,?\s+(?:but\s+)?(?:the\s+)?(?:one|year)\s+before(?:\s+(?:that|it))?\b", re.IGNORECASE
)
_ADD_UP = re.compile(
    r"\b(?P<add>add|adding|tot|totting|sum|summing|lump|lumping)\s+(?P<things>(?!up\b|together\b)[\w'’]+(?:\s+[\w'’]+){0,6}?)\s+(?:up|together)\b",
    re.IGNORECASE,
)
_FIRST_QUARTER = re.compile(r"\b(?:first|opening)\s+quarter\b(?=.*\b(?:last|final|latest|closing)\b)", re.IGNORECASE)
_FIRST_AND_LAST = re.compile(
    r"\b(?:first|opening)\s+(?:year\s+|quarter\s+|column\s+|period\s+)?(?:and|to|v|vs|versus|with|against|or)\s+(?:the\s+)?(?:last|final|latest)"
    r"\s+(?P<what>year|quarter|column|period)s?\b",
    re.IGNORECASE,
)
_LIKELIER = re.compile(
    r"\b(?P<how>more|less)\s+(?:likely|often|frequently)\s+(?:to\s+)?(?:be\s+|get\s+)?(?P<done>\w+(?:ed|en|ked))\s+than\s+"
    r"(?:an?\s+|the\s+|our\s+)?(?P<other>[a-z]+)(?=\s*[?,.]|\s*$|\s+(?:in|during|for|last|this|since)\b|\s+\d)",
    re.IGNORECASE,
)


_TO_CHRISTMAS = re.compile(
    rf"\b(?P<to>quarter\s+(?:up\s+)?(?:to|till|before|ending(?:\s+at)?))\s+christmas\s+(?={YEAR})", re.I
)
_JUST_TO = re.compile(
    rf"(?P<before>[,(]\s*(?:so\s+|ie\s+|i\.e\.\s+|that\s+is\s+|meaning\s+)?)(?:up\s+)?to\s+(?={MONTH}\s*(?:{YEAR}|'?\d\d\b))",
    re.IGNORECASE,
)


def _in_months(text: str) -> str:
    """ "The quarter to Christmas 2014" by its month; a bare ", to Sept 2015" as the year to it."""
    return _JUST_TO.sub(r"\g<before>year to ", _TO_CHRISTMAS.sub(r"\g<to> December ", text))


def rephrased(text: str) -> str:
    """ "Leaving arson out, how many …" as "how many … excluding arson"; "ten per cent" as "10%"."""
    text = _FIRST_AND_LAST.sub(r"earliest \g<what> and the latest \g<what>", text)
    text = _FIRST_QUARTER.sub("earliest quarter", _ADD_UP.sub(r"add together \g<things>", text))
    text = _BEFORE_LAST.sub("the year before last", text)
    text = _LIKELIER.sub(r"\g<done> \g<how> likely than \g<other> \g<done>", _in_months(in_digits(text)))
    for pattern in _EXCLUDING:
        text = pattern.sub(r" excluding \g<things>", text)
    return _FIRST.sub(r"\g<rest> \g<out>\g<end>", _ALIKE.sub("excluding", text).strip())
