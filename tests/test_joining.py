"""The answers to two parts are told as one: short, all cited, and what is not in the plan said for its part alone."""

from dataclasses import replace
from decimal import Decimal

from planqa.domain import Answer, Citation, Status
from planqa.joining import MAX_CITATIONS, MAX_WORDS, join


def _cited(page: int) -> Citation:
    return Citation("plan", "The Plan", page, str(page), "Boards", f"words of page {page}")


def _answer(text: str, page: int, status: Status = Status.ANSWERED, by: str = "extractive") -> Answer:
    return Answer(text, status, text, (_cited(page),), answered_by=by, standalone_question=f"{text}?")


def _joined(*answers: Answer) -> Answer:
    return join("Both?", [(f"{answer.answer[:5]}?", answer) for answer in answers])


def test_both_are_told_with_their_citations() -> None:
    told = _joined(_answer("It meets monthly.", 3), _answer("The Mayor chairs it.", 5))
    assert (told.answer, told.status) == ("It meets monthly. The Mayor chairs it.", Status.ANSWERED)
    assert [citation.page for citation in told.citations] == [3, 5]
    assert told.standalone_question == "It meets monthly.? The Mayor chairs it.?"


def test_the_lane_is_named_where_both_are_of_one() -> None:
    first, second = _answer("Ten rose.", 3, by="figures"), _answer("Two fell.", 4, by="register")
    assert _joined(first, replace(second, answered_by="figures")).answered_by == "figures"
    assert _joined(first, second).answered_by == "parts"


def test_numbers_reckoned_for_a_part_are_kept() -> None:
    told = _joined(replace(_answer("Ten rose.", 3), reckoned=(Decimal(10),)), _answer("Two fell.", 4))
    assert told.reckoned == (Decimal(10),)


def test_a_part_that_is_left_open_is_said_so() -> None:
    told = _joined(_answer("It meets monthly.", 3), _answer("The plan does not say.", 9, Status.NOT_IN_PLAN))
    assert told.status is Status.ANSWERED
    assert told.answer == "It meets monthly. On “The p”, the plan does not say."
    assert [citation.page for citation in told.citations] == [3]


def test_all_left_open_is_one_silence() -> None:
    silence = _answer("The plan does not say.", 9, Status.NOT_IN_PLAN)
    assert _joined(silence, silence).status is Status.NOT_IN_PLAN
    assert _joined(silence, silence).answer == "The plan does not say."


def test_what_must_not_be_answered_stops_both() -> None:
    declined = _answer("I do not give personal details.", 1, Status.DECLINED)
    assert _joined(_answer("It meets monthly.", 3), declined) == declined


def test_what_both_say_is_told_once() -> None:
    told = _joined(_answer("It rose to ten. It fell to two.", 3), _answer("It fell to two.", 3))
    assert told.answer == "It rose to ten. It fell to two."


def test_the_longest_is_shortened() -> None:
    items = "\n".join(f"• Seize {number} knives and visit each of the schools" for number in range(20))
    told = _joined(_answer(items, 3), _answer("It meets monthly.", 5))
    assert len(told.answer.split()) <= MAX_WORDS
    assert told.answer.endswith("\nIt meets monthly.")


def test_one_long_sentence_is_left_whole() -> None:
    long = "word " * 120 + "end."
    assert _joined(_answer(long, 3), _answer("It meets monthly.", 5)).answer == f"{long} It meets monthly."


def test_a_long_list_is_cut_to_eight_citations_with_its_items() -> None:
    items = [f"item {number}" for number in range(11)]
    listed = replace(
        _answer("\n".join(f"• {item}" for item in items), 3),
        citations=tuple(replace(_cited(3), quote=item) for item in items),
    )
    told = _joined(listed, _answer("The Mayor chairs it.", 5))
    assert len(told.citations) == MAX_CITATIONS
    assert all(f"item {number}" in told.answer for number in range(7))
    assert "item 8" not in told.answer
