"""Which fact of a board a question asks for, and what it says of a board that it does not name."""

import pytest

from planqa.aspects import CHAIR, FOR, FOUNDED, MEETS, MEMBERS, OWNER, TO, asks_agent, aspect, description, represents


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who chairs the parks board?", CHAIR),
        ("Whose job is it to head the board dealing with parks?", CHAIR),
        ("Which two people share the job of running the board on parks?", CHAIR),
        ("parks partnership statutory agencies?", MEMBERS),
        ("Which two posts jointly lead the parks board?", CHAIR),
        ("Who presides over the group on parks?", CHAIR),
        ("Which director heads the board over the parks?", CHAIR),
        ("who's in charge of litter?", CHAIR),
        ("Which two people share the top seat at the partnership?", CHAIR),
        ("How often does the parks group get together?", MEETS),
        ("how regularly is the parks panel held?", MEETS),
        ("How often must the parks group write to the mayor?", ""),
        ("How often do the wardens report to the parks board?", ""),
        ("Who besides the police sits on the parks board?", MEMBERS),
        ("who else is on it?", MEMBERS),
        ("Which organisations belong to the parks forum?", MEMBERS),
        ("Who does the parks forum report to?", TO),
        ("Which group has to answer to the council for parks?", OWNER),
        ("Which board looks after parks?", OWNER),
        ("Which religious and community groups watch the parks?", ""),
        ("What document does every group have to write?", ""),
        ("What is the parks board for?", FOR),
        ("What are the objectives of the parks board?", FOR),
        ("When was the parks board set up?", FOUNDED),
        ("Who from the schools is on the parks board?", MEMBERS),
        ("Litter: who owns it while the board makes up its mind?", ""),
        ("How many trees were felled?", ""),
    ],
)
def test_the_fact_asked_for(question: str, kind: str) -> None:
    assert aspect(question) == kind


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who chairs the board for young offenders?", "young offenders"),
        ("who is in charge of the group that fights litter?", "fights litter"),
        ("How often does the litter group meet?", "litter"),
        ("Who runs the forum on parks in Tower Hamlets?", "parks"),
        ("Litter: which two groups own it for now?", "Litter"),
        ("whos in charge of sorting out noisy neighbours", "sorting out noisy neighbours"),
    ],
)
def test_a_description_is_what_is_left_without_the_asking(question: str, told: str) -> None:
    assert description(question) == told


@pytest.mark.parametrize(
    ("question", "agent"),
    [
        ("Who coordinates the reviews?", True),
        ("Which council team looks after reviews?", True),
        ("What rank is the officer?", True),
        ("Which crimes make up the basket?", False),
        ("What does the plan say about teams?", False),
        ("How many officers are there and who leads them?", False),
    ],
)
def test_who_does_a_thing_is_asked_for(question: str, agent: bool) -> None:
    assert asks_agent(question) is agent


@pytest.mark.parametrize(
    ("question", "speaks"),
    [
        ("Which body represents the victims on the parks board?", True),
        ("Who sits on the parks board on behalf of charities?", True),
        ("who speaks for the charities", True),
        ("Who is represented on the parks board?", False),
        ("Which charities represent on the board?", False),
    ],
)
def test_who_speaks_for_somebody(question: str, speaks: bool) -> None:
    assert represents(question) is speaks
