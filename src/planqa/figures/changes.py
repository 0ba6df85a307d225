"""How a number moved between two periods: the difference, the percentage, and the change the plan prints."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from planqa.figures.absences import no_number
from planqa.figures.book import Amount, Strand
from planqa.figures.case import BACK, Case
from planqa.figures.claims import verdict, verdict_of_times
from planqa.figures.difference import Change, tell_change, times
from planqa.figures.periods import bounds
from planqa.figures.prints import contradiction, incomparable, near, printed_changes, recomputes
from planqa.figures.reply import FigureReply, answered
from planqa.figures.series import FEWEST, between, cells_of, tell_run
from planqa.figures.values import double_print
from planqa.figures.vocabulary import Topic

_YEAR = 365.25  # days
_SLACK = 3


def answer_change(case: Case) -> FigureReply | None:
    """Whether and how far the topic rose or fell."""
    topic = case.topics[0]
    strands = case.strands(topic, measure=case.counted)
    for strand in strands:
        change = find_change(case, strand)
        if change:
            open_ = case.reading.since or case.reading.has("when", "all")
            run = between(case.amounts(strand), change.before, change.after) if open_ else ()
            return reply_change(case, topic, change, run)
    asked = [when_.asked for when_ in case.reading.whens]
    moved = case.reading.acts("up", "down", "change", "more", "fewer") or case.reading.has("measure", "points")
    return no_number(case, topic, strands, asked) if asked and moved else None


def find_change(case: Case, strand: Strand) -> Change | None:
    """The two numbers a question compares: "since 2011/12", "from … to …", else the latest with the one before."""
    amounts = case.amounts(strand)
    bases, targets = _points(case, strand)
    if bases is None or targets is None or len(amounts) < 2:
        return None
    named = sorted({*bases, *targets}, key=lambda one: bounds(one.lead))
    if len(named) > 1:
        return Change(strand, named[0], named[-1])
    if bases and bases[0] != amounts[-1]:
        return Change(strand, bases[0], amounts[-1])
    at = amounts.index(targets[0]) if targets else len(amounts) - 1
    if not at:  # "the change to the baseline": nothing stands before it
        return Change(strand, amounts[0], amounts[-1])
    change = Change(strand, amounts[at - 1], amounts[at])
    apart = targets and not _follows(change.before, change.after)
    return None if apart and not printed_changes(case, change) else change


def _points(case: Case, strand: Strand) -> tuple[list[Amount] | None, list[Amount] | None]:
    """Numbers a change is counted from, and to; None where the strand lacks a period that is asked for."""
    bases: list[Amount] = []
    targets: list[Amount] = []
    amounts = case.amounts(strand)
    now = any(one.asked.kind == "latest" for one in case.reading.whens)
    for one in sorted(case.reading.whens, key=lambda one: one.asked.kind in ("previous", "next", *BACK, "last")):
        kind = one.asked.kind
        found: Sequence[Amount]
        if kind == "all":
            found = amounts[:1]
        elif kind == "previous" or (kind == "last" and (one.base or now)):
            found = _before(amounts, targets)
        elif kind == "next":
            found = _after(amounts, [*bases, *targets])
        elif kind in BACK:
            found = _years_back(amounts, targets, BACK[kind])
        else:
            found = case.at(strand, one.asked)
            if not found and one.asked.years:  # the table begins with the first of the years
                found = amounts[:1] if _begins_after(amounts, one.asked.end) else ()
        if not found:
            return None, None
        is_base = one.base or kind in ("previous", "peak", *BACK, "all") or (kind == "last" and now)
        (bases if is_base else targets).append(found[-1])
    return bases, targets


def _begins_after(amounts: Sequence[Amount], end: date) -> bool:
    """Whether the numbers begin with the year after that day."""
    return bool(amounts) and bounds(amounts[0].lead)[0] == end + timedelta(days=1)


def _before(amounts: Sequence[Amount], targets: Sequence[Amount]) -> Sequence[Amount]:
    """The number before the one that is named, else before the latest."""
    at = amounts.index(targets[-1]) if targets else len(amounts) - 1
    return amounts[at - 1 : at] if at > 0 else []


def _after(amounts: Sequence[Amount], named: Sequence[Amount]) -> Sequence[Amount]:
    """The number after the last one that is named, where its period follows at once."""
    at = amounts.index(named[-1]) + 1 if named else 0
    return [one for one in amounts[at : at + 1] if named and _follows(named[-1], one)]


def _years_back(amounts: Sequence[Amount], targets: Sequence[Amount], years: int) -> Sequence[Amount]:
    """The number of the year so many years before the one that is named, else before the latest."""
    ends = bounds((targets or amounts)[-1].lead)[1]
    return [one for one in amounts if abs((ends - bounds(one.lead)[1]).days - years * _YEAR) < _SLACK][-1:]


def reply_change(case: Case, topic: Topic, change: Change, run: Sequence[Amount] = ()) -> FigureReply:
    """The change with what the plan prints for it; run holds all numbers from before to after where they are asked."""
    printed = printed_changes(case, change)
    wrong = [contradiction(figure, change) for figure in printed if not recomputes(figure, change)]
    caveats = [*wrong, *incomparable(case, change)]
    caveats += [double_print(case, one) for one in (change.before, change.after) if one.others]
    others = [other for one in (change.before, change.after) for other in one.others]
    every = case.reading.has("each") and len(run) >= FEWEST
    verdict_ = _verdict_of_each(case, run) if every else _verdict(case, change)
    told = [verdict_ + tell_change(case, topic, change), *near(printed, change)]
    told += [times(change)] if case.reading.acts("ratio") and times(change) else []
    told += [tell_run(run)] if tell_run(run) and (every or not case.reading.yes_no) else []
    cited = [*change.cells, *printed, *others]
    reply = answered(" ".join(told), [*cited, *cells_of(run)], caveats)
    return replace(reply, cited=tuple(cited)) if run else reply


def _verdict(case: Case, change: Change) -> str:
    """ "Yes. " or "No. " where the question asks for one direction, or brings a number of its own."""
    if times_ := verdict_of_times(case, change.before.value, change.after.value):
        return times_
    pairs = (("up", "more"), ("down", "fewer"))
    asked = [acts[0] for acts in pairs if case.reading.acts(*acts)]
    moved = "up" if change.difference > 0 else "down" if change.difference < 0 else ""
    if not case.reading.yes_no or len(asked) > 1 or case.reading.acts("or"):
        return ""
    if asked and moved != asked[0]:
        return "No. "
    numbers = (change.percent, change.difference, change.after.value)
    claimed = verdict(case, [value for value in numbers if value is not None])
    return claimed or ("Yes. " if asked else "")


def _verdict_of_each(case: Case, run: Sequence[Amount]) -> str:
    """ "Yes. " or "No. " to "has it fallen every year"."""
    up, down = case.reading.acts("up", "more"), case.reading.acts("down", "fewer")
    if not case.reading.yes_no or up == down:
        return ""
    if not all(_follows(before, after) for before, after in pairwise(run)):
        return ""  # years between are not told
    steps = [after.value - before.value for before, after in pairwise(run)]
    return "Yes. " if all(step > 0 if up else step < 0 for step in steps) else "No. "


def _follows(before: Amount, after: Amount) -> bool:
    """Whether one period begins where the other ends."""
    (_, end), (start, _) = bounds(before.lead), bounds(after.lead)
    return end + timedelta(days=1) == start
