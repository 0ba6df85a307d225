"""Questions in several sentences: the others lend their period, their place and their topic."""

import pytest

from planqa.figures.contexts import sentences, which_of_told
from tests.figures_tables import lane

TOLD = [  # question, what the answer holds
    ("My sister lived in Newham in 2013/14. How much crime was recorded there that year?", "900 Total"),
    ("I moved to Hackney last year. How much crime was recorded there in 2014/15?", "Hackney in the financial year"),
    ("I live in Hackney. How much crime was there in 2014/15?", "Tower Hamlets in the financial year 2014/15"),
    ("I am writing about muggings. How many were there in 2014/15?", "100 personal robberies"),
    ("Think of 2014/15. How many muggings were there?", "100 personal robberies"),
    ("I came here in 2009. How many muggings were there?", "120 personal robberies"),
]


def test_sentences() -> None:
    assert sentences("I am new. How many? Thanks") == ["I am new.", "How many?", "Thanks"]


def test_which_asks_of_the_sentence_before() -> None:
    told = ["Only one kind rose.", "Which, and by how much?"]
    assert which_of_told(told) == "Which kind rose, and by how much"
    assert which_of_told(["Crime rose.", "Which borough had most?"]) is None


@pytest.mark.parametrize(("question", "held"), TOLD)
def test_one_sentence_asks(question: str, held: str) -> None:
    reply = lane().reply(question)
    assert reply is not None
    assert held in reply.text
