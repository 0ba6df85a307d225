"""The FAQ: what residents ask first of a document, with short answers reviewed against its pages.

The entries are reviewed data (faq.toml). One answers only where a question is all but its own: near in meaning to one
of its wordings and clearly nearer than anything else reviewed, of the same kind, on the same subject, and asking for
nothing that the entry does not hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planqa.domain import Answer, Status
from planqa.matching import Matcher, Term
from planqa.question import Kind, Question, understand
from planqa.quoting import Cite
from planqa.requirement import unmet
from planqa.retrieval import Found
from planqa.sufficiency import requirements

NAME = "faq"  # the step and who answered
PREFIX = "faq:"
NEAR = 0.8  # cosine from which a question may be the entry's own
CLEAR = 0.06  # how much nearer it must be than any other entry, notice or known silence
AHEAD = 0.06  # how much nearer a passage's own question may be
WEIGHTY = 1.5  # weight from which a word of the question must stand in the entry
NARROW = frozenset({Kind.WHO, Kind.WHEN, Kind.HOW_OFTEN, Kind.WHERE, Kind.HOW_MANY, Kind.WHY, Kind.MEANING})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of faq.toml: its answer, the (page, quote) pairs that it stands on, and what it may be asked for.

    proof is the answer with every word that it stands on, words the stems of all the entry; subjects are, for each
    way that it is asked, the weighty terms.
    """

    document: str
    answer: str
    quotes: tuple[tuple[int, str], ...]
    proof: str
    words: frozenset[str]
    kinds: frozenset[Kind]
    subjects: tuple[tuple[Term, ...], ...]


def key_of(question: str) -> str:
    """The id of an entry among the questions of the store."""
    return PREFIX + question


class Faq:
    """Finds the entry that a question is; cite makes the citation of a quote on a page."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], matcher: Matcher, cite: Cite) -> None:
        self._entries = {key_of(row["question"]): _read(row, matcher) for row in rows}
        self._matcher = matcher
        self._cite = cite

    def answer(self, question: Question, search: Callable[[], Found]) -> Answer | None:
        """The checked answer of the entry that the question is, or None; searches only where the words fit one."""
        fitting = self._fitting(question)
        entry = fitting.get(_nearest(search())) if fitting else None
        if entry is None:
            return None
        citations = tuple(self._cite(entry.document, page, quote) for page, quote in entry.quotes)
        return Answer(question.text, Status.ANSWERED, entry.answer, citations, answered_by=NAME)

    def _fitting(self, question: Question) -> dict[str, Entry]:
        """The entries of its kind and subject that lack no word, number or name that it asks for."""
        asked = self._matcher.question_terms(question.text)
        weighty, said = _weighty(asked), self._matcher.bag(question.text)
        required = requirements(question, asked)
        return {
            key: entry
            for key, entry in self._entries.items()
            if (question.kind not in NARROW or question.kind in entry.kinds)
            and all(term.in_bag(entry.words) for term in weighty)
            and any(all(term.in_bag(said) for term in subject) for subject in entry.subjects)
            and not unmet(required, entry.proof, entry.words, entry.proof)
        }


def _nearest(found: Found) -> str:
    """The id of the reviewed question that is near, and clearly the nearest; "" for none."""
    ranked = sorted(found.reviewed.items(), key=lambda pair: -pair[1])
    (key, best), second = (ranked or [("", 0.0)])[0], ranked[1][1] if len(ranked) > 1 else 0.0
    rival = max(found.answering.values(), default=0.0)
    return key if best >= NEAR and best - second >= CLEAR and best >= rival - AHEAD else ""


def _read(row: Mapping[str, Any], matcher: Matcher) -> Entry:
    asked = (row["question"], *row["wordings"])
    proof = " ".join((row["answer"], *(quoted["quote"] for quoted in row["quotes"])))
    return Entry(
        document=row["document"],
        answer=row["answer"],
        quotes=tuple((quoted["page"], quoted["quote"]) for quoted in row["quotes"]),
        proof=proof,
        words=matcher.bag(" ".join((*asked, proof))),
        kinds=frozenset(understand(text).kind for text in asked),
        subjects=tuple(_weighty(matcher.question_terms(text)) for text in asked),
    )


def _weighty(terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in terms if term.weight > WEIGHTY)
