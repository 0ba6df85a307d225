"""Two questions in one are told apart; what is one question stays whole."""

import pytest

from planqa.parts import of_each, split

PARTED = [
    ("How often does it meet, and who chairs it?", ("How often does it meet?", "who chairs it?")),
    ("Who chairs it? How often does it meet?", ("Who chairs it?", "How often does it meet?")),
    ("What does it do as well as who runs it?", ("What does it do?", "who runs it?")),
    ("I live in Bow. Who runs it? And when does it meet?", ("I live in Bow. Who runs it?", "And when does it meet?")),
    ("Who leads it; how often does it meet?", ("Who leads it?", "how often does it meet?")),
    ("Under which law does it exist and does it meet?", ("Under which law does it exist?", "does it meet?")),
    ("Tell me who chairs it and say how often it meets.", ("Tell me who chairs it?", "say how often it meets.")),
    ("When was it set up, and can MOPAC step in?", ("When was it set up?", "can MOPAC step in?")),
    ("How big a cut was set, and by when?", ("How big a cut was set?", "by when?")),
    ("Has knife crime gone up, and why?", ("Has knife crime gone up?", "why?")),
    ("Under which Act does it sit? And the other one?", ("Under which Act does it sit?", "And the other one?")),
]
WHOLE = [
    "Who chairs it?",
    "What are drugs and alcohol services doing?",
    "What is the difference between what MARAC does and what MASE does?",
    "Did burglary rise or fall, and by how much?",
    "When and where was the conference held?",
    "What happens to people who are caught and who reoffend?",
    "When this document says arson, what does it mean?",
    "How do you know what works and what doesn't?",
    "Where is it held? which room",
    "Who chairs it? When does it meet? What does it do? How does it work?",  # more than are answered at once
    "",
]


@pytest.mark.parametrize(("question", "expected"), PARTED)
def test_parts(question: str, expected: tuple[str, ...]) -> None:
    assert split(question) == expected


@pytest.mark.parametrize("question", WHOLE)
def test_one_question_stays_whole(question: str) -> None:
    assert split(question) == (question,)


def test_a_question_about_two_named_things_is_asked_of_each() -> None:
    names = {"the DV Forum", "the Prevent Board"}
    asked = of_each(
        "Who chairs the DV Forum and the Prevent Board?", "the DV Forum and the Prevent Board", names.__contains__
    )
    assert asked == ("Who chairs the DV Forum?", "Who chairs the Prevent Board?")


def test_a_name_with_an_and_in_it_is_one_name() -> None:
    question = "Who chairs the Drug and Alcohol Board?"
    assert of_each(question, "the Drug and Alcohol Board", lambda name: name == "the Drug and Alcohol Board") == (
        question,
    )
