"""Marks of a question judged by those beside them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from planqa.figures.lexicon import Mark

_SOLVED = ("measure", "sanction detections")
_DENIALS = frozenset("not never nobody wasnt werent isnt arent hasnt havent didnt dont doesnt wont cant".split())
_NOUN = "detection"
_DENIES_WITHIN = 3  # words


def without_other(words: Sequence[str], marks: Sequence[Mark], unknown: list[str]) -> list[str]:
    """ "Pickpocketing and other theft from people": "other" between two names of one topic says nothing."""
    topics = [mark for mark in marks if mark.kind == "topic"]
    between = (
        words[one.end : two.start] for one, two in pairwise(topics) if one.value == two.value and one.end < two.start
    )
    said = any("other" in gap and len(gap) <= 3 for gap in between)
    return [word for word in unknown if word != "other"] if said and unknown.count("other") == 1 else unknown


def judged(marks: Sequence[Mark], good: Collection[str] = ()) -> list[Mark]:
    """ "Best" and "worst" as "highest" and "lowest": of rates and good topics the high are best, of counts the low."""
    rate = any(mark.kind == "measure" and mark.value.startswith("sanction detection") for mark in marks)
    rate = rate or any(mark.kind == "topic" and mark.value in good for mark in marks)
    words = {"best": "high", "worst": "low"} if rate else {"best": "low", "worst": "high"}
    unsolved = next((mark for mark in marks if mark.kind == "act" and mark.value == "unsolved"), None)
    if unsolved and any(mark.kind == "act" and mark.value in ("high", "low") for mark in marks):
        words |= {"high": "low", "low": "high"}  # "most often unsolved" has the lowest rate
        marks = [*marks, replace(unsolved, kind="measure", value="sanction detection rate")]
    return [replace(mark, value=words.get(mark.value, mark.value)) if mark.kind == "act" else mark for mark in marks]


def denied(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """ "Never got solved", "were not all detected": denied detections ask for the rest."""

    def is_denied(mark: Mark) -> bool:
        said = range(max(mark.start - _DENIES_WITHIN, 0), mark.start)
        at = max((at for at in said if words[at] in _DENIALS), default=0)  # "didn't detections rise" denies nothing
        noun = _NOUN in words[mark.start : mark.end]
        return at > 0 and not noun and not any(at < other.end <= mark.start for other in marks)

    return [
        replace(mark, kind="act", value="unsolved") if (mark.kind, mark.value) == _SOLVED and is_denied(mark) else mark
        for mark in marks
    ]


def beside_names(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without a year's name that only explains a dated one ("the 2000/01 recording baseline")."""
    dated = [mark for mark in marks if mark.kind == "period"]
    between = [mark for mark in marks if mark.kind not in ("period", "year")]

    def explains(name: Mark, date: Mark) -> bool:
        first, last = sorted((name, date), key=lambda mark: mark.start)
        apart = last.start - first.end
        return 0 <= apart <= 2 and not any(first.end <= mark.start < last.start for mark in between)

    return [mark for mark in marks if mark.kind != "year" or not any(explains(mark, date) for date in dated)]


def on_year(marks: Sequence[Mark]) -> list[Mark]:
    """ "Year on year" beside one date is the year before it; else every year."""
    dates = [mark for mark in marks if mark.kind in ("period", "year")]
    meant = "previous" if len(dates) == 1 and not any(mark.value == "since" for mark in marks) else "all"
    return [replace(mark, value=meant) if mark.value == "on_year" else mark for mark in marks]


def beside_dates(kept: Sequence[Mark], marks: Sequence[Mark]) -> list[Mark]:
    """The marks without "last year" or "now" right beside the date that tells which year that is."""
    dated = [mark for mark in marks if mark.kind == "period"]

    def told(relative: Mark, date: Mark) -> bool:
        first, last = sorted((relative, date), key=lambda mark: mark.start)
        linked = any(first.end <= mark.start < last.start for mark in marks)
        return 0 <= last.start - first.end <= 1 and not linked

    relative = [mark for mark in kept if mark.kind == "when" and mark.value in ("latest", "last", "previous")]
    echoes = [mark for mark in relative if any(told(mark, date) for date in dated)]
    return [mark for mark in kept if mark not in echoes]


def without_bare_years(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without the word "year" (or "quarter") that only names the kind of a dated period beside it."""
    dated = {at for mark in marks if mark.kind == "period" for at in (mark.start, mark.end)}
    asks = {mark.end for mark in marks if mark.kind == "ask"}

    def bare(mark: Mark) -> bool:
        single = mark.kind == "family" and mark.value == "years" and mark.end - mark.start == 1
        return single and bool({mark.start, mark.end} & dated) and mark.start not in asks

    return [mark for mark in marks if not bare(mark)]
