"""What a question about a number requires: the age group, the year, the thing counted and what was done to it."""

import pytest

from planqa.matching import Term
from planqa.measuring import (
    ages_asked,
    asks_age,
    holds_ages,
    is_counted,
    measured,
    tells_count,
    tells_time,
    years_told,
)
from planqa.terms import stem


@pytest.mark.parametrize(
    ("question", "ages"),
    [
        ("What percentage of respondents were aged 25 to 39?", {25, 39}),
        ("How many were over 65?", {65}),
        ("How many 8-17 year olds live there?", {8, 17}),
        ("How many wards had over 50 offences?", set()),
        ("How many crimes were there?", set()),
    ],
)
def test_the_age_group_of_a_question(question: str, ages: set[int]) -> None:
    assert ages_asked(question) == ages


def test_an_age_group_is_held_whole() -> None:
    text = "Those aged between 17 and 24 years made up 9%."
    assert holds_ages(text, frozenset({17, 24}))
    assert not holds_ages(text, frozenset({25, 39}))
    assert asks_age("How old are the victims?")
    assert not asks_age("How many are there?")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Between Jan-October 2014 430 were seen", {2014}),
        ("in 2015/16 it rose", {2015, 2016}),
        ("and 14 cyclists, down two on 2011", set()),
        ("measured in the Strategic Assessment 2013", set()),
    ],
)
def test_the_years_that_words_tell_of(text: str, years: set[int]) -> None:
    assert years_told(text) == years


def _term(word: str) -> Term:
    return Term((frozenset({stem(word)}),), 3.0, word)


@pytest.mark.parametrize(
    ("text", "word", "counted"),
    [
        ("80-100 cars were stopped; several arrests were made", "cars", True),
        ("80-100 cars were stopped; several arrests were made", "arrests", False),
        ("20 hotspots were found. Arrests are made.", "arrests", False),
    ],
)
def test_what_is_counted_stands_beside_a_number_in_its_clause(text: str, word: str, counted: bool) -> None:
    assert is_counted(text, frozenset({stem(word)}), _term(word)) is counted


def test_which_things_are_counted_may_stand_in_the_heading() -> None:
    text, bag = "To date 25 cases have been discharged.", frozenset({"asb", stem("cases")})
    assert is_counted(text, bag, _term("asb"), stem("cases"))
    assert not is_counted(text, bag, _term("asb"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many cyclists were stopped?", {"stopped"}),
        ("How many responses were there when the public was asked?", set()),
        ("By how much did cyclist casualties fall?", {"cyclist", "casualties"}),
        ("How much was spent on the domestic violence court?", {"domestic", "violence", "court"}),
    ],
)
def test_what_was_done_moved_or_paid_for(question: str, said: set[str]) -> None:
    assert measured(question) == said


def test_a_time_may_be_told_in_words() -> None:
    assert tells_time("It is to be ratified by autumn 2016.")
    assert tells_time("each quarter")
    assert not tells_time("The group is chaired by the commander.")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Over 150 champions were recruited.", True),
        ("Four operations were run.", True),
        ("The Third Party Reporting Centres have been relaunched.", False),  # a name, not a third
        ("We build One Tower Hamlets each quarter.", False),
        ("Residents aged 12-25 answered in 2015/16.", False),
    ],
)
def test_a_count_is_a_number_of_things(text: str, counts: bool) -> None:
    assert tells_count(text) is counts


def test_a_share_or_a_length_of_time_counts_where_it_may() -> None:
    assert not tells_count("It fell by 12%.")
    assert tells_count("It fell by 12%.", share=True)
    assert not tells_count("It runs for 4 years.")
    assert tells_count("It runs for 4 years.", time=True)


def test_the_place_of_a_number_is_not_what_it_counts() -> None:
    text = "Officers targeted drug dealing at four locations across the borough."
    assert not is_counted(text, frozenset({"drug"}), _term("drug"))
    assert is_counted(text, frozenset({"location"}), _term("locations"))
