"""Whether somebody sits on a board: "Is the fire brigade on the Prevent Board?" names the somebody."""

import re

from planqa.aspects import BODIES

_SEAT = re.compile(
    rf"^\W*(?:and |so |ok |please )?(?:is|are|was|were|does|do|has|have|did)(?:n[’']t)? (?P<who>.+?),? "
    r"(?:also |still |actually |even |currently |now )?"
    r"(?:(?:an? |the |any of the )?(?:official |full |statutory |co-?operating )*"
    r"(?:members?|agenc(?:y|ies)|bod(?:y|ies)) of|(?:be )?part of|belongs? to|represented (?:on|at|in)|"
    r"(?:sits?|seated|seats?|(?:an? |any )?(?:seat|place|representatives?|voice|member|someone|somebody)) "
    r"(?:on|at|in|round)|on|attends?|involved (?:in|with)|takes? part in) "
    rf"(?=.*(?:\b{BODIES}\b|\b(?-i:[A-Z]{{3,}})\b))",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\bmust\b|\b(?:have|has|need|needs|required|obliged|supposed|expected|asked|going|want) to\b", re.IGNORECASE
)
_THERE = re.compile(r"^(?:there )?(?:an? |any |the |our )?", re.IGNORECASE)


def seat(question: str) -> tuple[str, str]:
    """Who is asked to sit, without the article, and the words for the board; both empty where no seat is asked for."""
    found = _SEAT.search(question)
    if not found or is_duty(question):
        return "", ""
    return _THERE.sub("", found["who"], count=1).strip(), question[found.end() :]


def is_duty(question: str) -> bool:
    """Whether it asks if somebody must come, and not if they do."""
    return bool(_ORDERED.search(question))
