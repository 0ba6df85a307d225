"""From weighed candidates to an answer or to silence: sufficiency, then one sentence or more, an item or a list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from planqa.composing import ChunkOf, answer_list, answer_passages, not_in_plan, pieces
from planqa.domain import Answer, Passage
from planqa.extractive import Candidate
from planqa.owners import unnamed
from planqa.question import Kind, Question
from planqa.sentences import is_lead

SUFFICIENT = -0.25  # log-odds from which a passage is taken to answer
TOLD_WHOLE = frozenset({Kind.OTHER, Kind.LIST, Kind.HOW, Kind.WHY, Kind.YES_NO})  # kinds that a few words do not answer
_PRONOUN = re.compile(r"(It|They|This|These|The (board|group|forum|team|plan|project))\b")
HEADED = 0.15  # share of the question that only the heading holds, from which it is told with an item
_IS_A = re.compile(r"^\W*(?:so |and |ok )?(?:is|are)\b.+\b(?:an?|one of (?:the|our|your|their))\b", re.IGNORECASE)
TOLD = 1.5  # weight from which a missing word is told to the reader
CLOSE = 1.5  # log-odds below the best, down to which further sentences are told as well
FURTHER = 2  # of them, at most
RIVALS = 12  # candidates among which they are looked for
MORE_WORDS = 80


class LedBy(Protocol):
    """Tells the list that a sentence leads into; with paragraph, that its paragraph leads into."""

    def __call__(self, passage: Passage, *, paragraph: bool = False) -> Passage | None: ...


def choose(
    question: Question,
    candidates: Sequence[Candidate],
    chunk_of: ChunkOf,
    led_by: LedBy,
    *,
    doubt: float = 0.0,
) -> Answer:
    """The answer that the best candidate gives; not_in_plan where none suffices.

    led_by tells what a lead-in leads into; doubt is added to the log-odds that suffice.
    """
    sure = candidates[0].score if candidates and not candidates[0].unmet else None
    return replace(_chosen(question, candidates, chunk_of, led_by, doubt), confidence=sure)


def _chosen(
    question: Question,
    candidates: Sequence[Candidate],
    chunk_of: ChunkOf,
    led_by: LedBy,
    doubt: float,
) -> Answer:
    if question.kind in TOLD_WHOLE:
        candidates = [one for one in candidates if not one.features.get("short")]
    if not candidates:
        return not_in_plan(question.text, (), (), chunk_of)
    affirmed = _affirmed(question, candidates, chunk_of)
    if affirmed is not None:
        return affirmed
    best = candidates[0]
    if not sufficient(best, doubt):
        return _silence(question, candidates, chunk_of)
    if _opens_long(best.passage):
        candidates = _within(best.passage, candidates)
        best = candidates[0]
    if best.passage.kind == "section" and best.passage.listed:
        return answer_list(question.text, best.passage, chunk_of)
    led = led_by(best.passage, paragraph=question.kind is Kind.LIST)
    if led is not None:
        return answer_list(question.text, led, chunk_of)
    told = _sentences(question, candidates, chunk_of)
    return answer_passages(question.text, told, chunk_of, _heading(question, best, told[0]))


def _opens_long(passage: Passage) -> bool:
    """Whether it is a section whose first item alone is too much to tell."""
    return passage.kind == "section" and len(passage.parts[0][1].split()) > MORE_WORDS


def _within(section: Passage, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The sentences and items of a section that hold all that is required; all candidates where there are none."""
    own = [one for one in candidates if one.passage.kind != "section" and one.passage.context == section.context]
    return [one for one in own if not one.unmet] or candidates


def _is_close(one: Candidate, best: Candidate) -> bool:
    return one.score >= best.score - CLOSE and not one.unmet


def _heading(question: Question, best: Candidate, first: Passage) -> str:
    """What is put before the words: the body that they do not name, or an item's headings that say what is asked."""
    if name := unnamed(first, question.kind):
        return name
    lacks = best.features["covered"] - best.features["in_text"] > HEADED
    return first.context if lacks and (best.passage.kind == "item" or _PRONOUN.match(best.passage.text)) else ""


def _affirmed(question: Question, candidates: Sequence[Candidate], chunk_of: ChunkOf) -> Answer | None:
    """ "Is X a Y?" where a heading says both ("Priority H: Prevent"): yes, with the heading and its first sentence."""
    if not (question.yes_no and _IS_A.search(question.text)):
        return None
    headed = [one for one in candidates if one.heading and one.passage.kind != "section"]
    if not headed:
        return None

    def place(one: Candidate) -> tuple[int, int]:
        return chunk_of(one.passage.chunk).trail.index(one.heading), int(one.passage.id[1:])

    first = min(headed, key=place)
    answer = answer_passages(question.text, [first.passage], chunk_of)
    return replace(answer, answer=f"Yes: {first.heading.rstrip(':')}. {answer.answer}")


def _silence(question: Question, candidates: Sequence[Candidate], chunk_of: ChunkOf) -> Answer:
    """Nothing suffices: the passage that covers most of the question is the nearest, and what it lacks is told."""

    def nearness(candidate: Candidate) -> tuple[int, float, float]:
        unnamed = sum(_is_name(term.word, question.text) for term in candidate.missing)
        return -unnamed, round(candidate.features["covered"], 2), candidate.score

    nearest = max(candidates, key=nearness)
    lacking = [said for said in candidates[0].unmet if candidates[0].unmet == nearest.unmet]
    lacking = lacking or [f"“{term.word}”" for term in nearest.missing if term.weight >= TOLD]
    return not_in_plan(question.text, lacking[:2], pieces(nearest.passage)[:1], chunk_of)


def _is_name(word: str, question: str) -> bool:
    """Whether the question writes the word with a capital inside the sentence: what it is about."""
    return any(word in match.lower() for match in re.findall(r"(?<=\s)[A-Z][\w’'&-]+", question))


def sufficient(candidate: Candidate, doubt: float = 0.0) -> bool:
    """Whether a candidate answers: it holds what the question requires, and is likely enough."""
    return not candidate.unmet and candidate.score >= SUFFICIENT + doubt


def _sentences(question: Question, candidates: Sequence[Candidate], chunk_of: ChunkOf) -> list[Passage]:
    """The best passage with close ones of the same section; for a section of prose its first sentences.

    A number stands alone: a second one beside it would be repeated in its place.
    """
    best = candidates[0]
    if best.passage.kind == "section":
        return _opening(best.passage)
    told = [best.passage]
    for other in candidates[1:RIVALS] if question.kind is not Kind.HOW_MANY else ():
        close = _is_close(other, best) and other.passage.kind == best.passage.kind and not is_lead(other.passage.text)
        words = sum(len(passage.text.split()) for passage in (*told, other.passage))
        if close and words <= MORE_WORDS and _same_section(best.passage, other.passage, chunk_of):
            told.append(other.passage)
    return sorted(told[: 1 + FURTHER], key=lambda passage: int(passage.id[1:]))


def _same_section(one: Passage, other: Passage, chunk_of: ChunkOf) -> bool:
    """ "This board" and "It" mean another thing in another section."""
    return one.context == other.context and chunk_of(one.chunk).document == chunk_of(other.chunk).document


def _opening(section: Passage) -> list[Passage]:
    """The first sentences of a section, to about seventy words."""
    chosen: list[Passage] = []
    words = 0
    for chunk, text in section.parts:
        words += len(text.split())
        if chosen and words > MORE_WORDS:
            break
        chosen.append(Passage(section.id, chunk, "sentence", text, section.context))
    return chosen
