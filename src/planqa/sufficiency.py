"""Sufficiency, not similarity: the thing asked for (a sum of money, a number, a name, a year) must be in the words.

Each requirement reads the question; a passage that lacks what it requires cannot answer, however near it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from planqa.matching import Term
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
_PERSON_GIVEN = re.compile(
    r"\b(Cllr|Councillor|Superintendent|Inspector|Sergeant|Mayor|Mr|Mrs|Ms|Dr|Sir|Dame|Lord)\s+(?!of\b)[A-Z][a-z]+\s+[A-Z]"
)
_CALLED = re.compile(
    r"\bwhat(?:[’']s|s| is| are| was| were)\b.*\bcalled\b|\b(?:want|by) names?\b|\bnames? of (?:the |any |all )?\w+s\b",
    re.I,
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_COMMON_NAMES = frozenset("tower hamlets london borough boroughs council police partnership".split())
_NUMBER_WORD = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundreds?|thousands?|twice|once|half|"
    r"third|quarter|monthly|quarterly|annual)\b",
    re.I,
)
_NAMED = re.compile(r"\b(?:[A-Z]{2,}|Priority|Year|Section|Part|Page|Quarter|Theme|Act|Phase) \d+\b")
_IS_NUMBER = re.compile(rf"(?!(?:19|20)\d\d$)£?\d[\d,.]*%?|{_NUMBER_WORD.pattern}", re.IGNORECASE)
BEFORE, BEYOND = 4, 8  # words before and after a number among which the thing counted is looked for
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
_DATE = re.compile(
    r"\b(?:start|end|finish|expiry|closing|launch|last|first|final)(?:ing)? (?:date|day)\b|\b(?:what|which) date\b|"
    r"\b(?:what|which|from|to) (?:what |which )?day\b",
    re.I,
)
_DATE_GIVEN = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.I
)
_COUNTED = re.compile(r"\b(?:how many|number of)((?: [\w’'&-]+)+)", re.I)
_DONE = re.compile(r"\bhow many\b.*?\b(?:were|was|been|got|being|are) (\w+ed)\b", re.I)
_PLACE = re.compile(r"\b(?:which|what) (ward|room|venue|street|road|estate|school|station|pub|park|postcode)s?\b", re.I)
_NEXT = re.compile(
    r"\b(next|upcoming|future)\b.{0,30}\b(meeting|event|date|session|forum|consultation|election)\b", re.I
)
_VAGUE = frozenset(
    "people times cases of them there were years months weeks days ones things more others other different extra new "
    "offences crimes incidents total".split()
)
NEVER = 2.0
KNOWN = 0.64  # cosine from which a passage is known to answer the very question
COUNTED = 0.7  # the same, for what is counted
PREMISE = 1.6  # weight from which a word of "why did …" must stand in the words
_ENDED = re.compile(
    r"\b((?:abolish|disband|drop|clos|shut|scrap|cancel|axe|ban|resign|sack|merg|privatis|withdr|leav|quit)\w*|left|lost)\b"
)
_PAST_WHY = re.compile(r"\b(why (did|was|were|has|have|had)|how come)\b", re.I)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a passage must hold; said is how its lack is told to the reader. wide: its whole chunk may hold it.

    waived: cosine of a passage's own question with the one asked from which it need not hold it.
    """

    said: str
    met: Test
    wide: bool = False
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
    asks = (_money, _contact, _person, _called, _number, _dated, _day)
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


def _called(question: Question) -> Iterator[Requirement]:
    """What something is called, or its name: a name that the question does not hold must stand in the words."""
    if _CALLED.search(question.text):
        said = frozenset(words(question.text)) | _COMMON_NAMES
        yield Requirement("a name", lambda text, _: any(name.lower() not in said for name in _NAME.findall(text)))


def _number(question: Question) -> Iterator[Requirement]:
    """A number, its year where one is asked, and the thing counted."""
    if question.kind is not Kind.HOW_MANY or _MONEY.search(question.text):
        return
    if _SHARE.search(question.text):
        yield Requirement("a percentage", partial(_has_unit, unit=PERCENT))
    elif _DEGREE.search(question.text):
        yield Requirement("a number", lambda text, _: _counts(text) or bool(find_quantities(_NAMED.sub(" ", text))))
    else:
        yield Requirement("a number", lambda text, _: _counts(text))
    if _WANTED.search(question.text):
        yield Requirement("what is aimed at", _is_aim)
    for period in _PERIOD.findall(question.text):
        yield _year(period)


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
    if _DATE.search(question.text):
        yield Requirement("a date", lambda text, _: bool(_DATE_GIVEN.search(text)))


def _both(said: str, years: frozenset[int]) -> Requirement:
    return Requirement(said, lambda text, _: years <= _all_years(text), wide=True)


def _counts(text: str) -> bool:
    """Whether a number stands in the words, one of a name ("MOPAC 7", "Year 4") aside."""
    bare = _NAMED.sub(" ", text)
    return any(one.unit != PERCENT for one in find_quantities(bare)) or bool(_NUMBER_WORD.search(bare))


def _premise(question: Question, asked: Sequence[Term]) -> Iterator[Requirement]:
    """What is counted, and what is said to have happened, must stand in the words."""
    yield from (_number_of(term) for term in _counted(question.text, asked))
    place = _PLACE.search(question.text)
    if place:
        yield from (replace(_word(term), waived=NEVER) for term in asked if place.group(1).lower() in term.word)
    if _NEXT.search(question.text):
        yield Requirement("a date to come", lambda text, _: bool(re.search(r"\b(next|upcoming|will be held)\b", text)))
    yield from (_word(term) for term in asked if set(words(term.word)) & set(_DONE.findall(question.text)))
    if _PAST_WHY.search(question.text):
        ended = set(_ENDED.findall(question.text.lower()))
        yield from (replace(_word(term), waived=NEVER) for term in asked if ended & set(words(term.word)))
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
    return Requirement(f"“{term.word}”", lambda _, bag: term.in_bag(bag), waived=KNOWN)


def _number_of(term: Term) -> Requirement:
    """A number with the thing counted beside it."""
    return Requirement(f"“{term.word}”", lambda text, bag: _stands_beside_number(text, bag, term), waived=COUNTED)


def _stands_beside_number(text: str, bag: frozenset[str], term: Term) -> bool:
    said = words(_NAMED.sub(" ", text))
    stems = [stem(word) for word in said]
    numbers = [at for at, word in enumerate(said) if _IS_NUMBER.fullmatch(word)]
    if not numbers:
        return term.in_bag(bag)
    return any(term.in_bag(frozenset(stems[max(0, at - BEFORE) : at + BEYOND])) for at in numbers)


def _years(period: str) -> frozenset[int]:
    """The years a period names: 2014/15 is 2014 and 2015."""
    numbers = [int(number) for number in re.findall(r"\d+", period)]
    century = numbers[0] // 100 * 100
    return frozenset({numbers[0], *(n if n > 100 else century + n for n in numbers[1:])})


def _all_years(text: str) -> frozenset[int]:
    return frozenset(year for period in _PERIOD.findall(text) for year in _years(period))


def unmet(required: Iterable[Requirement], text: str, bag: frozenset[str], around: str) -> list[str]:
    """How each requirement is told that neither the words, nor for wide ones those around them, meet."""
    return [one.said for one in required if not one.met(around if one.wide else text, bag)]
