"""Periods in a question: "2015/16", "this year", "over the whole plan", and one exchanged for another."""

import re

PERIOD = re.compile(r"\b(?:19|20)\d\d(?:\s*[/–-]\s*(?:19|20)?\d\d)?\b")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
FULL_PERIOD = re.compile(
    rf"\b(?:(?:in|for|during|over)\s+)?(?:the\s+)?(?:financial\s+year\s+|year\s+)?\d{{4}}\s*/\s*\d\d\b"
    rf"|\b(?:in|between|from|for|during)?\s*{_MONTH}\s+\d{{4}}\s+(?:to|and|until|-|–)\s+{_MONTH}\s+\d{{4}}",
    re.IGNORECASE,
)  # a year of the tables, with its preposition
_DATED = re.compile(
    rf"(?:(?:in|for|during|between|from|over|to|by)\s+)?(?:the\s+)?(?:(?:12|twelve)\s+months\s+(?:to|ending)\s+|year\s+to\s+)?"
    rf"(?:{_MONTH}\s+)?(?:19|20)\d\d(?:\s*(?:to|and|until|-|–|/)\s*(?:{_MONTH}\s+)?(?:19|20)?\d\d)?\b",
    re.IGNORECASE,
)  # a period with its months and its preposition
LENGTH = re.compile(
    r"(?:over|across|during|for|throughout|by|in|at|up\s+to|to|within)\s+(?:the\s+)?"
    r"(?:(?:whole|full|entire|remaining|rest\s+of\s+the|four|4|next|coming|four-year|course\s+of\s+the|length\s+of\s+the|"
    r"life(?:time)?\s+of\s+the|term\s+of\s+the|end\s+of\s+the|whole\s+(?:length|life|term|course)\s+of\s+the|"
    r"full\s+(?:length|life|term|course)\s+of\s+the|entire\s+(?:length|life|term)\s+of\s+the)\s+)*"
    r"(?:four\s+years|4\s+years|years?|plan(?:[’']?s)?(?:\s+(?:term|life|period|length|end))?|term(?:\s+of\s+the\s+plan)?|"
    r"long(?:er)?[\s-]+(?:term|run)|period)\b[,\s]*|long(?:er)?[\s-]+term\b[,\s]*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?:over|during|for|in)\s+)?(?:this|last|next|the\s+current|the\s+coming)\s+year\b", re.IGNORECASE
)
_ONE_YEAR = re.compile(
    r"(?:(?:what|how)\s+about|(?:what|how\s+many)\s+(?:was|were)\s+(?:it|they|that|there|the\s+(?:figure|number))|and|but|so|then|also|in|for|during|back|,|\s)*"
    r"(?:a\s+|the\s+)?(?:year\s+(?P<way>before|after|earlier|later|prior|previous)|"
    r"(?P<side>previous|prior|preceding|following|next)\s+year|one\s+(?P<one>before|after)|(?P<named>last\s+year))"
    r"(?:\s+that)?\W*",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"(?:(?:what|how\s+many|how\s+much)\s+(?:is|are|about)\s+(?:it|they|that|there|the\s+(?:figure|number))?\s*)?"
    r"(?:(?:in|for|during|over)\s+)?the\s+(?:very\s+)?(?:latest|most\s+recent|newest)"
    r"(?:\s+(?:year|period|one|count|figures?|data|numbers?|(?:12|twelve)\s+months))?\W*",
    re.IGNORECASE,
)
_SOME_YEARS = re.compile(
    r"\b(?P<count>\d|one|two|three|four|five|six|seven|eight|nine|ten)\s+years?\s+(?P<way>before|after|earlier|later|previously|prior|on)"
    r"\b(?:\s+(?:that|to\s+that))?",
    re.IGNORECASE,
)
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LATER = frozenset({"after", "later", "following", "next", "on"})
_SPLIT = re.compile(r"\b((?:19|20)\d\d)(\s*[/–-]\s*)(\d\d)\b")
_SINGLE = re.compile(r"\b((?:19|20)\d\d)\b(?!\s*/)")


def span_of(text: str) -> str:
    """Whether words speak of one "year", of all the "term" of a plan, or of neither ("")."""
    if re.search(r"\b(?:this|the\s+coming)\s+year\b", text, re.IGNORECASE):
        return "year"
    return "term" if LENGTH.search(text) else ""


def is_period(text: str) -> bool:
    """Whether the words name a period and nothing else: "in 2011/12", "over the whole plan"."""
    bare = re.sub(r"^(?:(?:back|then|and|also|,)\s*)*", "", text.strip(" ?!."), flags=re.IGNORECASE)
    dated = re.sub(r"^(?:in|for|during)\s+", "", bare, flags=re.IGNORECASE)
    return bool(
        PERIOD.fullmatch(dated) or _DATED.fullmatch(bare) or _RELATIVE.fullmatch(bare) or LENGTH.fullmatch(bare)
    )


def latest(question: str, words: str) -> str | None:
    """The question without the period it names, where the latest one is asked for; None for other words."""
    bare = re.sub(r"^(?:(?:and|but|so|then|also|,)\s*)*", "", words.strip(), flags=re.IGNORECASE)
    shorter = undated(question)
    return shorter if _LATEST.fullmatch(bare) and shorter != question else None


def undated(question: str) -> str:
    """The question without the period it names."""
    for pattern in (FULL_PERIOD, _DATED):
        if pattern.search(question):
            return f"{' '.join(pattern.sub('', question, count=1).rstrip('?!. ').split())}?"
    return question


def with_period(question: str, period: str) -> str:
    """The question asked of another period; the one it names is exchanged, else the new one is added."""
    new = re.sub(r"^(?:(?:back|then|and|also|,)\s*)*", "", period.strip(" ?!."), flags=re.IGNORECASE)
    dated = re.sub(r"^(?:in|for|during)\s+", "", new, flags=re.IGNORECASE)
    if PERIOD.fullmatch(dated):
        return _replace(PERIOD, question, dated, f"in {dated}")
    if _DATED.fullmatch(new):
        return _replace(_DATED, question, new, new)
    named = next((pattern for pattern in (_RELATIVE, LENGTH, PERIOD) if pattern.search(question)), _RELATIVE)
    joined = (
        new
        if re.match(r"(?:over|across|during|for|throughout|by|in|at|up|to|within|this|last|next)\b", new, re.I)
        else f"in the {new}"
    )
    found = named.search(question)
    space = " " if found and found.group().endswith(" ") else ""
    return _replace(named, question, joined + space, joined)


def shifted(question: str, words: str) -> str | None:
    """The question some years earlier or later: "the year before", "two years after that"; None for other words."""
    years = _years(words)
    if years is None:
        return None
    if _SPLIT.search(question):
        return _SPLIT.sub(lambda found: _split(found, years), question)
    if _SINGLE.search(question):
        return _SINGLE.sub(lambda found: str(int(found[1]) + years), question)
    side = "previous" if years < 0 else "following"
    return f"{question.rstrip('?!. ')} in the {side} year?" if abs(years) == 1 else None


def _years(words: str) -> int | None:
    several = _SOME_YEARS.search(words)
    if several:
        count = several["count"].lower()
        size = int(count) if count.isdigit() else _NUMBERS.index(count)
        return size if several["way"].lower() in _LATER else -size
    one = _ONE_YEAR.fullmatch(words.strip())
    if not one or one["named"]:
        return None
    way = one["way"] or one["side"] or one["one"]
    return 1 if way.lower() in _LATER else -1


def _split(found: re.Match[str], years: int) -> str:
    start = int(found[1]) + years
    return f"{start}{found[2]}{(start + 1) % 100:02d}"


def _replace(pattern: re.Pattern[str], question: str, new: str, added: str) -> str:
    if pattern.search(question):
        return pattern.sub(new, question, count=1)
    return f"{question.rstrip('?!. ')} {added}?"
