"""Questions on two tiny tables: what is answered, what is told as not held, and what is left alone."""

import pytest

from planqa.domain import Status
from planqa.figures import FigureLane
from tests.figures_tables import lane

ANSWERS = [  # question, what the answer holds
    ("How many muggings were there in 2014/15?", "There were 100 personal robberies in Tower Hamlets in the"),
    ("How many robberies were there last year?", "120 + 10 = 130"),
    ("robery 15/16", "120 + 10 = 130"),
    ("How many muggings were there in the previous year?", "100 personal robberies"),
    ("confidence 2013/14", "in October 2013–September 2014: 60%"),
    ("Has shoplifting gone down?", "Yes. Thefts from shops in Tower Hamlets fell from 60"),
    ("Has shoplifting gone up?", "No. Thefts from shops"),
    ("Did personal robbery rise?", "Yes. Personal robberies in Tower Hamlets rose from 100"),
    ("Has robbery risen since the baseline?", "(130 − 100) ÷ 100 = +30.0%"),
    ("change in robbery in 2013/14 to 2014/15", "120 − 100 = 20 more"),
    ("How many percentage points did confidence change?", "55% − 60% = −5 percentage points"),
    ("Which borough had the most crime in 2015/16?", "Hackney with 1,100 was highest. Next came Tower Hamlets"),
    ("In which year was crime lowest in Newham?", "2013/14 with 900 was lowest"),
    ("Which offence rose most?", "rose most between the financial year 2014/15 and 2015/16: 120 − 100 = +20"),
    ("How many offences fell?", "2 of the 3 kinds of offence fell"),
    ("What percentage of crime was robbery?", "130 ÷ 1,000 = 13.0%"),
    ("What percentage of robbery was mugging in 2013/14?", "90 ÷ 100 = 90.0%"),
    ("Is crime higher here than in Hackney?", "No. Total Notifiable Offences"),
    ("Compare Newham with Hackney", "1,100 − 940 = 160 more"),
    ("crime in neighbouring boroughs", "Hackney 1,100, Tower Hamlets 1,000 and Newham 940"),
    ("muggings and shoplifting together 2015/16", "120 + 45 = 165"),
    ("Did we meet the target?", "No: the 20% reduction target was not met for robbery."),
    ("average crime over the years", "(800 + 900 + 1,000) ÷ 3 = 900.0"),
]

NOT_HELD = [
    ("How many muggings in 2010/11?", "They hold the financial years 2013/14, 2014/15 and 2015/16."),
    ("How many muggings in Camden?", "no figure on personal robbery for Camden"),
    ("How many muggings in Newham?", "They hold it for Tower Hamlets."),
    ("What was confidence in 2012/13?", "the data are restricted and not for the public"),
    ("crisp theft in 2015/16", "do not tell that apart: they count theft from shops as a whole. There were 45"),
]

LEFT_ALONE = [
    "How many robbery champions are there?",
    "Who meets the target?",
    "What is robbery?",
    "How many robberies were solved at night?",
    "What was confidence in 2015/16?",  # the vocabulary says that the text has it
    "How many police horses are there?",
    "",
]


@pytest.fixture(scope="module")
def figures_lane() -> FigureLane:
    return lane()


@pytest.mark.parametrize(("question", "held"), ANSWERS)
def test_answers(figures_lane: FigureLane, question: str, held: str) -> None:
    reply = figures_lane.reply(question)
    assert reply is not None
    assert reply.status is Status.ANSWERED
    assert held in reply.text
    assert reply.figures


@pytest.mark.parametrize(("question", "held"), NOT_HELD)
def test_what_is_not_held_is_told(figures_lane: FigureLane, question: str, held: str) -> None:
    reply = figures_lane.reply(question)
    assert reply is not None
    assert reply.status is Status.NOT_IN_PLAN
    assert held in reply.text


@pytest.mark.parametrize("question", LEFT_ALONE)
def test_other_questions_are_left_alone(figures_lane: FigureLane, question: str) -> None:
    assert figures_lane.reply(question) is None


def test_every_cell_used_is_given(figures_lane: FigureLane) -> None:
    reply = figures_lane.reply("How many robberies were there in 2015/16?")
    assert reply is not None
    assert [(figure.indicator, figure.period) for figure in reply.figures] == [
        ("Robbery of Personal Property", "2015/16"),
        ("Robbery of Business Property", "2015/16"),
    ]


def test_a_mended_word_costs_confidence(figures_lane: FigureLane) -> None:
    sure, guessed = figures_lane.reply("robbery 2015/16"), figures_lane.reply("robery 2015/16")
    assert sure is not None
    assert guessed is not None
    assert (sure.confidence, guessed.confidence) == (0.95, 0.9)


def test_a_contradiction_is_a_caveat(figures_lane: FigureLane) -> None:
    reply = figures_lane.reply("Did personal robbery rise?")
    assert reply is not None
    assert reply.caveats == ("The plan prints -20.0%, but its own counts 100 → 120 give +20.0%.",)


def test_a_target_leans_on_its_words(figures_lane: FigureLane) -> None:
    reply = figures_lane.reply("Did we hit the target?")
    assert reply is not None
    assert reply.quotes == ("a 20% reduction",)


def test_counts_of_rows_are_told_apart(figures_lane: FigureLane) -> None:
    reply = figures_lane.reply("How many offences fell?")
    assert reply is not None
    assert {2, 3, 1} <= set(reply.tallies)


def test_areas_are_known(figures_lane: FigureLane) -> None:
    assert figures_lane.areas == ("Tower Hamlets", "Hackney", "Newham")
