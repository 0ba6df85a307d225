"""Things that are told apart when a question ranks or counts them: rows, groups of rows, boroughs, years."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planqa.figures.book import Amount, Strand
from planqa.figures.case import DETECTION_RATE, DETECTIONS, Case
from planqa.figures.changes import find_change
from planqa.figures.difference import Change
from planqa.figures.periods import bounds
from planqa.figures.phrasing import when_short
from planqa.figures.scopes import Item, Scope, members_of, named_in, parts_in, rows_of
from planqa.figures.values import LATEST
from planqa.figures.vocabulary import Family, Topic

_VERBS = frozenset({"did", "do", "does", "was", "had"})
_ASKING = frozenset({"which", "what", "when"})


def find_scope(case: Case) -> Scope | None:
    """What the question tells apart; rows are told for the home area alone."""
    scope = _told_apart(case)
    elsewhere = [area for area in case.reading.all("area") if area != case.vocabulary.home]
    return None if scope and scope.by == "indicator" and elsewhere else scope


def _told_apart(case: Case) -> Scope | None:
    """The word after "which" or "how many" goes first."""
    families = _families(case) or (_cued(case) if case.reading.acts("runner_up", "rank") else [])
    topic = case.topics[0] if case.topics else None
    who = case.reading.has("ask", "who")
    if who or (case.reading.has("areas") and not asked_after(case, "family", "which")):
        return _boroughs(case, topic)
    for family in families:
        if family.by == "area":
            return _boroughs(case, topic)
        if family.by == "year":
            return _years(case, topic)
        if family.by == "part":
            continue
        if family.by == "category" or topic is None or topic.weak or family.table in case.reading.all("cue"):
            return rows_of(case, family)
    if topic is None and case.wanted in (DETECTIONS, DETECTION_RATE):
        return next((rows_of(case, one) for one in case.vocabulary.families if one.by == "indicator"), None)
    if len(case.topics) > 1 and not nested(case.topics):
        return named_in(case)
    if topic and topic.members:
        return members_of(case, topic)
    if topic and not topic.weak and topic.parts:
        return parts_in(case, topic)
    if topic is None and case.reading.acts("high", "low") and case.reading.acts("up", "down", "change"):
        return next((rows_of(case, one) for one in case.vocabulary.families if one.by == "indicator"), None)
    if topic and not topic.weak and case.reading.acts("high", "low") and not case.reading.whens:
        return _years(case, topic)
    if topic and (case.reading.has("when", "all") or case.areas != [case.vocabulary.home]):
        return _years(case, topic)
    return None


def items_of(case: Case, scope: Scope, moved: bool, latest: bool = False) -> list[Item]:
    """Each with its number in the period asked for (or the latest), or (moved) with its change."""
    if scope.by == "year":
        return list(_items_by_year(case, scope.strands[0][1], moved))
    if moved:
        found = [(name, find_change(case, strand)) for name, strand in scope.strands]
        return [Item(name, change.after, change) for name, change in found if change]
    if scope.by == "area" and case.reading.has("when", "all") and not latest:
        return list(_items_of_every_year(case, scope))
    asked = LATEST if latest else next((one.asked for one in case.reading.whens), LATEST)
    numbers = [(name, case.at(strand, asked)) for name, strand in scope.strands]
    items = [Item(name, amounts[-1]) for name, amounts in numbers if amounts]
    last = max((bounds(item.amount.lead) for item in items), default=None)
    return [item for item in items if bounds(item.amount.lead) == last]


def _items_of_every_year(case: Case, scope: Scope) -> Iterator[Item]:
    """ "The highest any borough ever had": each borough in each year."""
    for name, strand in scope.strands:
        yield from (Item(f"{name} in {when_short(one.lead)}", one) for one in case.amounts(strand))


def asked_after(case: Case, kind: str, *words: str) -> list[str]:
    """The values of a kind that come right after "which", "what" or "how many"."""
    words = words or ("which", "many", "any")
    reading = case.reading
    amounts = {mark.start for mark in reading.marks if mark.kind == "quantity"} if _one_number(case) else set()
    asks = [
        mark.end for mark in reading.marks if mark.kind == "ask" and mark.value in words and mark.start not in amounts
    ]
    near = (
        mark.value
        for mark in reading.marks
        if mark.kind == kind
        and (
            any(end <= mark.start and _goes_with(case, end, mark.start) for end in asks)
            or _ASKING & set(reading.words[mark.start : mark.end])
        )
    )
    return list(dict.fromkeys(near))


def _goes_with(case: Case, end: int, start: int) -> bool:
    """Whether a word belongs to "which" or "how many" before it: "which of the boroughs", not "what did crime cost"."""
    return case.reading.apart(end, start) <= 2 and not _VERBS & set(case.reading.words[end:start])


def _one_number(case: Case) -> bool:
    """Whether "number of crimes" asks for their sum, not for how many kinds: a topic is named, or the whole moved."""
    strong = any(not topic.weak for topic in case.topics)
    return strong or (case.reading.acts("up", "down") and not case.reading.acts("high", "low"))


def _families(case: Case) -> list[Family]:
    """Those named, the one after "which" first; a table that needs a cue counts only with one, and then first."""
    by_name = {family.name: family for family in case.vocabulary.families}
    names = dict.fromkeys([*asked_after(case, "family"), *case.reading.all("family")])
    cued, cues = {cue.table for cue in case.vocabulary.cues}, case.reading.all("cue")
    named = [by_name[name] for name in names if by_name[name].table not in cued or by_name[name].table in cues]
    first = set(asked_after(case, "family", "which"))
    years = set(_after_extremes(case))
    return sorted(
        named, key=lambda one: (one.table not in cues, one.name not in years, one.name not in first, one.by != "area")
    )


def _after_extremes(case: Case) -> list[str]:
    """The family right after "best" or "highest": "the borough's worst year" is about its years."""
    ends = [mark.end for mark in case.reading.marks if mark.kind == "act" and mark.value in ("high", "low")]
    years = [one.name for one in case.vocabulary.families if one.by == "year"]
    return [m.value for m in case.reading.marks if m.kind == "family" and m.value in years and m.start in ends]


def _cued(case: Case) -> list[Family]:
    """What the table tells apart that a cue names ("the consultation")."""
    return [family for family in case.vocabulary.families if family.table in case.reading.all("cue")]


def nested(topics: Sequence[Topic]) -> bool:
    """One topic within another: neither a sum nor a comparison of the two is meant."""
    rows = [set(topic.lines[0]) for topic in topics]
    return any(one is not other and one <= other for one in rows for other in rows)


def every_year(case: Case) -> Scope | None:
    """The years of the topic, or of everything."""
    return _years(case, case.topics[0] if case.topics else None)


def _boroughs(case: Case, topic: Topic | None) -> Scope | None:
    """Every borough for which the topic is told."""
    for strand in case.strands(topic or whole(case), case.vocabulary.home, case.counted):
        areas = case.book.held_areas(strand.line, strand.home, strand.measure)
        if len(areas) > 1:
            return Scope("boroughs", "area", tuple((area, replace(strand, area=area)) for area in areas))
    return None


def _years(case: Case, topic: Topic | None) -> Scope | None:
    strands = case.strands(topic or whole(case), measure=case.counted)
    best = max(strands, key=lambda strand: len(case.amounts(strand)), default=None) if topic is None else None
    chosen = best or (strands[0] if strands else None)
    return Scope("years", "year", ((chosen.area, chosen),)) if chosen else None


def _items_by_year(case: Case, strand: Strand, moved: bool) -> Iterator[Item]:
    amounts = _within(case, strand)
    if not moved:
        yield from (Item(when_short(one.lead), one) for one in amounts)
        return
    for before, after in pairwise(amounts):
        yield Item(when_short(after.lead), after, Change(strand, before, after))


def _within(case: Case, strand: Strand) -> list[Amount]:
    """The years asked for ("since 2011/12", "between … and …"), or all."""
    amounts = case.amounts(strand)
    whens = [one for one in case.reading.whens if one.asked.kind not in ("all", "latest", "last")]
    found = [case.at(strand, one.asked) for one in whens]
    ends = sorted((one[0] for one in found if one), key=lambda one: bounds(one.lead))
    if not ends:
        return amounts
    last = ends[-1] if len(ends) > 1 else amounts[-1]
    return [one for one in amounts if bounds(ends[0].lead) <= bounds(one.lead) <= bounds(last.lead)]


def whole(case: Case) -> Topic:
    """The topic that stands for everything ("crime")."""
    return next((topic for topic in case.vocabulary.topics if topic.weak), Topic("", ()))


def asks_kinds_elsewhere(case: Case) -> bool:
    """ "Which offence rose most in Newham": of another borough the tables count everything as one."""
    by_row = {one.name for one in case.vocabulary.families if one.by in ("indicator", "category")}
    away = [area for area in case.reading.all("area") if area != case.vocabulary.home]
    ranked = case.reading.acts("high", "low", "rank")
    return bool(away) and ranked and bool(by_row & set(asked_after(case, "family", "which")))
