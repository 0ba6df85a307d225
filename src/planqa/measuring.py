"""Which number a question asks for: its age group, its year, what it is the number of; and whether words hold it."""

import re
from functools import lru_cache

from planqa.matching import Term
from planqa.mentions import AGE, DATE, DURATION, PERIOD, Mention, find_mentions
from planqa.quantities import PERCENT
from planqa.terms import STOP_WORDS, stem, words

BEFORE, BEYOND = 4, 8  # words before and after a number without a noun among which the thing counted is looked for
_UNTOLD = re.compile(r"\b(?:several|some|many|few|various|numerous) \w+", re.IGNORECASE)  # a plural without its number
_AGE_ASKED = re.compile(
    r"\bhow old\b|\b(?:what|which) (?:is the |are the |was the |were the )?(?:\w+ )?ages?\b|\bages? (?:range|limit)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:under|over|below|above|up to|younger than|older than|aged?) (?P<a>\d\d)s?\b"
    r"(?! ?(?:%|per|offen|crim|inci|peop|vic|cas|month|day|week|mph|mil|thou))|"
    r"\b(?P<b>\d{1,2})(?: ?[-–] ?| to | and )(?P<c>\d{1,2})\b"
    r"(?= ?(?:\W*$|year|age|olds?|who|were|are|in\b|as\b|answer))",
    re.IGNORECASE,
)
_LENGTH_ASKED = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?|long)\b", re.IGNORECASE)
_TIME_ASKED = re.compile(
    r"^\W*(?:and |so |but )?(?:when (?:was|were|did|will|is|are|does|do|has|have)|"
    r"(?:what|which) (?:date|year|month|day)\b|(?:in|on|by|since) (?:what|which) (?:date|year|month|day)\b)",
    re.IGNORECASE,
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIME_GIVEN = re.compile(
    r"\b(?:annual\w*|year\w*|month\w*|quarter\w*|week\w*|daily|day|night|evening|recently|currently|ongoing|once|after|"
    rf"before|until|since|during|term|{_MONTHS}|spring|summer|autumn|winter|when)\b",
    re.IGNORECASE,
)
_DAY_ASKED = re.compile(
    r"\b(?:start|end|finish|expiry|closing|launch|last|first|final)(?:ing)? (?:date|day)\b|\b(?:what|which) date\b|"
    r"\b(?:what|which|from|to) (?:what |which )?day\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b", re.IGNORECASE)
_NOT_TOLD = re.compile(
    r"\b(?:Act|Regulations|Assessment|Plan|Strategy|Census|Report|Governance|Round)\W{1,2}$|"
    r"\b(?:on|than|since|compared (?:to|with)|against) $"
)
_DONE = re.compile(
    r"\bhow many\b(?:(?!\b(?:when|while|if|that|who|which)\b).)*?\b(?:were|was|been|got|being|are) (\w+ed)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:by how (?:much|many)|by what (?:percentage|proportion)|how much) (?:did|has|have|had) (?:the )?"
    r"((?:[\w’'&-]+ ){1,4}?)(?:(?:been|come|gone|go) )?"
    r"(?:rise|risen|fall|fallen|drop|dropped|increase|decrease|grow|grown|improve|change|reduce|up|down|cut)",
    re.IGNORECASE,
)
_PAID_FOR = re.compile(
    r"\bhow much\b.*\b(?:spen[dt]|spending|paid|funding|money|goes|granted) (?:on|for|to) (?:the )?"
    r"((?:[\w’'&-]+ ?){1,4})",
    re.IGNORECASE,
)
TIMED = frozenset({AGE, DATE, DURATION, PERIOD})
VAGUE = frozenset(
    "people times cases of them there were years months weeks days ones things more others other different extra new "
    "offences crimes incidents total".split()
)


def measured(question: str) -> frozenset[str]:
    """The words for what was done to the things counted, for what rose or fell, and for what was paid for."""
    found = _MOVED.search(question) or _PAID_FOR.search(question)
    said = words(found.group(1)) if found else []
    return frozenset(word for word in [*_DONE.findall(question.lower()), *said] if word not in STOP_WORDS | VAGUE)


def ages_asked(question: str) -> frozenset[int]:
    """The bounds of the age group that a question is about: "aged 25 to 39" is 25 and 39; empty for none."""
    found = (int(number) for match in _BOUND.finditer(question) for number in match.groups() if number)
    return next(iter(_ages(question)), frozenset(found))


def holds_ages(text: str, asked: frozenset[int]) -> bool:
    """Whether the words speak of just that age group."""
    return any(asked <= ages for ages in _ages(text))


def tells_age(text: str) -> bool:
    """Whether any age stands in the words."""
    return bool(_ages(text))


def _ages(text: str) -> list[frozenset[int]]:
    found = (one for one in find_mentions(text) if one.kind == AGE)
    return [frozenset(int(end) for end in (one.value, one.upto) if end is not None) for one in found]


def asks_age(question: str) -> bool:
    """ "How old …?", "what age …?"."""
    return bool(_AGE_ASKED.search(question))


def asks_length(question: str) -> bool:
    """Whether a length of time would answer: "for how many years …?"."""
    return bool(_LENGTH_ASKED.search(question))


def asks_time(question: str) -> bool:
    """ "When was …?", "in what year …?"."""
    return bool(_TIME_ASKED.search(question))


def asks_day(question: str) -> bool:
    """Whether the day of something is asked: "its last day", "the end date"."""
    return bool(_DAY_ASKED.search(question))


def names_month(text: str) -> bool:
    """Whether a month stands in the words."""
    return bool(_MONTH.search(text))


def tells_time(text: str) -> bool:
    """Whether a date, a period, or another word of time stands in the words."""
    timed = any(one.kind in (DATE, PERIOD, DURATION) for one in find_mentions(text))
    return timed or bool(_TIME_GIVEN.search(text))


def years_told(text: str) -> frozenset[int]:
    """The years that the words themselves tell of; one of a title or compared with is none ("on 2011")."""
    found = (one for one in find_mentions(text) if one.kind in (DATE, PERIOD) and not _is_not_told(text, one))
    return frozenset(year for one in found for year in years_of(one.printed))


def _is_not_told(text: str, one: Mention) -> bool:
    return bool(_NOT_TOLD.search(text[: one.start]))


def years_of(period: str) -> frozenset[int]:
    """The years a period names: 2014/15 is 2014 and 2015."""
    found = re.findall(r"\b((?:19|20)\d\d)(?:\s?[/–-]\s?(\d\d)\b(?!\d))?", period)
    firsts = frozenset(int(first) for first, _ in found)
    return firsts | frozenset(int(first) // 100 * 100 + int(last) for first, last in found if last)


def is_counted(text: str, bag: frozenset[str], term: Term, noun: str = "") -> bool:
    """Whether the thing is what a number counts; of words without a number whether it stands there.

    noun is the stem of what is counted where the term only tells which: it is enough that the noun stands beside a
    number ("25 cases"), and the term anywhere ("Anti-Social Behaviour").
    """
    near = _counted(text)
    if not near or any(term.in_bag(one) for one in near):
        return bool(near) or term.in_bag(bag)
    return bool(noun) and term.in_bag(bag) and any(noun in one for one in near)


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[frozenset[str], ...]:
    """For each number the stems of its noun phrase; of one without, those of the words around it."""
    bare = _UNTOLD.sub(lambda found: " " * len(found.group()), text)
    counts = [one for one in find_mentions(bare) if one.kind not in TIMED]
    return tuple(frozenset(map(stem, words(one.counted or _around(bare, one)))) for one in counts)


def _around(text: str, one: Mention) -> str:
    return " ".join([*text[: one.start].split()[-BEFORE:], *text[one.end :].split()[:BEYOND]])


def tells_count(text: str, *, share: bool = False, time: bool = False) -> bool:
    """Whether a count stands in the words: no age or date, and a share or a length of time only where it may be."""
    allowed = {kind for kind, may in ((PERCENT, share), (DURATION, time)) if may}
    other = (TIMED | {PERCENT}) - allowed
    return any(one.kind not in other for one in find_mentions(text))
