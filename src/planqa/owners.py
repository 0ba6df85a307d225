"""Whom words speak of without a name: "This board …" and the items of a team's list are told with their heading."""

import re

from planqa.domain import TRAIL_SEPARATOR, Passage
from planqa.question import Kind

_BODY = re.compile(
    r"\b(?:boards?|groups?|forums?|teams?|units?|panels?|committees?|partnerships?|services?|offices?|police|council|"
    r"executive|authorit(?:y|ies)|agenc(?:y|ies)|departments?|conferences?)\b",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r"(?:(?:This|The) (?:multi-agency |statutory )?"
    r"(?:board|group|forum|team|panel|service|unit|partnership|conference)|"
    r"It|Its|They|Their)\b(?! of\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r" \((?:Linked Board|to be confirmed)\)", re.IGNORECASE)


def owner(passage: Passage) -> str:
    """The last heading over a passage, where it names a body; else empty."""
    last = passage.context.rsplit(TRAIL_SEPARATOR, 1)[-1].rstrip(" :?")
    return _ASIDE.sub("", last) if _BODY.search(last) else ""


def unnamed(passage: Passage, kind: Kind) -> str:
    """The body that a passage speaks of without its name: of its own pronoun, or asked who does what an item lists."""
    name = owner(passage)
    if passage.kind == "item":
        return name if kind is Kind.WHO else ""
    return name if _OF_BODY.match(passage.text) else ""
