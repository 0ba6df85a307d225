"""Words that are said once for two things: "knife and gun crime", "burglary in dwellings and in other buildings"."""

from collections.abc import Iterator, Sequence

from planqa.figures.lexicon import Lexicon, Mark

JOINS = frozenset({"and", "or", "plus", "versus", "&"})
SHARING = JOINS | {"than"}  # "more knife than gun crime"
_MOST = 4  # words of a phrase that are said once
_NEAR = 1  # words between the join and the phrases beside it

Marks = Sequence[Mark]


def whole(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words with what is shared said twice, where that names a topic more; else the words as they are."""
    words = tuple(words)
    for at in range(len(words) - 2, 0, -1):
        if words[at] in SHARING or (words[at] == "to" and "ratio" in words):
            words = _filled(words, at, lexicon)
    return words


def _filled(words: tuple[str, ...], at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The reading that names one topic more and leaves no more words unexplained, the fullest first."""
    marks, unknown = lexicon.read(words)
    if any(mark.start < at < mark.end for mark in marks):
        return words  # the join is part of a phrase: "theft and handling"
    named = [mark for mark in marks if mark.kind == "topic" and not lexicon.topics[mark.value].weak]
    left = [mark for mark in named if 0 <= at - mark.end <= _NEAR]
    right = [mark for mark in named if 0 <= mark.start - at - 1 <= _NEAR]
    topics = {mark.value for mark in named}
    for tried in sorted(_candidates(words, at, (left, right)), key=len, reverse=True):
        found, rest = lexicon.read(tried)
        names = {mark.value for mark in found if mark.kind == "topic" and not lexicon.topics[mark.value].weak}
        if len(rest) > len(unknown) or len(names - topics) != 1:
            continue
        new = next(iter(names - topics))
        if left and right:
            if names == (topics - {right[0].value}) | {new} and _siblings(left[-1].value, new, lexicon):
                return tried
        elif len(names) > len(topics) or all(_holds(lost, new, lexicon) for lost in topics - names):
            return tried
    return words


def _candidates(words: tuple[str, ...], at: int, sides: tuple[Marks, Marks]) -> Iterator[tuple[str, ...]]:
    """The beginning of the phrase before the join put after it too; else the end of the one after it put before."""
    left, right = sides
    for mark in left:
        for cut in range(mark.start + 1, min(mark.end, mark.start + _MOST) + 1):
            if words[cut - 1] == words[at + 1]:
                continue  # "burglary of" before "of shops"
            yield (*words[: at + 1], *words[mark.start : cut], *words[at + 1 :])
    for mark in () if left else right:
        for cut in range(max(mark.start + 1, mark.end - _MOST), mark.end):
            yield (*words[:at], *words[cut : mark.end], *words[at:])


def _holds(whole_: str, part: str, lexicon: Lexicon) -> bool:
    return set(lexicon.topics[part].lines[0]) < set(lexicon.topics[whole_].parts)


def _siblings(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether both are parts of one topic ("criminal damage")."""
    rows = {*lexicon.topics[one].lines[0], *lexicon.topics[other].lines[0]}
    return any(rows <= set(topic.parts) for topic in lexicon.topics.values())
