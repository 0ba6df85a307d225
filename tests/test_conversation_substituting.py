"""What is newly named takes the place of what it stands against; the rest of the question stays."""

import pytest

from planqa.conversation import Told, resolve, standalone

CASES = [
    ("How many champions are there for parks?", "and for roads?", "How many champions are there for roads?"),
    ("What do you plan for schools on roads?", "and for drivers?", "What do you plan for drivers on roads?"),
    (
        "How often does the Green Forum meet?",
        "and in an emergency?",
        "How often does the Green Forum meet in an emergency?",
    ),
    ("how are hard drugs linked to crime?", "and booze?", "how are booze linked to crime?"),
    ("How many young people had lessons?", "and parents?", "How many parents had lessons?"),
    ("How many of the crimes were racist?", "and homophobic?", "How many of the crimes were homophobic?"),
    ("Which borough had most crime in 2012/13?", "and the least?", "Which borough had least crime in 2012/13?"),
    ("What was the change in robbery in 2015/16?", "and arson?", "What was the change in arson in 2015/16?"),
    ("Which law set up the Green Forum?", "and the Blue Board?", "Which law set up the Blue Board?"),
    ("What will you ask builders to do?", "and shops?", "What will you ask builders to do (shops)?"),
    (
        "How many people were trained in October 2012 to September 2013?",
        "and in the latest year?",
        "How many people were trained?",
    ),
    (
        "How many calls did the police take from October 2014 to September 2015?",
        "and over the whole four years, how far has it come down?",
        "how far has calls come down over the whole four years?",
    ),
    ("What is the Lodge Project?", "how many homes?", "how many homes (the Lodge Project)?"),
    ("How many thefts were there in 2015/16?", "how many arsons?", "How many arsons were there in 2015/16?"),
    ("Where can I report it, and to which board?", "where are these centres?", None),
    ("How many members are on the LSCB?", "who chairs it?", "who chairs the LSCB?"),
    ("What project is Stronger Families our answer to?", "whose work is it?", "whose work is Stronger Families?"),
    ("How many people responded to the survey?", "how was it run?", "how was the survey run?"),
    ("Who is the member for parks?", "how long has she been there?", "how long has the member for parks been there?"),
    ("who is the chair for parks?", "when did it start?", "when did parks start?"),
]


@pytest.mark.parametrize(("before", "question", "expected"), CASES)
def test_the_question_before_is_asked_of_something_else(before: str, question: str, expected: str | None) -> None:
    whole = standalone(question, [before])
    if expected is None:
        assert whole.startswith("where are the centres (")
    else:
        assert whole == expected


@pytest.mark.parametrize("question", ["does the same person chair anything else?", "what else does he chair?"])
def test_what_else_a_post_chairs(question: str) -> None:
    told = Told("The Green Forum is chaired by the LBTH Head of Parks.")
    asked = resolve(question, ["Who chairs the Green Forum?"], (), lambda: told)
    assert asked.text == "Which boards does the Head of Parks chair?"
    assert resolve(question, ["Who chairs the Green Forum?"]).text != asked.text  # nothing was told
