"""A question told in several sentences: what the others tell of period, place and topic goes with the one that asks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from planqa.figures.lexicon import Mark
from planqa.figures.periods import Asked
from planqa.figures.reading import Reading, When

_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_ASIDE = re.compile(
    r"(?P<aside>(?:so |well |hi |hello |ok )?"
    r"(?:my|i|i'm|im|i've|ive|we|we're|our|someone|somebody|people|a|an|the|it|last|there)\b[^,?]*)"
    r"(?:,|\s[-–—]|\bso)\s+(?:and |so |but )?(?P<asking>(?:how|what|which|did|is|are|was|were|has|have|do|does)\b.*)",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bare )(?<!\bis )(?<!\bbeen )(?<!\bbe )\bthere\b"
    r"|\b(?:that|the same) (?:borough|area|place)\b|\btheirs?\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\bthen\b|\bthat (?:same )?(?:year|time|period)\b|\bthe same (?:year|time|period)\b", re.IGNORECASE)
_THAT_MUCH = re.compile(
    r"\bthat (?:much|far)\b|\b(?:manage|achieve|hit|meet|reach|do) (?:it|that|this)\b"
    r"|\b(?:it|that|this) (?:been )?(?:achieved|met|hit|reached|managed|done|delivered|happen)\b"
    r"|^(?:and |so |but )?(?:did|was|were|have|has|is) (?:it|that|this|they|we)"
    r"(?:\s+(?:in|between|by|from|over|for)\b.*)?\s*\?$",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"\b(?:those|these|them)\b(?!\s+(?:years?|boroughs?|areas?|numbers?|figures?|kinds?|types?|two|three|four)\b)",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"(?P<ask>which|what|who)(?:\s+(?:one|ones|is it|was it|are they|were they|is that|was that))?"
    r"(?P<rest>(?:,?\s+and\s+by\s.*)?)\s*\?",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:i|i'm|we|we're|my|our|he|she|they|you|is|are|was|were|has|have|had|did|do|does|live|lives|lived|moved|work|works|said)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"^(?:just|only)\s+(?:one|two|three|four|\d)\s+(?:of\s+the\s+|of\s+our\s+)?", re.IGNORECASE)
_PLACES = ("area", "unheld")


def sentences(question: str) -> list[str]:
    """The question's sentences, in order."""
    return [one for one in _SENTENCE.split(question.strip()) if one]


def aside_and_question(question: str) -> tuple[str, str] | None:
    """ "My bike was stolen last week, how many were in 2015/16?": what happened to someone, then the question."""
    found = _ASIDE.fullmatch(question.strip())
    return (found["aside"], found["asking"]) if found else None


def asks_at_all(reading: Reading) -> bool:
    """Whether a sentence holds more than idle words: "I have a feeling it's in single figures?" asks for nothing."""
    return reading.yes_no or any(mark.kind not in ("idle", "link", "few", "quantity") for mark in reading.marks)


def which_of_told(told: Sequence[str]) -> str | None:
    """ "Only one kind rose. Which, and by how much?" as one question; None where the last sentence asks by itself."""
    found = _WHICH.fullmatch(told[-1]) if len(told) == 2 else None
    statement = _ONLY.sub("", told[0].rstrip(" .!;")) if found else ""
    return f"{found['ask']} {statement}{found['rest']}" if found else None


def told_of(asking: Reading, before: Sequence[Reading], holds: Callable[[str, str], bool]) -> Reading | None:
    """ "Do pickpockets get caught? How many of those thefts were solved?": asked of the topic of the sentence before.

    holds tells whether one topic holds another; None where the last sentence does not lead back.
    """
    topics = before[-1].topics if before else ()
    if len(topics) != 1 or not _THOSE.search(asking.text) or topics == asking.topics:
        return None
    if not all(holds(name, topics[0]) for name in asking.topics):
        return None
    marks = (replace(mark, value=topics[0]) if mark.kind == "topic" else mark for mark in asking.marks)
    return in_context(replace(asking, marks=tuple(marks), topics=topics), before)


def in_context(asking: Reading, others: Sequence[Reading]) -> Reading:
    """The sentence that asks, with what only the others tell: the period, the place ("there"), the topic."""
    marks = [*asking.marks, *_places(asking, others), *_aims(asking, others), *_measures(asking, others)]
    topics = asking.topics or next((other.topics for other in reversed(others) if other.topics), ())
    basis = asking.basis or next((other.basis for other in others if other.basis), "")
    return replace(asking, marks=tuple(marks), whens=_whens(asking, others), topics=topics, basis=basis)


def _places(asking: Reading, others: Sequence[Reading]) -> list[Mark]:
    """Boroughs of other sentences that "there" or "that year" leads back to."""
    if any(asking.has(kind) for kind in (*_PLACES, "areas")):
        return []
    if not (_THERE.search(asking.text) or _THEN.search(asking.text)):
        others = [one for one in others if _is_fragment(one)]
    end = len(asking.words)
    return [replace(mark, start=end, end=end) for other in others for mark in other.marks if mark.kind in _PLACES]


def _is_fragment(other: Reading) -> bool:
    """ "Newham, 2004/05." names no topic and says nothing of anyone: it can only be meant for the question."""
    return not (other.topics or _SAYS.search(other.text))


def _aims(asking: Reading, others: Sequence[Reading]) -> list[Mark]:
    """The target of another sentence that "that much" or "manage it" leads back to."""
    if not asking.yes_no or not _THAT_MUCH.search(asking.text):
        return []
    end = len(asking.words)
    told = (mark for other in others for mark in other.marks if mark.kind == "act" and mark.value == "target")
    return [replace(mark, start=end, end=end) for mark in told]


def _measures(asking: Reading, others: Sequence[Reading]) -> list[Mark]:
    """ "The detection rate for rape. What was it in 2014/15?": the measure, where the question names nothing itself."""
    if asking.topics or asking.has("measure") or asking.has("ask", "many") or asking.has("family"):
        return []
    end = len(asking.words)
    return [replace(mark, start=end, end=end) for one in others for mark in one.marks if mark.kind == "measure"]


def _whens(asking: Reading, others: Sequence[Reading]) -> tuple[When, ...]:
    """The periods of the other sentences where this one names none; a bare "2009" only where "then" is said."""
    if asking.whens:
        return asking.whens
    then = bool(_THEN.search(asking.text))
    told = (one for other in others for one in other.whens)
    return tuple(one for one in told if then or _is_plain(one.asked))


def _is_plain(asked: Asked) -> bool:
    return asked.kind != "calendar"
