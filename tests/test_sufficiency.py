"""What a question requires of any answer: the sum, the number, the year, the name, the thing counted."""

import pytest

from planqa.glossary import Entry, Glossary
from planqa.matching import Matcher, Synonyms
from planqa.question import understand
from planqa.requirement import unmet
from planqa.sufficiency import requirements, wants_dated_number

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
        ("who do i call about noise", "Call the council on 020 7364 5000."),
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
    ("question", "text", "lacking"),
    [
        ("What is the end date?", "It runs to 31st March 2017.", []),
        ("What is the end date?", "The term is four years.", ["a date"]),
        ("What's the last day it covers?", "It can be amended within its term.", ["a date"]),
        ("When does it end?", "It ends in 2017.", []),  # a year will do
        ("What happened on that day?", "Police came.", []),
    ],
)
def test_where_a_day_is_asked_a_date_must_stand_in_the_words(question: str, text: str, lacking: list[str]) -> None:
    assert lacks(question, text) == lacking


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


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("What is the new campaign called?", "The campaign is called No Place for Hate.", []),
        ("What is the new campaign called?", "The campaign was launched in 2015.", ["a name"]),
        ("What is the Hate Campaign called?", "It is the Hate Campaign of Tower Hamlets.", ["a name"]),  # no other name
        ("Name of the boards?", "It is chaired by the commander.", ["a name"]),
        ("What are the names of the projects?", "They are Safe Exit and the Hummingbirds Project.", []),
    ],
)
def test_what_something_is_called_needs_another_name_than_the_questions(
    question: str, text: str, told: list[str]
) -> None:
    assert lacks(question, text) == told


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("What was done in 2014/15?", "In 2014/15 a team was set up.", []),
        ("What was done in 14/15?", "In 2014/15 a team was set up.", []),
        ("What was done in 14/15?", "In 2015/16 a team was set up.", ["2014/15"]),
        ("What was done in 2014-2015?", "In 2013 a team was set up.", ["2014/15"]),
        ("Which changes came from 2014/15 to 2015/16?", "They came in 2014/15.", ["2015/16"]),
        ("What rose from Oct 2014 to Sept 2015?", "Arson rose from October 2014 to September 2015.", []),
        ("What rose from Oct 2014 to Sept 2015?", "Arson rose in 2014.", ["Oct 2014 to Sept 2015"]),
        ("What is done about 10/11 incidents?", "A team was set up in 2010/11.", []),
        ("What is the ratio 3/4?", "A team was set up.", []),
        ("What does the 2013-17 plan say?", "A team was set up.", []),  # no financial year
    ],
)
def test_the_years_of_a_period_must_stand_there_whatever_is_asked(question: str, text: str, told: list[str]) -> None:
    assert lacks(question, text) == told


@pytest.mark.parametrize("question", ["What is done for those aged 16-17?", "Are 15-16 year olds helped?"])
def test_an_age_is_no_year(question: str) -> None:
    assert lacks(question, "Young people are helped at school.") == []


@pytest.mark.parametrize("text", ["MOPAC 7 covers theft of cars.", "Priority 3 has cars.", "Year 4 of the cars."])
def test_the_number_of_a_name_counts_nothing(text: str) -> None:
    assert "a number" in lacks("How many cars were stolen?", text)


def test_numbers_in_words_count() -> None:
    assert "a number" not in lacks("How many cars were stolen?", "A dozen cars were stolen in Year 4.")


def test_what_is_aimed_at_is_not_told_by_what_has_been() -> None:
    asked = "How big a fall do they want every year?"
    assert "what is aimed at" in lacks(asked, "Calls fell by 9.1%.")
    assert "what is aimed at" not in lacks(asked, "We will seek a 10% fall.")
    assert "what is aimed at" not in lacks("How big a fall was there last year?", "Calls fell by 9.1%.")


@pytest.mark.parametrize("question", ["How big a fall is wanted?", "By how much will it fall?"])
def test_a_degree_may_be_told_as_a_share(question: str) -> None:
    assert "a number" not in lacks(question, "A 20% reduction is sought.")
    assert "a number" in lacks(question, "A reduction is sought.")
    assert "a number" in lacks("How many falls were there?", "A 20% reduction is sought.")


def is_soft(question: str, said: str) -> bool:
    """Whether a passage known to answer the very question may do without what the question requires."""
    required = requirements(understand(question), MATCHER.question_terms(question))
    return all(one.waived <= 1.0 for one in required if one.said == said)


@pytest.mark.parametrize(
    ("question", "said", "soft"),
    [
        ("How many dogs were seized?", "“dogs”", True),  # another word may stand for it
        ("How many dogs were seized?", "a number", False),
        ("Why did homicide fall?", "“homicide”", True),
        ("Why was the scheme scrapped?", "“scrapped”", False),  # an end that nobody tells never came
        ("why did the director leave", "“leave”", False),
        ("Which ward has the most theft?", "“ward”", False),
        ("What is the budget?", "budget", False),
        ("What was done in 2014/15?", "2014/15", False),
    ],
)
def test_words_may_be_said_otherwise_and_facts_may_not(question: str, said: str, soft: bool) -> None:
    assert said in lacks(question, "Nothing of the kind.")
    assert is_soft(question, said) is soft


def test_an_end_is_a_premise_in_questions_why_only() -> None:
    assert "“scrapped”" not in lacks("Was the scheme scrapped?", "Nothing of the kind.")


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("On which street was it tried?", "The pilot took place at Old Ford Road.", []),
        ("On which street was it tried?", "Twenty hotspots were found in the borough.", ["“street”"]),
        ("Which school was it?", "It took place at Old Ford Road.", ["“school”"]),
        ("How many percentage points a year should it rise?", "We will improve by 2 percentage points.", []),
        ("What is the target for burglary?", "We seek a 20% reduction in burglary.", []),
        ("What is the target for burglary?", "Burglary fell by 9.1%.", ["a target in numbers"]),
        ("What is the target for burglary?", "We aim to reduce burglary.", ["a target in numbers"]),
    ],
)
def test_roads_points_and_targets(question: str, text: str, lacking: list[str]) -> None:
    assert [
        said for said in lacks(question, text) if said in ("“street”", "“school”", "a target in numbers")
    ] == lacking
    assert "a percentage" not in lacks(question, text)


def test_the_words_of_choosing_are_no_premise() -> None:
    text = "In 2012 the partnership had a one year plan."
    assert "“settle”" not in lacks("Why did the partnership settle for a one year plan in 2012?", text)
    assert "“scrap”" in lacks("Why did the partnership scrap a one year plan in 2012?", text)


def test_an_email_in_passing_asks_for_no_address() -> None:
    assert "contact details" not in lacks("I keep seeing it in emails. What is it?", "It is a board.")
