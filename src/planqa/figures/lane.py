"""The figures lane: questions about the tables answered exactly, every other question left alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from planqa.domain import Figure, Status
from planqa.figures.absences import narrower_asked, unheld_area
from planqa.figures.book import Book
from planqa.figures.case import OPEN, Case
from planqa.figures.chatter import clauses, kept
from planqa.figures.contexts import aside_and_question, asks_at_all, in_context, sentences, told_of, which_of_told
from planqa.figures.exclusions import settled
from planqa.figures.labels import LabelIndex
from planqa.figures.lexicon import Lexicon
from planqa.figures.lookup import find_cells
from planqa.figures.meaning import asks_number, divided_topic, is_open, nearest_topic, subject_of
from planqa.figures.reading import Reader, Reading
from planqa.figures.reply import FigureReply, not_held
from planqa.figures.routing import ROUTES
from planqa.figures.scoping import concerns_numbers, left_to_the_text, resolve, unlisted
from planqa.figures.umbrellas import explained_in_brackets, holds
from planqa.figures.values import answer_value
from planqa.figures.vocabulary import Vocabulary
from planqa.quantities import COUNT

_BRACKETS = re.compile(r"\(([^)]*)\)")
_SLIP = 0.05  # confidence lost with each mended word
_DIVIDED = 0.6  # confidence that less is asked for than the tables tell apart
_MEANT = 0.8  # confidence where the topic is found by meaning alone
_SURE = 0.8  # confidence from which what the tables lack is final
_GUESS = 0.8  # share of confidence left where only a label names the topic, or 2015 is taken for 2015/16


class FigureLane:
    """Answers from typed cells, without a model; opened once, safe to ask from several threads."""

    def __init__(self, figures: Sequence[Figure], vocabulary: Vocabulary, english: Iterable[str] = ()) -> None:
        """english: words that are no slips though no table holds them (a word list, optional)."""
        self._vocabulary = vocabulary
        self._book = Book(figures)
        self._labels = LabelIndex(self._book.figures)
        self._lexicon = Lexicon(vocabulary, self._book.figures, english)
        self._reader = Reader(vocabulary, self._lexicon)

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area the tables hold."""
        return self._book.areas

    def reply(self, question: str) -> FigureReply | None:
        """The answer; None where the question is not about the tables, or not plainly enough."""
        first = None
        for reading in self._readings(question):
            reply = self._reply(reading)
            if reply is not None and reply.status is Status.ANSWERED:
                return reply
            first = first or reply
            if first is not None and first.confidence >= _SURE:
                return first
        return first

    def _readings(self, question: str) -> Iterator[Reading]:
        """The ways to take it: the one sentence that asks, with what the others tell; all of it; each on its own."""
        told = sentences(question)
        reads = [self._read(one) for one in told]
        if whole := which_of_told(told):
            yield self._read(whole)
        if back := self._told_of(reads):
            yield back
        asks = [one for one in reads if one.text.endswith("?") and (asks_at_all(one) or one.unknown)] or [
            one for one in reads if asks_number(one)
        ]
        if len(reads) > 1 and len(asks) == 1 and (asks[0].marks or asks[0].unknown):
            yield in_context(asks[0], [one for one in reads if one is not asks[0]])
            yield self._read(question)
            if plain := self._without_chatter(question):
                yield self._read(plain)
            return
        yield self._read(question)
        yield from reversed(reads) if len(reads) > 1 else ()
        yield self._read(question, gathered=True)
        if parts := aside_and_question(question):
            aside, asking = (self._read(part) for part in parts)
            yield in_context(asking, [aside])
        if plain := self._without_chatter(question):
            yield self._read(plain)

    def _without_chatter(self, question: str) -> str:
        """The clauses that bear on the tables, as one question; "" where that is all of it, or nothing."""
        told = clauses(question)
        plain = kept(told, [self._read(one) for one in told], self._lexicon) if len(told) > 1 else []
        return f"{', '.join(plain)}{'?' if question.endswith('?') else ''}" if 0 < len(plain) < len(told) else ""

    def leads_back(self, question: str) -> bool:
        """Whether its last sentence asks of the topic that the one before names ("how many of those were solved?")."""
        return self._told_of([self._read(one) for one in sentences(question)]) is not None

    def _told_of(self, reads: Sequence[Reading]) -> Reading | None:
        return told_of(reads[-1], reads[:-1], self._holds) if reads and asks_number(reads[-1]) else None

    def _holds(self, one: str, other: str) -> bool:
        """Whether one topic is a wider one."""
        topics = self._lexicon.topics
        return topics[one].weak or holds(topics[one], topics[other])

    def subject(self, question: str) -> str:
        """What a question for a number counts, in words for a search by meaning; "" where the tables have no part."""
        reading = self._asking(question)
        return subject_of(reading) if is_open(reading, self._lexicon) else ""

    def reply_by_meaning(self, question: str, cosines: Mapping[str, float]) -> FigureReply | None:
        """The answer on the topic that is nearest in meaning, with how the question was taken; else None."""
        reading = self._asking(question)
        topic = nearest_topic(cosines, reading, self._lexicon)
        if topic is None:
            return None
        case = Case(replace(reading, topics=(topic.name,), unknown=()), (topic,), self._book, self._vocabulary)
        reply = _routed(case)
        if reply is None or reply.status is not Status.ANSWERED or not _counts(reading, reply):
            return None
        told = f"{reply.text} The question was taken to mean: {topic.name}."
        return replace(reply, text=told, confidence=_MEANT)

    def is_numeric(self, question: str) -> bool:
        """Whether it asks for a number of a dated period, or of something that the tables count."""
        reading = self._asking(question)
        named = any(not self._lexicon.topics[name].weak for name in reading.topics)
        return asks_number(reading) and (named or any(one.asked.kind not in OPEN for one in reading.whens))

    def _asking(self, question: str) -> Reading:
        """The last sentence that asks for a number, read; else all of it."""
        readings = list(self._readings(question))
        return next((one for one in readings if asks_number(one)), readings[0])

    def lookup(self, question: str, limit: int = 10) -> list[Figure]:
        """The cells some words speak of, best first; no question needed."""
        reading = self._reader.read(question)
        topics = resolve(reading, self._lexicon, self._labels) or ()
        return find_cells(reading, topics, self._labels, limit)

    def _read(self, question: str, gathered: bool = False) -> Reading:
        reading = self._reader.read(question, gathered)
        brackets = _BRACKETS.search(question)
        inner = self._reader.read(brackets.group(1)) if brackets else None
        return replace(reading, topics=explained_in_brackets(reading, inner, self._lexicon))

    def _reply(self, reading: Reading) -> FigureReply | None:
        topics = resolve(reading, self._lexicon, self._labels)
        if topics is None and (missing := unlisted(reading, self._lexicon, self._labels)):
            return replace(not_held(missing), confidence=_SURE)
        if topics is None and (whole := divided_topic(reading, self._lexicon)):
            if left_to_the_text(reading, (whole,), self._lexicon):
                return None
            case = Case(reading, (whole,), self._book, self._vocabulary)
            wider = narrower_asked(whole, answer_value(case)) if concerns_numbers(case) else None
            return replace(wider, confidence=_DIVIDED) if wider else None
        if topics is None or left_to_the_text(reading, topics, self._lexicon):
            return None
        case = Case(settled(reading, topics), topics, self._book, self._vocabulary)
        if not concerns_numbers(case):
            return None
        reply = _special(case, self._lexicon) or _routed(case)
        if reply is None:
            return None
        guessed = any(one.asked.kind == "calendar" for one in reading.whens)
        sure = reply.confidence * (_GUESS if reading.unknown or guessed else 1) - _SLIP * reading.mended
        figures = tuple(dict.fromkeys([*reply.figures, *self._book.twins(reply.figures)]))
        return replace(reply, figures=figures, confidence=round(max(sure, 0.1), 2))


def _counts(reading: Reading, reply: FigureReply) -> bool:
    """Whether a count is told where "how many" asks for one: a rate of those who were near in meaning is none."""
    return not reading.has("ask", "many") or any(figure.unit == COUNT for figure in reply.figures)


def _special(case: Case, lexicon: Lexicon) -> FigureReply | None:
    """Places and kinds that the tables do not tell apart."""
    narrower = case.reading.all("narrower")
    if narrower:
        topic = lexicon.topics[narrower[0]]
        return narrower_asked(topic, answer_value(replace(case, topics=(topic,))))
    unheld = case.reading.all("unheld")
    if unheld and case.topics:
        return replace(unheld_area(case, case.topics[0], unheld), confidence=0.6)
    return None


def _routed(case: Case) -> FigureReply | None:
    replies = (answer(case) for applies, answer in ROUTES if applies(case))
    return next((reply for reply in replies if reply is not None), None)
