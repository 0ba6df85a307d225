"""A board's facts told: the nearest of many, the posts without the names, silence with its place."""

import pytest

from planqa.boards import Board, Fact
from planqa.domain import Status
from planqa.glossary import Glossary
from planqa.matching import Matcher, Synonyms
from planqa.recounting import Recounter

RECOUNTER = Recounter({"plan": "The Plan"}, Matcher(Glossary([]), Synonyms([]), lambda word: 3.0))
WORK = [
    Fact("responsible for", value, page, "Boards", value) for page, value in enumerate(("trees", "lamps", "bins"), 1)
]
CHAIRS = [
    Fact("co-chairs", "the Warden and the Ranger", 1, "Boards", "co-chaired by the Warden and the Ranger"),
    Fact("co-chairs", "Jo Bloggs, Warden", 3, "Foreword", "Jo Bloggs, Warden"),
]
PARKS = Board("Parks Board", (), (*WORK, *CHAIRS), "plan")


@pytest.mark.parametrize(
    ("question", "pages"),
    [("What does the Parks Board do?", [1, 2]), ("What does the Parks Board do about bins?", [3, 1])],
)
def test_of_many_facts_the_nearest_are_told(question: str, pages: list[int]) -> None:
    assert [cited.page for cited in RECOUNTER.tell(question, PARKS, WORK).citations] == pages


@pytest.mark.parametrize(
    ("question", "pages"),
    [("Who chairs the Parks Board?", [1, 3]), ("Which two posts co-chair the Parks Board?", [1])],
)
def test_posts_are_told_without_the_names(question: str, pages: list[int]) -> None:
    assert [cited.page for cited in RECOUNTER.tell(question, PARKS, CHAIRS).citations] == pages


def test_silence_is_told_with_the_nearest_place() -> None:
    answer = RECOUNTER.untold("How often does the Parks Board meet?", PARKS, "meets")
    assert answer.status is Status.NOT_IN_PLAN
    assert answer.answer == "The plan does not say how often the Parks Board meets."
    assert [cited.page for cited in answer.citations] == [1]


MEMBERS = [Fact("membership", value, page, "Boards", value) for page, value in enumerate(("police", "wardens"), 1)]


@pytest.mark.parametrize(
    ("question", "pages"),
    [
        ("Who sits on the Parks Board?", [1, 2]),
        ("Which wardens sit on the Parks Board?", [2]),
        ("Apart from wardens, who sits on the Parks Board?", [1, 2]),
    ],
)
def test_of_the_members_those_asked_for_are_told(question: str, pages: list[int]) -> None:
    assert [cited.page for cited in RECOUNTER.tell(question, PARKS, MEMBERS).citations] == pages
