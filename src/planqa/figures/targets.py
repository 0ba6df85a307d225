"""Whether a published reduction target was met: the change since its baseline against what was aimed at."""

from dataclasses import replace

from planqa.figures.case import Case
from planqa.figures.changes import Change, tell_change
from planqa.figures.periods import FINANCIAL, split_year
from planqa.figures.reply import FigureReply, answered
from planqa.figures.vocabulary import Target, Topic


def answer_target(case: Case) -> FigureReply | None:
    """Yes or no, with the numbers of baseline and final year."""
    by_name = {topic.name: topic for topic in case.vocabulary.topics}
    for target in case.vocabulary.targets:
        named = [topic for topic in case.topics if not topic.weak]
        topic = named[0] if named else by_name.get(target.topic)
        if topic is None:
            continue
        for strand in case.strands(topic, measure=""):
            years = [case.at(strand, split_year(year, FINANCIAL)) for year in (target.baseline, target.year)]
            if all(years):
                return _reply(case, target, topic, Change(strand, years[0][0], years[1][0]))
    return None


def _reply(case: Case, target: Target, topic: Topic, change: Change) -> FigureReply:
    percent = change.percent
    met = percent is not None and percent <= target.change
    verdict = f"{'Yes' if met else 'No'}: {target.name} was {'met' if met else 'not met'} for {topic.name}."
    reply = answered(f"{verdict} {tell_change(case, topic, change)}", change.cells)
    return replace(reply, quotes=(target.quote,), confidence=0.9)
