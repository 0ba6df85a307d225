"""Follow-ups take what they lack from the question before; new topics start afresh."""

import pytest

from planqa.conversation import standalone, topic

CASES = [
    (["who chairs the VAWG group?"], "how often does it meet?", "how often does the VAWG group meet?"),
    (["How often does the No Place for Hate Forum meet?"], "who chairs it?", "who chairs the No Place for Hate Forum?"),
    (["who chairs the VAWG group?"], "and the TTCG?", "who chairs TTCG?"),
    (["who chairs the VAWG group?"], "what about the TTCG?", "who chairs the TTCG?"),
    (
        ["How many burglaries were there in 2015/16?"],
        "and the year before?",
        "How many burglaries were there in 2014/15?",
    ),
    (["How many burglaries were there in 2015/16?"], "and in 2011/12?", "How many burglaries were there in 2011/12?"),
    (["How many burglaries were there in 2015/16?"], "what about robbery?", "How many robbery were there in 2015/16?"),
    (["Total crime in Hackney in 2013/14?"], "and Newham?", "Total crime in Newham in 2013/14?"),
    (["How many rapes were there?"], "is that up?", "is rapes up?"),
    (["What is the MARAC?", "how often does it meet?"], "who attends it?", "who attends MARAC?"),
    (["who chairs the VAWG group?"], "What is the plan's term?", "What is the plan's term?"),
    ([], "and the year before?", "and the year before?"),
    (["What is the MARAC?"], "", ""),
]


@pytest.mark.parametrize(("history", "question", "expected"), CASES)
def test_standalone(history: list[str], question: str, expected: str) -> None:
    assert standalone(question, history, ["Hackney", "Newham", "Tower Hamlets"]) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many harassment offences were there in 2015/16?", "harassment offences"),
        ("What does MARAC stand for?", "MARAC"),
        ("why is prostitution a priority?", "prostitution"),
        ("how will success be measured for gangs?", "gangs"),
        ("burglary", "burglary"),
    ],
)
def test_topic(question: str, expected: str) -> None:
    assert topic(question) == expected


VAWG = ["who chairs the VAWG group?"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many?", "how many (the VAWG group)?"),
        ("How long?", "How long (the VAWG group)?"),
        ("by how much?", "by how much (the VAWG group)?"),
        ("out of how many?", "out of how many (the VAWG group)?"),
        ("roughly how many?", "roughly how many (the VAWG group)?"),
        ("how many officers work there?", "how many officers work there (the VAWG group)?"),
        ("what groups are there?", "what groups are there?"),  # no place
        ("what crimes were there?", "what crimes were there?"),
        ("how many officers of the council and the police together work there?",) * 2,  # long enough to stand alone
    ],
)
def test_a_question_that_names_nothing_takes_the_topic_before(question: str, expected: str) -> None:
    assert standalone(question, VAWG) == expected
    assert standalone(question, []) == question


@pytest.mark.parametrize("question", ["who chairs the TTCG then?", "exactly how many knives were recovered?"])
def test_a_question_with_a_topic_of_its_own_stays_as_it_is(question: str) -> None:
    assert standalone(question, VAWG) == question


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is being done about drugs?", "drugs"),
        ("what are you doing to stop noise?", "noise"),
        ("what will they do about gangs?", "gangs"),
        ("whats being done against hate crime?", "hate crime"),
    ],
)
def test_what_is_done_about_something_is_about_it(question: str, expected: str) -> None:
    assert topic(question) == expected
    assert standalone("and burglary?", [question]) == question.replace(expected, "burglary")
