"""One turn of a talk: the question, the one before made whole, and what that was answered."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planqa.conversation.topics import counted, thing, things

CUE = r"(?:(?:and|so|but|or|also|then|now|right|well|yes|no|thanks|thank\s+you|great|ok(?:ay)?|hm+)\b[,.!\s]*)"
CUED = re.compile(rf"^\W*{CUE}+", re.IGNORECASE)
SHORT = 7  # words
QUESTION_WORD = re.compile(
    r"^\W*(?:(?:by|at|for|to|from|in|on|under|since|with|of|out\s+of|over)\s+)?(?:who|what|which|when|where|why|how|is|are|was"
    r"|were|do|does|did|has|have|can|could|will|would|should|whose|whom|tell|list|name|give)\b",
    re.IGNORECASE,
)
_BODY_ASKED = re.compile(
    r"\b(?:which|what)\s+(?:\w+\s+)?(?:boards?|groups?|forums?|body|bodies|teams?|panels?|committees?|agency|organisation)\b"
    r"|^\W*(?:and\s+)?who(?:[’']?s|\s+is|\s+are)?\s+(?:responsible|in\s+charge|deals|handles|owns|looks|oversees|leads\s+on)",
    re.IGNORECASE,
)
_BODY_NAME = re.compile(
    r"\b[A-Z][\w’'&-]*(?:\s+(?:(?:and|or|of|for|the|on|&)\s+)*(?:\([A-Z]+\)|[A-Z][\w’'&-]*))*\s+(?:Board|Group|Forum|Panel|Team|Committee)\b"
)
_BODY_LIKE = re.compile(
    r"\b(?:chair\w*|co-chair\w*|meets?|meetings?|gather\w*|get\s+together|members?\w*|sits?|seats?|belongs?|attend\w*|lead\w*|"
    r"heads?|organisations?|who|role|job|remit|purpose|do|does|set\s+up|report\w*\s+to|accountable|charge|on|people|achieve)\b",
    re.IGNORECASE,
)


_MOVES = re.compile(
    r"\b(?:up|down|ris(?:e|en|ing)|rose|fall(?:en|ing)?|fell|dropp?\w*|increas\w+|decreas\w+|chang\w+|compar\w+|higher|lower|fewer|"
    r"better|worse)\b",
    re.IGNORECASE,
)  # what numbers do


@dataclass(frozen=True, slots=True)
class Told:
    """What the answer before gave: its text, the items of its list, the bodies it names."""

    text: str = ""
    items: Sequence[str] = ()
    bodies: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands on its own; follows: it leans on the one before, whose topic is given.

    own is what it says itself, where that is a question though its topic was named before; elsewhere tells that it
    asks for something else of the same topic.
    """

    text: str
    follows: bool = False
    topic: str = ""
    own: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A question, the one before made whole, the places known, and what was answered (asked for only if needed)."""

    text: str
    before: str
    areas: Sequence[str]
    told: Callable[[], Told]


def bodies_in(text: str) -> list[str]:
    """The boards and groups that a text names, each with its article."""
    return [f"the {found.group()}" for found in _BODY_NAME.finditer(text)]


def nothing_told() -> Told:
    return Told()


def subject_of(talk: Talk, *, several: bool = False) -> str:
    """What a pronoun stands for: the body that was answered where one was asked for, else what was asked about."""
    if _BODY_ASKED.search(talk.before) and _BODY_LIKE.search(talk.text):
        bodies = talk.told().bodies
        if bodies:
            return " and ".join(bodies[:2] if several else bodies[:1])
    if several:
        return things(talk.before)
    return (counted(talk.before) if _MOVES.search(talk.text) else "") or thing(talk.before)
