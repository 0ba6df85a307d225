"""The assistant: opened once on a store, asked many times; the pipeline is the list STEPS."""

import time
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planqa.audit import Finding, Relations, audit
from planqa.composing import cite
from planqa.domain import Answer, Citation, Evidence, Figure, Hit, Status
from planqa.duties import Duties
from planqa.embedding import Encoder, MiniLmEncoder, english_words
from planqa.errors import InputError
from planqa.extractive import CHUNKS, Extractor
from planqa.faq import NAME as CHECKED
from planqa.faq import Faq
from planqa.figures import FigureLane, Vocabulary
from planqa.gate import guard_answer
from planqa.generative import open_model, phrase
from planqa.glossary import Entry, Glossary
from planqa.guardrails import Net, clean
from planqa.matching import Matcher, Synonyms, rarity_of, weight_of
from planqa.notices import Notices
from planqa.quoting import Pages, folded, stands_on, words_by_page
from planqa.recalling import Recalled
from planqa.register import Register
from planqa.retrieval import Found, Retriever
from planqa.settings import Settings, read_settings
from planqa.spelling import Speller
from planqa.steps import STEPS
from planqa.store import Store
from planqa.talking import turn_of
from planqa.turns import Turn

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EVIDENCE = 6  # hits that a model is shown
NOTHING: frozenset[str] = frozenset()
OPTIONAL = frozenset(name for name, _ in STEPS[1:-1]) | {"expansion"}  # what evals may switch off


class Assistant:
    """Answers questions from one store; open it once, it is safe to ask from several threads."""

    def __init__(self, store: Store, settings: Settings, encoder: Encoder, without: Set[str] = NOTHING) -> None:
        store.check_encoder(encoder.name)
        if unknown := without - OPTIONAL:
            raise InputError(f"{min(unknown)} cannot be switched off; use one of {', '.join(sorted(OPTIONAL))}")
        self.store = store
        self.without = frozenset(without)
        self._settings = settings
        self._encoder = encoder
        self._lanes: dict[str, FigureLane] = {}
        self._recalled = Recalled()

    @classmethod
    def open(
        cls,
        store: Path,
        settings: Settings | None = None,
        encoder: Encoder | None = None,
        without: Set[str] = NOTHING,
    ) -> "Assistant":
        """Open a store folder; raises StoreMissing or StoreOutdated with the command that mends it.

        without names what is switched off, to see what it is worth (`python -m evals --without faq`).
        """
        opened = Store.open(store)
        opened.check_sources()
        return cls(opened, settings or read_settings(), encoder or MiniLmEncoder(), without)

    def less(self, *names: str) -> "Assistant":
        """One more assistant on the same store and encoder, with these switched off too."""
        return Assistant(self.store, self._settings, self._encoder, self.without | set(names))

    def warm(self) -> None:
        """Load everything now, so that the first question is as quick as the next."""
        self.ask("What is the plan about?")

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        """Answer one question; history are the earlier questions, document limits it to one document's id."""
        started = time.perf_counter()
        turn = turn_of(self, question, history, document)
        told = self.reply(turn)
        self._recalled.keep(question, history, document, told)
        answer = guard_answer(self._phrased(turn, told), self._stands)
        return replace(
            answer,
            citations=tuple(map(self._placed, answer.citations)),
            see_also=tuple(map(self._placed, answer.see_also)),
            question=question,
            latency_ms=(time.perf_counter() - started) * 1000,
        )

    def recall(self, question: str, history: Sequence[str], document: str | None) -> Answer:
        """What an earlier question of a talk was answered: as it was told, else asked again."""
        kept = self._recalled.get(question, history, document)
        if kept is None:
            kept = self.reply(turn_of(self, question, history, document))
            self._recalled.keep(question, history, document, kept)
        return kept

    def checked(self, turn: Turn) -> Answer:
        """The answer to a part of a question, with only what its pages prove."""
        return guard_answer(self.reply(turn), self._stands)

    def reply(self, turn: Turn) -> Answer:
        """The first answer that a step gives, with what the notices add."""
        steps = (step for name, step in STEPS if name not in self.without)
        answer = next(answer for step in steps if (answer := step(self, turn)) and _is_of(answer, turn.document))
        if answer.status is Status.ANSWERED:
            answer = self.notices.caveat(turn.question.text, answer)
        return replace(answer, standalone_question=answer.standalone_question or turn.question.text)

    def is_name(self, text: str) -> bool:
        """Whether the words are the whole name of a board, or an abbreviation."""
        return text.strip() in self.glossary or self.register.is_name(text)

    def _phrased(self, turn: Turn, answer: Answer) -> Answer:
        """The answer in a model's words where one is set; a person's own, and what no model proves, as it is."""
        if self.model is None or answer.status is not Status.ANSWERED or answer.answered_by in (CHECKED, "notices"):
            return answer
        hits = self.retriever.search(turn.question.text, EVIDENCE, turn.document)
        remarks = [str(row["quote"]) for row in self._knowledge("notices").get("drafting", ())]
        shown = (hit for hit in hits if not any(remark in hit.chunk.text for remark in remarks))
        evidence = Evidence(tuple(shown), answer.figures)
        return phrase(turn.question.text, evidence, answer, self.model, self._settings.llm_timeout)

    @cached_property
    def model(self) -> "BaseChatModel | None":
        """The LLM of PLANQA_LLM, or None."""
        return open_model(self._settings) if self._settings.llm else None

    def search(self, question: str, k: int = 5, document: str | None = None) -> list[Hit]:
        """The k best chunks, best first."""
        return self.retriever.search(self.speller.correct(clean(question)), k, document)

    def find(self, question: str, document: str | None = None) -> Found:
        """What the search finds for a mended question, also by other words for those that no document holds."""
        extra = self.matcher.other_words(question, self.store.lexical.vocabulary)
        return self.retriever.find(question, CHUNKS, document, extra)

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
        return stands_on(citation.quote, citation.document, citation.page, self._pages)

    def locate(self, quotes: Sequence[str]) -> list[Citation]:
        """A citation for each quote: the first chunk that holds it."""
        found = []
        for quote in quotes:
            holds = (chunk for chunk in self.store.chunks if folded(quote) in folded(chunk.text))
            found += [cite(chunk, quote) for chunk in islice(holds, 1)]
        return found

    @cached_property
    def _pages(self) -> Pages:
        return words_by_page(self.store.chunks)

    def cite_page(self, document: str, page: int, quote: str) -> Citation:
        """The citation of words on a page, in the section of the chunk that holds most of them."""
        wanted = set(folded(quote).split())
        chunks = (chunk for chunk in self.store.chunks if (chunk.document, chunk.page) == (document, page))
        return cite(max(chunks, key=lambda chunk: len(wanted & set(folded(chunk.text).split()))), quote)

    @cached_property
    def net(self) -> Net | None:
        """What tells a cry for help by its meaning; None with an encoder that its examples were not read by."""
        return None if "net" in self.without else Net.shipped(self._encoder)

    @cached_property
    def retriever(self) -> Retriever:
        """Search over the store's chunks."""
        return Retriever(self.store, self._encoder, expanded="expansion" not in self.without)

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
        return Register(self._knowledge("boards"), self.titles, self.matcher, self.figures.areas)

    @cached_property
    def duties(self) -> Duties:
        """Who does what beside the boards."""
        return Duties(self._knowledge("duties").get("duty", ()), self.matcher, self.cite_page)

    @cached_property
    def faq(self) -> Faq:
        """What residents ask first, with checked answers."""
        return Faq(self._knowledge("faq").get("faq", ()), self.matcher, self.cite_page)

    @cached_property
    def notices(self) -> Notices:
        """The contradictions and what is kept back."""
        return Notices(self._knowledge("notices"), self.matcher, self.cite_page)

    @cached_property
    def speller(self) -> Speller:
        """Mends slips towards the documents' words."""
        return Speller(dict.fromkeys(self.synonyms.words, 1) | self.store.word_counts, english_words())

    @cached_property
    def synonyms(self) -> Synonyms:
        """Everyday and official words that mean the same."""
        return Synonyms.of(self._knowledge("synonyms"))

    @cached_property
    def matcher(self) -> Matcher:
        """Tells how much of a question a text covers."""
        frequencies, size = self.store.lexical.document_frequencies(), self.store.lexical.size
        weight = weight_of(rarity_of(frequencies, size), english_words())
        return Matcher(self.glossary, self.synonyms, weight)

    @cached_property
    def extractor(self) -> Extractor:
        """Chooses passages."""
        return Extractor(self.store, self.matcher)

    def _knowledge(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.store.extras["knowledge"].get(name, {})
        return found


def _is_of(answer: Answer, document: str | None) -> bool:
    """Whether an answer stands on no other document than the one asked for."""
    return document is None or all(citation.document == document for citation in answer.citations)
