"""The register of boards on a small register of its own: each fact with every page that gives it."""

from typing import Any

import pytest

from planqa.domain import Answer, Status
from planqa.glossary import Entry, Glossary
from planqa.matching import Matcher, Synonyms
from planqa.register import Register


def fact(kind: str, value: str, page: int, quote: str) -> dict[str, Any]:
    return {"kind": kind, "value": value, "page": page, "section": "Boards", "quote": quote}


BOARDS: dict[str, Any] = {
    "document": "plan",
    "boards": [
        {
            "document": "plan",
            "name": "Community Safety Partnership",
            "abbreviation": "CSP",
            "facts": [
                fact("co-chairs", "the Commander and the Cabinet Member", 11, "co-chaired by the Commander"),
                fact("co-chairs", "Cllr Jo Bloggs, Cabinet Member", 3, "Cllr Jo Bloggs (Co-Chair of CSP)"),
                fact("meets", "quarterly", 11, "The CSP meets on a quarterly basis"),
                fact("accountable to", "the Partnership Executive", 7, "held responsible by the Partnership Executive"),
            ],
        },
        {
            "document": "plan",
            "name": "Violence Against Women and Girls Steering Group",
            "abbreviation": "VAWG",
            "facts": [
                fact("chair", "the Head of Community Safety", 15, "chaired by the Head of Community Safety"),
                fact("meets", "every six weeks", 15, "It meets every six weeks"),
                fact("meets", "monthly", 52, "The VAWG group meets monthly"),
                fact("priority", "violence against women and girls", 50, "Responsible board: VAWG Steering Group"),
            ],
        },
        {
            "document": "plan",
            "name": "Prevent Board",
            "facts": [
                fact("chair", "the Head of Community Safety", 13, "The Prevent Board is chaired by the Head"),
                fact("responsible for", "the Prevent strategy", 13, "delivers the Prevent strategy"),
            ],
        },
        {
            "document": "plan",
            "name": "Gangs and Serious Youth Violence Board",
            "aliases": ["Gangs Board"],
            "facts": [
                fact("meets", "quarterly, in the Town Hall", 12, "meets quarterly in the Town Hall"),
                fact("membership", "police, schools and probation", 12, "Members: police, schools and probation"),
                fact("priority", "gangs and serious youth violence", 40, "Responsible board: Gangs Board"),
                fact("chair", "the Superintendent", 12, "chaired by the Superintendent"),
            ],
        },
    ],
}
GLOSSARY = Glossary([Entry("VAWG", "Violence Against Women and Girls", "c", "q")])
MATCHER = Matcher(GLOSSARY, Synonyms([]), lambda word: 3.0)
REGISTER = Register(BOARDS, {"plan": "The Plan"}, MATCHER)


def told(question: str) -> Answer:
    answer = REGISTER.answer(question)
    assert answer is not None
    assert answer.answered_by == "register"
    assert all(cited.document == "plan" and cited.title == "The Plan" for cited in answer.citations)
    return answer


@pytest.mark.parametrize(
    ("question", "says", "pages"),
    [
        ("Who chairs the VAWG group?", "chaired by the Head of Community Safety", [15]),
        ("who is the chair of the Violence Against Women and Girls Steering Group", "Head of Community Safety", [15]),
        ("whos in charge of the Gangs Board", "the Superintendent", [12]),
        ("Who chairs Prevent?", "Prevent Board is chaired by the Head", [13]),
        ("How often does the CSP meet?", "meets quarterly", [11]),
        ("how regularly does the Gangs and Serious Youth Violence Board meet?", "in the Town Hall", [12]),
        ("Who sits on the Gangs Board?", "police, schools and probation", [12]),
        ("What is the Prevent Board responsible for?", "the Prevent strategy", [13]),
        ("Who is the Community Safety Partnership accountable to?", "the Partnership Executive", [7]),
    ],
)
def test_a_fact_is_told_with_its_page(question: str, says: str, pages: list[int]) -> None:
    answer = told(question)
    assert answer.status is Status.ANSWERED
    assert says in answer.answer
    assert [cited.page for cited in answer.citations] == pages
    assert answer.caveats == ()


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Are schools on the Gangs Board?", Status.ANSWERED),
        ("Is the zoo on the Gangs Board?", Status.NOT_IN_PLAN),
        ("Who takes the minutes of the Gangs Board?", Status.NOT_IN_PLAN),
    ],
)
def test_a_seat_or_an_office_is_told_or_told_as_silence(question: str, status: Status) -> None:
    answer = told(question)
    assert answer.status is status
    assert [cited.page for cited in answer.citations] == [12]


def test_co_chairs_are_told_with_the_names_the_plan_gives() -> None:
    answer = told("Who chairs the CSP?")
    assert answer.answer == (
        "The Community Safety Partnership is co-chaired by the Commander and the Cabinet Member. "
        "Named in the plan: Cllr Jo Bloggs, Cabinet Member."
    )
    assert [cited.page for cited in answer.citations] == [11, 3]


def test_two_pages_that_disagree_are_both_told() -> None:
    answer = told("How often does the VAWG group meet?")
    assert "every six weeks" in answer.answer
    assert "monthly" in answer.answer
    assert answer.caveats == ("The plan says both “every six weeks” (p. 15) and “monthly” (p. 52).",)
    assert [cited.page for cited in answer.citations] == [15, 52]


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("How often does the Prevent Board meet?", "how often the Prevent Board meets"),
        ("Who sits on the VAWG Steering Group?", "who sits on the Violence Against Women and Girls Steering Group"),
    ],
)
def test_a_fact_the_plan_does_not_give_is_told_as_that(question: str, unsaid: str) -> None:
    answer = told(question)
    assert answer.status is Status.NOT_IN_PLAN
    assert unsaid in answer.answer
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("question", "names", "pages"),
    [
        (
            "Which groups meet quarterly?",
            ["the Community Safety Partnership", "the Gangs and Serious Youth Violence Board"],
            [11, 12],
        ),
        (
            "what boards does the Head of Community Safety chair?",
            ["the Violence Against Women and Girls Steering Group", "the Prevent Board"],
            [15, 13],
        ),
    ],
)
def test_a_chair_or_a_rhythm_finds_its_boards(question: str, names: list[str], pages: list[int]) -> None:
    answer = told(question)
    assert all(name in answer.answer for name in names)
    assert [cited.page for cited in answer.citations] == pages


@pytest.mark.parametrize(
    ("question", "name", "page"),
    [
        ("Which board deals with gangs and youth violence?", "the Gangs Board", 40),
        ("who is answerable for youth violence?", "the Gangs Board", 40),
    ],
)
def test_a_priority_finds_its_board(question: str, name: str, page: int) -> None:
    answer = told(question)
    assert name in answer.answer
    assert page in [cited.page for cited in answer.citations]


@pytest.mark.parametrize(
    "question",
    [
        "How much did the chair of the Prevent Board spend on unicorns?",
        "Who chaired the Prevent Board in Camden during the riots?",
        "How can residents prevent burglary?",
        "What does the plan do to prevent crime?",
        "How many burglaries were there?",
        "Which years does the gangs strategy cover?",
        "What does VAWG stand for?",
        "Which groups meet on Mars?",
        "hello",
        "",
    ],
)
def test_what_the_register_does_not_hold_is_left_to_the_other_steps(question: str) -> None:
    assert REGISTER.answer(question) is None


@pytest.mark.parametrize(
    ("nearest", "says"),
    [
        ({"board:plan:Prevent Board": 0.7, "duty:plan:another": 0.8}, "does not say"),  # what is described is no board
        ({"board:plan:Prevent Board": 0.7, "board:plan:Community Safety Partnership": 0.5}, "Head of Community Safety"),
        ({"board:plan:Prevent Board": 0.7, "board:plan:Community Safety Partnership": 0.68}, "does not say"),
        ({"board:plan:Prevent Board": 0.5}, "does not say who chairs “extremism”. The nearest that it tells of is the"),
        ({"notice:Prevent": 0.9}, None),  # no board
        ({}, None),
    ],
)
def test_a_board_told_in_other_words_is_found_by_what_it_is_asked_as(
    nearest: dict[str, float], says: str | None
) -> None:
    answer = REGISTER.answer_described("who chairs the board on extremism?", nearest)
    assert (answer is None) if says is None else (answer is not None and says in answer.answer)


def test_without_a_word_for_a_board_it_must_be_nearer() -> None:
    assert (
        REGISTER.answer_described("who is in charge of stopping extremism?", {"board:plan:Prevent Board": 0.6}) is None
    )
    assert REGISTER.answer_described("who is in charge of stopping extremism?", {"board:plan:Prevent Board": 0.7})


def test_a_described_board_tells_its_purpose_or_its_only_priority() -> None:
    purpose = REGISTER.answer_described("which board fights extremism?", {"board:plan:Prevent Board": 0.7})
    assert purpose is not None
    assert purpose.answer == "The Prevent Board is responsible for the Prevent strategy."
    gangs = {"board:plan:Gangs and Serious Youth Violence Board": 0.7}
    owner = REGISTER.answer_described("which group answers for stabbings by teenagers?", gangs)
    assert owner is not None
    assert "Responsible for gangs and serious youth violence: the Gangs" in owner.answer


@pytest.mark.parametrize(
    ("question", "described"),
    [
        ("Who chairs the board on extremism?", "extremism"),
        ("How many burglaries were there?", ""),
        ("What is the name of the person who chairs the board on extremism?", ""),
    ],
)
def test_only_a_question_on_a_role_describes_a_board(question: str, described: str) -> None:
    assert REGISTER.described(question) == described


def test_another_area_is_told_as_silence() -> None:
    register = Register(BOARDS, {"plan": "The Plan"}, MATCHER, ("Hackney", "Tower Hamlets"))
    answer = register.answer("who chairs Hackney's Prevent Board?")
    assert answer is not None
    assert answer.status is Status.NOT_IN_PLAN
    assert answer.answer == "The plan does not say who chairs Hackney's Prevent Board."


def test_what_the_plan_adds_to_a_responsible_board_is_told() -> None:
    priority = fact("priority", "roads", 63, "Roads Board - TBC") | {"note": "to be confirmed"}
    data = {"boards": [{"document": "plan", "name": "Roads Board", "facts": [priority]}]}
    answer = Register(data, {"plan": "The Plan"}, MATCHER).answer("which board is responsible for roads?")
    assert answer is not None
    assert answer.answer == "Responsible for roads: the Roads Board (to be confirmed)."


@pytest.mark.parametrize("titles", [{}, {"another": "Another Plan"}])
def test_a_register_of_no_document_in_the_store_answers_nothing(titles: dict[str, str]) -> None:
    assert Register(BOARDS, titles, MATCHER).answer("Who chairs the VAWG group?") is None


def test_no_register_answers_nothing() -> None:
    assert Register({}, {"plan": "The Plan"}, MATCHER).answer("Who chairs the VAWG group?") is None


@pytest.mark.parametrize(
    "question",
    [
        "Who chairs the Gangs Board, on which the police and the schools sit?",
        "Who chairs the Gangs Board since it merged with the old CSP one?",
        "Could you kindly confirm who chairs the Gangs Board, the statutory board for it?",
    ],
)
def test_what_a_question_adds_of_a_board_is_no_other_board(question: str) -> None:
    answer = told(question)
    assert answer.question == question
    assert answer.answer == "The Gangs and Serious Youth Violence Board is chaired by the Superintendent."


def test_the_partnership_alone_is_the_one_that_all_boards_belong_to() -> None:
    assert "Community Safety Partnership meets quarterly" in told("How often does the partnership meet?").answer


def test_a_board_described_is_not_answered_with_the_owners_of_a_priority() -> None:
    assert REGISTER.answer("Who runs the group that looks after gangs?") is None
