"""Who does what beside the boards: an entry answers what is near its own questions, and nothing that names more."""

from typing import Any

import pytest

from planqa.domain import Answer, Citation, Status
from planqa.duties import Duties, key_of
from planqa.glossary import Glossary
from planqa.matching import Matcher, Synonyms
from planqa.question import understand
from planqa.retrieval import OPEN, Found
from tests.fakes import WordEncoder

LOCKING: dict[str, Any] = {
    "document": "plan",
    "answer": "The Parks Team locks the gates.",
    "queries": ["who locks the gates?"],
    "quotes": [{"page": 4, "quote": "The Parks Team: locking the gates"}],
}
SWEEPING: dict[str, Any] = LOCKING | {"answer": "The Street Team sweeps.", "queries": ["who sweeps?"]}
DUTIES = Duties(
    [LOCKING, SWEEPING],
    Matcher(Glossary([]), Synonyms([]), lambda word: 3.0),
    lambda document, page, quote: Citation(document, "The Plan", page, str(page), "Parks", quote),
)
LOCKS, SWEEPS = key_of(LOCKING), key_of(SWEEPING)


def ask(question: str, reviewed: dict[str, float], answering: float = 0.0) -> Answer | None:
    vector = WordEncoder().encode([question])[0]
    return DUTIES.answer(understand(question), Found((), vector, {}, {"p": answering}, reviewed))


def test_the_nearest_entry_is_told_with_its_quotes() -> None:
    answer = ask("Who shuts the gates at night?", {LOCKS: 0.8, SWEEPS: 0.4})
    assert answer is not None
    assert (answer.status, answer.answered_by) == (Status.ANSWERED, "register")
    assert answer.answer == LOCKING["answer"]
    assert [(cited.page, cited.quote) for cited in answer.citations] == [(4, "The Parks Team: locking the gates")]


@pytest.mark.parametrize(
    ("question", "reviewed", "answering"),
    [
        ("Who shuts the gates?", {LOCKS: 0.5}, 0.0),  # too far
        ("Who shuts the gates?", {LOCKS: 0.8, SWEEPS: 0.79}, 0.0),  # two are as near
        ("Who shuts the gates?", {LOCKS: 0.7}, 0.9),  # a passage answers it better
        ("Who shuts the gates?", {LOCKS: 0.7, "notice:gates": 0.75}, 0.0),  # a notice is nearer
        ("Who shuts the gates?", {LOCKS: 0.7, f"{OPEN}plan:keys": 0.9}, 0.0),  # known to be left open
        ("When are the gates shut?", {LOCKS: 0.8}, 0.0),  # does not ask who
        ("Who shuts the gates in Camden?", {LOCKS: 0.8}, 0.0),  # names what the entry does not
        ("What is the name of the person who shuts the gates?", {LOCKS: 0.9}, 0.0),  # a person's name is not given
        ("Who gets the keys of the gates?", {LOCKS: 0.8}, 0.0),  # does not ask who does it
        ("Who can apply for the gates?", {LOCKS: 0.8}, 0.0),
        ("Who mows lawns, hedges and verges?", {LOCKS: 0.7}, 0.0),  # shares no word with the entry
        ("Who shuts the gates?", {}, 0.0),
    ],
)
def test_what_no_entry_answers_is_left_to_the_other_steps(
    question: str, reviewed: dict[str, float], answering: float
) -> None:
    assert ask(question, reviewed, answering) is None
