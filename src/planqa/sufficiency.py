"""Sufficiency, not similarity: the thing asked for (a sum of money, a number, a name, a year) must be in the words.

Each requirement reads the question; a passage that lacks what it requires cannot answer, however near it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from planqa.matching import Term
from planqa.quantities import PERCENT, POUNDS, find_quantities
from planqa.question import Kind, Question
from planqa.terms import STOP_WORDS, words

Test = Callable[[str, frozenset[str]], bool]  # the passage's words with its chunk's headings; their stems

_MONEY = re.compile(
    r"\b(budgets?|costs?|spen[dt]\w*|salar\w+|paid|pay|wages?|funding|grants?|price|expens\w+|money|fines?|earns?)\b",
    re.I,
)
_CONTACT = re.compile(
    r"\b(phone|telephone|mobile|e-?mail|web ?site|web ?page|url|opening (hours|times)|postcode|contact (details|"
    r"number)|"
    r"(number|address) (to|for|of|do|i)\b.{0,30}\b(ring|call|phone|write|report|contact|team|office|support|"
    r"police|council|"
    r"station)|where (is|are) .* (office|based|located)|(ring|call|phone) .* on\W*$)",
    re.I,
)
_CONTACT_GIVEN = re.compile(
    r"@|\bwww\.|https?://|\b0\d{2,4}[ \d]{6,}|\b(?:101|999|111)\b|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}"
)
_PERSON = re.compile(
    r"\b(names?|called)\b.*\b(director|person|people|officers?|commander|manager|chair\w*|head|councillors?|inspector|"
    r"superintendent|mayor|co-?ordinator|leader|member|boss|who)\b|\bwhat[’']?s? (is |are )?(his|her|their) names?\b",
    re.I,
)
_PERSON_GIVEN = re.compile(
    r"\b(Cllr|Councillor|Superintendent|Inspector|Sergeant|Mayor|Mr|Mrs|Ms|Dr|Sir|Dame|Lord)\s+(?!of\b)[A-Z][a-z]+\s+[A-Z]"
)
_NUMBER_WORD = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|twice|once|half|"
    r"third|quarter|monthly|quarterly|annual)\b",
    re.I,
)
_SHARE = re.compile(r"\b(percentage|per ?cent|percent|proportion|share|fraction|what %|how much of)\b|%", re.I)
_PERIOD = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b")
_COUNTED = re.compile(r"\b(?:how many|number of)((?: [\w’'&-]+)+)", re.I)
_PLACE = re.compile(r"\b(?:which|what) (ward|room|venue|street|road|estate|school|station|pub|park|postcode)s?\b", re.I)
_NEXT = re.compile(
    r"\b(next|upcoming|future)\b.{0,30}\b(meeting|event|date|session|forum|consultation|election)\b", re.I
)
_VAGUE = frozenset(
    "people times cases of them there were years months weeks days ones things more others other different extra new "
    "offences crimes incidents total".split()
)
PREMISE = 1.0  # weight from which a word of "why did …" must stand in the words
_PAST_WHY = re.compile(r"\b(why (did|was|were|has|have|had)|how come)\b", re.I)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a passage must hold; said is how its lack is told to the reader. wide: its whole chunk may hold it."""

    said: str
    met: Test
    wide: bool = False


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
    return [*_money(question), *_contact(question), *_person(question), *_number(question), *_premise(question, asked)]


def _money(question: Question) -> Iterator[Requirement]:
    asks = question.kind in (Kind.HOW_MANY, Kind.OTHER, Kind.LIST, Kind.MEANING)
    found = _MONEY.search(question.text)
    if asks and found:
        yield Requirement(found.group().lower(), lambda text, _: any(q.unit == POUNDS for q in find_quantities(text)))


def _contact(question: Question) -> Iterator[Requirement]:
    found = _CONTACT.search(question.text)
    if found:
        yield Requirement("contact details", lambda text, _: bool(_CONTACT_GIVEN.search(text)))


def _person(question: Question) -> Iterator[Requirement]:
    if _PERSON.search(question.text):
        yield Requirement("a person's name", lambda text, _: bool(_PERSON_GIVEN.search(text)))


def _number(question: Question) -> Iterator[Requirement]:
    """A number, its year where one is asked, and the thing counted."""
    if question.kind is not Kind.HOW_MANY or _MONEY.search(question.text):
        return
    if _SHARE.search(question.text):
        yield Requirement("a percentage", lambda text, _: any(q.unit == PERCENT for q in find_quantities(text)))
    else:
        yield Requirement("a number", lambda text, _: bool(find_quantities(text) or _NUMBER_WORD.search(text)))
    for period in _PERIOD.findall(question.text):
        yield _year(period)


def _premise(question: Question, asked: Sequence[Term]) -> Iterator[Requirement]:
    """What is counted, and what is said to have happened, must stand in the words."""
    yield from (_word(term) for term in _counted(question.text, asked))
    place = _PLACE.search(question.text)
    if place:
        yield from (_word(term) for term in asked if place.group(1).lower() in term.word)
    if _NEXT.search(question.text):
        yield Requirement("a date to come", lambda text, _: bool(re.search(r"\b(next|upcoming|will be held)\b", text)))
    if _PAST_WHY.search(question.text):
        yield from (_word(term) for term in asked if term.weight >= PREMISE)


def _counted(question: str, asked: Sequence[Term]) -> list[Term]:
    """The words for the thing counted: the first after "how many", and a plural right behind it."""
    found = _COUNTED.search(question)
    phrase = list(takewhile(lambda word: word not in STOP_WORDS, words(found.group(1))))[:2] if found else []
    nouns = {word for at, word in enumerate(phrase) if at == 0 or word.endswith("s")}
    return [] if phrase and phrase[0] in _VAGUE else [t for t in asked if set(words(t.word)) & nouns - _VAGUE]


def _year(period: str) -> Requirement:
    years = _years(period)
    return Requirement(period, lambda text, _: bool(years & _all_years(text)), wide=True)


def _word(term: Term) -> Requirement:
    return Requirement(f"“{term.word}”", lambda _, bag: term.in_bag(bag))


def _years(period: str) -> frozenset[int]:
    """The years a period names: 2014/15 is 2014 and 2015."""
    numbers = [int(number) for number in re.findall(r"\d+", period)]
    century = numbers[0] // 100 * 100
    return frozenset({numbers[0], *(n if n > 100 else century + n for n in numbers[1:])})


def _all_years(text: str) -> frozenset[int]:
    return frozenset(year for period in _PERIOD.findall(text) for year in _years(period))


def unmet(required: Sequence[Requirement], text: str, bag: frozenset[str], around: str) -> list[str]:
    """How each requirement is told that neither the words, nor for wide ones those around them, meet."""
    return [one.said for one in required if not one.met(around if one.wide else text, bag)]


def names_required(question: str, known: Mapping[str, int]) -> list[Requirement]:
    """Capitalised words inside the question that no document knows, e.g. another borough's name: never met."""
    found = re.findall(r"(?<=[\w,] )[A-Z][a-z]{2,}\b", question)
    unknown = [
        name for name in found if not any(word in known or word.removesuffix("s") in known for word in words(name))
    ]
    return [Requirement(f"“{name}”", lambda *_: False) for name in unknown]
