"""What a question is about, and whom or what its pronouns would stand for."""

import pytest

from planqa.conversation.elisions import asks_nothing_of_its_own, bare_question
from planqa.conversation.topics import is_clause, persons, thing, things, topic


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who won the Sanctuary Project contract?", "the Sanctuary Project contract"),
        ("Why were deaths on the roads made a priority?", "deaths on the roads"),
        ("Are naloxone injections being handed out?", "naloxone injections"),
        ("What is the target for cutting road deaths?", "road deaths"),
        ("What is the budget of the partnership?", "the partnership"),
        ("When does this plan start?", "this plan"),
        ("By how much did failed cases at the court drop?", "failed cases at the court"),
        ("by how much (robbery)?", "robbery"),  # as an earlier follow-up was made whole
    ],
)
def test_topic(question: str, expected: str) -> None:
    assert topic(question) == expected


def test_those_counted_and_what_they_are_of() -> None:
    question = "How many people answered the survey?"
    assert (things(question), thing(question)) == ("people who answered the survey", "the survey")


def test_the_persons_who_lead() -> None:
    assert persons("Who co-chairs the CSP?") == "the co-chairs of the CSP"
    assert persons("What is the CSP?") == ""


@pytest.mark.parametrize(("text", "expected"), [("the VAWG group", False), ("how people were asked", True)])
def test_a_clause_cannot_stand_for_a_pronoun(text: str, expected: bool) -> None:
    assert is_clause(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who is in the chair?", True),
        ("which board is responsible?", True),
        ("what was the detection rate?", True),
        ("who won the contract?", False),
        ("what are the aims of the plan?", False),  # the plan itself
        ("", False),
    ],
)
def test_asks_nothing_of_its_own(text: str, expected: bool) -> None:
    assert asks_nothing_of_its_own(text) is expected


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("and why?", "Has robbery fallen?", "why has robbery fallen?"),
        ("when did that happen?", "Did they merge?", "when did they merge?"),
        ("when did that happen?", "What is the merger?", None),  # of a thing: the pronoun rules know better
        ("since when?", "Is arson a priority?", "since when arson?"),
        ("why the change?", "Is arson a priority?", None),
    ],
)
def test_bare_question(text: str, before: str, expected: str | None) -> None:
    assert bare_question(text, before, "arson") == expected
