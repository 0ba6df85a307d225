"""Periods in plain words, and which figure's period they mean."""

from datetime import date

import pytest

from planqa.figures.fitting import fit
from planqa.figures.periods import Asked, find_periods
from planqa.figures.spans import period_last, year_before
from tests.figures_tables import cell, october

FOUND = [  # words, label, start, basis
    ("harassment in 2015/16", "2015/16", date(2015, 4, 1), ""),
    ("15/16", "2015/16", date(2015, 4, 1), ""),
    ("2015-2016", "2015/16", date(2015, 4, 1), ""),
    ("2015 to 2016", "2015/16", date(2015, 4, 1), ""),
    ("tno 1314", "2013/14", date(2013, 4, 1), ""),
    ("FY 2015-16", "2015/16", date(2015, 4, 1), "financial year"),
    ("2015/16 financial year", "2015/16", date(2015, 4, 1), "financial year"),
    ("the year to September 2015", "2014/15", date(2014, 10, 1), "October to September"),
    ("the 12 months ending March 2016", "2015/16", date(2015, 4, 1), "financial year"),
    ("Oct 2014 - Sept 2015", "2014/15", date(2014, 10, 1), "October to September"),
    ("from October 2013/September 2014", "2013/14", date(2013, 10, 1), "October to September"),
    ("April to June 2015", "April to June 2015", date(2015, 4, 1), ""),
    ("Q3 2014/15", "quarter 3 of 2014/15", date(2014, 10, 1), ""),
    ("the fourth quarter of 2013/14", "quarter 4 of 2013/14", date(2014, 1, 1), ""),
    ("in 2011", "2011", date(2011, 1, 1), ""),
    ("in December 2015", "December 2015", date(2015, 12, 1), ""),
    ("y/e Sept 2015", "2014/15", date(2014, 10, 1), "October to September"),
    ("the yr to March 2016", "2015/16", date(2015, 4, 1), "financial year"),
    ("Q4 2015", "quarter 4 2015", date(2015, 1, 1), ""),
    ("between aug 2012 n july 2013", "August 2012 to July 2013", date(2012, 8, 1), ""),
    ("the three years to September 2015", "October 2012 to September 2015", date(2012, 10, 1), ""),
    ("the year ending 30 September 2013", "2012/13", date(2012, 10, 1), "October to September"),
    ("12 months to the 30th of September 2015", "2014/15", date(2014, 10, 1), "October to September"),
    ("the year to September 30, 2015", "2014/15", date(2014, 10, 1), "October to September"),
    ("2015 (April to June)", "April to June 2015", date(2015, 4, 1), ""),
    ("2012-13 (July to June)", "July 2012 to June 2013", date(2012, 7, 1), ""),
    ("April to June of 2015", "April to June 2015", date(2015, 4, 1), ""),
    ("the spring quarter", "Q1", date(1, 4, 1), ""),
    ("12 months to June 2014", "July 2013 to June 2014", date(2013, 7, 1), ""),
]


@pytest.mark.parametrize(("words", "label", "start", "basis"), FOUND)
def test_found(words: str, label: str, start: date, basis: str) -> None:
    _, found = find_periods(words)
    assert [(one.label, one.start, one.basis) for one in found] == [(label, start, basis)]


@pytest.mark.parametrize("words", ["28618 crimes", "£1.2m in all", "2,015 thefts", "13/19", "over 1920 cases"])
def test_numbers_are_no_periods(words: str) -> None:
    _, found = find_periods(words)
    assert [one for one in found if one.kind == "year"] == []


def test_the_year_of_a_document_is_no_period() -> None:
    assert find_periods("the 2015 strategic assessment, the 2016 plan")[1] == []


def test_a_change_over_two_years_is_counted_from_the_year_before_them() -> None:
    before, last = year_before(find_periods("the two years to September 2015")[1][0])
    assert (before.label, last.label) == ("2012/13", "2014/15")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("thefts in 2014/15 from shops?", "thefts from shops in §0"),
        ("the 2012 consultation", "consultation in §0"),
        ("thefts since 2014/15 from shops", "thefts since §0 from shops"),
        ("2014/15 and 2015/16", "§0 and §1"),
    ],
)
def test_one_period_put_last(words: str, told: str) -> None:
    assert " ".join(period_last(find_periods(words)[0]).split()) == told


def test_two_years_stay_two() -> None:
    text, found = find_periods("between 2011 and 2015")
    assert text.split() == ["between", "§0", "and", "§1"]
    assert [one.label for one in found] == ["2011", "2015"]


def _asked(words: str) -> Asked:
    return find_periods(words)[1][0]


@pytest.mark.parametrize(
    ("words", "fits"),
    [("2014/15", 1.0), ("FY 2014/15", 1.0), ("year to September 2015", 0.0), ("2013/14", 0.0), ("2016", 0.0)],
)
def test_fit_financial(words: str, fits: float) -> None:
    assert fit(_asked(words), cell("A", "2014/15", "1"), financial=True) == fits


def test_a_calendar_year_means_the_year_that_is_mostly_in_it() -> None:
    asked = _asked("2015")
    assert fit(asked, cell("A", "2015/16", "1"), financial=True) > 0.5
    assert fit(asked, cell("A", "2014/15", "1"), financial=True) == 0.0
    assert fit(asked, october("A", "2014/15", "1"), financial=False) > 0.5


def test_other_twelve_months_fit_the_year_they_mostly_lie_in() -> None:
    figure = cell("A", "Aug 2011 – July 2012", "1", start="2011-08-01", end="2012-07-31", basis="August to July")
    assert fit(_asked("2011/12"), figure, financial=False) == pytest.approx(0.9 * 305 / 366)
    assert fit(_asked("2012/13"), figure, financial=False) == 0.0


def test_a_quarter_of_no_year() -> None:
    figure = cell("A", "Q4 (January – March 2015)", "1", start="2015-01-01", end="2015-03-31", basis="quarter")
    assert fit(_asked("in Q4"), figure, financial=False) == 1.0
    assert fit(_asked("in Q1"), figure, financial=False) == 0.0
