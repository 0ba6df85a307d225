"""Topics that hold other topics: a total and its parts are never added up, and parts may be named by a word each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planqa.figures.lexicon import Lexicon
from planqa.figures.reading import Reading
from planqa.figures.vocabulary import Topic
from planqa.figures.words import split_words

_ITEMS = re.compile(r"[,;:+&()?!]|\s[-–—]\s|\band\b|\bplus\b|\bof\b|\btotal\b", re.IGNORECASE)


def holds(one: Topic, other: Topic) -> bool:
    """Whether a line of one holds all rows of the other's likeliest line, and more."""
    return any(set(other.lines[0]) < set(line) for line in one.lines)


def apart(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """The topics without those that are the total of another that is named."""
    return tuple(one for one in topics if not any(holds(one, other) for other in topics))


def left_over(reading: Reading, topics: Sequence[Topic], lexicon: Lexicon) -> Topic | None:
    """ "Sexual offences that are not rape": the rows of the total without those of the part."""
    if len(topics) != 2 or not reading.acts("without"):
        return None
    whole, part = topics if holds(topics[0], topics[1]) else (topics[1], topics[0])
    if not holds(whole, part):
        return None
    line = next(line for line in whole.lines if set(part.lines[0]) < set(line))
    rest = tuple(name for name in line if name not in part.lines[0])
    return lexicon.topic_of(rest[0]) if len(rest) == 1 else Topic(f"{whole.name} without {part.name}", (rest,))


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a total, each named by a word that only tells it from the others ("dwelling, other building")."""

    lexicon: Lexicon

    def named(self, reading: Reading) -> tuple[Topic, ...]:
        """Two or more parts of a total that is named; none where they are not plainly listed."""
        if not reading.acts("sum"):
            return ()
        total = next((self.lexicon.topics[name] for name in reading.topics), None)
        line = next((line for line in total.lines if len(line) > 1), ()) if total and not total.weak else ()
        items = [self._bare(item, total) for item in _ITEMS.split(reading.text)] if total and line else []
        parts = {row: self._words_for(row, total) for row in line} if total else {}
        found = [row for item in items if item for row, words in parts.items() if item in words]
        rows = list(dict.fromkeys(found))
        return tuple(self.lexicon.topic_of(row) for row in rows) if len(rows) > 1 else ()

    def _words_for(self, row: str, total: Topic) -> set[frozenset[str]]:
        """The words of the row's topic that are not the total's own."""
        topic = self.lexicon.topic_of(row)
        phrases = (row, topic.name, *topic.words)
        return {self._bare(phrase, total) for phrase in phrases} - {frozenset()}

    def _bare(self, text: str, total: Topic) -> frozenset[str]:
        own = {word for phrase in total.words if len(phrase.split()) <= 2 for word in split_words(phrase)}
        words = self.lexicon.words(" ".join(split_words(text)))
        kept = (word for word in words if word not in own and not word[0].isdigit())
        return frozenset(kept) - {"to", "in", "together", "from", "of"}
