"""One thing exchanged in the question before: its period, its area, its aspect or its topic."""

import re
from collections.abc import Sequence
from dataclasses import replace

from planqa.conversation.aspects import aspect_named
from planqa.conversation.periods import LENGTH, is_period, latest, shifted, undated, with_period
from planqa.conversation.pointing import with_topic
from planqa.conversation.substituting import with_new_topic
from planqa.conversation.talk import CUE, QUESTION_WORD, SHORT, Talk, subject_of

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


def same(talk: Talk) -> str | None:
    """ "Is it the same person for X": the question before, asked of X."""
    found = _SAME.match(talk.text)
    return exchange(talk, found["new"]) if found else None


def years(talk: Talk) -> str | None:
    """ "And the year before?", "two years later?"."""
    if len(talk.text.split()) > SHORT:
        return None
    return shifted(talk.before, talk.text) or latest(talk.before, talk.text)


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
        whole = with_topic(rest, replace(talk, before=undated(before))) or rest
        return f"{whole.rstrip('?!. ')} {lead.group().strip(' ,')}?"
    said = re.sub(r"^(?:(?:then|also)\s+)+", "", new, flags=re.IGNORECASE)
    placed = re.sub(r"^(?:(?:then|also)\s+)*(?:in|for|at)\s+(?:the\s+)?", "", new, flags=re.IGNORECASE)
    if _is_area(placed, talk.areas):
        return _replace(_any_of(talk.areas), before, placed, "in ")
    asked = aspect_named(new)
    if asked:
        return asked.format(subject_of(talk))
    return with_new_topic(before, with_topic(said, talk) or said)


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
