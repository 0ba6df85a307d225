"""The assistant: opened once on a store, asked many times; the pipeline is the list STEPS."""

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planqa.audit import Finding, Relations, audit
from planqa.composing import cite
from planqa.conversation import standalone
from planqa.domain import Answer, Citation, Evidence, Figure, Hit, Status
from planqa.embedding import Encoder, MiniLmEncoder, english_words
from planqa.extractive import Extractor
from planqa.figures import FigureLane, Vocabulary
from planqa.gate import guard_answer
from planqa.generative import open_model, phrase
from planqa.glossary import Entry, Glossary
from planqa.guardrails import clean
from planqa.matching import Matcher, Synonyms, rarity_of, weight_of
from planqa.question import understand
from planqa.register import Register
from planqa.retrieval import Retriever
from planqa.settings import Settings, read_settings
from planqa.spelling import Speller
from planqa.steps import STEPS, Turn
from planqa.store import Store
from planqa.terms import words

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EVIDENCE = 6  # hits that a model is shown


class Assistant:
    """Answers questions from one store; open it once, it is safe to ask from several threads."""

    def __init__(self, store: Store, settings: Settings, encoder: Encoder) -> None:
        store.check_encoder(encoder.name)
        self.store = store
        self._settings = settings
        self._encoder = encoder
        self._lanes: dict[str, FigureLane] = {}

    @classmethod
    def open(cls, store: Path, settings: Settings | None = None, encoder: Encoder | None = None) -> "Assistant":
        """Open a store folder; raises StoreMissing or StoreOutdated with the command that mends it."""
        opened = Store.open(store)
        opened.check_sources()
        return cls(opened, settings or read_settings(), encoder or MiniLmEncoder())

    def warm(self) -> None:
        """Load everything now, so that the first question is as quick as the next."""
        self.ask("What is the plan about?")

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        """Answer one question; history are the earlier questions, document limits it to one document's id."""
        started = time.perf_counter()
        turn = self._turn(question, history, document)
        answer = next(answer for _, step in STEPS if (answer := step(self, turn)) and _is_of(answer, document))
        answer = guard_answer(self._phrased(turn, answer), self._stands)
        return replace(
            answer,
            citations=tuple(self._placed(citation) for citation in answer.citations),
            question=question,
            standalone_question=turn.question.text,
            latency_ms=(time.perf_counter() - started) * 1000,
        )

    def _phrased(self, turn: Turn, answer: Answer) -> Answer:
        """The answer in a model's words where one is set; the answer as it is when nothing of them stands."""
        if self.model is None or answer.status is not Status.ANSWERED:
            return answer
        hits = self.retriever.search(turn.question.text, EVIDENCE, turn.document)
        evidence = Evidence(tuple(hits), answer.figures)
        return phrase(turn.question.text, evidence, answer, self.model, self._settings.llm_timeout)

    @cached_property
    def model(self) -> "BaseChatModel | None":
        """The LLM of PLANQA_LLM, or None."""
        return open_model(self._settings) if self._settings.llm else None

    def search(self, question: str, k: int = 5, document: str | None = None) -> list[Hit]:
        """The k best chunks, best first."""
        return self.retriever.search(self.speller.correct(clean(question)), k, document)

    def lookup(self, question: str, limit: int = 10) -> list[Figure]:
        """The table cells a question speaks of, best first."""
        return self.figures.lookup(clean(question), limit)

    def document_path(self, document_id: str) -> Path | None:
        """The document's file as kept in the store, or None."""
        return self.store.document_path(document_id)

    def _placed(self, citation: Citation) -> Citation:
        """The citation with its page's printed label and how that is known."""
        label, basis = self._labels.get((citation.document, citation.page), (citation.page_label, citation.page_basis))
        return replace(citation, page_label=label, page_basis=basis)

    @cached_property
    def _labels(self) -> dict[tuple[str, int], tuple[str, str]]:
        return {(chunk.document, chunk.page): (chunk.page_label, chunk.page_basis) for chunk in self.store.chunks}

    def _stands(self, citation: Citation) -> bool:
        """Whether the quote's words stand on the cited page, white space and bullets aside."""
        page = self._pages.get((citation.document, citation.page), "")
        return f" {_folded(citation.quote)} " in f" {page} "

    def locate(self, quotes: Sequence[str]) -> list[Citation]:
        """A citation for each quote: the first chunk that holds it."""
        found = []
        for quote in quotes:
            holds = (chunk for chunk in self.store.chunks if _folded(quote) in _folded(chunk.text))
            found += [cite(chunk, quote) for chunk in islice(holds, 1)]
        return found

    @cached_property
    def _pages(self) -> dict[tuple[str, int], str]:
        """The words of every page, folded, in reading order."""
        found: dict[tuple[str, int], str] = {}
        for chunk in self.store.chunks:
            for part in (*chunk.trail, chunk.text):
                key = chunk.document, chunk.page
                found[key] = f"{found.get(key, '')} {_folded(part)}"
        return found

    def _turn(self, question: str, history: Sequence[str], document: str | None) -> Turn:
        areas = self.figures.areas if history else ()  # a first question reaches the guardrails before any table opens
        text = standalone(clean(question), [clean(earlier) for earlier in history], areas)
        return Turn(question, history, document, understand(text))

    @cached_property
    def retriever(self) -> Retriever:
        """Search over the store's chunks."""
        return Retriever(self.store, self._encoder)

    @cached_property
    def figures(self) -> FigureLane:
        """Lookup and arithmetic over the store's tables."""
        return self._lane(self.store.figures)

    def figures_of(self, document: str | None) -> FigureLane:
        """The lane over one document's tables, or over all."""
        if document is None:
            return self.figures
        if document not in self._lanes:
            self._lanes[document] = self._lane([one for one in self.store.figures if one.document == document])
        return self._lanes[document]

    def _lane(self, figures: Sequence[Figure]) -> FigureLane:
        return FigureLane(figures, Vocabulary.of(self._knowledge("vocabulary")), english_words())

    @cached_property
    def titles(self) -> dict[str, str]:
        """Every document's title by its id."""
        return {document.id: document.title for document in self.store.documents}

    @cached_property
    def findings(self) -> list[Finding]:
        """The published figures that do not recompute."""
        return audit(self.store.figures, self.relations)

    @property
    def relations(self) -> Relations:
        """What the audit must know that the tables do not print."""
        return Relations.of(self._knowledge("audit"))

    @cached_property
    def glossary(self) -> Glossary:
        """The abbreviations the documents define or use."""
        return Glossary(Entry(**row) for row in self.store.extras["glossary"])

    @cached_property
    def register(self) -> Register:
        """The boards and groups."""
        return Register(self._knowledge("boards"), self.titles, self.matcher)

    @cached_property
    def speller(self) -> Speller:
        """Mends slips towards the documents' words."""
        everyday = {word: 1 for group in self._synonyms for phrase in group for word in words(phrase)}
        return Speller(everyday | self.store.word_counts, english_words())

    @cached_property
    def matcher(self) -> Matcher:
        """Tells how much of a question a text covers."""
        frequencies, size = self.store.lexical.document_frequencies(), self.store.lexical.size
        weight = weight_of(rarity_of(frequencies, size), english_words())
        return Matcher(self.glossary, Synonyms(self._synonyms), weight)

    @cached_property
    def extractor(self) -> Extractor:
        """Chooses passages."""
        return Extractor(self.store, self.matcher)

    @property
    def _synonyms(self) -> Sequence[Sequence[str]]:
        groups: Sequence[Sequence[str]] = self._knowledge("synonyms").get("groups", ())
        return groups

    def _knowledge(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.store.extras["knowledge"].get(name, {})
        return found


def _is_of(answer: Answer, document: str | None) -> bool:
    """Whether an answer stands on no other document than the one asked for."""
    return document is None or all(citation.document == document for citation in answer.citations)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()
