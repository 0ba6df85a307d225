"""Periods exchanged and years shifted."""

import pytest

from planqa.conversation.periods import is_period, shifted, span_of, with_period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2011/12", True),
        ("in 2011/12", True),
        ("and this year", True),
        ("over the whole length of the plan", True),
        ("in the long term", True),
        ("burglary in 2011/12", False),
        ("Newham", False),
    ],
)
def test_is_period(text: str, expected: bool) -> None:
    assert is_period(text) is expected


@pytest.mark.parametrize(
    ("question", "period", "expected"),
    [
        ("How many in 2015/16?", "2011/12", "How many in 2011/12?"),
        ("How many?", "in 2011/12", "How many in 2011/12?"),
        ("What will we do this year on arson?", "over the whole plan", "What will we do over the whole plan on arson?"),
        ("What will we do over the whole plan?", "this year", "What will we do this year?"),
    ],
)
def test_with_period(question: str, period: str, expected: str) -> None:
    assert with_period(question, period) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("and the year before?", "From 2013/14 to Sept 2014?"),
        ("a year later", "From 2015/16 to Sept 2014?"),
        ("three years before that", "From 2011/12 to Sept 2014?"),
        ("what was it the year before?", "From 2013/14 to Sept 2014?"),
        ("why?", None),
        ("last year", None),
    ],
)
def test_shifted(words: str, expected: str | None) -> None:
    assert shifted("From 2014/15 to Sept 2014?", words) == expected


def test_a_question_without_a_year_is_asked_of_the_previous_one() -> None:
    assert shifted("How many rapes?", "the year before") == "How many rapes in the previous year?"
    assert shifted("How many rapes?", "two years before") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("What will we aim to achieve this year?", "year"), ("over the term of this plan", "term"), ("Why?", "")],
)
def test_span_of(text: str, expected: str) -> None:
    assert span_of(text) == expected
