"""The FAQ answers a question that is all but one of its own, and is silent on everything else."""

from pathlib import Path

import numpy as np
import pytest

from planqa.assistant import Assistant
from planqa.domain import Citation, Status
from planqa.embedding import DIMENSIONS, MiniLmEncoder
from planqa.errors import InputError
from planqa.faq import AHEAD, CLEAR, NEAR, Faq, key_of
from planqa.glossary import Glossary
from planqa.matching import Matcher, Synonyms
from planqa.question import understand
from planqa.retrieval import OPEN, Found
from planqa.settings import Settings
from planqa.store import Store
from tests.fakes import WordEncoder, make_chunk, make_store

ROWS = [
    {
        "document": "plan",
        "question": "What are you doing about knives?",
        "wordings": ["How do you stop stabbings?", "What is done about knives?", "Knives: what is being done?"],
        "answer": "Over 150 knives were recovered in 2015/16.",
        "quotes": [{"page": 4, "quote": "During 2015/16 over 150 knives were recovered"}],
    },
    {
        "document": "plan",
        "question": "How do I report a hate crime?",
        "wordings": ["Where can I report hate crime?", "Whom do I tell of hate?", "Where do I go after a hate crime?"],
        "answer": "To the police.",
        "quotes": [{"page": 9, "quote": "report hate crime to the police"}],
    },
]
KNIVES, HATE = (key_of(str(row["question"])) for row in ROWS)
LIGHT = frozenset("about knives stop report crime old".split()) - {"knives"}


def cite(document: str, page: int, quote: str) -> Citation:
    return Citation(document, "The Plan", page, str(page), "Section", quote)


FAQ = Faq(ROWS, Matcher(Glossary(()), Synonyms(()), lambda word: 0.5 if word in LIGHT else 3.0), cite)


def found(reviewed: dict[str, float], rival: float = 0.0) -> Found:
    return Found((), np.zeros(DIMENSIONS, np.float32), {}, {"passage": rival} if rival else {}, reviewed)


def says(question: str, nearest: dict[str, float], rival: float = 0.0) -> str:
    answer = FAQ.answer(understand(question), lambda: found(nearest, rival))
    return answer.answer if answer else ""


def test_the_checked_answer_comes_with_every_quote() -> None:
    answer = FAQ.answer(understand("What is being done about knives?"), lambda: found({KNIVES: 0.9, HATE: 0.3}))
    assert answer is not None
    assert (answer.status, answer.answered_by) == (Status.ANSWERED, "faq")
    assert answer.answer == "Over 150 knives were recovered in 2015/16."
    assert answer.citations == (cite("plan", 4, "During 2015/16 over 150 knives were recovered"),)


@pytest.mark.parametrize(
    ("nearest", "rival", "answers"),
    [
        ({KNIVES: NEAR}, 0.0, True),
        ({KNIVES: NEAR - 0.01}, 0.0, False),  # not near enough
        ({KNIVES: 0.9, HATE: 0.9 - CLEAR - 0.01}, 0.0, True),
        ({KNIVES: 0.9, HATE: 0.9 - CLEAR + 0.01}, 0.0, False),  # not clearly nearer than another entry
        ({KNIVES: 0.9, "notice:knives": 0.88}, 0.0, False),  # nor than a notice
        ({KNIVES: 0.9, OPEN: 0.95}, 0.0, False),  # the plan is known to leave it open
        ({KNIVES: 0.9}, 0.9 + AHEAD - 0.01, True),
        ({KNIVES: 0.9}, 0.9 + AHEAD + 0.01, False),  # a passage answers just this
        ({HATE: 0.9}, 0.0, False),  # nearest to an entry whose words it does not fit
        ({}, 0.0, False),
    ],
)
def test_it_must_be_near_and_clearly_the_nearest(nearest: dict[str, float], rival: float, answers: bool) -> None:
    assert bool(says("What are you doing about knives?", nearest, rival)) is answers


@pytest.mark.parametrize(
    "question",
    [
        "What are you doing about knives in prison?",  # a weighty word that the entry does not hold
        "What did you do about knives in 2009?",  # another year
        "Who is doing something about knives?",  # a person, whom the entry does not name
        "When did you start doing something about knives?",
        "How much money is spent on knives?",
        "What is the phone number of the team that works on knives?",
    ],
)
def test_a_question_that_asks_more_is_passed_on_unsearched(question: str) -> None:
    def never() -> Found:
        raise AssertionError(question)

    assert FAQ.answer(understand(question), never) is None


def test_a_question_without_the_entrys_subject_is_passed_on() -> None:
    assert says("How do I report a hate crime?", {HATE: 0.99})
    assert not says("How do I report a crime?", {HATE: 0.99})


def test_what_is_switched_off_does_not_answer(tmp_path: Path) -> None:
    store = Store.open(make_store(tmp_path / "store", [make_chunk("During 2015/16 over 150 knives were recovered", 4)]))
    aided = Assistant(store, Settings(), WordEncoder())
    assert aided.without == frozenset()
    assert aided.less("faq").less("expansion").without == {"faq", "expansion"}
    for part in ("guardrails", "extractive", "nothing of the kind"):
        with pytest.raises(InputError, match=f"{part} cannot be switched off; use one of .*expansion, faq"):
            aided.less(part)


@pytest.fixture(scope="module")
def plan(plan_store: Path) -> Assistant:
    return Assistant(Store.open(plan_store), Settings(), MiniLmEncoder())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What is this plan about?", "It sets out how the police"),
        ("so who actually put this plan together", "The Tower Hamlets Community Safety Partnership"),
        ("what are your top priorities", "For the final year, 2016/17"),
        ("what are you doing about stolen cars", "teach owners"),
        ("will there be another plan after this", "new Community Safety Plan"),
    ],
)
def test_the_plans_first_questions(plan: Assistant, question: str, says: str) -> None:
    answer = plan.ask(question)
    assert (answer.status, answer.answered_by) == (Status.ANSWERED, "faq")
    assert says in answer.answer
    assert plan.less("faq").ask(question).answered_by != "faq"


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        "who's at the top of the partnership",
        "who is behind the No Place for Hate campaign?",
        "what is the community plan about?",
        "what happened to the plan before this one?",
        "how long does the Substance Misuse Strategy run?",
        "who funds the Sanctuary Project?",
        "how safe is Hackney?",
        "what are you doing about dog fouling?",
        "how do I report a burglary?",
        "what are you doing for old people?",
        "how many knives were recovered?",
        "how did you choose the hotspots?",
    ],
)
def test_near_misses_are_passed_on(plan: Assistant, question: str) -> None:
    assert plan.ask(question).answered_by != "faq"


@pytest.mark.slow
def test_every_answer_of_the_faq_passes_the_gate(plan: Assistant) -> None:
    rows = plan.store.extras["knowledge"]["faq"]["faq"]
    asked = {row["question"]: plan.ask(row["question"]) for row in rows}
    by_faq = {question for question, answer in asked.items() if answer.answered_by == "faq"}
    assert {row["question"] for row in rows} - by_faq <= {"Is crime going up?"}
    for row in rows:
        answer = asked[row["question"]]
        assert answer.answer == row["answer"]
        assert len(answer.citations) >= len({quoted["page"] for quoted in row["quotes"]})
