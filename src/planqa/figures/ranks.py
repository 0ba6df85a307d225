"""The highest, the lowest, the order: of rows, boroughs or years, by their numbers or by how they moved."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planqa.figures.book import Amount
from planqa.figures.case import BACK, PERCENTAGE, Case
from planqa.figures.difference import Change, sums
from planqa.figures.phrasing import (
    amount,
    listed,
    number,
    percentage_change,
    sentence,
    signed,
    when,
    when_short,
    worked,
)
from planqa.figures.prints import near, printed_changes
from planqa.figures.reply import FigureReply, answered
from planqa.figures.rows import find_scope, items_of
from planqa.figures.scopes import Item, Scope
from planqa.figures.series import FEWEST
from planqa.quantities import COUNT, PERCENT, POINTS

_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_MOST = 10
_SUMMED = 7  # rows added up beside whose sums no second sum is told
_SPLIT = re.compile(r"\d{4}/\d\d+")


def answer_rank(case: Case) -> FigureReply | None:
    """Which is highest or lowest, or where something stands among its like."""
    scope = find_scope(case)
    if scope is None:
        return None
    moved = case.reading.acts("up", "down") or (case.reading.acts("change") and not case.reading.acts("rank"))
    items = items_of(case, scope, moved)
    if len(items) < 2:
        return None
    if case.reading.acts("high") and case.reading.acts("low") and not case.reading.acts("up", "down"):
        return _ends(case, scope, items_of(case, scope, moved=False))
    if moved:
        return _by_change(case, scope, items)
    return _by_amount(case, scope, items)


def _ends(case: Case, scope: Scope, items: Sequence[Item]) -> FigureReply:
    """The highest and the lowest, and what lies between."""
    high, low = (pick(items, key=lambda item: item.amount.value) for pick in (max, min))
    subject = _subject(case, scope, high.amount)
    told = f"{_where(scope, high.amount, _ever(case))}, {high.name} with {worked(high.amount)} was highest"
    text = f"{told} and {low.name} with {worked(low.amount)} lowest"
    unit = POINTS if high.amount.unit == PERCENT else high.amount.unit
    gap = number(high.amount.value - low.amount.value, unit)
    between = f"{amount(high.amount)} − {amount(low.amount)} = {gap} between them"
    used = [cell for item in items for cell in item.amount.cells]
    return answered(f"{subject}{text if subject else sentence(text)}: {between}.", used)


def _by_amount(case: Case, scope: Scope, items: Sequence[Item]) -> FigureReply:
    low = case.reading.acts("low", "fewer") and not case.reading.acts("high", "more")
    ranked = sorted(items, key=lambda item: item.amount.value, reverse=not low)
    order, skipped = ranked, _skipped(case, ranked)
    ranked = ranked[skipped:]
    count = _limit(case, ranked, lambda item: item.amount.value)
    shown = [f"{item.name} with {worked(item.amount)}" for item in ranked[:count]]
    where = _where(scope, ranked[0].amount, _ever(case))
    word = f"{_ORDINALS[skipped]} {'lowest' if low else 'highest'}" if skipped else "lowest" if low else "highest"
    told = f"{where}, {listed(shown)} {'was' if count == 1 else 'were'} {word}"
    rest = _standing(case, scope, order) or _next(case, ranked, count)
    if count > 1 and case.reading.acts("sum"):
        rest = _together([item.amount for item in ranked[:count]]) + rest
    subject = _subject(case, scope, ranked[0].amount)
    used = [cell for item in ranked for cell in item.amount.cells]
    if case.reading.since and case.reading.acts("rank") and scope.by != "year":
        now = sorted(
            items_of(case, scope, moved=False, latest=True), key=lambda item: item.amount.value, reverse=not low
        )
        rest += f" In {when(now[0].amount.lead)}:{_standing(case, scope, now)}"
        used += [cell for item in now for cell in item.amount.cells]
    text = f"{subject}{sentence(told) if not subject else told}.{rest}"
    return answered(f"{_verdict(case, scope, [item.name for item in ranked[:count]])}{text}", used)


def _together(amounts: Sequence[Amount]) -> str:
    """The few that are asked for, added up."""
    if any(one.unit != COUNT for one in amounts):
        return ""
    sum_ = " + ".join(amount(one) for one in amounts)
    return f" Together: {sum_} = {number(sum((one.value for one in amounts), Decimal()))}."


def _verdict(case: Case, scope: Scope, names: Sequence[str]) -> str:
    """ "Yes. " or "No. " to "is ours the worst borough"."""
    if scope.by != "area" or not case.reading.yes_no or not case.reading.has("area"):
        return ""
    return "Yes. " if case.areas[0] in names else "No. "


def _by_change(case: Case, scope: Scope, items: Sequence[Item]) -> FigureReply | None:
    """Ranked by the number gained or lost; by per cent where that is asked for."""
    reading = case.reading
    down = reading.acts("down") and not reading.acts("up")
    by_percent = reading.has("measure", PERCENTAGE)
    changes = [(item, item.change) for item in items if item.change]
    if not reading.acts("up", "down") and changes:  # "changed most" is the way of the furthest
        furthest = max((change for _, change in changes), key=lambda change: abs(_moved(change, by_percent)))
        down = furthest.difference < 0
    ranked = sorted(changes, key=lambda pair: _moved(pair[1], by_percent), reverse=not down)
    ranked = [pair for pair in ranked if pair[1].before.value or not by_percent]
    if ranked and not any(_is_way(change, down) for _, change in ranked):
        return _none_moved(case, scope, ranked, down)
    if not ranked:
        return None
    least = reading.acts("low") and not reading.acts("high")
    if least:
        ranked = [pair for pair in reversed(ranked) if _is_way(pair[1], down)]
    count = _limit(case, [item for item, _ in ranked], lambda item: _moved(item.change, by_percent))
    asked_many = count > 1 and _moved(ranked[0][1], by_percent) != _moved(ranked[count - 1][1], by_percent)
    word = f"{'fell' if down else 'rose'} {'least' if least else 'most'}"
    names = listed([item.name for item, _ in ranked[:count]])
    sums = [_sum(change, by_percent) for _, change in ranked[:count]]
    what = _subject(case, scope, ranked[0][0].amount)
    span = _span(scope, ranked[0][1])
    text = f"{what}{'of' if what else 'Of'} the {scope.name}, {names} {word}{span}: {'; '.join(sums)}."
    long = len(ranked[0][1].before.cells) > _SUMMED
    other = None if by_percent or asked_many or long else _by_other(ranked, down != least, count)
    first = ranked[0][1]
    if count == 1 and other is None and not by_percent and not first.before.work and first.percent is not None:
        text += f" That is {_percent_sum(first)}."
    if other:
        text += f" In per cent, {other[0]} {word}: {_percent_sum(other[1])}."
    printed = printed_changes(case, first) if count == 1 and (by_percent or not long) and not first.before.work else []
    text += "".join(f" {told}" for told in near(printed, first))
    used = [cell for _, change in ranked for cell in change.cells]
    return replace(answered(text, [*used, *printed]), confidence=0.9)


def _is_way(change: Change, down: bool) -> bool:
    return change.difference < 0 if down else change.difference > 0


def _none_moved(case: Case, scope: Scope, ranked: Sequence[tuple[Item, Change]], down: bool) -> FigureReply:
    """That none moved the way asked for, which moved least, and which moved furthest over all the years."""
    least, change = ranked[0]
    word, other = ("fell", "rise") if down else ("rose", "fall")
    what = _subject(case, scope, least.amount)
    text = f"{what}none of the {len(ranked)} {scope.name} {word}{_span(scope, change)}"
    text += f"; the smallest {other} was in {least.name}: {_sum(change, by_percent=False)}."
    cells = [cell for _, one in ranked for cell in one.cells]
    whole = [] if case.reading.whens else _over_all(case, scope, down)
    if whole:
        name, longest = whole[0]
        text += f" {sentence(_span(scope, longest).strip())}, {name} {word} most: {_sum(longest, by_percent=False)}."
        cells += [cell for _, one in whole for cell in one.cells]
    return replace(answered(sentence(text), cells), tallies=(len(ranked),), confidence=0.9)


def _over_all(case: Case, scope: Scope, down: bool) -> list[tuple[str, Change]]:
    """The changes from the first to the last number of long rows that moved this way, the furthest first."""
    runs = [(name, strand, case.amounts(strand)) for name, strand in scope.strands]
    found = [(name, Change(strand, run[0], run[-1])) for name, strand, run in runs if len(run) >= FEWEST]
    moved = [(name, change) for name, change in found if _is_way(change, down)]
    return sorted(moved, key=lambda one: one[1].difference, reverse=not down)


def _by_other(ranked: Sequence[tuple[Item, Change]], down: bool, count: int) -> tuple[str, Change] | None:
    """The one that moved most in per cent, where it is another one, or one of several that share the first place."""
    counted = [(item, change) for item, change in ranked if change.percent is not None]
    if not counted:
        return None
    item, change = sorted(counted, key=lambda pair: _moved(pair[1], True), reverse=not down)[0]
    return None if count == 1 and item == ranked[0][0] else (item.name, change)


def _sum(change: Change, by_percent: bool) -> str:
    before, after = amount(change.before), amount(change.after)
    if change.after.unit == PERCENT:
        return f"{sums(change)}{after} − {before} = {signed(change.difference, POINTS)}"
    return _percent_sum(change) if by_percent else f"{sums(change)}{after} − {before} = {signed(change.difference)}"


def _percent_sum(change: Change) -> str:
    before, after = change.before.value, change.after.value
    percent = percentage_change(before, after) or Decimal()
    sum_ = f"({number(after)} − {number(before)}) ÷ {number(before)}"
    return f"{sums(change)}{sum_} = {signed(percent, PERCENT)}"


def _moved(change: Change | None, by_percent: bool) -> Decimal:
    if change is None:
        return Decimal()
    if by_percent and change.after.unit != PERCENT:
        return change.difference / change.before.value if change.before.value else Decimal()
    return change.difference


def _limit(case: Case, ranked: Sequence[Item], value: object) -> int:
    """How many are asked for; with one, all that share its place."""
    back = any(one.asked.kind in BACK for one in case.reading.whens)  # "in two years" is no number of things
    told = () if back else (*case.reading.numbers, *case.reading.all("few"))
    asked = [int(one) for one in told if one.isdigit()]
    whole = asked and asked[0] == len(ranked) and not case.reading.acts("sum")
    if asked and 1 < asked[0] <= _MOST and not whole:  # "of the seven indicators" is all of them
        return min(asked[0], len(ranked))
    assert callable(value)
    return sum(value(item) == value(ranked[0]) for item in ranked)


def _skipped(case: Case, ranked: Sequence[Item]) -> int:
    """How many to pass over: one for "the second highest"."""
    place = case.reading.all("place")
    return int(place[0]) - 1 if place and int(place[0]) <= len(ranked) else 0


def _ever(case: Case) -> bool:
    return case.reading.has("when", "all")


def _where(scope: Scope, one: Amount, ever: bool = False) -> str:
    if scope.by == "year":
        span = "years" if _SPLIT.fullmatch(one.lead.period) else "periods"
        return f"of the {span} in the plan's tables for {one.lead.area}"
    if scope.by == "area" and ever:
        return f"of the {scope.name} in all the years of the table"
    place = "" if scope.by == "area" else f" in {one.lead.area}"
    return f"of the {scope.name}{place} in {when(one.lead)}"


def _subject(case: Case, scope: Scope, one: Amount) -> str:
    """What is ranked, where the scope does not say it."""
    measure = one.lead.measure if one.lead.measure != "count" else ""
    if one.work and one.unit == PERCENT:
        measure = "sanction detection rate"
    topic = case.topics[0] if case.topics else None
    name = topic.plural or topic.name if topic and scope.by != "indicator" and not measure else measure
    return f"{sentence(name)}: " if name else ""


def _next(case: Case, ranked: Sequence[Item], count: int) -> str:
    """The one behind; and by how much, where that is asked for."""
    if count >= len(ranked):
        return ""
    item = ranked[count]
    told = f" Next came {item.name} with {worked(item.amount)}"
    if not case.reading.acts("gap", "runner_up", "compare"):
        return f"{told}."
    high, low = sorted((ranked[0].amount, item.amount), key=lambda one: one.value, reverse=True)
    unit = POINTS if high.unit == PERCENT else high.unit
    return f"{told}: {amount(high)} − {amount(low)} = {number(high.value - low.value, unit)} between them."


def _standing(case: Case, scope: Scope, ranked: Sequence[Item]) -> str:
    """The whole order where it is asked for, or the place of the borough that is named."""
    asked = case.reading.acts("rank") or (scope.by == "area" and case.reading.yes_no)
    if not asked or len(ranked) > _MOST:
        return ""
    names = [item.name for item in ranked]
    home = next((area for area in case.areas if area in names), names[0])
    order = listed([f"{item.name} {amount(item.amount)}" for item in ranked])
    return f" {home} came {_ORDINALS[names.index(home)]}. In order: {order}."


def _span(scope: Scope, change: Change) -> str:
    if scope.by == "year":
        return ""
    return f" between {when(change.before.lead)} and {when_short(change.after.lead)}"
