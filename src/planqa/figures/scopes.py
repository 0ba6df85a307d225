"""Scopes of rows: the rows of a table, the parts and members of a topic, the topics that are named."""

from collections.abc import Sequence
from dataclasses import dataclass

from planqa.figures.book import Amount, Line, Strand
from planqa.figures.case import Case
from planqa.figures.difference import Change
from planqa.figures.exclusions import left_out
from planqa.figures.periods import Asked
from planqa.figures.vocabulary import Family, Topic


@dataclass(frozen=True, slots=True)
class Scope:
    """What is told apart ("kinds of offence") and by which strands; by is "indicator", "area" or "year"."""

    name: str
    by: str
    strands: tuple[tuple[str, Strand], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One of them, with its number or its change."""

    name: str
    amount: Amount
    change: Change | None = None


def rows_of(case: Case, family: Family) -> Scope | None:
    figures = [f for f in case.book.table(family.table) if f.indicator not in family.without]
    figures = [f for f in figures if f.indicator not in _left_out(case)]
    lines: dict[str, Line]
    if family.by == "category":
        lines = {f.category: () for f in figures if f.category}
        lines = {name: tuple(dict.fromkeys(f.indicator for f in figures if f.category == name)) for name in lines}
    else:
        lines = {row_name(case, name): (name,) for name in dict.fromkeys(f.indicator for f in figures)}
    home = case.book.home_of(figures[0]) if figures else ""
    strands = [(name, _strand(case, line, home)) for name, line in lines.items()]
    return Scope(family.name, "indicator", tuple((name, strand) for name, strand in strands if strand))


def _left_out(case: Case) -> set[str]:
    """The rows of what "apart from" leaves out."""
    names = left_out(case.reading)
    return {row for topic in case.vocabulary.topics if topic.name in names for row in topic.lines[0]}


def parts_in(case: Case, topic: Topic) -> Scope | None:
    """The rows of the topic, in the first table that holds them all."""
    for home in case.book.homes(topic.parts):
        held = [(row_name(case, name), _strand(case, (name,), home)) for name in topic.parts]
        strands = tuple((name, strand) for name, strand in held if strand)
        if len(strands) > 1 and _covers(case, [strand for _, strand in strands]):
            return Scope(f"kinds of {topic.name}", "indicator", strands)
    return _parts_elsewhere(case, topic)


def members_of(case: Case, topic: Topic) -> Scope:
    """The topics it is made of, each as a whole, counted where it is counted itself."""
    return members_in(case, topic, [one.asked for one in case.reading.whens])


def members_in(case: Case, topic: Topic, asked: Sequence[Asked]) -> Scope:
    """The same for some periods: where one has no number for them, what stands for it."""
    home = case.strands(topic, case.vocabulary.home, case.counted)[0].home
    by_name = {one.name: one for one in case.vocabulary.topics}
    strands: list[tuple[str, Strand]] = []
    for names in topic.members:
        held = [(name, _strand(case, by_name[name].lines[0], home)) for name in names]
        found = [(name, strand) for name, strand in held if strand]
        full = [(name, strand) for name, strand in found if all(case.at(strand, one) for one in asked)]
        strands += (full or found)[:1]
    return Scope(f"kinds of {topic.name}", "indicator", tuple(strands))


def _parts_elsewhere(case: Case, topic: Topic) -> Scope | None:
    """Those of its rows that another table counts, for a period that the first has not."""
    own = [one for one in case.vocabulary.topics if one.lines[0][0] in topic.parts and len(one.lines[0]) == 1]
    lines = [(one, line) for one in own for line in one.lines[1:] if len(line) == 1]
    for home in dict.fromkeys(home for _, line in lines for home in case.book.homes(line)):
        held = [(one.name, _strand(case, line, home)) for one, line in lines if home in case.book.homes(line)]
        strands = tuple((name, strand) for name, strand in held if strand)
        if len(strands) > 1 and case.reading.whens and _covers(case, [strand for _, strand in strands]):
            return Scope(f"kinds of {topic.name} counted there", "indicator", strands)
    return None


def _covers(case: Case, strands: Sequence[Strand]) -> bool:
    """Whether one of them at least has a number for every period asked for."""
    asked = [one.asked for one in case.reading.whens]
    return any(all(case.at(strand, one) for one in asked) for strand in strands)


def named_in(case: Case) -> Scope | None:
    """Several topics that are named, each as a whole, in the first table that holds them all."""
    for first in case.strands(case.topics[0], case.vocabulary.home, case.counted):
        held = [(topic.name, _like(case, topic, first)) for topic in case.topics]
        strands = tuple((name, strand) for name, strand in held if strand)
        if len(strands) == len(case.topics):
            return Scope("kinds of crime named", "indicator", strands)
    return None


def _like(case: Case, topic: Topic, first: Strand) -> Strand | None:
    """The topic's strand in the table and measure of another's."""
    held = case.strands(topic, case.vocabulary.home, case.counted)
    return next((one for one in held if (one.home, one.measure) == (first.home, first.measure)), None)


def _strand(case: Case, line: Line, home: str) -> Strand | None:
    held = case.line_strands(line, case.vocabulary.home, case.counted)
    return next((strand for strand in held if strand.home == home), None)


def row_name(case: Case, indicator: str) -> str:
    """What answers call a row: its topic's name, else its label."""
    named = (topic.name for topic in case.vocabulary.topics if topic.lines[0] == (indicator,) and not topic.weak)
    return next(named, indicator)
