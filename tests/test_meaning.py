"""What an abbreviation stands for, with its page and the sentence that says what the thing is."""

import pytest

from planqa.domain import Passage, Status
from planqa.glossary import Entry, Glossary
from planqa.meaning import answer_meaning, asked_abbreviation
from planqa.question import understand
from tests.fakes import make_chunk

MARAC = "The Multi Agency Risk Assessment Conference (MARAC) protects victims."
CHUNKS = {
    chunk.id: chunk
    for chunk in (
        make_chunk(MARAC, 15, ("Boards", "MARAC")),
        make_chunk("The MARAC meets every two weeks.", 52, ("Priority D",), 1),
        make_chunk("The TTCG sets tasks. Referrals to the XQZ rose.", 13, ("Boards",), 2),
        make_chunk("Anti-Social Behaviour (ASB) fell.", 45, ("Priority B",), 3),
    )
}
PASSAGES = [
    Passage("p0", "plan:15:0", "sentence", MARAC),
    Passage("p1", "plan:52:1", "sentence", "The MARAC meets every two weeks."),
    Passage("p2", "plan:13:2", "sentence", "Referrals to the XQZ rose."),
]
GLOSSARY = Glossary(
    [
        Entry(
            "MARAC",
            "Multi Agency Risk Assessment Conference",
            "plan:15:0",
            "Multi Agency Risk Assessment Conference (MARAC)",
        ),
        Entry("ASB", "Anti-Social Behaviour", "plan:45:3", "Anti-Social Behaviour (ASB)"),
    ]
)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What does MARAC stand for?", "marac"),
        ("what is the MARAC?", "marac"),
        ("whats marac", "marac"),
        ("MARAC?", "marac"),
        ("What is MARAC short for", "marac"),
        ("what does the abbreviation ASB mean?", "asb"),
        ("define ASB", "asb"),
        ("What's the full name of the MARAC?", "marac"),
        ("what is the MARAC's budget?", None),
        ("who chairs the MARAC?", None),
        ("How often does the MARAC meet?", None),
        ("What do MARAC and ASB stand for?", None),
        ("", None),
    ],
)
def test_only_a_question_for_nothing_but_the_meaning_asks_for_one(question: str, short: str | None) -> None:
    assert asked_abbreviation(understand(question)) == short


def test_the_long_form_is_told_with_what_the_thing_is_and_both_are_cited() -> None:
    answer = answer_meaning(understand("What is the MARAC?"), GLOSSARY, PASSAGES, CHUNKS.__getitem__)
    assert answer is not None
    assert answer.status is Status.ANSWERED
    assert answer.answer.startswith("MARAC stands for Multi Agency Risk Assessment Conference.")
    assert "meets every two weeks" in answer.answer
    assert [(cited.page, cited.quote) for cited in answer.citations] == [
        (15, "Multi Agency Risk Assessment Conference (MARAC)"),
        (52, "The MARAC meets every two weeks."),
    ]
    assert answer.answered_by == "glossary"


def test_the_long_form_alone_where_no_sentence_says_more() -> None:
    answer = answer_meaning(understand("what does asb stand for"), GLOSSARY, PASSAGES, CHUNKS.__getitem__)
    assert answer is not None
    assert answer.answer == "ASB stands for Anti-Social Behaviour."
    assert len(answer.citations) == 1


def test_an_abbreviation_used_and_never_explained_is_told_as_that() -> None:
    answer = answer_meaning(understand("What does XQZ stand for?"), GLOSSARY, PASSAGES, CHUNKS.__getitem__)
    assert answer is not None
    assert answer.status is Status.NOT_IN_PLAN
    assert "XQZ" in answer.answer
    assert answer.citations[0].page == 13


@pytest.mark.parametrize(
    "question", ["What does NATO stand for?", "what is crime?", "who chairs the MARAC?", "what is XQZ doing?", "hello"]
)
def test_other_questions_are_left_to_the_other_steps(question: str) -> None:
    assert answer_meaning(understand(question), GLOSSARY, PASSAGES, CHUNKS.__getitem__) is None


def test_where_an_abbreviation_stands_is_not_asked() -> None:
    assert asked_abbreviation(understand("What does TNO mean in the crime tables?")) == "tno"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("I keep seeing MARAC in emails. What do the letters mean?", True),
        ("They all say MARAC, what is it?", True),
        ("MARAC and ASB, what are they? Who chairs it?", False),
        ("I was burgled. What is it?", False),
    ],
)
def test_what_the_letters_before_mean(question: str, told: bool) -> None:
    answer = answer_meaning(understand(question), GLOSSARY, PASSAGES, CHUNKS.__getitem__)
    assert (answer is not None and answer.status is Status.ANSWERED) is told
