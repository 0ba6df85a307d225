"""Questions that hold a table's words but ask what only the text tells: what is to be done, what was wanted."""

import re

from planqa.figures.reading import Reading
from planqa.figures.words import split_words

_DEED = re.compile(  # "what are they going to do so that fewer cars get stolen"
    r"\bwhat(?:[’']?s| is| are| will| can| could| should| would)\b[^?.]*?\b(?:(?:going|planning|plan|intend\w*|able|"
    r"meant|supposed) to|gonna|will|can|could|should|would) (?:\w+ ){0,3}?(?:do|be done|happen)\b|"
    r"\bwhat (?:will|can|could|should|would) [^?.]*?\b(?:do|be done|happen) (?:so|to|about|for|when|if|with)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(  # "what cut did they want"
    r"\b(?:what|which|how)\b[^?.]*?\b(?:do|does|did) (?:[\w’'-]+ ){1,5}?(?:want|aim|hope|intend|mean|seek|expect)\b",
    re.IGNORECASE,
)
_KINDS = re.compile(  # "what sort of differences can make something a hate crime"
    r"\bwhat (?:sorts?|kinds?|types?) of\b[^?.]*?\b(?:can|could|may|might|would)\b", re.IGNORECASE
)
_EVENT = re.compile(r"^\W*(?:and |so |but )?(?:since )?(?:when|what date|which date|what day)\b", re.IGNORECASE)


def asks_the_text(reading: Reading) -> bool:
    """Whether it asks for a deed, an aim, what makes something what it is, or when something happened.

    "When was it lowest", "when did it rise" are of the tables: they ask for a movement or a rank.
    """
    if _DEED.search(reading.text) or _KINDS.search(reading.text):
        return True
    if _WANTED.search(reading.text):
        return not reading.acts("attain", "allowed")
    told = any(reading.has(*one) for one in (("act",), ("measure",), ("ask", "many", "figures")))
    return bool(_EVENT.search(reading.text)) and not told


def counts_things(reading: Reading, label: str) -> bool:
    """ "How many knives": the things themselves are counted, and not the crimes that a label names after them."""
    many = reading.first("ask", "many")
    counted = reading.words[many.end] if many is not None and many.end < len(reading.words) else ""
    named = split_words(label)
    return counted in reading.unknown and counted in named[:-1] and named[-1] not in reading.words
