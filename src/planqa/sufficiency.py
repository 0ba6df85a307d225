"""Sufficiency, not similarity: the thing asked for (a sum of money, a number, a name, a year) must be in the words.

Each requirement reads the question; a passage that lacks what it requires cannot answer, however near it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
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
from planqa.naming import asks_called, asks_contact, asks_person, placed, wants_contact
from planqa.quantities import PERCENT, POINTS, POUNDS, find_quantities
from planqa.question import Kind, Question
from planqa.requirement import NEVER, Requirement, word_required
from planqa.terms import STOP_WORDS, stem, words

Test = Callable[[str, frozenset[str]], bool]  # the passage's words with its chunk's headings; their stems

_MONEY = re.compile(
    r"\b(budgets?|costs?|spen[dt]\w*|salar\w+|paid(?! for)|pay(?! for)|wages?|funding|grants?|price|expens\w+|"
    r"money|fines|fined|earns?)\b|\b(a|the|any|much|big) fine\b",
    re.I,
)
_SUM = re.compile(r"\b(budgets?|costs?|salar\w+|wages?|price|fines|amount)\b", re.I)
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
_NEXT = re.compile(
    r"\b(next|upcoming|future)\b.{0,30}\b(meeting|event|date|session|forum|consultation|election)\b", re.I
)
COUNTED = 0.7  # the same, for what is counted
MEASURED = 0.8  # the same, for what was done to it: "how many were stopped?" is near "how many were killed?"
PREMISE = 1.6  # weight from which a word of "why did …" must stand in the words
_ENDED = re.compile(
    r"\b((?:abolish|disband|drop|clos|shut|scrap|cancel|axe|ban|resign|sack|merg|privatis|withdr|leav|quit)\w*|left|lost)\b"
)
_CHOICE = frozenset("settle opt pick plump choose chose decide write wrote draw drew stick stuck include put".split())
_TARGET = re.compile(r"\b(?:what|which)\b[^?.]*\btarget\b(?! (?:audience|group|cohort|hard))", re.IGNORECASE)
_PAST_WHY = re.compile(r"\b(why (did|was|were|has|have|had)|how come)\b", re.I)


def wants_dated_number(question: Question) -> bool:
    """Whether a number of a named year is asked for."""
    return question.kind is Kind.HOW_MANY and bool(_PERIOD.search(question.text))


def requirements(question: Question, asked: Sequence[Term]) -> list[Requirement]:
    """What the question requires of any answer; empty when nothing in particular."""
    asks = (_money, asks_contact, asks_person, asks_called, _number, _target, _dated, _aged, _timed, _day)
    return [*(one for ask in asks for one in ask(question)), *_premise(question, asked)]


def _money(question: Question) -> Iterator[Requirement]:
    asks = question.kind in (Kind.HOW_MANY, Kind.OTHER, Kind.LIST, Kind.MEANING) and not question.yes_no
    found = (_MONEY if question.kind is Kind.HOW_MANY else _SUM).search(question.text)
    if asks and found:
        sums = partial(_has_unit, unit=(POUNDS,))
        yield Requirement(found.group().lower(), sums)


def _has_unit(text: str, _: frozenset[str], unit: tuple[str, ...]) -> bool:
    return any(quantity.unit in unit for quantity in find_quantities(text))


def _number(question: Question) -> Iterator[Requirement]:
    """A number, its year where one is asked, and the thing counted."""
    if question.kind is not Kind.HOW_MANY or _MONEY.search(question.text) or wants_contact(question.text):
        return
    if _SHARE.search(question.text):
        yield Requirement("a percentage", partial(_has_unit, unit=(PERCENT, POINTS)))
    else:
        share, time = bool(_DEGREE.search(question.text)), asks_length(question.text)
        yield Requirement("a number", lambda text, _: tells_count(text, share=share, time=time))
    if _WANTED.search(question.text):
        yield Requirement("what is aimed at", _is_aim)
    for period in _PERIOD.findall(question.text):
        yield _year(period)


def _target(question: Question) -> Iterator[Requirement]:
    """What is aimed at, with its number: "what is the target for burglary?" is not answered by how it went."""
    if _TARGET.search(question.text) and not question.yes_no:
        yield Requirement("a target in numbers", lambda text, bag: _is_aim(text, bag) and bool(find_quantities(text)))


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
    yield from placed(question.text, asked)
    if _NEXT.search(question.text):
        yield Requirement("a date to come", lambda text, _: bool(re.search(r"\b(next|upcoming|will be held)\b", text)))
    told = measured(question.text)
    yield from (replace(word_required(term), waived=MEASURED) for term in asked if told & set(words(term.word)))
    if _PAST_WHY.search(question.text):
        ended = set(_ENDED.findall(question.text.lower()))
        yield from (replace(word_required(term), waived=NEVER) for term in asked if ended & set(words(term.word)))
        yield from (
            word_required(term) for term in asked if term.weight >= PREMISE and not _CHOICE & set(words(term.word))
        )


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
