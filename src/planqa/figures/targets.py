"""Whether a published reduction target was met: the change since its baseline against what was aimed at."""

from dataclasses import replace
from decimal import Decimal

from planqa.figures.case import Case
from planqa.figures.difference import Change, sums, tell_change
from planqa.figures.periods import split_year
from planqa.figures.phrasing import amount, listed, number, rounded, sentence, signed, when, when_short, worked
from planqa.figures.reply import FigureReply, answered
from planqa.figures.scopes import members_in
from planqa.figures.vocabulary import Target, Topic
from planqa.quantities import PERCENT


def answer_target(case: Case) -> FigureReply | None:
    """Yes or no, with the numbers of baseline and final year."""
    by_name = {topic.name: topic for topic in case.vocabulary.topics}
    for target in _targets(case):
        topic = _about(case, target) or by_name.get(target.topic)
        if topic is None:
            continue
        for strand in case.strands(topic, measure=""):
            years = [case.at(strand, split_year(year, target.basis)) for year in _years(case, target)]
            if all(years):
                change = Change(strand, years[0][0], years[1][0])
                reply = _reply(case, target, topic, change)
                far = case.reading.acts("gap") or "far" in case.reading.words
                return _with_gap(reply, target, change) if far else reply
    return None


def judges_each(case: Case) -> bool:
    """ "Which of the seven missed the target": each of its members is judged."""
    reading = case.reading
    each = reading.has("ask", "which", "any") or (reading.has("ask", "many") and reading.has("link", "of"))
    judged = reading.acts("target") and reading.acts("attain") and not reading.acts("allowed", "gap")
    return each and judged and len(case.topics) == 1 and bool(case.topics[0].members) and reading.words[-1] != "by"


def answer_target_each(case: Case) -> FigureReply | None:
    """Which members of a topic met its target, and which missed it, each with its change."""
    topic = case.topics[0]
    target = next((one for one in case.vocabulary.targets if one.topic == topic.name), None)
    if target is None:
        return None
    years = [split_year(year, target.basis) for year in _years(case, target)]
    scope = members_in(case, topic, years)
    pairs = [(name, strand, [case.at(strand, year) for year in years]) for name, strand in scope.strands]
    if not all(all(found) for _, _, found in pairs):
        return None
    changes = [(name, Change(strand, found[0][-1], found[1][-1])) for name, strand, found in pairs]
    met = [name for name, change in changes if (change.percent or Decimal()) <= target.change]
    missed = [name for name, _ in changes if name not in met]
    nearest = min(changes, key=lambda one: one[1].percent or Decimal())
    told = [f"{name}, {_in_percent(change)}" for name, change in changes if name in met or name == nearest[0]]
    lead = changes[0][1]
    text = (
        f"{len(missed)} of the {len(changes)} {scope.name} missed {target.name}"
        f"{f': {listed(missed)}' if missed else ''}; {len(met)} met it{f': {listed(met)}' if met else ''}. "
        f"From {when(lead.before.lead)} to {when_short(lead.after.lead)} the nearest: {'; '.join(told)}."
    )
    reply = answered(text, [cell for _, change in changes for cell in change.cells])
    return replace(reply, quotes=(target.quote,), tallies=(len(missed), len(met), len(changes)), confidence=0.9)


def _in_percent(change: Change) -> str:
    before, after = amount(change.before), amount(change.after)
    return f"{sums(change)}({after} − {before}) ÷ {before} = {signed(change.percent or Decimal(), PERCENT)}"


def answer_allowed(case: Case) -> FigureReply | None:
    """How many the target would have allowed in its final year, and how many there were."""
    by_name = {topic.name: topic for topic in case.vocabulary.topics}
    for target in _targets(case):
        topic = _about(case, target) or by_name.get(target.topic)
        for strand in case.strands(topic, measure="") if topic else ():
            years = [case.at(strand, split_year(year, target.basis)) for year in _years(case, target)]
            if topic and all(years):
                before, after = years[0][0], years[1][0]
                most = _most(target, before.value)
                added = f"From {worked(before)}, " if before.work else ""
                sum_ = f"{amount(before)} × (100 − {-target.change}) ÷ 100 = {number(most)}"
                told = f"{sentence(f'{added}{target.name}')} would have allowed {sum_} {topic.plural or topic.name}"
                high, low = max(after.value, most), min(after.value, most)
                gap = (
                    f"{number(high)} − {number(low)} = {number(high - low)} {'more' if after.value > most else 'fewer'}"
                )
                text = f"{told} in {when(after.lead)}; there were {worked(after)}: {gap}."
                told_of = answered(text, (*before.cells, *after.cells))
                return replace(told_of, quotes=(target.quote,), tallies=(100,), confidence=0.9)
    return None


def _with_gap(reply: FigureReply, target: Target, change: Change) -> FigureReply:
    """ "How far off the target": the verdict, and by how many."""
    most = _most(target, change.before.value)
    high, low = max(change.after.value, most), min(change.after.value, most)
    word = "more" if change.after.value > most else "fewer"
    told = f"It would have allowed {number(change.before.value)} × (100 − {-target.change}) ÷ 100 = {number(most)}"
    text = f"{reply.text} {told}: {number(high)} − {number(low)} = {number(high - low)} {word}."
    return replace(reply, text=text, tallies=(100,))


def _most(target: Target, before: Decimal) -> Decimal:
    """How many the target allows, from so many."""
    return rounded(before * (100 + target.change) / 100, Decimal(1))


def _years(case: Case, target: Target) -> tuple[int, int]:
    """The baseline's year and the one that is judged; of a target that holds each year, the one asked for."""
    if not target.own:
        return target.baseline, target.year
    asked = sorted(
        {one.asked.end.year - 1 for one in case.reading.whens if one.asked.kind in ("year", "span", "calendar")}
    )
    if not asked:
        return target.baseline, target.year
    return (asked[0] if len(asked) > 1 else asked[0] - 1), asked[-1]


def _targets(case: Case) -> list[Target]:
    """Those set for the topic alone first; then those that others are held to as well."""
    named = {topic.name for topic in case.topics}
    return sorted(
        (one for one in case.vocabulary.targets if not one.own or one.topic in named), key=lambda one: not one.own
    )


def _about(case: Case, target: Target) -> Topic | None:
    """The topic the target is judged for: another than its own where one is named beside it."""
    named = sorted((topic for topic in case.topics if not topic.weak), key=lambda topic: topic.name == target.topic)
    return named[0] if named else None


def _reply(case: Case, target: Target, topic: Topic, change: Change) -> FigureReply:
    percent = change.percent
    met = percent is not None and percent <= target.change
    verdict = f"{'Yes' if met else 'No'}: {target.name} was {'met' if met else 'not met'} for {topic.name}."
    reply = answered(f"{verdict} {tell_change(case, topic, change)}", change.cells)
    return replace(reply, quotes=(target.quote,), confidence=0.9)
