"""The answers told last are kept, so many and no more."""

from planqa.domain import Answer, Status
from planqa.recalling import Recalled


def _answer(text: str) -> Answer:
    return Answer("?", Status.ANSWERED, text)


def test_an_answer_is_kept_by_question_history_and_document() -> None:
    recalled = Recalled()
    recalled.keep("who chairs it?", ["What is the CSP?"], None, _answer("The Mayor."))
    assert recalled.get("who chairs it?", ("What is the CSP?",), None) == _answer("The Mayor.")
    assert recalled.get("who chairs it?", (), None) is None
    assert recalled.get("who chairs it?", ("What is the CSP?",), "plan") is None


def test_the_one_used_longest_ago_goes_first() -> None:
    recalled = Recalled(2)
    for question in ("a", "b"):
        recalled.keep(question, (), None, _answer(question))
    recalled.get("a", (), None)
    recalled.keep("c", (), None, _answer("c"))
    assert [recalled.get(question, (), None) is not None for question in ("a", "b", "c")] == [True, False, True]
