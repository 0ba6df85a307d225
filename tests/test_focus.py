"""A talk stands where it was answered from, and on the topic around that."""

import pytest

from planqa.conversation import Asked
from planqa.domain import Answer, Citation, Status
from planqa.focus import AROUND, ASKED_ASPECT, FEW, HERE, NOTHING_NEW, OTHER_SPAN, bonus, focus_on, malus, nearness
from planqa.matching import Term
from tests.fakes import make_chunk

WHY = make_chunk("Arson kills.", 40, ("Priority B: Arson", "Why is it a priority?"), 0)
AIMS = make_chunk("Fewer fires.", 41, ("Priority B: Arson", "What will we aim to achieve?"), 1)
CHAPTER = [make_chunk("A board.", 11, ("Boards", f"Board {number}"), 10 + number) for number in range(FEW + 1)]
CHUNKS = [WHY, AIMS, *CHAPTER]


def _answered(section: str) -> Answer:
    cited = Citation("plan", "The Plan", 40, "40", section, "words")
    return Answer("Why?", Status.ANSWERED, "words", (cited,))


@pytest.mark.parametrize(
    ("section", "here", "around"),
    [
        (WHY.section, [WHY], [AIMS]),  # a topic: its other sections are near too
        (CHAPTER[0].section, [CHAPTER[0]], []),  # a chapter is no topic
        ("Nowhere", [], []),
    ],
)
def test_nearness(section: str, here: list[object], around: list[object]) -> None:
    focus = focus_on([_answered(section)], Asked("how often?", True, "arson", "how often?"), CHUNKS)
    assert [chunk for chunk in CHUNKS if nearness(focus, chunk) == HERE] == here
    assert [chunk for chunk in CHUNKS if nearness(focus, chunk) == AROUND] == around


def test_another_aspect_is_asked_of_the_topic_and_not_of_the_section() -> None:
    focus = focus_on([_answered(WHY.section)], Asked("aims?", True, "arson", "aims?", elsewhere=True), CHUNKS)
    assert [nearness(focus, chunk) for chunk in (WHY, AIMS)] == [AROUND, AROUND]


def test_the_topic_of_an_earlier_answer_is_still_near() -> None:
    focus = focus_on([_answered(CHAPTER[0].section), _answered(WHY.section)], Asked("why?"), CHUNKS)
    assert nearness(focus, AIMS) == AROUND


def test_what_was_talked_of_need_not_be_said_again() -> None:
    focus = focus_on([_answered(WHY.section)], Asked("how often?", True, "arson"), CHUNKS)
    assert focus.holds(Term((frozenset({"arson"}),), 5.0, "arson"))
    assert not focus.holds(Term((frozenset({"fire"}),), 5.0, "fires"))


def test_no_talk_is_nowhere() -> None:
    assert nearness(None, WHY) == 0.0


@pytest.mark.parametrize(
    ("near", "asked", "said", "heaviest", "expected"),
    [
        (0.0, 1.0, 1.0, 0.0, 0.0),
        (HERE, 0.3, 1.0, 0.0, HERE),
        (HERE, 0.9, 1.0, 0.0, HERE + ASKED_ASPECT),  # the heading asked for
        (HERE, 0.3, 0.0, 0.8, HERE - NOTHING_NEW),  # the topic told again
        (HERE, 0.3, 0.0, 0.1, HERE),  # nothing of weight is newly asked
    ],
)
def test_bonus(near: float, asked: float, said: float, heaviest: float, expected: float) -> None:
    assert bonus(near, asked, said, heaviest) == expected


@pytest.mark.parametrize(
    ("question", "heading", "expected"),
    [
        ("What will we achieve this year?", "What will we achieve over the term of this plan?", OTHER_SPAN),
        ("What will we achieve over the whole plan?", "What will we achieve this year?", OTHER_SPAN),
        ("What will we achieve this year?", "What will we achieve this year?", 0.0),
        ("What will we achieve?", "What will we achieve this year?", 0.0),
    ],
)
def test_a_heading_of_another_span_costs(question: str, heading: str, expected: float) -> None:
    assert malus(question, make_chunk("Fewer fires.", 1, ("Priority B", heading))) == expected
