"""How many rose and how many fell, and which."""

from dataclasses import replace
from decimal import Decimal

from planqa.figures.absences import narrower_asked
from planqa.figures.book import COUNT
from planqa.figures.case import PERCENTAGE, Case
from planqa.figures.changes import answer_change
from planqa.figures.claims import TIMES
from planqa.figures.difference import Change, arithmetic
from planqa.figures.phrasing import listed, number, sentence, when, when_short, worked
from planqa.figures.reply import FigureReply, answered
from planqa.figures.rows import asked_after, every_year, find_scope, items_of, whole
from planqa.figures.scopes import Item, Scope
from planqa.figures.values import subject
from planqa.quantities import PERCENT

_SHOWN = 6


def tells_apart(case: Case) -> bool:
    """Whether "which" or "how many" goes with a word for several things ("which offences", "how many boroughs")."""
    return bool(asked_after(case, "family") or asked_after(case, "areas"))


def counts_moves(case: Case) -> bool:
    """ "How many of the thefts rose", "of the drug offences, how many fell": the number of rows, not of offences."""
    reading = case.reading
    if reading.acts("more", "fewer"):
        return False  # "which has grown more, rape or robbery"
    asks = [mark.end for mark in reading.marks if mark.kind == "ask" and mark.value in ("many", "which")]
    moves = [mark.start for mark in reading.marks if mark.kind == "act" and mark.value in ("up", "down")]
    of = reading.has("link", "of")
    bare = any(0 <= move - end <= 1 for end in asks for move in moves) and (reading.has("family") or of)
    return _of_them(case) or bare or (reading.yes_no and case.apart("part"))


def _of_them(case: Case) -> bool:
    """ "Which of the thefts", "how many of the drug offences"."""
    marks = case.reading.marks
    asks = [mark.end for mark in marks if mark.kind == "ask" and mark.value in ("many", "which")]
    topics = [mark.start for mark in marks if mark.kind == "topic"]
    return any(
        mark.start in asks and mark.end in topics for mark in marks if mark.kind == "link" and mark.value == "of"
    )


def counts_kinds(case: Case) -> bool:
    """ "How many types of sexual offence are there": the rows are counted, not what is in them."""
    part = [family.name for family in case.vocabulary.families if family.by == "part"]
    asks = [mark.end for mark in case.reading.marks if mark.kind == "ask" and mark.value == "many"]
    kinds = [mark.start for mark in case.reading.marks if mark.kind == "family" and mark.value in part]
    return any(ask == kind for ask in asks for kind in kinds) and not case.reading.has("act")


def answer_kinds(case: Case) -> FigureReply | None:
    """How many kinds the tables tell apart, each with its number."""
    scope = find_scope(case)
    items = items_of(case, scope, moved=False) if scope else []
    if scope is None or len(items) < 2:
        return None
    shown = listed([f"{item.name} {worked(item.amount)}" for item in items])
    text = f"The tables tell {len(items)} {scope.name} apart; in {when(items[0].amount.lead)}: {shown}."
    used = [cell for item in items for cell in item.amount.cells]
    return replace(answered(text, used), tallies=(len(items),))


def answer_sum_of_rows(case: Case) -> FigureReply | None:
    """All rows of the family that is named, added up."""
    scope = find_scope(case)
    items = items_of(case, scope, moved=False) if scope and scope.by == "indicator" else []
    if scope is None or len(items) < 2 or any(item.amount.unit != COUNT for item in items):
        return None
    sum_ = " + ".join(f"{item.amount.value:,f}" for item in items)
    total = sum((item.amount.value for item in items), Decimal())
    shown = listed([f"{item.name} {worked(item.amount)}" for item in items])
    text = (
        f"The {len(items)} {scope.name} in {when(items[0].amount.lead)}: {shown}. Together: {sum_} = {number(total)}."
    )
    return replace(answered(text, [cell for item in items for cell in item.amount.cells]), tallies=(len(items),))


def tells_areas_apart(case: Case) -> bool:
    """Whether "which" or "how many" goes with "boroughs"."""
    by_area = {family.name for family in case.vocabulary.families if family.by == "area"}
    return bool(by_area & set(asked_after(case, "family")) or asked_after(case, "areas"))


def answer_tally(case: Case) -> FigureReply | None:
    """Count and name the rows, boroughs or years that moved the way that is asked for."""
    scope = find_scope(case)
    if scope is None and _of_them(case) and len(case.topics) == 1:
        return narrower_asked(case.topics[0], answer_change(case))
    if scope is None:
        return None
    items = [item for item in items_of(case, scope, moved=True) if item.change]
    if len(items) < 2:
        return None
    if case.reading.numbers and case.reading.acts("above", "more", "below", "fewer"):
        return _by_so_much(case, scope, items)
    if times := [word for word in case.reading.words if word in TIMES]:
        return _times(case, scope, items, TIMES[times[0]])
    up = [item for item in items if _by(item) > 0]
    down = [item for item in items if _by(item) < 0]
    level = len(items) - len(up) - len(down)
    fallen = case.reading.acts("down", "below", "fewer") and not case.reading.acts("up")
    chosen, word = (down, "fell") if fallen else (up, "rose")
    both = case.reading.acts("up") and case.reading.acts("down")
    text = f"{_head(case, scope, f'{len(chosen)} of the {len(items)}', word)}{_span(items[0].change, scope.by)}"
    rest = f"{len(down)} fell" if word == "rose" else f"{len(up)} rose"
    text += f"; {rest}{f' and {level} stayed level' if level else ''}."
    text += f"{_listed('Risen', up)}{_listed('Fallen', down)}" if both else _named(chosen, word)
    if len(chosen) == 1 and chosen[0].change and case.reading.has("ask", "which"):
        text += f" {_told(chosen[0].change)}"
    tallies = (len(chosen), len(items), len(up), len(down), level)
    used = [cell for item in items if item.change for cell in item.change.cells]
    return replace(answered(text, used), tallies=tuple(dict.fromkeys(tallies)))


def _by_so_much(case: Case, scope: Scope, items: list[Item]) -> FigureReply:
    """Count and name those that rose (or fell) by more, or by less, than a number or a percentage."""
    told = case.reading.numbers[0]
    limit, percent = Decimal(told.replace(",", "").rstrip("%")), "%" in told or case.reading.has("measure", PERCENTAGE)
    fallen = case.reading.acts("down") and not case.reading.acts("up")
    moved = [item for item in items if (_by(item) < 0 if fallen else _by(item) > 0)]
    sizes = [(item, abs(_size(item, percent))) for item in moved]
    less = case.reading.acts("below", "fewer")
    chosen = [item for item, size in sizes if (size < limit if less else size > limit)]
    shown = number(limit, PERCENT if percent else COUNT)
    word = f"{'fell' if fallen else 'rose'} by {'less' if less else 'more'} than {shown}"
    head = _head(case, scope, f"{len(chosen)} of the {len(items)}", word)
    text = f"{head}{_span(items[0].change, scope.by)}.{_named(chosen, 'moved')}"
    used = [cell for item in items if item.change for cell in item.change.cells]
    said = [int(limit)] if limit == int(limit) else []  # "thirty per cent" is told in digits
    return replace(answered(text, used), tallies=(len(chosen), len(items), *said))


def _times(case: Case, scope: Scope, items: list[Item], times: Decimal) -> FigureReply:
    """Count and name those that doubled, or trebled."""
    chosen = [
        i for i in items if i.change and i.change.before.value and i.amount.value >= times * i.change.before.value
    ]
    word = f"rose to {number(times)} times as many or more"
    head = _head(case, scope, f"{len(chosen)} of the {len(items)}", word)
    used = [cell for item in items if item.change for cell in item.change.cells]
    text = f"{head}{_span(items[0].change, scope.by)}.{_named(chosen, 'rose')}"
    return replace(answered(text, used), tallies=(len(chosen), len(items)))


def _size(item: Item, percent: bool) -> Decimal:
    if item.change is None:
        return Decimal()
    before = item.change.before
    if not percent or before.unit == PERCENT or not before.value:
        return item.change.difference
    return item.change.difference / before.value * 100


def _head(case: Case, scope: Scope, count: str, word: str) -> str:
    """ "10 of the 33 kinds of offence fell", "Total Notifiable Offences rose in 6 of the 6 boroughs"."""
    if scope.by == "indicator":
        return f"{count} {scope.name} {word}"
    topic = case.topics[0] if case.topics else whole(case)
    place = f" for {scope.strands[0][1].area}" if scope.by == "year" else ""
    return f"{sentence(subject(case, topic, scope.strands[0][1]))} {word} in {count} {scope.name}{place}"


def ever_asked(case: Case) -> bool:
    """ "Has it ever been over 40,000"."""
    return case.reading.yes_no and case.reading.has("when", "all")


def answer_threshold(case: Case) -> FigureReply | None:
    """Count and name the rows, boroughs or years above (or below) a number."""
    scope = every_year(case) if ever_asked(case) else find_scope(case)
    items = items_of(case, scope, moved=False) if scope else []
    if scope is None or len(items) < 2:
        return None
    limit = Decimal(case.reading.numbers[0].replace(",", "").rstrip("%"))
    below = case.reading.acts("below")
    chosen = [item for item in items if (item.amount.value < limit if below else item.amount.value > limit)]
    ordered = sorted(chosen, key=lambda item: item.amount.value, reverse=not below)
    shown = [f"{item.name} {worked(item.amount)}" for item in ordered[: _SHOWN * 2]]
    unit, measure = items[0].amount.unit, items[0].amount.lead.measure
    named = "" if measure == COUNT else f" for the {measure}"
    word = "fell short of" if below else "passed"
    text = f"{len(chosen)} of the {len(items)} {scope.name} {word} {number(limit, unit)}{named}"
    text += "" if scope.by == "year" else f" in {when(items[0].amount.lead)}"
    more = " The highest" if not below else " The lowest"
    named = f":{more if len(chosen) > len(shown) else ''} {listed(shown)}." if shown else "."
    if scope.by == "year" and chosen and "first" in case.reading.words:
        named = f"; the first was {chosen[0].name} with {worked(chosen[0].amount)}."
    used = [cell for item in items for cell in item.amount.cells]
    return replace(answered(text + named, used), tallies=(len(chosen), len(items)))


def answer_standing(case: Case) -> FigureReply | None:
    """How many boroughs stand above (or below) the one that is named or ours."""
    scope = find_scope(case)
    items = items_of(case, scope, moved=False) if scope and scope.by == "area" else []
    own = next((item for item in items if item.name == case.areas[0]), None)
    if own is None or scope is None:
        return None
    fewer = case.reading.acts("fewer", "below")
    limit = own.amount.value
    chosen = [item for item in items if (item.amount.value < limit if fewer else item.amount.value > limit)]
    ordered = sorted(chosen, key=lambda item: item.amount.value, reverse=not fewer)
    shown = f": {listed([f'{item.name} {worked(item.amount)}' for item in ordered])}" if ordered else ""
    topic = case.topics[0] if case.topics else whole(case)
    what = sentence(subject(case, topic, scope.strands[0][1]))
    than = f"{own.name} with {worked(own.amount)}"
    told = f"{what} in {when(own.amount.lead)}: {len(chosen)} of the {len(items) - 1} other boroughs had"
    text = f"{told} {'fewer' if fewer else 'more'} than {than}{shown}."
    used = [cell for item in (own, *ordered) for cell in item.amount.cells]
    return replace(answered(text, used), tallies=(len(chosen), len(items) - 1))


def _named(chosen: list[Item], word: str) -> str:
    """The ones that moved most, by name."""
    if not chosen:
        return ""
    ordered = sorted(chosen, key=lambda item: abs(_by(item)), reverse=True)
    names = [item.name for item in ordered]
    if len(names) <= _SHOWN * 2:
        return f" They are {listed(names)}." if len(names) > 1 else f" It is {names[0]}."
    return f" Those that {word} most are {listed(names[:_SHOWN])}."


def _told(change: Change) -> str:
    """How the only one moved: from what to what, and the sum."""
    before, after = worked(change.before), worked(change.after)
    return f"There it went from {before} to {after}. {arithmetic(change)}".strip()


def _listed(word: str, items: list[Item]) -> str:
    """ " Risen: rape.", where they are few."""
    return f" {word}: {listed([item.name for item in items])}." if 0 < len(items) <= _SHOWN else ""


def _by(item: Item) -> Decimal:
    return item.change.difference if item.change else Decimal()


def _span(change: Change | None, by: str) -> str:
    if change is None or by == "year":
        return ""
    return f" between {when(change.before.lead)} and {when_short(change.after.lead)}"
