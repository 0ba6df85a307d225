"""Long rows: the whole series is given, its ends are cited; boroughs are held against their mean."""

import pytest

from planqa.composing import distinct_caveats
from planqa.figures import FigureLane
from tests.figures_tables import lane


@pytest.fixture(scope="module")
def figures_lane() -> FigureLane:
    return lane()


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("crime since 2013/14", "rose from 800 in the financial year 2013/14 to 1,000 in 2015/16."),
        ("robbery since 2013/14", "Year by year: 100 (2013/14); 100 + 20 = 120 (2014/15); 130 (2015/16)."),
        ("crime in Newham over years", "Year by year: 900 (2013/14); 950 (2014/15); 940 (2015/16)."),
        ("Has crime gone up each year?", "Yes. Total Notifiable Offences"),
        ("Has crime in Newham gone up each year?", "No. Total Notifiable Offences in Newham rose"),
    ],
)
def test_a_row_over_its_years(figures_lane: FigureLane, question: str, held: str) -> None:
    reply = figures_lane.reply(question)
    assert reply is not None
    assert held in reply.text


def test_a_series_is_given_whole_and_its_ends_are_cited(figures_lane: FigureLane) -> None:
    reply = figures_lane.reply("crime since 2013/14")
    assert reply is not None
    assert {figure.period for figure in reply.figures} == {"2013/14", "2014/15", "2015/16"}
    assert [figure.period for figure in reply.cited] == ["2013/14", "2015/16"]


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("is crime in Newham higher than the average of boroughs", "Newham had 940: 1,013.3 − 940 = 73.3 below it."),
        ("is crime here higher than the average of neighbouring boroughs", "No. "),
        ("which boroughs had more than the average", "1 of the 3 is above it: Hackney 1,100."),
        ("which borough fell most in 2015/16", "Newham fell most"),
        ("which borough fell most in 2014/15", "none of the 3 boroughs fell"),
    ],
)
def test_boroughs_beside_each_other(figures_lane: FigureLane, question: str, held: str) -> None:
    reply = figures_lane.reply(question)
    assert reply is not None
    assert held in reply.text


def test_caveats_that_tell_one_fact_are_one() -> None:
    told = (
        "The plan prints −18.9%; its own counts 344 → 409 give +18.9%.",
        "The plan prints −65; its own counts 344 → 409 give +65.",
        "The plan prints 27,345 on page 2; for the same figure it prints 27,348 on page 25.",
        "For 2014/15 the plan prints two numbers: the one table 27,345 and the other 27,348.",
    )
    assert distinct_caveats(told) == (
        "The plan prints −18.9% and −65; its own counts 344 → 409 give +18.9% and +65.",
        told[2],
    )
