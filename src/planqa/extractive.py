"""Without a model an answer is chosen, not written: every passage near the question is weighed.

A passage's score is the log-odds that it answers, a logistic regression over the features below. Its weights are
data (weights.toml), fitted by `python -m evals.fit` with held-out folds.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice

import numpy as np

from planqa.domain import TRAIL_SEPARATOR, Chunk, Passage
from planqa.embedding import Vectors
from planqa.focus import Focus, bonus, chunks_in, malus, nearness
from planqa.leading import led_by
from planqa.matching import Matcher, Term, coverage, missing
from planqa.naming import names_required
from planqa.question import Kind, Question, fits, tells_measures, understand
from planqa.requirement import Requirement, unmet
from planqa.retrieval import ASKED, Found
from planqa.sentences import is_lead
from planqa.store import Store
from planqa.sufficiency import requirements
from planqa.terms import QUESTION_WORDS, share_said, words

FAR = 0.3  # cosine at which two questions have nothing in common
ANSWERING = 12  # passages taken in for the questions they answer
CHUNKS = 20  # hits whose passages are weighed
_SAYS = re.compile(
    r"\b(is|are|was|were|means?|refers?|acts?|consists?|comprises?|includes?|aims?|brings?)\b", re.IGNORECASE
)
MANY = 3  # commas from which a sentence is a list in itself
OPEN_KINDS = frozenset({Kind.OTHER, Kind.YES_NO, Kind.MEANING})
NEAR = 0.7  # cosine from which a section's own question is taken for the one asked
BROAD = frozenset({Kind.LIST, Kind.HOW, Kind.WHY})  # kinds that a whole section may answer


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with its features and score (the log-odds that it answers the question).

    missing are the terms that neither it nor its headings hold, heaviest first; unmet is what the question
    requires and the passage lacks. heading is the one heading over it that says all that is asked, or empty.
    """

    passage: Passage
    features: Mapping[str, float]
    score: float
    missing: tuple[Term, ...]
    unmet: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class _Given:
    """What retrieval says of a passage."""

    cosine: float
    chunk_cosine: float
    rank: float
    answering: float
    expanded: bool
    near: float = 0.0  # log-odds for standing where the talk is


class Extractor:
    """Weighs the passages of one store."""

    def __init__(self, store: Store, matcher: Matcher) -> None:
        self._store = store
        self._matcher = matcher
        self._bags: dict[str, frozenset[str]] = {}
        self._sections: dict[tuple[str, tuple[str, ...]], str] = {}

    def candidates(self, question: Question, found: Found, focus: Focus | None = None) -> list[Candidate]:
        """Every passage of the best chunks, and of those in focus, with its score, best first."""
        asked = self._matcher.question_terms(question.text)
        own = understand(focus.own) if focus and focus.own else question
        required = [
            *requirements(own, self._matcher.question_terms(own.text)),
            *names_required(question.text, asked, self._store.word_counts),
        ]
        new = [term for term in asked if not focus.holds(term)] or asked if focus else asked
        top = {hit.chunk.id: hit for hit in found.hits[:CHUNKS]}
        best = max((hit.score for hit in top.values()), default=1.0)
        numbers = [at for id_ in top for at in self._by_chunk.get(id_, ())]
        numbers += self._answering(found, set(numbers))
        talked_of = [at for id_ in chunks_in(focus, self._store.chunks) for at in self._by_chunk.get(id_, ())]
        numbers += [at for at in talked_of if at not in set(numbers)]
        scored = []
        for at, cosine in zip(numbers, self._cosines(numbers, found.vector), strict=True):
            passage = self._store.passages[at]
            answering = found.answering.get(passage.id, 0.0)
            if passage.kind == "section" and not _may_be_section(question, answering):
                continue
            rank = top[passage.chunk].score / best if passage.chunk in top else 0.0
            chunk = self._store.chunk(passage.chunk)
            expanded = bool(found.answering) and chunk.document in self._expanded
            near = nearness(focus, chunk)
            given = _Given(cosine, found.cosines.get(passage.chunk, 0.0), rank, answering, expanded, near)
            candidate = self._weigh(question, new if near else asked, passage, chunk, given)
            binding = [one for one in required if answering < one.waived]
            scored.append(replace(candidate, unmet=self._unmet(binding, passage, chunk, given)))
        return sorted(scored, key=lambda candidate: (len(candidate.unmet) > 0, -candidate.score))

    def _answering(self, found: Found, known: set[int]) -> list[int]:
        """Passages, not yet known, whose own questions are nearest to the one asked."""
        best = islice((id_ for id_, cosine in found.answering.items() if cosine >= ASKED), ANSWERING)
        return [at for at in (self._numbers[id_] for id_ in best) if at not in known]

    def _own(self, passage: Passage, given: _Given) -> frozenset[str]:
        """The stems of the questions that the passage is known to answer."""
        return self._bag(self._queries.get(passage.id, "")) if given.expanded else frozenset()

    @cached_property
    def _expanded(self) -> frozenset[str]:
        """The documents whose passages have questions of their own."""
        return frozenset(
            self._store.chunk(passage.chunk).document for passage in self._store.passages if passage.id in self._queries
        )

    @cached_property
    def _queries(self) -> dict[str, str]:
        """All questions of each passage, as one text."""
        found: dict[str, list[str]] = {}
        for id_, text in self._store.queries:
            found.setdefault(id_, []).append(text)
        return {id_: " ".join(texts) for id_, texts in found.items()}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {passage.id: at for at, passage in enumerate(self._store.passages)}

    def _unmet(self, required: Sequence[Requirement], passage: Passage, chunk: Chunk, given: _Given) -> tuple[str, ...]:
        """A year may stand in the headings; money, numbers and names must stand in the words themselves."""
        if not required:
            return ()
        told = " ".join([passage.text, *(text for _, text in passage.parts)])
        bag = self._bag(told) | self._bag(TRAIL_SEPARATOR.join(chunk.trail)) | self._own(passage, given)
        return tuple(unmet(required, told, bag, self._section_text(chunk)))

    def _weigh(
        self, question: Question, asked: Sequence[Term], passage: Passage, chunk: Chunk, given: _Given
    ) -> Candidate:
        text = self._bag(passage.text)
        headings = self._bag(TRAIL_SEPARATOR.join(chunk.trail))
        around = self._bag(chunk.indexed_text)
        own = self._own(passage, given)
        lacking = missing(asked, text | headings | own)
        features = _retrieved(given) | _covered(asked, text, headings, around) | _shaped(question, passage)
        features["in_own"] = coverage(asked, own)
        features["covered_by_own"] = coverage(asked, text | headings | own)
        features["heading_asked"] = self._heading_asked(question, asked, chunk)
        features["defines"] = float(question.defining and self._defines(asked, passage.text))
        features["heaviest_missing"] = min(1.0, lacking[0].weight / 5) if lacking else 0.0
        weights = read_weights(expanded=given.expanded)
        score = sum(weight * features[name] for name, weight in weights.items())
        new, lacks = features["covered_by_own"], features["heaviest_missing"]
        score += bonus(given.near, features["heading_asked"], new, lacks) - malus(question.text, chunk)
        said = (heading for heading in chunk.trail if asked and not missing(asked, self._bag(heading)))
        return Candidate(passage, features, score, tuple(lacking), heading=next(said, ""))

    def _heading_asked(self, question: Question, asked: Sequence[Term], chunk: Chunk) -> float:
        """How much of its heading the question says: "Why is it a priority?", "How will we measure success?"."""
        said = frozenset().union(*(alternative for term in asked for alternative in term.alternatives))
        said |= frozenset(words(question.text)) & QUESTION_WORDS
        said |= {"why"} if question.kind is Kind.WHY else set()  # "what made you choose it?"
        return max((share_said(heading, said) for heading in chunk.trail[-2:]), default=0.0)

    def _defines(self, asked: Sequence[Term], text: str) -> bool:
        """Whether the sentence is about the thing asked: it opens with it and says what it is or does."""
        opening = text.split()[:12]
        return bool(_SAYS.search(" ".join(opening))) and coverage(asked, self._bag(" ".join(opening))) >= 0.8

    def _cosines(self, numbers: Sequence[int], vector: Vectors) -> list[float]:
        if not numbers:
            return []
        ordered = sorted(numbers)
        rows = np.asarray(self._store.passage_vectors[ordered], np.float32) @ vector
        by_number = dict(zip(ordered, rows.tolist(), strict=True))
        return [by_number[at] for at in numbers]

    def passage(self, id_: str) -> Passage:
        """The passage with this id."""
        return self._store.passages[self._numbers[id_]]

    def led_by(self, passage: Passage, *, paragraph: bool = False) -> Passage | None:
        """The section that a lead-in leads into; None for a passage that is none.

        paragraph: any sentence of the paragraph that ends with the lead-in will do.
        """
        near = [self._store.passages[at] for at in self._by_chunk.get(passage.chunk, ())]
        within = self._store.chunk(passage.chunk).text if paragraph else ""
        return led_by(passage, near, within)

    def _section_text(self, chunk: Chunk) -> str:
        """The headings and the whole text of the section a chunk stands in, in its document."""
        if not self._sections:
            for one in self._store.chunks:
                key = one.document, one.trail
                self._sections[key] = f"{self._sections.get(key, one.section)} {one.text}"
        return self._sections[chunk.document, chunk.trail]

    def _bag(self, text: str) -> frozenset[str]:
        if text not in self._bags:
            self._bags[text] = self._matcher.bag(text)
        return self._bags[text]

    @cached_property
    def _by_chunk(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, passage in enumerate(self._store.passages):
            found.setdefault(passage.chunk, []).append(at)
        return found


def _may_be_section(question: Question, answering: float) -> bool:
    """Whether a whole section may answer: for a broad question, or where its own questions are near an open one."""
    return question.kind in BROAD or (question.kind in OPEN_KINDS and answering >= NEAR)


def _retrieved(given: _Given) -> dict[str, float]:
    """cosine: question and passage; chunk_cosine: question and chunk; rank: fused score over the best one.

    answering: question and the nearest one that the passage is known to answer, from FAR and from ASKED on.
    """
    return {
        "bias": 1.0,
        "cosine": given.cosine,
        "chunk_cosine": given.chunk_cosine,
        "rank": given.rank,
        "answering": max(0.0, given.answering - FAR),
        "asked": max(0.0, given.answering - ASKED),
    }


def _covered(
    asked: Sequence[Term], text: frozenset[str], headings: frozenset[str], around: frozenset[str]
) -> dict[str, float]:
    """Shares of the question, by weight, held by passage and headings, passage, headings, and the whole chunk."""
    return {
        "covered": coverage(asked, text | headings),
        "in_text": coverage(asked, text),
        "in_headings": coverage(asked, headings),
        "in_chunk": coverage(asked, around),
        "uncovered_heavy": sum(term.weight for term in asked if not term.in_bag(text | headings)) / 10,
    }


def _shaped(question: Question, passage: Passage) -> dict[str, float]:
    """Whether the passage has the shape the question wants: a post, a date, a number, a list, a reason."""
    section = passage.kind == "section"
    fit = None if section else fits(question.kind, passage.text)
    fit = tells_measures(passage.context) if question.measuring else fit
    return {
        "fits": 1.0 if fit else 0.0,
        "misfits": 1.0 if fit is False else 0.0,
        "list_for_list": float(section and question.kind is not Kind.WHY and passage.listed),
        "prose_for_list": float(section and question.kind is not Kind.WHY and not passage.listed),
        "section_for_why": float(section and question.kind is Kind.WHY),
        "enumerates": float(not section and question.kind is Kind.LIST and passage.text.count(",") >= MANY),
        "item": float(passage.kind == "item"),
        "item_for_list": float(not section and question.kind is Kind.LIST),
        "lead": float(not section and question.kind is not Kind.LIST and is_lead(passage.text)),
        "short": float(not section and len(passage.text.split()) < 5),
    }


@cache
def read_weights(*, expanded: bool = True) -> Mapping[str, float]:
    """The fitted weights by feature name, for documents whose passages have questions of their own or for others."""
    read = tomllib.loads(files("planqa").joinpath("weights.toml").read_text("utf-8"))
    weights: dict[str, float] = read["expanded" if expanded else "plain"]
    return weights
