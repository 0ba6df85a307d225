"""Who does what beside the boards: teams, posts and organisations, as reviewed answers found by meaning.

The entries are reviewed data (duties.toml). One answers a question that is near one of its own in meaning, nearer than
any other entry's, not much further than any passage's, and that names no one and nothing that the entry does not.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planqa.aspects import asks_agent
from planqa.domain import Answer, Status
from planqa.matching import Matcher, coverage
from planqa.naming import asks_name, is_name
from planqa.question import Question
from planqa.quoting import Cite
from planqa.retrieval import OPEN, Found
from planqa.terms import terms

PREFIX = "duty:"
NEAR = 0.66  # cosine from which a question who does a thing is the entry's own
SURE = 0.92  # the same for any other question
CLEAR = 0.02  # how much nearer it must be than any other entry
SAID = 0.34  # share of the question's words that the entry must hold, unless it is
NEARER = 0.78  # as near as this
AHEAD = 0.08  # how much nearer a passage's own question, or one left open, may be
_TAKING = frozenset(terms("refer referred apply applies join complain complaint eligible qualify attend"))
_GETS = re.compile(r"\bwho (?:gets?|receives?|benefits|qualifies)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<=[\w,] )[A-Z][\w-]+")


@dataclass(frozen=True, slots=True)
class Duty:
    """One entry of duties.toml: its answer, the (page, quote) pairs that it stands on, the stems of all it says."""

    document: str
    answer: str
    quotes: tuple[tuple[int, str], ...]
    words: frozenset[str]


def key_of(row: Mapping[str, Any]) -> str:
    """The id of an entry among the questions of the store."""
    return f"{PREFIX}{row['document']}:{row['answer']}"


class Duties:
    """Finds the entry that a question is about; cite makes the citation of a quote on a page."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], matcher: Matcher, cite: Cite) -> None:
        self._entries = {key_of(row): _read(row, matcher) for row in rows}
        self._matcher = matcher
        self._cite = cite

    def answer(self, question: Question, found: Found) -> Answer | None:
        """The entry's answer with its quotes, or None."""
        ranked = sorted(((cosine, key) for key, cosine in found.reviewed.items() if key in self._entries), reverse=True)
        (cosine, key), second = (ranked or [(0.0, "")])[0], ranked[1][0] if len(ranked) > 1 else 0.0
        others = (one for id_, one in found.reviewed.items() if not id_.startswith((PREFIX, OPEN)))
        rival = max(*others, found.silence - AHEAD, *(one - AHEAD for one in found.answering.values()), 0.0, 0.0)
        near = NEAR if asks_agent(question.text) else SURE
        if cosine < near or cosine < second + CLEAR or cosine < rival:
            return None
        duty = self._entries[key]
        if cosine < NEARER and coverage(self._matcher.question_terms(question.text), duty.words) < SAID:
            return None
        if asks_name(question.text) and not is_name(duty.answer):
            return None
        if _does_else(question.text, duty) or _names_more(question.text, duty):
            return None
        citations = tuple(self._cite(duty.document, page, quote) for page, quote in duty.quotes)
        return Answer(question.text, Status.ANSWERED, duty.answer, citations, answered_by="register")


def _does_else(question: str, duty: Duty) -> bool:
    """Whether it asks who refers to, applies for or gets what the entry only says who runs."""
    return bool(_GETS.search(question) or _TAKING & set(terms(question)) - duty.words)


def _names_more(question: str, duty: Duty) -> bool:
    """Whether the question names someone or something that the entry does not."""
    return any(not set(terms(name)) <= duty.words for name in _NAMED.findall(question))


def _read(row: Mapping[str, Any], matcher: Matcher) -> Duty:
    quotes = tuple((int(quoted["page"]), str(quoted["quote"])) for quoted in row["quotes"])
    words = matcher.bag(" ".join((row["answer"], *row["queries"], *(quote for _, quote in quotes), "Tower Hamlets")))
    return Duty(row["document"], row["answer"], quotes, words)
