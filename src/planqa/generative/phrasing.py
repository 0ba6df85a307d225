"""Phrase an answer with an LLM, keep what passes the gate, else give the answer without a model."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planqa.domain import Answer, Evidence, Status
from planqa.generative.claims import fold, read_claim
from planqa.generative.model import Draft, ask_model
from planqa.generative.sources import Source, Unit, figure_key, model_sentences, number_evidence, show
from planqa.generative.support import find_support
from planqa.terms import terms

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

MAX_SENTENCES = 3

Kept = tuple[str, list[Unit]]

log = logging.getLogger("planqa.generative")


def phrase(
    question: str, evidence: Evidence, fallback: Answer, model: "BaseChatModel", deadline: float = 20.0
) -> Answer:
    """Return the answer in the model's words as far as the evidence holds them, else fallback unchanged.

    fallback is the answer without a model; when it is not "answered" the model is not asked. deadline:
    seconds for all the model's attempts together. Whatever the model does, nothing is raised.
    """
    sources = number_evidence(evidence, fallback)
    if fallback.status is not Status.ANSWERED or not sources:
        return fallback
    try:
        drafts = ask_model(model, question, show(sources), deadline)
    except Exception as error:  # whatever a provider raises, the reader still has an answer
        log.warning("the model failed (%s); the answer without a model is given", type(error).__name__)
        return fallback
    kept = _kept(drafts, sources, question)
    phrased = _answer(fallback, kept)
    if not kept or _loses_a_figure(fallback, kept) or _covered(question, phrased) < _covered(question, fallback):
        log.info("too little of what the model wrote stands; the answer without a model is given")
        return fallback
    return phrased


def _kept(drafts: Iterable[Draft], sources: Sequence[Source], question: str) -> list[Kept]:
    kept: dict[str, Kept] = {}
    for sentence, cited in _sentences(drafts, sources):
        units = find_support(sentence, cited, question)
        if units:
            kept.setdefault(fold(sentence), (sentence, units))
        else:
            log.debug("dropped: %s", sentence)
    return list(kept.values())[:MAX_SENTENCES]


def _sentences(drafts: Iterable[Draft], sources: Sequence[Source]) -> Iterator[tuple[str, list[Source]]]:
    """Yield each sentence with the sources it cites: none where it cites a number that was not given."""
    for draft in drafts:
        real = all(1 <= number <= len(sources) for number in draft.evidence)
        cited = [sources[number - 1] for number in dict.fromkeys(draft.evidence)] if real else []
        for sentence in model_sentences(draft.text):
            yield sentence, cited


def _loses_a_figure(fallback: Answer, kept: Sequence[Kept]) -> bool:
    """Whether a figure that answers the question is gone: then the phrasing is worse than the fallback."""
    told = frozenset[str]().union(*(read_claim(sentence).numbers for sentence, _ in kept))
    return any(key not in told for figure in fallback.figures if (key := figure_key(figure)))


def _covered(question: str, answer: Answer) -> int:
    """How many of the question's terms the answer, its quotes and their headings hold.

    What stands in the plan may still answer another question; a phrasing that holds less of the question than
    the fallback does has strayed.
    """
    shown = (f"{citation.section} {citation.quote}" for citation in answer.citations)
    return len(set(terms(question)) & set(terms(" ".join((answer.answer, *shown)))))


def _answer(fallback: Answer, kept: Sequence[Kept]) -> Answer:
    """The kept sentences with what they rest on; the fallback's caveats stay, and so does what proves them."""
    units = [unit for _, used in kept for unit in used]
    citations = [unit.citation for unit in units]
    figures = [unit.figure for unit in units if unit.figure]
    if fallback.caveats:
        citations += fallback.citations
        figures += fallback.figures
    return replace(
        fallback,
        answer=" ".join(_closed(sentence) for sentence, _ in kept),
        citations=tuple(dict.fromkeys(citations)),
        figures=tuple(dict.fromkeys(figures)),
        answered_by="llm",
    )


def _closed(sentence: str) -> str:
    return sentence if sentence[-1] in ".!?" else sentence + "."
