"""What a question requires of any answer: the sum, the number, the year, the name, the thing counted."""

import pytest

from planqa.glossary import Entry, Glossary
from planqa.matching import Matcher, Synonyms
from planqa.question import understand
from planqa.sufficiency import names_required, requirements, unmet, wants_dated_number

MATCHER = Matcher(
    Glossary([Entry("DAAT", "Drug and Alcohol Action Team", "c", "q")]),
    Synonyms([["murder", "homicide", "killing"], ["officer", "policemen"], ["fall", "fell"]]),
    lambda word: 0.5 if word in ("people", "crime", "change") else 4.0,
)


def lacks(question: str, text: str) -> list[str]:
    """What the text lacks of what the question requires, as told to the reader."""
    asked = MATCHER.question_terms(question)
    return unmet(requirements(understand(question), asked), text, MATCHER.bag(text), text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the DAAT's budget?", "The DAAT has a budget of £1.2m."),
        ("How much was spent on CCTV?", "CCTV cost £340,000 in 2015."),
        ("how much funding does the DAAT get", "The DAAT was granted £90k."),
        ("What is the phone number for the ASB team?", "Call the ASB team on 020 7364 5000."),
        ("what email do I write to", "Write to csp@example.gov.uk."),
        ("what number do I ring to report a crime", "Report crime on 101."),
        ("What is the website of Safe Exit?", "See www.safeexit.example"),
        ("What is the name of the borough commander?", "Detective Chief Superintendent Sue Williams is commander."),
        ("who is the officer called?", "Inspector Colin James is the officer."),
        ("How many officers are there?", "There are 40 officers in the team."),
        ("how many policemen work there", "Twelve officers work there."),
        ("How many sub-groups are there?", "It has four sub-groups."),
        ("What percentage of residents feel safe?", "54% of residents feel safe."),
        ("what proportion of crime is theft", "Theft is 31.5 per cent of crime."),
        ("How many homicides were there in 2015/16?", "There were 4 murders in 2015/16."),
        ("How many homicides were there in 2015?", "There were 4 homicides in 2014/15."),
        ("When is the next meeting?", "The next meeting will be held on 3 May."),
        ("why did homicide fall", "Homicide fell because fewer knives were carried."),
        ("Why is burglary a priority?", "Residents asked for it."),
        ("Who chairs the DAAT?", "Anything at all."),
        ("", "Anything at all."),
    ],
)
def test_words_that_hold_what_is_asked_for_suffice(question: str, text: str) -> None:
    assert lacks(question, text) == []


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("What is the DAAT's budget?", "The DAAT has a budget.", "budget"),
        ("What is the DAAT's budget?", "The DAAT has 12 officers.", "budget"),
        ("How much was spent on CCTV?", "CCTV has 340 cameras.", "spent"),
        ("What is the salary of the manager?", "The manager leads 40 officers.", "salary"),
        ("What is the phone number for the ASB team?", "The ASB team answers complaints in 2015.", "contact details"),
        ("What is the name of the borough commander?", "The Borough Commander co-chairs the CSP.", "a person's name"),
        ("How many officers are there?", "Officers patrol the borough.", "a number"),
        ("What percentage of residents feel safe?", "540 residents feel safe.", "a percentage"),
        ("How many homicides were there in 2018?", "There were 4 homicides in 2015/16.", "2018"),
        ("How many dogs were seized?", "There were 40 officers.", "“dogs”"),
        ("When is the next meeting?", "The group meets quarterly.", "a date to come"),
        ("Why did homicide fall?", "Burglary fell.", "“homicide”"),
        ("why has moped theft fallen", "Theft has fallen.", "“moped”"),
    ],
)
def test_what_is_asked_for_and_not_there_is_told(question: str, text: str, told: str) -> None:
    assert told in lacks(question, text)


def test_a_year_is_no_number_of_things() -> None:
    assert "a number" in lacks("How many officers are there?", "Officers have patrolled since 2015/16.")


def test_a_year_may_stand_around_the_words_and_a_number_may_not() -> None:
    question = "How many homicides were there in 2015?"
    required = requirements(understand(question), MATCHER.question_terms(question))
    text, around = "There were 4 homicides.", "In 2015: There were 4 homicides and 7 arsons."
    assert unmet(required, text, MATCHER.bag(text), around) == []
    text = "There were homicides."
    assert unmet(required, text, MATCHER.bag(text), around) == ["a number"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How many burglaries were there in Camden?", ["“Camden”"]),
        ("How many burglaries were there in Hackney?", []),
        ("Does Boris chair the CSP in Camden?", ["“Boris”", "“Camden”"]),
        ("Who chairs it?", []),
    ],
)
def test_a_name_that_no_document_knows_is_never_met(question: str, names: list[str]) -> None:
    required = names_required(question, {"hackney": 3, "burglaries": 2})
    assert [one.said for one in required] == names
    assert not any(one.met(question, MATCHER.bag(question)) for one in required)


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("How many cars were stolen in 2015/16?", True),
        ("How many cars were stopped?", False),
        ("What was launched in 2016?", False),
    ],
)
def test_a_number_of_a_named_year(question: str, dated: bool) -> None:
    assert wants_dated_number(understand(question)) is dated
