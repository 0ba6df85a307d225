"""A question that asks two things, told apart: "how often does it meet, and who chairs it?".

Only clauses that ask for themselves are parted. What is asked of two things in one clause ("drugs and alcohol", "the
difference between A and B"), and what one number answers ("did it fall, and by how much?"), stays whole.
"""

import re
from collections.abc import Callable, Sequence

from planqa.question import relative

MOST = 3  # parts; a longer run of questions is left whole
_ASKING = (
    r"(?:who(?:se|m|[’']?s|[’']?re)?|what(?:[’']?s|[’']?re)?|wot|when|where|why|which|how(?:[’']?s)?)(?![\w’'])"  # asks
    r"|(?:(?:at|by|for|from|in|on|to|under|since|until|with|within|against)\s+(?:who(?:m|se)?|what|which|when)\b)"
)
_VERB = r"is|are|was|were|does|do|did|has|have|had|can|could|will|would|should"
_SUBJECT = (
    r"it|they|he|she|we|you|i|there|that|this|these|those|the|any(?:one|body|thing)?|some(?:one|body|thing)?|"
    r"every(?:one|body)|people|residents|victims|police|its|their|our|your|an?"
)
_TELLING = r"(?:please\s+)?(?:tell|say|explain|list|name|give|describe|show)\s+(?:me\s+|us\s+)?(?=\w)"
_INVERTED = rf"(?:{_VERB})(?:n[’']?t)?\s+(?:(?:{_SUBJECT})\b|(?-i:[A-Z]))"
_OPENS = re.compile(rf"\W*(?:(?:and|but|also|then|so|plus)[,\s]+)*(?:{_ASKING}|{_INVERTED}|{_TELLING})", re.IGNORECASE)
_JOINT = re.compile(
    rf"""(?:\s*[,;/–—]\s*|\s+-\s+|\s+)(?:and\s+also|and\s+then|and|&|plus|also|but|as\s+well\s+as|along\s+with)\s+
         (?:(?:also|then|roughly|exactly|about|in\s+that\s+case|if\s+so)[,\s]+)*(?={_ASKING}|{_INVERTED}|{_TELLING})
      |\s*[,;–—]\s*(?={_ASKING})""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(r"\s*,?\s+(?:and|as\s+well\s+as|&|plus)\s+(?:also\s+)?(?:(?:of|for|by)\s+)?", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[?!.])\s+(?=[^\W_])")
_CLAUSE = re.compile(  # the question word, something between, and what makes it a sentence of its own
    rf"\b(?:{_VERB}|[a-z]{{3,}}(?:s|ed|es)|set|met|meet|run|sit|lead|led|made|held|got|get|go|went|happens?)\b|[’']s\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"^\W*(?:(?:and|by)\s+)*(?:by\s+)?(?:how\s+(?:much|many|far|fast|so|come)(?:\s+(?:by|more|less|fewer|higher|lower))?"
    r"|by\s+(?:what|which)\s+(?:percentage|share|amount|number|per\s+cent|margin)|what\s+by|by\s+what"
    r"|who|what|which|when|where|why|whose)\W*$"
    r"|\b(?:difference|differs?|compared?|comparison|relationship|links?|connection)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\W*(?:why|when|where|since when|until when|by when|when by|who by|by who(?:m)?|what for|where to|"
    r"for how long|how long(?: for)?)"
    r"(?:\s+(?:not|so|exactly|though|then))?\W*$|\W*(?:from|in|at|on|to|for|with|by)\s+(?:whom?|what|where|which)\W*$",
    re.IGNORECASE,
)  # asks for one more thing of what was just said
_SUBORDINATE = re.compile(rf"^\W*(?:when|where|if|while|as)\s+(?!(?:{_VERB})\b)", re.IGNORECASE)
_RELATIVE = relative("who|which|where|when")


def split(question: str) -> Sequence[str]:
    """The questions asked, in order, each with what opens its sentence; the whole as it is where it is one.

    >>> split("How often does it meet, and who chairs it?")
    ('How often does it meet?', 'who chairs it?')
    """
    text = question.strip()
    found = [part for one in _sentences(text) for part in _clauses(one)]
    return tuple(found) if 1 < len(found) <= MOST else (text,)


def of_each(question: str, subject: str, is_named: Callable[[str], bool]) -> Sequence[str]:
    """A question about two things that each have a name, asked of each: "who chairs the A and the B?".

    subject is what it is about; is_named tells whether words are one thing's whole name, so that a name with an "and"
    in it stays whole.
    """
    joint = _BETWEEN.split(subject)
    if len(joint) != 2 or _ONE.search(question) or not all(is_named(name) for name in joint):
        return (question,)
    return tuple(question.replace(subject, name.strip()) for name in joint)


def _sentences(text: str) -> list[str]:
    """The sentences that ask, each with the statements before it; a statement at the end belongs to the last."""
    found: list[str] = []
    waiting = ""
    for one in _SENTENCE.split(text):
        whole = f"{waiting} {one}".strip()
        waiting = ""
        if _asks(one) and not (found and _ONE.search(one)):
            found.append(whole)
        elif found:
            found[-1] = f"{found[-1]} {whole}"
        else:
            waiting = whole
    return found or [text]


def _asks(sentence: str) -> bool:
    """Whether a sentence asks, and more than a piece that only narrows the one before: "which room?"."""
    piece = re.match(rf"\W*{_ASKING}", sentence, re.IGNORECASE) and not _CLAUSE.search(sentence)
    if piece and not _BARE.match(sentence) and not re.match(r"\W*(?:what|how)\s+about\b", sentence, re.IGNORECASE):
        return False
    return bool(sentence.endswith("?") or _OPENS.match(sentence))


def _clauses(sentence: str) -> list[str]:
    """The clauses of one sentence that each ask."""
    if _ONE.search(sentence) and not _ONE.match(sentence):
        return [sentence]
    for joint in _JOINT.finditer(sentence):
        before, after = sentence[: joint.start()], sentence[joint.end() :]
        if _is_question(before) and (_is_question(after) or _BARE.match(after)) and not _belongs(before, after):
            return [f"{before.rstrip(' ?.,;')}?", *_clauses(after)]
    return [sentence]


def _is_question(clause: str) -> bool:
    """Whether it opens by asking and says enough to be a sentence."""
    if _ONE.search(clause) or _SUBORDINATE.search(clause):
        return False
    told = re.match(rf"\W*(?:(?:can|could|would|will)\s+you\s+)?{_TELLING}", clause, re.IGNORECASE)
    asks = re.search(rf"(?:{_ASKING}|\b{_INVERTED})|^\W*(?:{_VERB})\b", clause, re.IGNORECASE)
    return len(clause.split()) > 1 and bool(told or (asks and _CLAUSE.search(clause)))


def _belongs(before: str, after: str) -> bool:
    """Whether the second clause only goes on with the first: a relative clause, what is known or decided."""
    opening = re.match(r"\W*(who|which|where|when)\b", after, re.IGNORECASE)
    relative = _RELATIVE.search(before)
    return bool(opening and relative and relative.group().split()[-1].lower() == opening[1].lower())
