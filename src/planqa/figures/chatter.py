"""What is said around a question: clauses that bear on no table, dropped where none narrows what is asked."""

import re
from collections.abc import Sequence

from planqa.figures.lexicon import Lexicon
from planqa.figures.reading import Reading

_CLAUSE = re.compile(
    r"\s*[;:!?()\"“”]\s*|\s*,\s+|\.\s+|\s+[-–—]\s+|\s*(?:\.\.+|…)\s*|,?\s+(?=because\s)", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"^(?:(?:and|but|so|well|now|because|cos|as|since|though|when|where)\s+)*(?:i|i'm|im|i've|ive|my|we|we're|we've|our|you|he|she|they"
    r"|people|someone|somebody|everyone|everybody|it|it's|its|that|that's|thats|this|there|who)\b(?!\s+(?:borough|area|year)\b)",
    re.IGNORECASE,
)
_LIKENS = re.compile(
    r"^(?:and\s+|or\s+)?(?:like|such as|say|e\.?g\.?|for example|for instance|you know|meaning|so-called|whatever"
    r"|basically|the .+ offence)\b",
    re.IGNORECASE,
)
_NARROWS = re.compile(
    r"^(?:and\s+|but\s+|or\s+|so\s+)?(?:in|on|at|near|around|round|by|for|among|amongst|involving|with|without|from|of|under|over|during"
    r"|between|only|just|per|not|against|where|within|outside|inside|across|aged|using|who|whose|including|excluding)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)\b[A-Z][a-z]+")
_ASKING = ("ask", "measure", "area", "areas", "unheld", "narrower", "cue")
_LEAST = 3  # words of a clause that is chatter


def clauses(question: str) -> list[str]:
    """The question's clauses, in order."""
    return [one.strip() for one in _CLAUSE.split(question) if one.strip(" .,")]


def kept(told: Sequence[str], reads: Sequence[Reading], lexicon: Lexicon) -> list[str]:
    """The clauses that bear on the tables; none where one of the others may narrow what is asked."""
    bearing = [one for one, read in zip(told, reads, strict=True) if not read.unknown]
    others = [(one, read) for one, read in zip(told, reads, strict=True) if read.unknown]
    return bearing if all(is_chatter(one, read, lexicon) for one, read in others) else []


def is_chatter(clause: str, read: Reading, lexicon: Lexicon) -> bool:
    """Whether a clause with words that no table knows only tells a story, or likens."""
    if read.whens or any(read.has(kind) for kind in _ASKING) or read.acts("without", "including"):
        return False
    if _LIKENS.match(clause):
        return True
    if read.topics and not all(lexicon.topics[name].weak for name in read.topics):
        return False
    if _SPEAKS.match(clause):
        return True
    narrows = bool(_NARROWS.match(clause)) or bool(lexicon.dividers & set(read.unknown)) or bool(_NAME.search(clause))
    return not narrows and len(clause.split()) >= _LEAST
