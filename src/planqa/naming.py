"""Names, contacts and places in a question: the evidence must tell of what bears the name, not of something like it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from planqa.matching import Term
from planqa.question import Question
from planqa.requirement import Requirement
from planqa.terms import words

RARE_NAME = 20  # times up to which the documents hold a name that is seldom what they are about
_CONTACT = re.compile(
    r"\b(phone (?:number|line)|phone\W*$|telephone|e-?mail (?:address|for|of|to)|"
    r"(?:what(?:[’']?s)?|is|an|the|which) e-?mail|address(?:es)?\W*$|web ?site|"
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
_PLACE = re.compile(r"\b(?:which|what) (ward|room|venue|street|road|estate|school|station|pub|park|postcode)s?\b", re.I)
_ROADS = re.compile(r"\b[A-Z][a-z]+ (?:Road|Street|Lane|Avenue|Way|Row|Close|Square|Highway)\b")


def asks_name(question: str) -> bool:
    """Whether a person's own name is asked for, not a post."""
    return bool(_PERSON.search(question))


def is_name(text: str) -> bool:
    """Whether the words hold a person's name with a title."""
    return bool(_PERSON_GIVEN.search(text))


def wants_contact(question: str) -> bool:
    """Whether a number to ring, an address or a page on the web is asked for."""
    return bool(_CONTACT.search(question))


def asks_contact(question: Question) -> Iterator[Requirement]:
    """A number or an address, where one is asked for."""
    if wants_contact(question.text) and not re.search(
        r"\bhow many\b", question.text, re.I
    ):  # "how many came through the website"
        yield Requirement("contact details", lambda text, _: bool(_CONTACT_GIVEN.search(text)))


def asks_person(question: Question) -> Iterator[Requirement]:
    """A person's own name, where it is asked for."""
    if _PERSON.search(question.text):
        yield Requirement("a person's name", lambda text, _: bool(_PERSON_GIVEN.search(text)))
        for post in _POST.findall(question.text):  # a name tied to another post is no answer
            yield Requirement(f"the {post.lower()}", partial(_holds, post=post.lower()))


def _holds(text: str, _: frozenset[str], post: str) -> bool:
    return post in text.lower()


def asks_called(question: Question) -> Iterator[Requirement]:
    """What something is called, or its name: a name that the question does not hold must stand in the words."""
    if _CALLED.search(question.text):
        said = frozenset(words(question.text)) | _COMMON_NAMES
        yield Requirement("a name", lambda text, _: any(name.lower() not in said for name in _NAME.findall(text)))


def placed(question: str, asked: Sequence[Term]) -> Iterator[Requirement]:
    """A ward, a road and the like, where "which" asks for one: a road by its name, the others by their word."""
    found = _PLACE.search(question)
    kind = found.group(1).lower() if found else ""
    for term in asked:
        if kind and kind in term.word:
            yield Requirement(f"“{term.word}”", partial(_is_place, term=term, kind=kind))


def _is_place(text: str, bag: frozenset[str], term: Term, kind: str) -> bool:
    return bool(_ROADS.search(text)) if kind in ("street", "road") else term.in_bag(bag)


def names_required(question: str, asked: Sequence[Term], counts: Mapping[str, int]) -> list[Requirement]:
    """Capitalised words inside the question: unknown to the documents, never met; known but rare, to be told of.

    counts: how often the documents hold a word. A rare name is a borough's, a person's or a scheme's: a section on
    something else does not answer for it. What says nothing of the topic ("in plain English") is none.
    """
    names = re.findall(r"(?<=[\w,] )[A-Z][a-z]{2,}\b", question)
    named = {term: name for name in names for term in asked if name.lower() in words(term.word)}
    return [one for term, name in named.items() for one in _name_required(name, term, counts)]


def _name_required(name: str, term: Term, counts: Mapping[str, int]) -> Iterator[Requirement]:
    times = max(counts.get(form, 0) for word in words(name) for form in (word, word.removesuffix("s")))
    if not times and len(term.alternatives) == 1:
        yield Requirement(f"“{name}”", lambda *_: False)
    elif times <= RARE_NAME:
        said = name.lower()
        yield Requirement(f"“{name}”", lambda text, bag: term.in_bag(bag) or said in words(text), wide=True)
