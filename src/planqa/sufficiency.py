"""Sufficiency, not similarity: the thing asked for (a sum of money, a number, a name, a year) must be in the words.

Each requirement reads the question; a passage that lacks what it requires cannot answer, however near it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from planqa.matching import Term
from planqa.measuring import (
    VAGUE,
    ages_asked,
    asks_age,
    asks_day,
    asks_length,
    asks_time,
    holds_ages,
    is_counted,
    measured,
    names_month,
    tells_age,
    tells_count,
    tells_time,
    years_of,
    years_told,
)
from planqa.quantities import PERCENT, POUNDS, find_quantities
from planqa.question import Kind, Question
from planqa.terms import STOP_WORDS, stem, words

Test = Callable[[str, frozenset[str]], bool]  # the passage's words with its chunk's headings; their stems

_MONEY = re.compile(
    r"\b(budgets?|costs?|spen[dt]\w*|salar\w+|paid(?! for)|pay(?! for)|wages?|funding|grants?|price|expens\w+|"
    r"money|fines|fined|earns?)\b|\b(a|the|any|much|big) fine\b",
    re.I,
)
_SUM = re.compile(r"\b(budgets?|costs?|salar\w+|wages?|price|fines|amount)\b", re.I)
_CONTACT = re.compile(
    r"\b(phone (?:number|line)|phone\W*$|telephone|e-?mail|address(?:es)?\W*$|web ?site|"
    r"web ?page|url|opening (hours|times)|postcode|contact (details|number)|"
    r"(number|address) (to|for|of|do|i)\b.{0,30}\b(ring|call|phone|write|report|contact|team|office|support|"
    r"police|council|"
    r"station)|where (is|are) .* (office|based|located)|(ring|call|phone) .* on\W*$|"
    r"who (do|can|should|shall|must) (i|we|you) (ring|call|phone)\b)",
    re.I,
)
_CONTACT_GIVEN = re.compile(
    r"@|\bwww\.|https?://|\b0\d{2,4}[ \d]{6,}|\b(?:101|999|111)\b|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}"
)
_PERSON = re.compile(
    r"^(?!\W*name (?:the|all|some|any|two|three|four|five|six|seven|eight)\b)"
    r".*\b(names?|called)\b.*\b(director|person|people|officers?|commander|manager|chair\w*|head|councillors?|inspector|"
    r"superintendent|mayor|co-?ordinator|leader|member|boss|who)\b|\bwhat[’']?s? (is |are )?(his|her|their) names?\b|"
    r"^\W*who(?:[’']?s| is| was) (?:the |our |your )?(?:[\w’'-]+ ){0,3}?(?:director|chief executive|mayor|minister|"
    r"borough commander|councillor|mp)\b(?!.*\b(?:chair|head|lead|run|sit)\w*\b)",
    re.I,
)
_POST = re.compile(r"\b(?:chief executive|mayor|minister|mp)\b", re.I)
_PERSON_GIVEN = re.compile(
    r"\b(Cllr|Councillor|Superintendent|Inspector|Sergeant|Mayor|Mr|Mrs|Ms|Dr|Sir|Dame|Lord)\s+(?!of\b)[A-Z][a-z]+\s+[A-Z]"
)
_CALLED = re.compile(
    r"\bwhat(?:[’']s|s| is| are| was| were)\b.*\bcalled\b|\b(?:want|by) names?\b|\bnames? of (?:the |any |all )?\w+s\b",
    re.I,
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_COMMON_NAMES = frozenset("tower hamlets london borough boroughs council police partnership".split())
_SHARE = re.compile(r"\b(percentage|per ?cent|percent|proportion|share|fraction|what %|how much of)\b|%", re.I)
_DEGREE = re.compile(r"\bhow (?:much|big|large|far|great|steep)\b", re.I)  # a share tells it as well as a count
_WANTED = re.compile(
    r"\b(?:do|does|will|would|are|is)\b.*\b(?:want|aim\w*|hop(?:e|ing)|going for|trying to|meant to|supposed to|"
    r"seek\w*|intend\w*|promis\w*|after)\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:aims?|seeks?|will|targets?|aspires?|at least|minimum|to (?:reduce|increase|improve))\b", re.I)
_PERIOD = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b")
_SPLIT_YEAR = re.compile(r"(?<![\d/])(?:20(?=\d\d\s?[/–-])|(?=\d\d/))(\d\d)\s?[/–-]\s?((?:20)?\d\d)(?![\d/%])")
_MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d{4} ?(?:to|and|until|-|–) ?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d{4}",
    re.I,
)
_COUNTED = re.compile(r"\b(?:how many|number of)((?: [\w’'&-]+)+)", re.I)
_PLACE = re.compile(r"\b(?:which|what) (ward|room|venue|street|road|estate|school|station|pub|park|postcode)s?\b", re.I)
_NEXT = re.compile(
    r"\b(next|upcoming|future)\b.{0,30}\b(meeting|event|date|session|forum|consultation|election)\b", re.I
)
NEVER = 2.0
KNOWN = 0.64  # cosine from which a passage is known to answer the very question
COUNTED = 0.7  # the same, for what is counted
MEASURED = 0.8  # the same, for what was done to it: "how many were stopped?" is near "how many were killed?"
PREMISE = 1.6  # weight from which a word of "why did …" must stand in the words
_ENDED = re.compile(
    r"\b((?:abolish|disband|drop|clos|shut|scrap|cancel|axe|ban|resign|sack|merg|privatis|withdr|leav|quit)\w*|left|lost)\b"
)
_PAST_WHY = re.compile(r"\b(why (did|was|were|has|have|had)|how come)\b", re.I)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a passage must hold; said is how its lack is told to the reader.

    wide: its whole section may hold it, unless its own words tell of another (other).
    waived: cosine of a passage's own question with the one asked from which it need not hold it.
    """

    said: str
    met: Test
    wide: bool = False
    other: Callable[[str], bool] = lambda _: False
    waived: float = NEVER


def asks_name(question: str) -> bool:
    """Whether a person's own name is asked for, not a post."""
    return bool(_PERSON.search(question))


def wants_dated_number(question: Question) -> bool:
    """Whether a number of a named year is asked for."""
    return question.kind is Kind.HOW_MANY and bool(_PERIOD.search(question.text))


def is_name(text: str) -> bool:
    """Whether the words hold a person's name with a title."""
    return bool(_PERSON_GIVEN.search(text))


def requirements(question: Question, asked: Sequence[Term]) -> list[Requirement]:
    """What the question requires of any answer; empty when nothing in particular."""
    asks = (_money, _contact, _person, _called, _number, _dated, _aged, _timed, _day)
    return [*(one for ask in asks for one in ask(question)), *_premise(question, asked)]


def _money(question: Question) -> Iterator[Requirement]:
    asks = question.kind in (Kind.HOW_MANY, Kind.OTHER, Kind.LIST, Kind.MEANING) and not question.yes_no
    found = (_MONEY if question.kind is Kind.HOW_MANY else _SUM).search(question.text)
    if asks and found:
        sums = partial(_has_unit, unit=POUNDS)
        yield Requirement(found.group().lower(), sums)


def _has_unit(text: str, _: frozenset[str], unit: str) -> bool:
    return any(quantity.unit == unit for quantity in find_quantities(text))


def _contact(question: Question) -> Iterator[Requirement]:
    found = _CONTACT.search(question.text)
    if found and not re.search(r"\bhow many\b", question.text, re.I):  # "how many came through the website"
        yield Requirement("contact details", lambda text, _: bool(_CONTACT_GIVEN.search(text)))


def _person(question: Question) -> Iterator[Requirement]:
    if _PERSON.search(question.text):
        yield Requirement("a person's name", lambda text, _: bool(_PERSON_GIVEN.search(text)))
        for post in _POST.findall(question.text):  # a name tied to another post is no answer
            yield Requirement(f"the {post.lower()}", partial(_holds, post=post.lower()))


def _holds(text: str, _: frozenset[str], post: str) -> bool:
    return post in text.lower()


def _called(question: Question) -> Iterator[Requirement]:
    """What something is called, or its name: a name that the question does not hold must stand in the words."""
    if _CALLED.search(question.text):
        said = frozenset(words(question.text)) | _COMMON_NAMES
        yield Requirement("a name", lambda text, _: any(name.lower() not in said for name in _NAME.findall(text)))


def _number(question: Question) -> Iterator[Requirement]:
    """A number, its year where one is asked, and the thing counted."""
    if question.kind is not Kind.HOW_MANY or _MONEY.search(question.text) or _CONTACT.search(question.text):
        return
    if _SHARE.search(question.text):
        yield Requirement("a percentage", partial(_has_unit, unit=PERCENT))
    else:
        share, time = bool(_DEGREE.search(question.text)), asks_length(question.text)
        yield Requirement("a number", lambda text, _: tells_count(text, share=share, time=time))
    if _WANTED.search(question.text):
        yield Requirement("what is aimed at", _is_aim)
    for period in _PERIOD.findall(question.text):
        yield _year(period)


def _aged(question: Question) -> Iterator[Requirement]:
    """An age where one is asked for; the age group that a number is asked of."""
    if asks_age(question.text) and not question.yes_no:
        yield Requirement("an age", lambda text, _: tells_age(text))
    group = ages_asked(question.text)
    if group and question.kind is Kind.HOW_MANY:
        said = "an age of " + " to ".join(str(age) for age in sorted(group))
        yield Requirement(said, lambda text, _: holds_ages(text, group), wide=True, other=tells_age)


def _timed(question: Question) -> Iterator[Requirement]:
    if question.kind is Kind.WHEN and asks_time(question.text):
        yield Requirement("a date", lambda text, _: tells_time(text))


def _is_aim(text: str, bag: frozenset[str]) -> bool:
    """Whether words or headings speak of what is to come, and not of what has been."""
    return bool(_AIM.search(text)) or "aim" in bag


def _dated(question: Question) -> Iterator[Requirement]:
    """The years of a financial year ("2014/15", "14/15") or of a run of months, whatever kind of question it is."""
    for first, last in _SPLIT_YEAR.findall(question.text):
        if (int(first) + 1) % 100 == int(last) % 100:
            yield _both(f"20{first}/{last[-2:]}", frozenset({2000 + int(first), 2001 + int(first)}))
    for found in _MONTHS.finditer(question.text):
        yield _both(found.group(), frozenset(int(year) for year in re.findall(r"\d{4}", found.group())))


def _day(question: Question) -> Iterator[Requirement]:
    """A date, where the day of something is asked."""
    if asks_day(question.text):
        yield Requirement("a date", lambda text, _: names_month(text))


def _both(said: str, years: frozenset[int]) -> Requirement:
    return Requirement(said, lambda text, _: years <= years_of(text), wide=True)


def _premise(question: Question, asked: Sequence[Term]) -> Iterator[Requirement]:
    """What is counted, and what is said to have happened, must stand in the words."""
    yield from _numbers_of(question.text, asked)
    place = _PLACE.search(question.text)
    if place:
        yield from (replace(_word(term), waived=NEVER) for term in asked if place.group(1).lower() in term.word)
    if _NEXT.search(question.text):
        yield Requirement("a date to come", lambda text, _: bool(re.search(r"\b(next|upcoming|will be held)\b", text)))
    told = measured(question.text)
    yield from (replace(_word(term), waived=MEASURED) for term in asked if told & set(words(term.word)))
    if _PAST_WHY.search(question.text):
        ended = set(_ENDED.findall(question.text.lower()))
        yield from (replace(_word(term), waived=NEVER) for term in asked if ended & set(words(term.word)))
        yield from (_word(term) for term in asked if term.weight >= PREMISE)


def _numbers_of(question: str, asked: Sequence[Term]) -> Iterator[Requirement]:
    """A number with the thing counted beside it; what it is of may stand in the heading: "ASB cases"."""
    found = _COUNTED.search(question)
    phrase = list(takewhile(lambda word: word not in STOP_WORDS, words(found.group(1))))[:2] if found else []
    if not phrase or phrase[0] in VAGUE:
        return
    nouns = {word for at, word in enumerate(phrase) if at == 0 or word.endswith("s")} - VAGUE
    counted = stem(phrase[-1]) if len(nouns) < len(phrase) == 2 and phrase[1].endswith("s") else ""
    for term in asked:
        if set(words(term.word)) & nouns:
            counts = partial(is_counted, term=term, noun=counted)
            yield Requirement(f"“{term.word}”", counts, waived=COUNTED)


def _year(period: str) -> Requirement:
    years = years_of(period)
    return Requirement(
        period,
        lambda text, _: bool(years & years_of(text)),
        wide=True,
        other=lambda text: bool(years_told(text)) and not years & years_told(text),
    )


def _word(term: Term) -> Requirement:
    return Requirement(f"“{term.word}”", lambda _, bag: term.in_bag(bag), waived=KNOWN)


def unmet(required: Iterable[Requirement], text: str, bag: frozenset[str], around: str) -> list[str]:
    """How each requirement is told that neither the words, nor for wide ones those around them, meet."""
    return [one.said for one in required if not _is_met(one, text, bag, around)]


def _is_met(one: Requirement, text: str, bag: frozenset[str], around: str) -> bool:
    return one.met(text, bag) or (one.wide and not one.other(text) and one.met(around, bag))
