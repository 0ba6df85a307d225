"""Numbers of running text: every count, share, sum, age, duration, date and period, with what it counts.

They are found at ingest and kept with their chunk. Numbers that only name something ("Priority 3", "MOPAC 7",
"Terrorism Act 2006", call 101, footnote [1]) are no mentions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from planqa.quantities import COUNT, PERCENT, find_quantities

AGE = "age"
DURATION = "duration"
DATE = "date"
PERIOD = "period"

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_SMALL = {word: Decimal(at) for at, word in enumerate(f"{_ONES} eighteen nineteen".split(), start=1)}
_LARGE = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = _SMALL | {word: Decimal(value) for word, value in _LARGE.items()}
_WORDS |= {"dozen": Decimal(12), "hundred": Decimal(100), "thousand": Decimal(1000)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_N = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_TO = r"\s?(?:[-–—]|to|and)\s?"

_NAMES = re.compile(
    rf"\b(?:[A-Z]{{2,}}|Priority|Year|Section|Part|Page|Quarter|Theme|Table|Level) \d{{1,3}}(?![\d,./]*\d|%)|"
    rf"\bActs?,? (?:of )?{_YEAR}|\bRegulations {_YEAR}|\[\d{{1,2}}\]|^\W*\d{{1,2}}[.)]\s|https?://\S+|"
    r"\b(?:via|on|or|call\w*|contact\w*|dial\w*|ring\w*|police \() ?(?:101|111|999)\b|"
    r"\b(?:101|111|999)(?= or (?:101|111|999)\b)|\b\d{1,2}(?:st|nd|rd|th)\b(?! )",
    re.IGNORECASE | re.MULTILINE,
)
_ABBREVIATED = re.compile(r"[A-Z]{2}")
_AGE = re.compile(
    rf"\b(?:aged?|ages)(?: range[ds]?)?(?: of| from| between)? ?(?P<a>\d{{1,2}})(?:{_TO}(?P<b>\d{{1,2}}))?\b(?!%|,\d)"
    rf"|\b(?P<c>\d{{1,2}})(?:{_TO}(?P<d>\d{{1,2}}))? ?-?years?(?: of age|[- ]olds?)\b"
    rf"|\b(?P<e>\d{{1,2}})\s?[-–]\s?(?P<f>\d{{1,2}}) years?\b|\b(?P<g>\d{{1,2}}){_TO}(?P<h>\d{{1,2}}) age\b"
    r"|\b(?:people|victims|residents|respondents|those|anyone|men|women|children|and|or) (?:under|over) (?P<i>\d\d)\b"
    r"(?! ?%|,\d)",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)\b"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)?{_TO})?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: {_YEAR})?"
    rf"|\b(?:{_MONTH}|spring|summer|autumn|winter) {_YEAR}\b",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th) )?{_MONTH}(?: {_YEAR}| ?\d\d)?{_TO}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th) )?{_MONTH}(?: {_YEAR}| ?\d\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"(?<![\w/,.£]){_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d\d)\b|(?<![\w/,.£]){_YEAR}\b(?!%|,\d|\.\d)")
_DURATION = re.compile(rf"\b(?P<n>{_N})[- ](?:day|week|month|year|hour|minute)s?\b(?! olds?| of age)", re.IGNORECASE)
_RANGE = re.compile(r"(?<![\w/.,£-])(?P<a>\d{1,3}(?:,\d{3})*)\s?[-–—]\s?(?P<b>\d{1,3}(?:,\d{3})*)(?![\w/%]|[.,]\d)")
_WORD = re.compile(
    rf"\b(?P<n>{'|'.join(_WORDS)})\b(?P<share> per ?cent\b)?"
    r"(?!(?<=one)[- ](?:of|another|or|particular|day|way|tower|stop)\b|-)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:\[\d+\])?\s(?:(?:percentage points? )?(?:of|in) (?:all |the |our |its |their )*|extra |new |other )*"
    r"(?P<noun>[A-Za-z][\w’'&/-]*(?: (?!(?:of|in|on|at|by|to|for|from|with|within|across|and|or|is|are|was|were|be|"
    r"been|being|has|have|had|will|can|per|over|up|as|than|when|which|who|that|whose|this|the|a|an|not|also|during|since|"
    r"between|into|via|each|any|took|made|against|regarding|including)\b)[A-Za-z][\w’'&/-]*){0,4})"
)
_BEFORE = re.compile(
    r"(?P<noun>(?:[A-Za-z][\w’'&/-]* ){1,6}?)(?:(?:has|have|had|been|is|was|were|are|stands|increased|decreased|"
    r"improved|reduced|rose|fell|fallen|down|up|maintained|currently|from|at|by|to|of|over|around|about|approximately|almost|"
    r"nearly)\b ?)*\(?$"
)
_LEADING = re.compile(
    r"^(?:the|a|an|and|this|that|means|with|of|in|whilst|which|majority of|number of) ", re.IGNORECASE
)
_NO_NOUN = frozenset(
    "of in on at by to for from with within across and or is are was were be been has have had will can per over up as "
    "than when which who that the a an not also during since between into via it they this down fail".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of running text. kind is a unit of Quantity, or "age", "duration", "date", "period".

    value is the number, of a range its lower end and upto its upper one; None for a date or a period. counted is the
    noun phrase beside it as printed, "" where none can be told. start and end are offsets into the text.
    """

    printed: str
    kind: str
    value: Decimal | None
    start: int
    end: int
    upto: Decimal | None = None
    counted: str = ""


@lru_cache(maxsize=4096)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every mention of a text in reading order; none overlap."""
    taken = list(_names(text))
    found: list[Mention] = []
    for finder in (_ages, _times, _durations, _ranges, _quantities, _in_words):
        for one in finder(text):
            if not any(one.start < end and start < one.end for start, end in taken):
                found.append(one)
                taken.append((one.start, one.end))
    return tuple(sorted(found, key=lambda one: one.start))


def _names(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAMES.finditer(text):
        short = re.match(r"([A-Za-z]+) \d+$", match.group())
        named = short is None or short[1].lower() in _NAMING or _ABBREVIATED.match(short[1])
        if named:
            yield match.span()


_NAMING = frozenset(
    "priority year section part page quarter theme table level act acts regulations via on or call calls calling "
    "contact contacting dial dialling ring ringing police".split()
)


def _ages(text: str) -> Iterator[Mention]:
    for match in _AGE.finditer(text):
        low, *high = [Decimal(number) for number in match.groups() if number]
        yield Mention(match.group(), AGE, low, *match.span(), high[0] if high else None)


def _times(text: str) -> Iterator[Mention]:
    """From the longest to the shortest: months of years, dates, years."""
    for kind, pattern in ((PERIOD, _MONTHS), (DATE, _DATE), (PERIOD, _YEARS)):
        for match in pattern.finditer(text):
            yield Mention(match.group(), kind, None, *match.span())


def _durations(text: str) -> Iterator[Mention]:
    for match in _DURATION.finditer(text):
        yield Mention(match.group(), DURATION, _number(match["n"]), *match.span())


def _ranges(text: str) -> Iterator[Mention]:
    for match in _RANGE.finditer(text):
        low, high = _number(match["a"]), _number(match["b"])
        if low < high:
            yield Mention(match.group(), COUNT, low, *match.span(), high, _counted(text, match.start(), match.end()))


def _quantities(text: str) -> Iterator[Mention]:
    for one in find_quantities(text):
        counted = _counted(text, one.start, one.end)
        yield Mention(one.printed, one.unit, one.value, one.start, one.end, None, counted)


def _in_words(text: str) -> Iterator[Mention]:
    for match in _WORD.finditer(text):
        if match["n"].islower() or match.start() == 0:
            counted = _counted(text, match.start(), match.end())
            kind = PERCENT if match["share"] else COUNT
            yield Mention(match.group(), kind, _number(match["n"]), *match.span(), None, counted)


def _number(printed: str) -> Decimal:
    known = _WORDS.get(printed.lower())
    return Decimal(printed.replace(",", "")) if known is None else known


def _counted(text: str, start: int, end: int) -> str:
    """The noun phrase right behind a number, or else the one before it in its clause."""
    after = _AFTER.match(text[end:])
    if after and after["noun"].split()[0].lower() not in _NO_NOUN:
        return after["noun"]
    clause = re.split(r"[,;:.()]\s", text[:start])[-1]
    before = _BEFORE.search(clause)
    noun = before["noun"].strip() if before else ""
    while noun != (shorter := _LEADING.sub("", noun)):
        noun = shorter
    return noun if noun.lower() not in _NO_NOUN else ""
