"""Which kind of answer a question asks for: the rules in order, the first that applies is tried first."""

from collections.abc import Callable

from planqa.figures.absences import answer_kinds_elsewhere
from planqa.figures.case import BACK, PERCENTAGE, Case
from planqa.figures.changes import answer_change
from planqa.figures.comparisons import answer_areas, answer_topics, every_area
from planqa.figures.joined import answer_joined, measures_of
from planqa.figures.periods import bounds
from planqa.figures.ranks import answer_rank
from planqa.figures.reading import BASE_LINKS
from planqa.figures.reply import FigureReply
from planqa.figures.rows import asks_kinds_elsewhere, find_scope, nested
from planqa.figures.shares import answer_share, answer_share_of_areas, parts_of
from planqa.figures.streaks import answer_daily, answer_streak
from planqa.figures.tallies import (
    answer_kinds,
    answer_standing,
    answer_sum_of_rows,
    answer_tally,
    answer_threshold,
    counts_kinds,
    counts_moves,
    ever_asked,
    tells_apart,
    tells_areas_apart,
)
from planqa.figures.targets import answer_allowed, answer_target, answer_target_each, judges_each
from planqa.figures.trends import answer_over_years, answer_trend
from planqa.figures.unsolved import answer_one_in, answer_unsolved
from planqa.figures.values import answer_value
from planqa.figures.words import split_words

_OURS = frozenset({"we", "us", "our", "ours"})

_QUARTER = 100  # days

Rule = Callable[[Case], bool]
Answer = Callable[[Case], FigureReply | None]


def _allowed(case: Case) -> bool:
    """ "How many would have met the target", "how many did it miss the target by"."""
    missed = case.reading.acts("attain") and case.reading.words[-1:] == ("by",)
    over = case.reading.has("ask", "many") and case.reading.acts("above")  # "how many over the target did we end"
    named = case.reading.acts("target") or (case.reading.acts("allowed") and _says_target(case))
    return named and (case.reading.acts("allowed") or missed or over)


def _target(case: Case) -> bool:
    asked = case.reading.acts("attain", "compare", "gap") or case.reading.yes_no
    named = case.reading.acts("target") or (case.reading.acts("attain") and _says_target(case))
    return named and asked and case.reading.words[:1] != ("which",)


def _says_target(case: Case) -> bool:
    """ "Did we manage the 10%": the very change that the topic's target asks for."""
    named = {topic.name for topic in case.topics}
    return any(f"{-one.change}%" in case.reading.numbers for one in case.vocabulary.targets if one.topic in named)


def _tally(case: Case) -> bool:
    moved = case.reading.acts("up", "down") and not case.reading.acts("high", "low")
    whens = case.reading.whens
    since = (_beside(case) or _than_then(case)) and (len(whens) > 1 or any(one.base for one in whens))
    if _which_more(case) or _level(case) or _of_all_together(case):
        return False
    apart = tells_apart(case) or (case.reading.has("areas") and case.reading.has("ask", "many"))
    return (moved and (tells_apart(case) or counts_moves(case))) or (since and apart)


def _of_all_together(case: Case) -> bool:
    """ "Put together, by what percentage did they fall": one number, no count of kinds."""
    return case.reading.acts("sum") and case.reading.has("measure", PERCENTAGE) and not case.reading.has("ask", "many")


def _level(case: Case) -> bool:
    """ "Dropped below 30,000": a limit of the number itself, not "by more than 20%" of its change."""
    marks = [mark for mark in case.reading.marks if mark.kind == "act" and mark.value in ("above", "below")]
    numbers = {mark.start for mark in case.reading.marks if mark.kind == "number" and "%" not in mark.value}
    words = case.reading.words
    return any(mark.end in numbers and words[max(mark.start - 1, 0)] != "by" for mark in marks)


def _which_more(case: Case) -> bool:
    """ "Which type of robbery fell more", "which hate crime has the lower rate": the furthest of its kinds is asked."""
    reading = case.reading
    asked = reading.has("ask", "which") and reading.acts("more", "fewer") and not reading.numbers
    kinds = tells_apart(case) or case.apart("part")
    return asked and kinds and len(case.topics) == 1 and not case.topics[0].weak and not reading.has("link", "than")


def _beside(case: Case) -> bool:
    """ "How many boroughs had more than us", "… are below their level"."""
    beside = case.reading.acts("above", "below", "more", "fewer") and not case.reading.numbers
    beside = beside and not case.reading.acts("average")
    return beside and case.reading.has("ask", "many", "which") and tells_areas_apart(case)


def _than_then(case: Case) -> bool:
    """ "Which kinds are higher than two years before": rows against their own earlier numbers."""
    reading = case.reading
    moved = reading.acts("more", "fewer", "above", "below") and not reading.numbers
    return (
        moved
        and reading.has("link", "than")
        and reading.has("ask", "many", "which")
        and (not reading.has("areas") or any(one.base for one in reading.whens))
    )


def _share_of_areas(case: Case) -> bool:
    reading = case.reading
    moved = reading.acts("up", "down", "change", "more", "fewer", "compare", "average")
    ours = reading.has("measure", PERCENTAGE) and reading.has("areas", "all") and reading.has("area") and not moved
    return (reading.acts("share") and reading.has("areas")) or ours


def _threshold(case: Case) -> bool:
    back = any(one.asked.kind in BACK for one in case.reading.whens)  # "over 2 years" is no limit
    return (
        not back
        and bool(case.reading.numbers)
        and case.reading.acts("above", "below")
        and (tells_apart(case) or ever_asked(case))
    )


def _rank(case: Case) -> bool:
    ranked = case.reading.acts("high", "low", "rank", "runner_up") or _which_more(case)
    return ranked and find_scope(case) is not None


def _sum_of_rows(case: Case) -> bool:
    """ "How many property crimes in all", "the total number of votes": all rows of a table that is named alone."""
    total = case.reading.acts("sum") or "total" in case.reading.words
    asked = case.reading.has("ask", "many", "figures") or bool(case.reading.whens)
    return not case.topics and total and asked and case.reading.has("family")


def _areas(case: Case) -> bool:
    """Two boroughs, "neighbours", or one that is not ours after "than", "with" and the like."""
    named = case.reading.all("area")
    if not case.topics and not case.reading.whens:
        return False
    if len(named) > 1 or every_area(case):
        return True
    marks = case.reading.marks
    linked = {mark.end for mark in marks if mark.kind == "link" and mark.value in BASE_LINKS}
    beside = any(mark.kind == "area" and mark.start in linked for mark in marks)
    beside = beside or (
        case.reading.acts("gap") and len(case.reading.whens) < 2 and not case.reading.acts("up", "down")
    )
    ours = bool(named) and bool(_OURS & set(case.reading.words)) and not case.reading.numbers
    acts = (
        ("compare", "more", "fewer", "ratio", "above", "below", "gap")
        if ours
        else ("compare", "more", "fewer", "ratio", "gap")
    )
    return (beside or ours) and named != [case.vocabulary.home] and case.reading.acts(*acts)


def _topics(case: Case) -> bool:
    return len(case.topics) > 1


def _over_years(case: Case) -> bool:
    mean, added = case.reading.acts("average"), case.reading.acts("sum") and not _change(case)
    quarters = case.reading.has("ask", "many") and case.reading.has("when", "all") and not _change(case)
    if (added or mean) and not case.reading.whens and _by_quarter(case):
        return True
    several = _many_periods(case) or case.reading.since
    return ((mean or added or _in_few_years(case)) and several) or (quarters and _by_quarter(case))


def _in_few_years(case: Case) -> bool:
    """ "How many were there in the last two years"."""
    reading = case.reading
    years = reading.has("family", "years") and (reading.has("few") or bool(reading.numbers))
    years = years or any(one.asked.years for one in reading.whens)
    return years and reading.has("ask", "many") and not _change(case) and not reading.acts("trend", "compare")


def _by_quarter(case: Case) -> bool:
    """Whether the topic is told by quarters: their sum is one number for the whole time."""
    strands = case.strands(case.topics[0])
    amounts = case.amounts(strands[0]) if strands else []
    return bool(amounts) and all((bounds(one.lead)[1] - bounds(one.lead)[0]).days < _QUARTER for one in amounts)


def _change(case: Case) -> bool:
    reading = case.reading
    named = set(split_words(case.topics[0].name)) if case.topics else set()
    acts = [mark for mark in reading.marks if mark.kind == "act" and mark.value in ("up", "down", "change")]
    if any(not named.issuperset(reading.words[mark.start : mark.end]) for mark in acts):
        return True
    if reading.has("measure", "points"):
        return True
    asked = reading.yes_no and reading.acts("more", "fewer") and not reading.acts("share")
    beside = reading.acts("more", "fewer", "compare", "ratio", "gap") and (bool(reading.whens) or asked)
    return beside and not (reading.numbers and reading.yes_no)


def _trend(case: Case) -> bool:
    dated = [one for one in case.reading.whens if one.asked.kind != "all"]
    if case.reading.since and not _change(case):
        return True
    return (case.reading.acts("trend") or _many_periods(case)) and not (_change(case) and dated)


def _many_periods(case: Case) -> bool:
    reading = case.reading
    years = reading.has("family", "years") and (reading.has("few") or bool(reading.numbers))
    years = years or (bool(reading.basis) and reading.has("few") and not reading.whens)
    return reading.has("when", "all") or years or len({one.asked for one in reading.whens}) > 1


def _daily(case: Case) -> bool:
    return case.reading.acts("daily") and case.reading.has("ask", "many")


def _joined(case: Case) -> bool:
    """ "How many were recorded, and how many detected?", "rapes and detections"."""
    return len(measures_of(case)) > 1


def _value(case: Case) -> bool:
    """One number is enough; not where "which" asks to tell things apart."""
    if case.reading.numbers and case.reading.acts("above", "below") and not case.reading.yes_no:
        return False  # "victims over 70": a limit that no number of the tables keeps to
    if case.reading.acts("unsolved", "one_in", "target"):
        return False
    if case.reading.acts("high", "low") and case.reading.has("few"):
        return False  # "the top three" are not one number
    which = case.reading.has("ask", "which") and not case.reading.has("ask", "many")
    weak = all(topic.weak for topic in case.topics)
    return len(case.topics) == 1 and not (weak and which and tells_apart(case))


def _one_topic(rule: Rule) -> Rule:
    """The rule, for questions about one topic."""
    return lambda case: len(case.topics) == 1 and rule(case)


ROUTES: tuple[tuple[Rule, Answer], ...] = (
    (
        lambda case: case.reading.acts("unsolved") and not case.reading.acts("up", "down", "high", "low"),
        answer_unsolved,
    ),
    (lambda case: case.reading.acts("one_in"), answer_one_in),
    (asks_kinds_elsewhere, answer_kinds_elsewhere),
    (judges_each, answer_target_each),
    (_allowed, answer_allowed),
    (_target, answer_target),
    (lambda case: case.reading.acts("streak") and case.reading.acts("up", "down"), answer_streak),
    (_tally, answer_tally),
    (_beside, answer_standing),
    (_share_of_areas, answer_share_of_areas),
    (_threshold, answer_threshold),
    (counts_kinds, answer_kinds),
    (_rank, answer_rank),
    (_sum_of_rows, answer_sum_of_rows),
    (lambda case: parts_of(case) is not None, answer_share),
    (_areas, answer_areas),
    (lambda case: _topics(case) and not nested(case.topics), answer_topics),
    (_one_topic(_daily), answer_daily),
    (_one_topic(_joined), answer_joined),
    (_one_topic(_over_years), answer_over_years),
    (_one_topic(_trend), answer_trend),
    (_one_topic(_change), answer_change),
    (_value, answer_value),
)
