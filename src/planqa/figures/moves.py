"""How two or more boroughs or topics moved between the same two periods, and which of them moved further."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planqa.figures.book import Strand
from planqa.figures.case import Case
from planqa.figures.changes import find_change
from planqa.figures.difference import Change, sums
from planqa.figures.phrasing import amount, listed, number, percentage_change, sentence, signed, when, when_short
from planqa.figures.reply import FigureReply, answered
from planqa.figures.series import between, cells_of
from planqa.figures.values import subject
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT, PERCENT, POINTS

_MANY = 4  # of these only the change in per cent is told

Moved = tuple[str, Change]


def moves_of_areas(case: Case, topic: Topic, areas: Sequence[str]) -> FigureReply | None:
    """How each borough moved."""
    open_ = case.reading.since or (not case.reading.whens and case.reading.acts("trend"))
    found = [(area, _change(case, case.strands(topic, area, case.counted), open_)) for area in areas]
    moved = [(name, change) for name, change in found if change]
    if not _alike(moved):
        return None
    reply = _reply(case, sentence(subject(case, topic, moved[0][1].strand)), moved)
    if case.reading.has("areas", "all") and not case.reading.has("ask", "which"):
        reply = replace(reply, text=f"{reply.text}{_all_together(moved)}")
    if not open_ and not case.reading.has("when", "all"):
        return reply
    runs = [between(case.amounts(change.strand), change.before, change.after) for _, change in moved]
    return replace(reply, figures=tuple(cell for run in runs for cell in cells_of(run)), cited=reply.figures)


def _all_together(moved: Sequence[Moved]) -> str:
    """ " Together: …": how the sum of all the counts moved."""
    befores, afters = [one.before for _, one in moved], [one.after for _, one in moved]
    if any(one.unit != COUNT for one in (*befores, *afters)):
        return ""
    before, after = (sum((one.value for one in group), Decimal()) for group in (befores, afters))
    told = [
        f"{' + '.join(amount(one) for one in group)} = {number(total)}"
        for group, total in ((befores, before), (afters, after))
    ]
    percent = signed(percentage_change(before, after) or Decimal(), PERCENT)
    return f" Together: {told[0]}, then {told[1]}: ({number(after)} − {number(before)}) ÷ {number(before)} = {percent}."


def moves_of_topics(case: Case) -> FigureReply | None:
    """How each topic moved, where the question asks for the way and not for their sum."""
    open_ = case.reading.acts("trend") or case.reading.since
    found = [(topic, _change(case, case.strands(topic, measure=case.counted), open_)) for topic in case.topics]
    moved = [(subject(case, topic, change.strand), change) for topic, change in found if change]
    if len(moved) < len(case.topics) or not _alike(moved):
        return None
    return _reply(case, f"In {moved[0][1].strand.area}", moved)


def _change(case: Case, strands: Sequence[Strand], whole: bool = False) -> Change | None:
    """Between the periods asked for; of the whole row where none is."""
    if whole and not case.reading.whens:
        runs = ((strand, case.amounts(strand)) for strand in strands)
        return next((Change(strand, run[0], run[-1]) for strand, run in runs if len(run) > 1), None)
    return next((change for strand in strands if (change := find_change(case, strand))), None)


def _alike(moved: Sequence[Moved]) -> bool:
    """Whether there are two or more, all between the same periods."""
    return len(moved) > 1 and len({(c.before.lead.period, c.after.lead.period) for _, c in moved}) == 1


def _reply(case: Case, lead: str, moved: Sequence[Moved]) -> FigureReply:
    first = moved[0][1]
    span = f"from {when(first.before.lead)} to {when_short(first.after.lead)}"
    told = [f"{name} {_sum(change, few=len(moved) < _MANY)}" for name, change in moved]
    cells = [cell for _, change in moved for cell in change.cells]
    return answered(f"{lead} {span}: {listed(told)}.{_furthest(case, moved)}", cells)


def _sum(change: Change, few: bool) -> str:
    """The change in per cent; of a few also as a number."""
    before, after = amount(change.before), amount(change.after)
    if change.after.unit == PERCENT:
        return f"{sums(change)}{after} − {before} = {signed(change.difference, POINTS)}"
    percent = percentage_change(change.before.value, change.after.value) or Decimal()
    by = f"{after} − {before} = {signed(change.difference)}, " if few else ""
    return f"{sums(change)}{by}({after} − {before}) ÷ {before} = {signed(percent, PERCENT)}"


def _furthest(case: Case, moved: Sequence[Moved]) -> str:
    """ "Newham fell further.": of two, or where "which" asks."""
    if len(moved) != 2 and not case.reading.has("ask", "which"):
        return ""
    fell = all(_by(change) < 0 for _, change in moved)  # "who has cut crime more"
    down = (case.reading.acts("down") or fell) and not case.reading.acts("up")
    ranked = sorted(moved, key=lambda one: _by(one[1]), reverse=not down)
    if (_by(ranked[0][1]) < 0) != down or _by(ranked[0][1]) == _by(ranked[1][1]):
        return ""
    word = "fell" if down else "rose"
    return f" {sentence(ranked[0][0])} {word} {'further' if len(moved) == 2 else 'furthest'} in per cent."


def _by(change: Change) -> Decimal:
    if change.after.unit == PERCENT or not change.before.value:
        return change.difference
    return change.difference / change.before.value
