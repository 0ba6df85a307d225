"""Which kind of answer a question asks for: the rules in order, the first that applies is tried first."""

from collections.abc import Callable

from planqa.figures.case import DETECTIONS, Case
from planqa.figures.changes import answer_change
from planqa.figures.comparisons import answer_areas, answer_topics
from planqa.figures.ranks import answer_rank
from planqa.figures.reading import BASE_LINKS
from planqa.figures.reply import FigureReply
from planqa.figures.rows import find_scope
from planqa.figures.shares import answer_share, answer_share_of_areas, parts_of
from planqa.figures.streaks import answer_daily, answer_streak
from planqa.figures.tallies import answer_standing, answer_tally, answer_threshold, tells_apart, tells_areas_apart
from planqa.figures.targets import answer_allowed, answer_target
from planqa.figures.trends import answer_over_years, answer_trend
from planqa.figures.values import answer_both, answer_value
from planqa.figures.words import split_words

Rule = Callable[[Case], bool]
Answer = Callable[[Case], FigureReply | None]


def _target(case: Case) -> bool:
    return case.reading.acts("target") and (case.reading.acts("attain") or case.reading.yes_no)


def _tally(case: Case) -> bool:
    moved = case.reading.acts("up", "down") and not case.reading.acts("high", "low")
    whens = case.reading.whens
    since = _beside(case) and (len(whens) > 1 or any(one.base for one in whens))
    return (moved or since) and tells_apart(case)


def _beside(case: Case) -> bool:
    """ "How many boroughs had more than us", "… are below their level"."""
    beside = case.reading.acts("above", "below", "more", "fewer") and not case.reading.numbers
    return beside and case.reading.has("ask", "many") and tells_areas_apart(case)


def _share_of_areas(case: Case) -> bool:
    return case.reading.acts("share") and case.reading.has("areas")


def _threshold(case: Case) -> bool:
    return bool(case.reading.numbers) and case.reading.acts("above", "below") and tells_apart(case)


def _rank(case: Case) -> bool:
    return case.reading.acts("high", "low", "rank") and find_scope(case) is not None


def _areas(case: Case) -> bool:
    """Two boroughs, "neighbours", or one that is not ours after "than", "with" and the like."""
    named = case.reading.all("area")
    if not case.topics and not case.reading.whens:
        return False
    if len(named) > 1 or case.reading.has("areas"):
        return True
    marks = case.reading.marks
    linked = {mark.end for mark in marks if mark.kind == "link" and mark.value in BASE_LINKS}
    beside = any(mark.kind == "area" and mark.start in linked for mark in marks)
    return beside and named != [case.vocabulary.home] and case.reading.acts("compare", "more", "fewer", "ratio")


def _topics(case: Case) -> bool:
    return len(case.topics) > 1


def _nested(case: Case) -> bool:
    """One topic within another: neither a sum nor a comparison of the two is meant."""
    rows = [set(topic.lines[0]) for topic in case.topics]
    return any(one is not other and one <= other for one in rows for other in rows)


def _over_years(case: Case) -> bool:
    return case.reading.acts("sum", "average") and _many_periods(case)


def _change(case: Case) -> bool:
    reading = case.reading
    named = set(split_words(case.topics[0].name)) if case.topics else set()
    acts = [mark for mark in reading.marks if mark.kind == "act" and mark.value in ("up", "down", "change")]
    if any(not named.issuperset(reading.words[mark.start : mark.end]) for mark in acts):
        return True
    if reading.has("measure", "points"):
        return True
    beside = reading.acts("more", "fewer", "compare", "ratio") and bool(reading.whens)
    return beside and not (reading.numbers and reading.yes_no)


def _trend(case: Case) -> bool:
    dated = [one for one in case.reading.whens if one.asked.kind != "all"]
    return (case.reading.acts("trend") or _many_periods(case)) and not (_change(case) and dated)


def _many_periods(case: Case) -> bool:
    reading = case.reading
    years = reading.has("family", "years") and (reading.has("few") or bool(reading.numbers))
    return reading.has("when", "all") or years or len({one.asked for one in reading.whens}) > 1


def _daily(case: Case) -> bool:
    return case.reading.acts("daily") and case.reading.has("ask", "many")


def _both(case: Case) -> bool:
    """ "How many were recorded, and how many detected?"."""
    asked = [mark for mark in case.reading.marks if mark.kind == "ask" and mark.value == "many"]
    return len(asked) > 1 and case.wanted == DETECTIONS


def _value(case: Case) -> bool:
    """One number is enough; not where "which" asks to tell things apart."""
    which = case.reading.has("ask", "which") and not case.reading.has("ask", "many")
    weak = all(topic.weak for topic in case.topics)
    return len(case.topics) == 1 and not (weak and which and tells_apart(case))


def _one_topic(rule: Rule) -> Rule:
    """The rule, for questions about one topic."""
    return lambda case: len(case.topics) == 1 and rule(case)


ROUTES: tuple[tuple[Rule, Answer], ...] = (
    (lambda case: case.reading.acts("allowed") and case.reading.acts("target"), answer_allowed),
    (_target, answer_target),
    (lambda case: case.reading.acts("streak") and case.reading.acts("up", "down"), answer_streak),
    (_tally, answer_tally),
    (_beside, answer_standing),
    (_share_of_areas, answer_share_of_areas),
    (_threshold, answer_threshold),
    (_rank, answer_rank),
    (lambda case: parts_of(case) is not None, answer_share),
    (_areas, answer_areas),
    (lambda case: _topics(case) and not _nested(case), answer_topics),
    (_one_topic(_daily), answer_daily),
    (_one_topic(_both), answer_both),
    (_one_topic(_over_years), answer_over_years),
    (_one_topic(_trend), answer_trend),
    (_one_topic(_change), answer_change),
    (_value, answer_value),
)
