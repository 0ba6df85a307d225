"""Notices: where a document says two things about one, or keeps a thing back; both sides are told with their pages.

The register is reviewed data (notices.toml). A question on one is answered with the notice; an answer that stands on
one of the sides carries the notice as a caveat, and the other side among what to see also.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from planqa.domain import Answer, Citation, Status
from planqa.matching import Matcher, coverage
from planqa.quantities import find_numbers
from planqa.question import Kind, Question, understand
from planqa.quoting import Cite, folded

Rival = tuple[str, float]  # a passage's words, and the cosine of the nearest question it answers
TOLD = ("contradiction", "restricted")  # the kinds that a reader is told
PREFIX = "notice:"
NEAR = 0.74  # cosine from which a question is the notice's own
SURE = 0.85  # the same for a question of another shape
UNFIT = frozenset({Kind.LIST, Kind.WHERE, Kind.HOW})  # shapes that a notice seldom answers: it is told beside them
WEIGHTY = 1.2  # weight from which a word of the question must stand in the notice
SAME = 0.9  # share of its words from which a quote is taken to stand in another
TOUCHED = 0.6  # share of a topic that a question must hold for the caveat


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it says in few words, and where it stands; beside: it only adds to what the others say."""

    says: str
    page: int
    quote: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """One entry of notices.toml; kind is "contradiction" or "restricted"."""

    about: str
    kind: str
    document: str
    note: str
    topics: tuple[str, ...]
    queries: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def kinds(self) -> Set[Kind]:
        """The kinds of question it answers: those of its own questions, and a plain yes/no one."""
        return {Kind.YES_NO, Kind.OTHER, *(understand(query).kind for query in self.queries)}

    @property
    def main(self) -> tuple[Side, ...]:
        """The sides that an answer cites."""
        return tuple(side for side in self.sides if not side.beside)

    @property
    def words(self) -> str:
        """Everything it says, and all it is asked in."""
        quotes = (f"{side.says} {side.quote}" for side in self.sides)
        return " ".join((self.about, self.note, *self.topics, *self.queries, *quotes))


def key_of(about: str) -> str:
    """The id of a notice among the questions of the store."""
    return PREFIX + about


class Notices:
    """Finds the notice a question or an answer touches; cite makes the citation of a quote on a page."""

    def __init__(self, data: Mapping[str, Any], matcher: Matcher, cite: Cite) -> None:
        self._notices = {key_of(row["about"]): _read(row, kind) for kind in TOLD for row in data.get(kind, ())}
        self._matcher = matcher
        self._cite = cite

    def answer(self, question: Question, nearest: Mapping[str, float], rivals: Sequence[Rival]) -> Answer | None:
        """The notice whose own questions are nearest, with every side; None where none is near enough.

        nearest gives cosines by id; rivals are passages with the cosine of the nearest question they answer. A
        passage that is itself one of the sides is no rival.
        """
        key = max(self._notices, key=lambda one: nearest.get(one, 0.0), default="")
        notice = self._notices.get(key)
        cosine = nearest.get(key, 0.0)
        if notice is None or cosine < (SURE if question.kind in UNFIT else NEAR):
            return None
        if any(rival > cosine and not _is_side(text, notice) for text, rival in rivals):
            return None
        if question.kind not in notice.kinds or self._asks_more(question.text, notice):
            return None
        status = Status.ANSWERED if notice.kind == "contradiction" else Status.NOT_IN_PLAN
        return Answer(
            question.text,
            status,
            notice.note,
            tuple(self._cites(notice, notice.main)),
            see_also=tuple(self._cites(notice, [side for side in notice.sides if side.beside])),
            answered_by="notices",
            reckoned=_numbers(notice),
        )

    def caveat(self, question: str, answer: Answer) -> Answer:
        """The answer with the notice of each contradiction that it shows only one side of."""
        for notice in self._notices.values():
            if notice.kind == "contradiction" and self._is_touched(question, answer, notice):
                answer = replace(
                    answer,
                    caveats=(*answer.caveats, notice.note),
                    see_also=_new((*answer.see_also, *self._cites(notice, notice.sides)), answer.citations),
                    reckoned=(*answer.reckoned, *_numbers(notice)),
                )
        return answer

    def _asks_more(self, question: str, notice: Notice) -> bool:
        """Whether the question holds a weighty word that stands nowhere in the notice."""
        known = self._matcher.bag(notice.words)
        return any(term.weight > WEIGHTY and not term.in_bag(known) for term in self._matcher.question_terms(question))

    def _is_touched(self, question: str, answer: Answer, notice: Notice) -> bool:
        """Whether the answer cites some sides' words and not the others', and the question is on the topic."""
        told = find_numbers(answer.answer)
        shown = [
            side
            for side in notice.sides
            if any(_overlap(side, notice.document, one) for one in answer.citations) and _says(side, told)
        ]
        return bool(shown) and not set(notice.main) <= set(shown) and self._on_topic(question, notice)

    def _on_topic(self, question: str, notice: Notice) -> bool:
        bag = self._matcher.bag(question)
        asked = [self._matcher.question_terms(topic) for topic in (*notice.topics, *notice.queries)]
        return max((coverage(terms, bag) for terms in asked), default=0.0) >= TOUCHED

    def _cites(self, notice: Notice, sides: Iterable[Side]) -> Iterable[Citation]:
        return (self._cite(notice.document, side.page, side.quote) for side in sides)


def _numbers(notice: Notice) -> tuple[Decimal, ...]:
    """The note's numbers: ingest has found each on a page that it names, or a person has counted it."""
    return tuple(find_numbers(notice.note))


def _read(row: Mapping[str, Any], kind: str) -> Notice:
    return Notice(
        about=row["about"],
        kind=kind,
        document=row["document"],
        note=row["note"],
        topics=tuple(row.get("topics", ())),
        queries=tuple(row["queries"]),
        sides=tuple(
            Side(side.get("says", ""), side["page"], side["quote"], side.get("beside", False)) for side in row["sides"]
        ),
    )


def _says(side: Side, told: Set[Decimal]) -> bool:
    """Whether a side's number is told; a side without one is told by its words."""
    said = find_numbers(side.says)
    return not said or bool(said & told)


def _is_side(text: str, notice: Notice) -> bool:
    return any(_same_words(side.quote, text) for side in notice.sides)


def _same_words(one: str, other: str) -> bool:
    """Whether nearly all words of the shorter text stand in the longer one."""
    shorter, longer = sorted((folded(one).split(), folded(other).split()), key=len)
    return bool(shorter) and len(set(shorter) & set(longer)) >= SAME * len(set(shorter))


def _overlap(side: Side, document: str, citation: Citation) -> bool:
    """Whether the side and the citation quote the same words of one page."""
    same_page = (document, side.page) == (citation.document, citation.page)
    return same_page and _same_words(side.quote, citation.quote)


def _new(citations: Sequence[Citation], cited: Sequence[Citation]) -> tuple[Citation, ...]:
    """Each page's words once: what is cited already, and words that another one of their page holds, are left out."""
    kept: list[Citation] = []
    for one in citations:
        words = f" {folded(one.quote)} "
        places = [other for other in (*cited, *kept) if (other.document, other.page) == (one.document, one.page)]
        if not any(words in f" {folded(other.quote)} " for other in places):
            kept.append(one)
    return tuple(kept)
