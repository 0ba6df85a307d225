"""What the tables do not hold, said together with what they do hold."""

from collections.abc import Sequence
from dataclasses import replace

from planqa.domain import Figure, Status
from planqa.figures.book import Strand
from planqa.figures.case import OPEN, Case
from planqa.figures.periods import OCTOBER, Asked
from planqa.figures.phrasing import listed, sentence, when, when_short, worked
from planqa.figures.reply import FigureReply, answered, not_held
from planqa.figures.vocabulary import Topic

_SEEN = 0.85  # confidence in a silence that stands in the very cell
_DASHES = {"", "-", "–", "—"}


def no_number(case: Case, topic: Topic, strands: Sequence[Strand], asked: Sequence[Asked]) -> FigureReply | None:
    """Why there is no number: the cell holds words, or the tables lack the period, the area or the measure."""
    dated = [one for one in asked if one.kind not in OPEN]
    lacking = [one for one in dated if not any(case.at(strand, one) for strand in strands)]
    wanted = next(iter((*lacking, *dated)), None)
    mixed = _kinds_apart(case, topic, strands, dated) if dated and not lacking else None
    if mixed:
        return mixed
    for strand in strands:
        figure = case.state(strand, wanted)
        if figure is not None:
            return _told_in_words(topic, figure)
    if strands:
        return _no_period(case, topic, strands, wanted)
    if any(case.strands(topic, case.vocabulary.home)):
        return _no_area(case, topic)
    return _no_measure(case, topic)


def _kinds_apart(case: Case, topic: Topic, strands: Sequence[Strand], dated: Sequence[Asked]) -> FigureReply | None:
    """Periods of two kinds, each held: their numbers, without a change between them."""
    found = [next(at[-1] for strand in strands if (at := case.at(strand, one))) for one in dated]
    if len({one.lead.basis for one in found}) < 2:
        return None
    told = listed([f"{worked(one)} in {when(one.lead)}" for one in found])
    text = f"{sentence(topic.plural or topic.name)} in {case.areas[0]}: {told}."
    why = "They are two kinds of year, counted in different tables, so no change is worked out between them."
    return answered(f"{text} {why}", [cell for one in found for cell in one.cells])


def unheld_area(case: Case, topic: Topic, names: Sequence[str]) -> FigureReply:
    """A place the tables do not tell apart."""
    held = _areas(case, topic)
    told = f"The plan's tables hold no figure on {topic.name} for {listed(names, 'or')}."
    return not_held(f"{told} They hold it for {listed(held)}.")


def _told_in_words(topic: Topic, figure: Figure) -> FigureReply:
    """The cell is there, but no number is in it."""
    told = f"The plan gives no number on {topic.name} for {when(figure)}"
    restricted = figure.state == "restricted"
    why = "the data are restricted and not for the public" if restricted else print_of(figure)
    return replace(not_held(f"{told}: {why}.", [figure]), confidence=_SEEN)


def print_of(figure: Figure) -> str:
    """What stands in a cell without a number."""
    printed = figure.printed.strip()
    return "its cell is left empty" if printed in _DASHES else f"it prints “{printed}”"


def _no_period(case: Case, topic: Topic, strands: Sequence[Strand], wanted: Asked | None) -> FigureReply | None:
    held = [told for strand in strands if (told := _periods(case, strand))]
    cells = [one.lead for strand in strands for one in case.amounts(strand)]
    if not held or wanted is None:
        return None
    told_held = "; ".join(dict.fromkeys(held))
    if any(case.at(strand, wanted) for strand in strands):
        told = f"The plan's tables hold no figure on {topic.name} to compare {wanted.label} with"
        return not_held(f"{told}. They hold {told_held}.", cells)
    basis = f" ({wanted.basis})" if wanted.basis else ""
    return not_held(
        f"The plan's tables hold no figure on {topic.name} for {wanted.label}{basis}. They hold {told_held}.",
        cells,
    )


def _periods(case: Case, strand: Strand) -> str:
    """The periods with a number, in order."""
    cells = [one.lead for one in case.amounts(strand)]
    if not cells:
        return ""
    kind = "financial year" if strand.financial else "October–September year"
    if strand.financial or all(cell.basis == OCTOBER for cell in cells):
        told = _run([cell.period for cell in cells])
        return f"the {kind}{'s' if len(cells) > 1 else ''} {told}"
    return _run([when_short(cell) for cell in cells])


def _run(periods: Sequence[str]) -> str:
    """The periods, or the first and the last of many."""
    every = list(dict.fromkeys(periods))
    return f"{every[0]} to {every[-1]}" if len(every) > 4 else listed(every)


def _no_area(case: Case, topic: Topic) -> FigureReply:
    return unheld_area(case, topic, [area for area in case.areas if area != case.vocabulary.home])


def _no_measure(case: Case, topic: Topic) -> FigureReply | None:
    """The rows are there, but not with the measure asked for."""
    strands = case.strands(topic, measure="")
    if not strands or not case.wanted:
        return None
    held = list(dict.fromkeys(m for s in strands for m in case.book.measures(s.line, s.home)))
    wanted = case.wanted if case.wanted != "percentage" else "rate or percentage"
    named = listed([f"the {measure}" for measure in held])
    return not_held(f"The plan's tables hold no {wanted} for {topic.name}. They hold {named}.")


def _areas(case: Case, topic: Topic) -> list[str]:
    """The areas for which the topic's likeliest rows are told."""
    for line in topic.lines:
        for home in case.book.homes(line):
            for measure in case.book.measures(line, home):
                return sorted(case.book.held_areas(line, home, measure))
    return [sentence(case.vocabulary.home)]


def narrower_asked(topic: Topic, wider: FigureReply | None) -> FigureReply | None:
    """The question asks for less than a row tells apart: say so, and give the row."""
    if wider is None or wider.status is not Status.ANSWERED:
        return wider
    told = f"The plan's tables do not tell that apart: they count {topic.name} as a whole."
    return replace(wider, status=Status.NOT_IN_PLAN, text=f"{told} {wider.text}", confidence=0.8)


def answer_kinds_elsewhere(case: Case) -> FigureReply:
    """The kinds of offence are told for the home borough alone."""
    home = case.vocabulary.home
    away = listed([area for area in case.areas if area != home])
    return replace(
        not_held(f"The plan's tables tell kinds of offence apart for {home} only, not for {away}."), confidence=0.8
    )
