"""How a question speaks of a board beside its name: what it adds of it, a board described, the whole partnership."""

import re

from planqa.aspects import BODIES

_ADDED = re.compile(
    r",? (?:(?:on|in|of|for|to|with|at|by) )?(?:which|whom|whose)\b.*$|"
    r",? (?:since|now that|given that) (?:it|they|its|the)\b.*$|"
    r", (?:the|an?|who|where|given|because|with|responsible|including)\b.*$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    rf"\b(?:the|an?|that|whatever) (?:[\w’'-]+ )?{BODIES} "
    r"(?:that|which|who|for|on|about|\w+ing\b|to do with|in charge|responsible)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:the|this|our|your) (?:main |whole |overall |entire )?partnership\b(?! (?:executive|action))", re.IGNORECASE
)


def without_addition(question: str) -> str:
    """The question before what it adds of a body: "Who chairs the X Board, on which the police sit?"; else empty."""
    found = _ADDED.search(question)
    return question[: found.start()] if found else ""


def is_described(question: str) -> bool:
    """Whether it speaks of a body by what it does: "the group that looks after the parks"."""
    return bool(_DESCRIBED.search(question))


def is_of_whole(question: str) -> bool:
    """Whether it speaks of "the partnership", without more of its name."""
    return bool(_WHOLE.search(question))
