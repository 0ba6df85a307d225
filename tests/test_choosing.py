"""From weighed candidates to an answer or to silence; scores are far from any threshold on purpose."""

from collections.abc import Mapping, Sequence

import pytest

from planqa.choosing import LedBy, choose, sufficient
from planqa.domain import Answer, Passage, Status
from planqa.extractive import Candidate
from planqa.matching import Term
from planqa.question import understand
from tests.fakes import make_chunk

SURE, UNSURE = 5.0, -5.0
CHUNKS = {chunk.id: chunk for chunk in (make_chunk("text", 11), make_chunk("text", 12, position=1))}
FIRST, SECOND = CHUNKS
CHAIR = Passage("p1", FIRST, "sentence", "The CSP is chaired by the Commander.", "Boards › CSP")
MEETS = Passage("p2", FIRST, "sentence", "It meets quarterly.", "Boards › CSP")
OTHER = Passage("p3", SECOND, "sentence", "Mopeds are stolen.", "Crime")
LEAD = Passage("p4", SECOND, "sentence", "The aims are:", "Aims")
AIMS = Passage(
    "p5", SECOND, "section", "The aims are:", "Aims", ((SECOND, "Cut crime;"), (SECOND, "Help victims")), True
)
PROSE = Passage("p6", FIRST, "section", "", "Why", tuple((FIRST, f"Sentence {at} " + "word " * 18) for at in range(9)))


def weighed(
    passage: Passage, score: float = SURE, missing: Sequence[str] = (), unmet: Sequence[str] = (), in_text: float = 1.0
) -> Candidate:
    features = {"covered": 1.0, "in_text": in_text}
    terms = tuple(Term((frozenset({word}),), 5.0, word) for word in missing)
    return Candidate(passage, features, score, terms, tuple(unmet))


def chosen(question: str, *candidates: Candidate) -> Answer:
    led = {LEAD.id: AIMS}
    return choose(understand(question), candidates, CHUNKS.__getitem__, leading(led))


def leading(led: Mapping[str, Passage], paragraph_led: Mapping[str, Passage] | None = None) -> LedBy:
    def led_by(passage: Passage, *, paragraph: bool = False) -> Passage | None:
        return {**led, **(paragraph_led or {} if paragraph else {})}.get(passage.id)

    return led_by


def test_the_best_sentence_is_the_answer() -> None:
    answer = chosen("who chairs the CSP?", weighed(CHAIR), weighed(OTHER, UNSURE))
    assert (answer.status, answer.answer) == (Status.ANSWERED, CHAIR.text)
    assert [(cited.page, cited.quote) for cited in answer.citations] == [(11, CHAIR.text)]
    assert answer.answered_by == "extractive"


@pytest.mark.parametrize(
    ("candidate", "told"),
    [
        (weighed(CHAIR, UNSURE, missing=["budget"]), "“budget”"),
        (weighed(CHAIR, SURE, unmet=["a percentage"]), "a percentage"),
    ],
)
def test_silence_where_the_best_does_not_suffice(candidate: Candidate, told: str) -> None:
    answer = chosen("what share is the budget?", candidate)
    assert answer.status is Status.NOT_IN_PLAN
    assert told in answer.answer
    assert answer.citations[0].page == 11
    assert not sufficient(candidate)


def test_no_candidate_at_all_is_silence() -> None:
    answer = chosen("anything?")
    assert answer.status is Status.NOT_IN_PLAN
    assert answer.citations == ()


def test_the_confidence_is_the_best_ones_told_or_left() -> None:
    assert chosen("who chairs the CSP?", weighed(CHAIR), weighed(OTHER, UNSURE)).confidence == SURE
    assert chosen("who chairs the CSP?", weighed(CHAIR, UNSURE)).confidence == UNSURE
    assert chosen("who chairs the CSP?", weighed(CHAIR, SURE, unmet=["a date"])).confidence is None
    assert chosen("anything?").confidence is None
    assert "confidence" not in chosen("who chairs the CSP?", weighed(CHAIR)).as_json()


def test_doubt_raises_what_suffices() -> None:
    assert sufficient(weighed(CHAIR, SURE))
    assert sufficient(weighed(CHAIR, SURE), doubt=1.0)
    assert not sufficient(weighed(CHAIR, SURE), doubt=20.0)


def test_a_close_second_from_the_same_place_is_told_in_reading_order() -> None:
    answer = chosen("who chairs the CSP?", weighed(MEETS), weighed(CHAIR, SURE * 0.99))
    assert answer.answer == f"{CHAIR.text} {MEETS.text}"


def test_at_most_two_further_sentences_are_told() -> None:
    more = [Passage(f"p{at}", FIRST, "sentence", f"It has {at} members.", "Boards › CSP") for at in range(7, 10)]
    answer = chosen("who sits on it?", weighed(CHAIR), *(weighed(passage, SURE * 0.99) for passage in more))
    assert answer.answer == f"{CHAIR.text} It has 7 members. It has 8 members."


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("who chairs the CSP?", weighed(OTHER, SURE * 0.99)),  # another place
        ("who chairs the CSP?", weighed(MEETS, SURE * 0.1)),  # far behind
        ("who chairs the CSP?", weighed(Passage("p8", FIRST, "sentence", "It has:", "Boards › CSP"))),  # leads on
        ("who chairs the CSP?", weighed(Passage("p9", FIRST, "sentence", "It is big.", "Boards"))),  # another section
        ("how many chairs has the CSP?", weighed(MEETS, SURE * 0.99)),  # one number is asked
    ],
)
def test_no_second_sentence_from_elsewhere_or_far_behind_or_beside_a_number(question: str, second: Candidate) -> None:
    assert chosen(question, weighed(CHAIR), second).answer == CHAIR.text


def test_a_list_is_told_whole() -> None:
    assert chosen("what are the aims?", weighed(AIMS)).answer == "The aims are:\n• Cut crime\n• Help victims"


def test_a_lead_in_brings_its_list() -> None:
    assert chosen("what are the aims?", weighed(LEAD)).answer == chosen("what are the aims?", weighed(AIMS)).answer


@pytest.mark.parametrize(
    ("question", "listed"), [("Which aims are there?", True), ("csp aims", True), ("Who has aims?", False)]
)
def test_a_list_that_the_paragraph_leads_into_is_told_to_who_asks_for_one(question: str, listed: bool) -> None:
    led = leading({}, {CHAIR.id: AIMS})
    answer = choose(understand(question), [weighed(CHAIR)], CHUNKS.__getitem__, led)
    assert ("• Help victims" in answer.answer) is listed


def test_of_a_section_that_opens_with_a_long_item_the_sentences_are_told() -> None:
    long = Passage("p7", FIRST, "section", "", CHAIR.context, ((FIRST, "word " * 120), (FIRST, "Short")), True)
    answer = chosen("What actions are there?", weighed(long), weighed(CHAIR, SURE - 1), weighed(OTHER, SURE - 1))
    assert answer.answer == CHAIR.text
    assert "• word" in chosen("What actions are there?", weighed(long), weighed(OTHER)).answer


def test_a_section_of_prose_is_told_by_its_first_sentences() -> None:
    answer = chosen("why is it a priority?", weighed(PROSE))
    assert answer.answer.startswith("Sentence 0")
    assert 1 < len(answer.citations) < 9
    assert len(answer.answer.split()) <= 80


def test_words_that_need_their_heading_are_told_with_it() -> None:
    answer = chosen("how often does the CSP meet?", weighed(MEETS, in_text=0.2))
    assert answer.answer == "Boards › CSP: It meets quarterly."


HEADING = make_chunk("Terror is a threat.", 65, ("Priority H: Prevent", "Why is it a priority?"), position=2)


def headed(heading: str) -> Candidate:
    passage = Passage("p7", HEADING.id, "sentence", HEADING.text, "Priority H: Prevent › Why is it a priority?")
    return Candidate(passage, {"covered": 1.0, "in_text": 0.0}, SURE, (), heading=heading)


@pytest.mark.parametrize(
    ("question", "heading", "affirmed"),
    [
        ("Is Prevent a priority?", "Priority H: Prevent", True),
        ("Is Prevent a priority?", "", False),
        ("Why is Prevent a priority?", "Priority H: Prevent", False),
    ],
)
def test_yes_only_where_a_heading_says_all_that_is_asked(question: str, heading: str, affirmed: bool) -> None:
    answer = choose(understand(question), [headed(heading)], {HEADING.id: HEADING}.__getitem__, leading({}))
    assert answer.answer.startswith("Yes: Priority H: Prevent. ") is affirmed
    assert answer.citations[0].quote == HEADING.text
