"""One thing exchanged in the question before: its period, its area, its aspect or its topic."""

import re
from collections.abc import Sequence

from planqa.conversation.aspects import aspect_named
from planqa.conversation.periods import LENGTH, is_period, shifted, with_period
from planqa.conversation.pointing import with_topic
from planqa.conversation.talk import CUE, QUESTION_WORD, SHORT, Talk, subject_of
from planqa.conversation.topics import topic

_ABOUT = re.compile(
    rf"^\W*{CUE}*(?:what|how|wot)\s+about\s+(?P<new>.+?)\W*$|^\W*{CUE}*what\s+of\s+(?P<of>.+?)\W*$"
    r"|^\W*(?:and|or|but|also|same\s+for|the\s+same\s+for)\b[,\s]+(?:also\s+)?(?P<and>.+?)\W*$",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"^\W*{CUE}*(?:is|are|was|does|do)\s+(?:it|that|this|they|those)?\s*(?:also\s+|all\s+)?the\s+same(?:\s+[\w-]+)?\s+"
    r"(?:go(?:es)?\s+|true\s+)?(?:for|with|in|on|at|of)\s+(?P<new>.+?)\W*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?P<at>from|against|on|with|to|by|of|at)\s+(?P<rest>.+)", re.IGNORECASE)
_ONE = re.compile(r"^(?P<new>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)\s+ones?$", re.IGNORECASE)


def same(talk: Talk) -> str | None:
    """ "Is it the same person for X": the question before, asked of X."""
    found = _SAME.match(talk.text)
    return exchange(talk, found["new"]) if found else None


def years(talk: Talk) -> str | None:
    """ "And the year before?", "two years later?"."""
    return shifted(talk.before, talk.text) if len(talk.text.split()) <= SHORT else None


def swapped(talk: Talk) -> str | None:
    """ "What about burglary?", "and in 2011/12?", "and the chair?": one thing exchanged in the question before."""
    found = _ABOUT.match(talk.text)
    new = next((new for new in found.groups() if new), "").strip() if found else ""
    if new and not QUESTION_WORD.match(new):
        return exchange(talk, new)
    bare = talk.text.strip("?!. ")
    few = len(bare.split()) <= SHORT and not QUESTION_WORD.match(bare)
    return exchange(talk, bare) if few and (is_period(bare) or _is_area(bare, talk.areas)) else None


def exchange(talk: Talk, new: str) -> str:
    """The question before with one thing changed: its period, its area, or else its topic."""
    new, before = new.strip(" ?!."), talk.before
    later = shifted(before, new)
    if later is not None:
        return later
    if is_period(new):
        return with_period(before, new)
    lead = LENGTH.match(new)
    if lead and QUESTION_WORD.match(rest := new[lead.end() :].strip(" ,")):
        return f"{with_topic(rest, talk) or rest} ({lead.group().strip(' ,')})?"
    placed = re.sub(r"^(?:(?:then|also)\s+)*(?:in|for|at)\s+(?:the\s+)?", "", new, flags=re.IGNORECASE)
    if _is_area(placed, talk.areas):
        return _replace(_any_of(talk.areas), before, placed, "in ")
    asked = aspect_named(new)
    if asked:
        return asked.format(subject_of(talk))
    return _with_new_topic(before, with_topic(placed, talk) or placed)


def _with_new_topic(before: str, new: str) -> str:
    """The question before asked of something else: "and from shops", "and the children's one"."""
    old = topic(before)
    one = _ONE.match(new)
    if one:
        kind = re.sub(r"^(?:the\s+)?[\w’'-]+\s+", "", old, count=1)
        return before.replace(old, f"{one['new']} {kind}")
    part = _PREPOSITION.match(new)
    if part:
        said = re.search(rf"\b{part['at']}\b", old, re.IGNORECASE)
        return before.replace(old, old[: said.start()] + new) if said else before.replace(old, part["rest"])
    return before.replace(old, new)


def _any_of(areas: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, areas))})\b", re.IGNORECASE)


def _is_area(text: str, areas: Sequence[str]) -> bool:
    return bool(areas) and bool(
        _any_of(areas).fullmatch(re.sub(r"^(?:in\s+)?(?:the\s+)?", "", text, flags=re.IGNORECASE))
    )


def _replace(pattern: re.Pattern[str], before: str, new: str, joint: str) -> str:
    if pattern.search(before):
        return pattern.sub(new, before, count=1)
    return f"{before.rstrip('?!. ')} {joint}{new}?"
