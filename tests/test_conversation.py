"""Follow-ups take what they lack from the question before; new topics start afresh."""

import pytest

from planqa.conversation import Told, bodies_in, resolve, standalone, topic

CASES = [
    (["who chairs the VAWG group?"], "how often does it meet?", "how often does the VAWG group meet?"),
    (["How often does the No Place for Hate Forum meet?"], "who chairs it?", "who chairs the No Place for Hate Forum?"),
    (["who chairs the VAWG group?"], "and the TTCG?", "who chairs the TTCG?"),
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
    (["What is the MARAC?", "how often does it meet?"], "who attends it?", "who attends the MARAC?"),
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
    ],
)
def test_a_question_that_names_nothing_takes_the_topic_before(question: str, expected: str) -> None:
    assert standalone(question, VAWG) == expected
    assert standalone(question, []) == question


FOLLOWED = [
    # what is asked of whom: pronouns, places, persons
    ("What is the Court?", "are the people who go there happier?", "are the people who go to the Court happier?"),
    ("What is Operation NIMIS?", "when did that start?", "when did Operation NIMIS start?"),
    (
        "What is Operation NIMIS?",
        "how big is the team behind this project?",
        "how big is the team behind Operation NIMIS?",
    ),
    (
        "How many people answered the big consultation?",
        "how many of those came by post?",
        "how many of people who answered the big consultation came by post?",
    ),
    ("How many people does the project help?", "who runs it?", "who runs the project?"),
    ("Who co-chairs the CSP?", "what are their names?", "What are the names of the co-chairs of the CSP?"),
    ("Who won the Sanctuary contract?", "what is it worth?", "what is the Sanctuary contract worth?"),
    # "they" that stands for something in the same question is no cue
    ("What is Operation NIMIS?", "when will drivers get their fines?", "when will drivers get their fines?"),
    # one thing exchanged
    ("What will we achieve this year on drugs?", "and on arson?", "What will we achieve this year on arson?"),
    (
        "What will we achieve this year on drugs?",
        "and over the whole length of the plan?",
        "What will we achieve over the whole length of the plan on drugs?",
    ),
    ("How many thefts from a person in 2015/16?", "and from shops?", "How many thefts from shops in 2015/16?"),
    ("Who chairs the DV Forum?", "is it the same person for the VAWG group?", "Who chairs the VAWG group?"),
    (
        "Under which Act does the adult safeguarding board sit?",
        "And the children's one?",
        "Under which Act does the children's safeguarding board sit?",
    ),
    (
        "What is done about prostitution?",
        "and the men who pay for it?",
        "What is done about the men who pay for prostitution?",
    ),
    ("What does the DV Forum do?", "and the chair?", "Who chairs the DV Forum?"),
    ("How many fires in Oct 2013 to Sept 2014?", "and the year after?", "How many fires in Oct 2014 to Sept 2015?"),
    ("How many young people to June 2015?", "and three years before that?", "How many young people to June 2012?"),
    # what names nothing of its own
    ("What is the Satisfaction Board for?", "who is in the chair?", "who is in the chair for the Satisfaction Board?"),
    ("Has robbery gone down?", "by how much?", "by how much has robbery gone down?"),
    ("Has robbery gone down?", "why?", "why has robbery gone down?"),
    ("Did the groups merge?", "when did that happen?", "when did the groups merge?"),
    (
        "How many burglaries were there in 2014/15?",
        "how many were solved?",
        "how many burglaries were solved in 2014/15?",
    ),
    ("How many rapes in 2014/15?", "is that up?", "is rapes up in 2014/15?"),
    (
        "What was crime in Hackney in 2010/11?",
        "which borough had the most that year?",
        "which borough had the most in 2010/11?",
    ),
    # a plan's own headings
    ("Why is arson a priority?", "how will you know it's worked?", "How will success be measured for arson?"),
    ("Do the police draw up a GRIP?", "what's that short for?", "What does GRIP stand for?"),
]


@pytest.mark.parametrize(("before", "question", "expected"), FOLLOWED)
def test_a_follow_up_is_made_whole(before: str, question: str, expected: str) -> None:
    assert standalone(question, [before]) == expected


def test_the_answer_before_tells_the_body_and_the_list() -> None:
    told = Told("Responsible: the Forum.", ["Seize knives;", "Visit schools"], ["the Forum"])
    whole = resolve("who chairs it?", ["Which board deals with hate crime?"], told=lambda: told)
    item = resolve("tell me more about the second one", ["What are the aims?"], told=lambda: told)
    assert (whole.text, item.text) == ("who chairs the Forum?", "tell me more about visit schools")


def test_the_answer_before_is_not_asked_for_without_need() -> None:
    def told() -> Told:
        raise AssertionError

    assert resolve("how often does it meet?", VAWG, told=told).text == "how often does the VAWG group meet?"


@pytest.mark.parametrize(
    ("question", "follows", "topic", "own"),
    [
        ("how often does it meet?", True, "the VAWG group", "how often does it meet?"),
        ("and the TTCG?", False, "", "who chairs the TTCG?"),  # another topic: the talk has moved on
        ("and what do the children do?", True, "the VAWG group", "and what do the children do?"),
        ("What is the plan's term?", False, "", "What is the plan's term?"),
    ],
)
def test_what_a_follow_up_leans_on(question: str, follows: bool, topic: str, own: str) -> None:
    asked = resolve(question, VAWG)
    assert (asked.follows, asked.topic, asked.own) == (follows, topic, own)


def test_boards_are_known_by_their_names() -> None:
    assert bodies_in("Asked: the Killed or Seriously Injured (KSI) Board, not a board.") == [
        "the Killed or Seriously Injured (KSI) Board"
    ]


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
