"""Which boards have what a question holds: "which groups meet quarterly?", "what does the commander chair?"."""

import re
from collections.abc import Iterable

from planqa.aspects import CHAIR, MEETS, MEMBERS
from planqa.boards import TYPES, Board, Fact, the_name
from planqa.terms import terms

_WHICH = re.compile(
    r"\b(which|what|name the|list the)\b.*\b(boards?|groups?|forums?|bodies|meetings?)\b|"
    r"^\W*what (?:else )?(?:does|do) .*\bchair\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r",? (?:besides|apart from|aside from|other than|as well as|in addition to|except)\b.*$", re.IGNORECASE
)
_HELD = re.compile(r"\b(chairs?|chaired|co-?chairs?|leads?|heads?|runs?)\b", re.IGNORECASE)
_HEAD_OF = re.compile(r"\bhead of\b", re.IGNORECASE)
_MEETS = re.compile(r"\bmeets?\b", re.IGNORECASE)
_SEATED = re.compile(r"\b(sits?|on|members?|includes?|represented|seats?|belongs?)\b", re.IGNORECASE)
_HOLDING = frozenset(terms("chair chaired co-chair lead run"))
_SEATS = frozenset(
    terms("sit member include represent seat belong part has have around approximately about roughly organisation")
)
_RHYTHMS = (
    ("quarterly", re.compile(r"\b(?:every|each|once a) quarter\b|\bevery (?:three|3) months\b", re.IGNORECASE)),
    ("bimonthly", re.compile(r"\bbi[- ]?monthly\b|\bevery (?:two|2|other|second) months?\b", re.IGNORECASE)),
    ("fortnightly", re.compile(r"\b(?:every|each|once a) fortnight\b|\bevery (?:two|2|other) weeks?\b", re.IGNORECASE)),
    ("monthly", re.compile(r"\b(?:every|each|once a) month\b", re.IGNORECASE)),
)
_TOLD = {
    CHAIR: "Chaired by {value}: {names}.",
    MEETS: "Meeting {value}: {names}.",
    MEMBERS: "Named among the members: {names}.",
}
Holding = tuple[Board, Fact]


def find_holders(question: str, boards: Iterable[Board], *, named: bool) -> list[Holding]:
    """Every board with the chair, the rhythm or the member that a question on "which boards" holds.

    Where it is named, the question is on that board's members and not on the boards of a member.
    """
    if not _WHICH.search(question):
        return []
    asked = frozenset(terms(_rhythm(_BESIDE.sub("", question)))) - TYPES - {*terms("what else")}
    if _HELD.search(question):
        kind, wanted = CHAIR, asked - _HOLDING - (frozenset() if _HEAD_OF.search(question) else {*terms("head")})
    elif _MEETS.search(question):
        kind, wanted = MEETS, asked - {*terms("meet often")}
    elif _SEATED.search(question) and not named:
        kind, wanted = MEMBERS, asked - _SEATS
    else:
        return []
    facts = ((board, fact) for board in boards for fact in board.of(kind))
    return [(board, fact) for board, fact in facts if wanted and wanted <= frozenset(terms(_rhythm(fact.value)))]


def told(found: Iterable[Holding]) -> str:
    """The boards found, as a sentence."""
    found = list(found)
    names = "; ".join(dict.fromkeys(the_name(board.name, lower=True) for board, _ in found))
    kind = CHAIR if found[0][1].kind == "co-chairs" else found[0][1].kind
    return _TOLD[kind].format(names=names, value=min((fact.value for _, fact in found), key=len))


def _rhythm(text: str) -> str:
    """The text with each rhythm in one word: "every other month" is "bimonthly"."""
    for word, pattern in _RHYTHMS:
        text = pattern.sub(word, text)
    return text
