"""A number that nothing cited proves never leaves; shown arithmetic must add up."""

from decimal import Decimal

import pytest

from planqa.domain import Answer, Citation, Figure, Status
from planqa.gate import guard_answer, unproven_numbers

QUOTE = "Harassment 3132 2472 +26.7%"
CITED = Citation("plan", "Plan", 24, "24", "Crime Figures", QUOTE)
FIGURE = Figure("t", "plan", "Robbery", "count", "Tower Hamlets", "2015/16", Decimal(1079), "count", "1079", 24)


def _answer(text: str, *, cited: bool = True) -> Answer:
    return Answer("How many?", Status.ANSWERED, text, (CITED,) if cited else (), (FIGURE,))


@pytest.mark.parametrize(
    ("text", "unproven"),
    [
        ("There were 3,132 offences, up 26.7%.", []),
        ("There were 1,079 robberies in 2015/16.", []),
        ("There were 3,133 offences.", [3133]),
        ("3,132 − 2,472 = 660 more.", []),
        ("3,132 − 2,472 = 661 more.", [661]),
        ("(3,132 − 2,472) ÷ 2,472 = 26.7%", []),
        ("3,132 + 500 = 3,632", [500, 3632]),
        ("1,079 + 3,132 = 4,211", []),
        ("It was 2014.", [2014]),
    ],
)
def test_unproven_numbers(text: str, unproven: list[int]) -> None:
    assert sorted(unproven_numbers(_answer(text))) == unproven


def test_an_answer_with_an_unproven_number_is_withheld() -> None:
    guarded = guard_answer(_answer("There were 9,999."), lambda citation: True)
    assert guarded.status is Status.NOT_IN_PLAN
    assert "9" not in guarded.answer


def test_a_quote_that_does_not_stand_on_its_page_is_dropped_and_its_number_with_it() -> None:
    guarded = guard_answer(_answer("There were 3,132."), lambda citation: False)
    assert guarded.status is Status.NOT_IN_PLAN
    assert guarded.citations == ()


def test_reviewed_texts_pass() -> None:
    told = Answer("help", Status.SIGNPOSTED, "Call 999.")
    assert guard_answer(told, lambda citation: True) is told
