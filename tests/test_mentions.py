"""Numbers of running text: what kind each is, what it counts, and which digits are no number at all."""

from decimal import Decimal

import pytest

from planqa.mentions import AGE, DATE, DURATION, PERIOD, find_mentions


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, print and what it counts."""
    return [(one.kind, one.printed, one.counted) for one in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recruitment of over 150 VAWG Champions from schools", [("count", "150", "VAWG Champions")]),
        ("The board held five public meetings.", [("count", "five", "public meetings")]),
        ("Confidence in Local Policing is at 66%.", [("%", "66%", "Confidence in Local Policing")]),
        ("42% of respondents were female", [("%", "42%", "respondents")]),
        ("Pedestrians fell by seven per cent", [("%", "seven per cent", "Pedestrians")]),
        ("almost a £1,000,000 funding", [("GBP", "£1,000,000", "funding")]),
        ("by 2 percentage points", [("percentage points", "2 percentage points", "")]),
        ("Approximately 80-100 cars were stopped", [("count", "80-100", "cars")]),
        (
            "a 5 week consultation during May and June 2012",
            [(DURATION, "5 week", ""), (PERIOD, "May and June 2012", "")],
        ),
        ("merged in January 2016", [(DATE, "January 2016", "")]),
        ("from 1st April 2013 to 31st March 2017", [(PERIOD, "1st April 2013 to 31st March 2017", "")]),
        ("the year 2015/16", [(PERIOD, "2015/16", "")]),
        ("released 15.05.2016", [(DATE, "15.05.2016", "")]),
        ("Young people (8-17 years) at risk", [(AGE, "8-17 years", "")]),
        ("those aged between 17 and 24 years", [(AGE, "aged between 17 and 24", "")]),
    ],
)
def test_each_number_has_its_kind_and_what_it_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Priority 3 and MOPAC 7 in Year 4",
        "the Crime and Disorder Act 1998",
        "calls to police via 101 or 999",
        "residents[1] of One Tower Hamlets",
        "one of its greatest strengths",
    ],
)
def test_a_number_that_only_names_is_none(text: str) -> None:
    assert found(text) == []


def test_offsets_and_values_are_those_of_the_text() -> None:
    text = "The ages range from 12-25. It cost £2.26 billion."
    age, cost = find_mentions(text)
    assert [text[one.start : one.end] for one in (age, cost)] == [age.printed, cost.printed]
    assert (age.value, age.upto, cost.value) == (Decimal(12), Decimal(25), Decimal(2_260_000_000))
