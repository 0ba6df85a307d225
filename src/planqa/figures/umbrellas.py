"""Topics that hold other topics: a total and its parts are never added up, and parts may be named by a word each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from planqa.figures.lexicon import Lexicon
from planqa.figures.reading import Reading
from planqa.figures.vocabulary import Topic
from planqa.figures.words import split_words

_ITEMS = re.compile(r"[,;:+&()/?!]|\s[-–—]\s|\band\b|\bor\b|\bplus\b|\bof\b|\btotal\b", re.IGNORECASE)

_NOT_PARTS = frozenset("to in together from of taking put combined added both kind all".split())
_LINES = 4  # ways to count that several topics put together may have


def holds(one: Topic, other: Topic) -> bool:
    """Whether a line of one holds all rows of the other's likeliest line, and more."""
    return any(set(other.lines[0]) < set(line) for line in one.lines)


def apart(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """The topics without those that are the total of another that is named."""
    return tuple(one for one in topics if not any(holds(one, other) for other in topics))


def within(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """ "Criminal damage, arson included": the topics without those that are part of another that is named."""
    return tuple(one for one in topics if not any(holds(other, one) for other in topics))


def put_together(reading: Reading, topics: tuple[Topic, ...], lexicon: Lexicon) -> tuple[Topic, ...]:
    """ "Personal and business robbery combined" as one topic, where its change, share or rate is asked for."""
    several = len({one.asked for one in reading.whens}) > 1 or reading.acts("target")
    shared = reading.acts("share") and any(mark.value in lexicon.weak for mark in reading.marks if mark.kind == "topic")
    moved = reading.acts("up", "down") or (reading.acts("change") and not reading.acts("compare"))
    one_number = several or shared or moved or reading.has("measure", "sanction detection rate")
    if len(topics) < 2 or not reading.acts("sum") or not one_number or reading.acts("share") != bool(shared):
        return topics
    lines = [tuple(dict.fromkeys(row for line in one for row in line)) for one in product(*(t.lines for t in topics))]
    whole = (topic for topic in lexicon.topics.values() if set(topic.lines[0]) == set(lines[0]) and not topic.weak)
    name = " and ".join(topic.name for topic in topics)
    return (next(whole, Topic(name, tuple(islice(lines, _LINES)))),)


def explained_in_brackets(reading: Reading, inner: Reading | None, lexicon: Lexicon) -> tuple[str, ...]:
    """ "Anti-social behaviour (repeat victims)" is about the repeat victims; else the topics as they are."""
    if inner is None or len(inner.topics) != 1 or inner.acts("without", "including") or len(reading.topics) != 2:
        return reading.topics
    within_, outer = inner.topics[0], next((name for name in reading.topics if name not in inner.topics), "")
    if within_ not in reading.topics or not outer or lexicon.topics[within_].weak:
        return reading.topics
    one, other = lexicon.topics[within_], lexicon.topics[outer]
    return reading.topics if holds(one, other) or holds(other, one) else inner.topics


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a total, each named by a word that only tells it from the others ("dwelling, other building")."""

    lexicon: Lexicon

    def named(self, reading: Reading) -> tuple[Topic, ...]:
        """Two or more parts of a total that is named; none where they are not plainly listed."""
        if not reading.acts("sum") or self._lists_itself(reading):
            return ()
        found = (self._listed(reading, total) for total in self._totals(reading))
        rows = next((rows for rows in found if len(rows) > max(1, len(reading.topics) - 1)), [])
        return tuple(self.lexicon.topic_of(row) for row in rows)

    def _lists_itself(self, reading: Reading) -> bool:
        """Whether the one phrase for the total lists its parts itself: "stolen, broken into or tampered with"."""
        spans = [reading.words[mark.start : mark.end] for mark in reading.marks if mark.kind == "topic"]
        return not reading.unknown and len(spans) == 1 and bool({"and", "or"} & set(spans[0]))

    def _totals(self, reading: Reading) -> list[Topic]:
        """The topics of several rows that are named, or hold all that is named."""
        named = [self.lexicon.topics[name] for name in reading.topics if not self.lexicon.topics[name].weak]
        if not reading.unknown or not named:
            return [topic for topic in named[:1] if topic.parts]
        wider = (one for one in self.lexicon.topics.values() if all(holds(one, topic) for topic in named))
        return [topic for topic in (*named[:1], *wider) if topic.parts]

    def _listed(self, reading: Reading, total: Topic) -> list[str]:
        """The rows of the total that the question lists, each by its own words."""
        items = [self._bare(item, total) for item in _ITEMS.split(reading.text)]
        parts = {row: self._words_for(row, total) for row in total.parts}
        found = [row for item in items for row, words in parts.items() if item & words]
        return list(dict.fromkeys(found))

    def hinted(self, reading: Reading, total: Topic) -> Topic | None:
        """The part that the unexplained words tell ("burglaries … in people's homes"); None where they tell none."""
        if reading.acts("sum"):
            return None
        said = self._bare(" ".join(reading.unknown), total)
        rows = [row for row in total.parts if said & self._words_for(row, total)]
        return self.lexicon.topic_of(rows[0]) if len(rows) == 1 else None

    def _words_for(self, row: str, total: Topic) -> set[frozenset[str]]:
        """The words of the row's topic that are not the total's own."""
        topic = self.lexicon.topic_of(row)
        phrases = (row, topic.name, *topic.words)
        return {bare for phrase in phrases for bare in self._bare(phrase, total)}

    def _bare(self, text: str, total: Topic) -> set[frozenset[str]]:
        """The words that are not the total's own, and those of them that say something."""
        own = {word for phrase in total.words if len(phrase.split()) <= 2 for word in split_words(phrase)}
        words = self.lexicon.words(" ".join(split_words(text)))
        kept = frozenset(word for word in words if word not in own and not word[0].isdigit())
        return {kept - _NOT_PARTS, kept - self.lexicon.chatter} - {frozenset()}
