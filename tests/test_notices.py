"""A notice answers its own questions with every side, and warns beside an answer that shows one side only."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planqa.assistant import Assistant
from planqa.domain import Answer, Citation, Status
from planqa.embedding import MiniLmEncoder
from planqa.gate import guard_answer, unproven_numbers
from planqa.glossary import Glossary
from planqa.matching import Matcher, Synonyms
from planqa.notices import NEAR, Notices, key_of
from planqa.question import understand
from planqa.quoting import folded
from planqa.settings import Settings
from planqa.store import Store

NOTE = "Page 17 has 43 champions, page 18 has over 150."
FEWER = "Recruitment of 43 champions from organisations"
MORE = "Recruitment of over 150 champions from organisations"
DATA: dict[str, list[dict[str, Any]]] = {
    "contradiction": [
        {
            "document": "plan",
            "about": "number of champions",
            "note": NOTE,
            "topics": ["champions recruited"],
            "queries": ["how many champions are there?", "how many champions were recruited?"],
            "sides": [
                {"says": "43", "page": 17, "quote": FEWER},
                {"says": "over 150", "page": 18, "quote": MORE},
            ],
        }
    ],
    "restricted": [
        {
            "document": "plan",
            "about": "treatment figures",
            "note": "The plan does not give it: the data are restricted (page 31).",
            "queries": ["how many drinkers are in treatment?"],
            "sides": [{"page": 31, "quote": "Drinkers in treatment: restricted data"}],
        }
    ],
    "drafting": [{"document": "plan", "page": 52, "quote": "(Helen to confirm)"}],
}
CHAMPIONS, TREATMENT = key_of("number of champions"), key_of("treatment figures")
LIGHT = frozenset("many is are there was were has have".split())
MATCHER = Matcher(Glossary(()), Synonyms(()), lambda word: 0.5 if word in LIGHT else 3.0)


def cite(document: str, page: int, quote: str) -> Citation:
    return Citation(document, "The Plan", page, str(page), "Highlights", quote)


NOTICES = Notices(DATA, MATCHER, cite)
SIDES = (cite("plan", 17, FEWER), cite("plan", 18, MORE))
AGAIN = "Champions meet twice a year"


def asked(
    question: str, nearest: dict[str, float] | None = None, rivals: Sequence[tuple[str, float]] = ()
) -> Answer | None:
    return NOTICES.answer(understand(question), {CHAMPIONS: 0.9} if nearest is None else nearest, rivals)


def told(text: str, *citations: Citation, question: str = "how many champions were recruited?") -> Answer:
    """An answer of another step, with the caveats that the notices add."""
    return NOTICES.caveat(question, Answer(question, Status.ANSWERED, text, citations, answered_by="extractive"))


def test_a_contradiction_is_told_with_every_side() -> None:
    answer = asked("how many champions are there?")
    assert answer is not None
    assert (answer.status, answer.answer, answer.answered_by) == (Status.ANSWERED, NOTE, "notices")
    assert answer.citations == SIDES
    assert unproven_numbers(answer) == set()


def test_what_is_restricted_is_silence_with_the_words_that_say_so() -> None:
    answer = asked("how many drinkers are in treatment?", {TREATMENT: 0.9, CHAMPIONS: 0.2})
    assert answer is not None
    assert answer.status is Status.NOT_IN_PLAN
    assert "restricted" in answer.answer
    assert [cited.page for cited in answer.citations] == [31]


@pytest.mark.parametrize(
    ("nearest", "answers"),
    [({CHAMPIONS: NEAR + 0.01}, True), ({CHAMPIONS: NEAR - 0.01}, False), ({"faq:champions": 0.9}, False), ({}, False)],
)
def test_only_a_question_that_is_near_is_its_own(nearest: dict[str, float], answers: bool) -> None:
    assert (asked("how many champions are there?", nearest) is not None) is answers


def test_what_only_adds_to_the_sides_is_told_to_see_also() -> None:
    data = deepcopy(DATA)
    data["contradiction"][0]["sides"].append({"says": "meetings", "page": 20, "quote": AGAIN, "beside": True})
    notices = Notices(data, MATCHER, cite)
    answer = notices.answer(understand("how many champions are there?"), {CHAMPIONS: 0.9}, [])
    assert answer is not None
    assert (answer.citations, answer.see_also) == (SIDES, (cite("plan", 20, AGAIN),))
    both = Answer("how many champions were recruited?", Status.ANSWERED, "43; over 150.", SIDES)
    assert notices.caveat(both.question, both) == both  # nothing is left to be told


def test_a_passage_that_answers_better_goes_first_unless_it_is_one_of_the_sides() -> None:
    question = "how many champions are there?"
    assert asked(question, rivals=[("Champions are volunteers.", 0.8)]) is not None
    assert asked(question, rivals=[("Champions are volunteers.", 0.95)]) is None
    assert asked(question, rivals=[(f"• {FEWER}.", 0.95)]) is not None


def test_what_is_known_to_be_left_open_goes_first() -> None:
    """A known silence comes as a rival without words."""
    assert asked("how many champions are there?", rivals=[("", 0.95)]) is None


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("how many champions were recruited?", True),
        ("are there champions?", True),
        ("champions", True),
        ("who are the champions?", False),  # another kind of question than any of its own
        ("why were champions recruited?", False),
        ("where are the champions?", False),
        ("what are the aims of the champions?", False),
        ("how many champions are there in Hackney?", False),  # asks for more than it holds
        ("how many dogs are champions?", False),
    ],
)
def test_a_question_that_asks_another_thing_is_passed_on(question: str, answers: bool) -> None:
    assert (asked(question) is not None) is answers


def test_a_drafting_remark_is_told_to_nobody() -> None:
    assert asked("how many did Helen confirm?", {key_of(""): 0.99, "drafting": 0.99}) is None
    assert told("Helen did.", cite("plan", 52, "(Helen to confirm)"), question="did Helen confirm?").caveats == ()


def test_an_answer_with_one_side_gets_the_other_and_the_note() -> None:
    answer = told("43 champions were recruited.", SIDES[0])
    assert answer.answer == "43 champions were recruited."
    assert answer.caveats == (NOTE,)
    assert (answer.citations, answer.see_also) == (SIDES[:1], SIDES[1:])
    checked = guard_answer(answer, lambda _: True)
    assert (checked.status, checked.caveats) == (Status.ANSWERED, (NOTE,))


def test_a_longer_quote_of_a_side_is_that_side_and_is_cited_once() -> None:
    longer = cite("plan", 18, f"• {MORE} across the borough.")
    answer = told("Over 150 champions were recruited.", longer)
    assert answer.caveats == (NOTE,)
    assert (answer.citations, answer.see_also) == ((longer,), SIDES[:1])


@pytest.mark.parametrize(
    ("text", "citations", "question"),
    [
        ("43 or over 150 champions were recruited.", SIDES, "how many champions were recruited?"),  # both are told
        ("43 champions were recruited.", SIDES[:1], "what else is in the highlights?"),  # another topic
        ("Champions were recruited.", SIDES[:1], "how many champions were recruited?"),  # no side's number is told
        ("43 champions.", [replace(SIDES[0], page=19)], "how many champions were recruited?"),  # words of another page
        ("It meets weekly.", [cite("plan", 17, "The group meets weekly.")], "how many champions were recruited?"),
        ("43 champions.", [], "how many champions were recruited?"),
    ],
)
def test_no_caveat_where_nothing_is_held_back(text: str, citations: Sequence[Citation], question: str) -> None:
    assert told(text, *citations, question=question).caveats == ()


def test_another_documents_words_on_the_same_page_are_no_side() -> None:
    other = replace(SIDES[0], document="other")
    assert told("43 champions were recruited.", other).caveats == ()


def test_without_a_register_nothing_is_said() -> None:
    empty = Notices({}, MATCHER, cite)
    answer = Answer("q", Status.ANSWERED, "43 champions.", SIDES[:1])
    assert empty.answer(understand("how many champions are there?"), {CHAMPIONS: 0.9}, ()) is None
    assert empty.caveat("how many champions are there?", answer) == answer


@pytest.fixture(scope="module")
def plan(plan_store: Path) -> Assistant:
    return Assistant(Store.open(plan_store), Settings(), MiniLmEncoder())


SHADOWED = {"the years of MOPAC's Police and Crime Plan"}  # the register of boards takes its first question


@pytest.mark.slow
def test_every_contradiction_of_the_plan_is_told_whole_to_its_own_first_question(plan: Assistant) -> None:
    rows = plan.store.extras["knowledge"]["notices"]["contradiction"]
    assert len(rows) >= 40
    half_told = {row["about"] for row in rows if not _is_told_whole(plan.ask(row["queries"][0]), row["sides"])}
    assert half_told <= SHADOWED


def _is_told_whole(answer: Answer, sides: Sequence[dict[str, object]]) -> bool:
    """Whether it is an answer, its numbers pass the gate, and every side is cited or among what to see also."""
    places = (*answer.citations, *answer.see_also)
    cited = [(citation.page, f" {folded(citation.quote)} ") for citation in places]
    return (
        answer.status is Status.ANSWERED
        and not unproven_numbers(answer)
        and guard_answer(answer, lambda _: True) == answer
        and all(
            any(page == side["page"] and f" {folded(str(side['quote']))} " in words for page, words in cited)
            for side in sides
            if not side.get("beside")
        )
    )


@pytest.mark.slow
def test_what_the_plan_keeps_back_is_never_answered(plan: Assistant) -> None:
    for row in plan.store.extras["knowledge"]["notices"]["restricted"]:
        answer = plan.ask(row["queries"][0])
        assert answer.status is Status.NOT_IN_PLAN, row["about"]
        assert answer.citations, row["about"]


def _printed(answer: Answer) -> str:
    """Everything that a door prints of an answer, the question aside."""
    quotes = (f"{cited.section} {cited.quote}" for cited in answer.citations)
    figures = (f"{figure.indicator} {figure.quote} {figure.note}" for figure in answer.figures)
    return folded(" ".join((answer.answer, *answer.caveats, *quotes, *figures)))


@pytest.mark.slow
def test_no_drafting_remark_reaches_an_answer(plan: Assistant) -> None:
    """Asked for by its own words and by those around it; nothing that an answer is made of holds one either."""
    remarks = [row["quote"] for row in plan.store.extras["knowledge"]["notices"]["drafting"]]
    assert len(remarks) >= 6
    made_of = [f"{one.text} {' '.join(text for _, text in one.parts)}" for one in plan.store.passages]
    made_of += [f"{figure.indicator} {figure.quote} {figure.note}" for figure in plan.store.figures]
    questions = [
        text for remark in remarks for text in (remark, f"what does the plan say: {remark}", remark.strip("()"))
    ]
    questions += [*AROUND_THE_REMARKS]
    made_of += [_printed(plan.ask(question)) for question in questions]
    for remark in remarks:
        assert not [text for text in made_of if folded(remark) in folded(text)], remark


AROUND_THE_REMARKS = (
    "who signed the foreword?",
    "what did Colin and Helen say?",
    "by how much will the number of domestic violence offences fall?",
    "how will we measure success on domestic violence?",
    "how will success be measured on violence against women and girls?",
    "what is the target for rape sanction detections?",
    "by which year will repeat victims fall?",
    "what should the police comment on?",
    "what are the long term outcomes for violence?",
)
