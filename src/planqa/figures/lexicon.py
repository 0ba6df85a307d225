"""All phrases that mean something for the tables, and the marks they leave in a question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planqa.domain import Figure
from planqa.figures.labels import label_phrases
from planqa.figures.phrases import Found, Phrase, PhraseTree
from planqa.figures.vocabulary import Topic, Vocabulary
from planqa.figures.words import NUMBER_WORDS, Mender, split_words

_BESIDE = frozenset("to in from of taking put both kind all the".split())

_LOSS = 3  # what a word left unexplained costs a cut
_Cut = tuple[int, Found | None]


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase understood: kind ("topic", "act", "area", …), its value, and the words it covers."""

    kind: str
    value: str
    start: int
    end: int


class Lexicon:
    """Phrases of a vocabulary and of the tables' own labels.

    Words that say nothing ("people were sent") may stand between the words of a phrase, and may be missing there.
    """

    def __init__(self, vocabulary: Vocabulary, figures: Iterable[Figure], english: Iterable[str] = ()) -> None:
        self.topics: dict[str, Topic] = {topic.name: topic for topic in vocabulary.topics}
        self.weak = tuple(topic.name for topic in vocabulary.topics if topic.weak)
        self.cued = {cue.table for cue in vocabulary.cues}
        self.beside_cued = {table for cue in vocabulary.cues for table in cue.beside}
        self.cued_families = tuple(family.name for family in vocabulary.families if family.table in self.cued)
        self.area_families = tuple(family.name for family in vocabulary.families if family.by == "area")
        self._spellings = {word: tuple(split_words(said)) for word, said in vocabulary.spellings.items()}
        self._rephrased = [(f" {a} ", f" {b} ") for a, b in vocabulary.spellings.items() if " " in a]
        self._tree = PhraseTree(self.words, vocabulary.groups)
        self._verbs = {name: vocabulary.groups[name] for name in vocabulary.verbs}
        told = [(self._tree.phrase(phrase), kind, value) for kind, value, phrase in _told(vocabulary)]
        self._filler = {word for text in vocabulary.filler for word in split_words(text)}
        self.dividers = frozenset(word for text in vocabulary.dividers for word in split_words(text))
        self._weak = self.generic = _weak_words(told, set(self.weak))
        sums = (phrase for phrase, kind, value in told if (kind, value) == ("act", "sum"))
        self.chatter = frozenset(self._filler | self.generic | {word for phrase in sums for word in phrase} | _BESIDE)
        self._skipped = (_skipped(self._filler, told) | self._weak) - set(NUMBER_WORDS)
        self._links = {phrase[0] for phrase, kind, _ in told if kind == "link" and len(phrase) == 1}
        for phrase, kind, value in told:
            self._tree.enter(phrase, (kind, value))
        for topic in vocabulary.topics:
            for pattern in topic.patterns:
                self._tree.enter(self._tree.phrase(pattern), ("topic", topic.name))
        for phrase, kind, value in told:
            if kind not in ("act", "year", "when"):
                self._enter_bare(phrase, (kind, value))
        self._add_labels(figures)
        self.mender = Mender(self._tree.words() | self._filler | set(self._spellings), english)

    def words(self, text: str) -> Phrase:
        """The words of a text, each in the spelling that the phrases use."""
        said = f" {' '.join(split_words(text))} "
        for phrase, meant in self._rephrased:
            said = said.replace(phrase, meant)
        return tuple(part for word in said.split() for part in self._spellings.get(word, (word,)))

    def read(self, words: Sequence[str]) -> tuple[list[Mark], list[str]]:
        """Marks in order, and the words that nothing explains. A phrase may leave several marks.

        Of all ways to cut the words into phrases the one with the longest phrases is taken, a topic's before
        others: "in total crime" is "in" and "total crime", not "in total" and "crime".
        """
        best: list[_Cut] = [(0, None)] * (len(words) + 1)
        for at in range(len(words) - 1, -1, -1):
            best[at] = (best[at + 1][0] - _LOSS * self._is_unknown(words[at]), None)
            for found in self._tree.found_at(words, at, self._skipped, self._weak):
                score = self._weight(found) + best[found[1]][0]
                if score > best[at][0]:
                    best[at] = (score, found)
        return self._marks(words, best)

    def _marks(self, words: Sequence[str], best: Sequence[_Cut]) -> tuple[list[Mark], list[str]]:
        """Follow the best cut from the first word to the last."""
        marks: list[Mark] = []
        unknown: list[str] = []
        at = 0
        while at < len(words):
            found = best[at][1]
            if found:
                marks.extend(Mark(kind, value, at, found[1]) for kind, value in found[2])
                marks.extend(self._absorbed(words, at, found))
            elif mark := _plain(words[at], at):
                marks.append(mark)
            elif self._is_unknown(words[at]):
                unknown.append(words[at])
            at = found[1] if found else at + 1
        return marks, unknown

    def _absorbed(self, words: Sequence[str], at: int, found: Found) -> list[Mark]:
        """The family that a topic's last word names all the same: "robbery offences" are offences."""
        last = found[1] - 1
        if last == at or words[last] not in self._weak or not _is_topic(found[2]):
            return []
        senses = self._tree.senses((words[last],))
        return [Mark(kind, value, last, last + 1) for kind, value in senses if kind == "family"]

    def _is_unknown(self, word: str) -> bool:
        return word not in self._filler and _plain(word, 0) is None

    def _weight(self, found: Found) -> int:
        """Longer phrases count more than several short ones; topics a little more than other phrases."""
        size, _, senses = found
        topic = any(kind == "topic" and not self.topics[value].weak for kind, value in senses)
        return size * size + (size if topic else 0)

    def _enter_bare(self, phrase: Phrase, *senses: tuple[str, str]) -> None:
        """The phrase without the words that say nothing, where two others remain and mean nothing else yet."""
        bare = tuple(word for word in phrase if word not in self._skipped)
        content = [word for word in bare if word not in self._links]
        if len(content) > 1 and len(bare) < len(phrase) and not self._tree.knows(bare):
            self._tree.enter(bare, *senses)

    def _add_labels(self, figures: Iterable[Figure]) -> None:
        """Labels as phrases: of the topic that holds the row, else of a new topic named like the row."""
        owners = _owners(self.topics.values())
        seen: set[tuple[str, str]] = set()
        areas: set[str] = set()
        for figure in figures:
            if figure.area not in areas:
                areas.add(figure.area)
                self._tree.enter(self.words(figure.area), ("area", figure.area))
            if (figure.indicator, figure.row_label) in seen or figure.table in self.cued:
                continue
            seen.add((figure.indicator, figure.row_label))
            topic = owners.get(figure.indicator) or self._new_topic(figure)
            senses = _label_senses(figure, topic)
            for phrase in {self.words(label) for label in label_phrases(figure.indicator)}:
                if not self._tree.knows(phrase):
                    self._tree.enter(phrase, *senses)
                    self._enter_bare(phrase, *senses)

    def verbs_of(self, topic: Topic) -> frozenset[str]:
        """What is done in a topic's crimes: words that may come twice ("my bike was stolen, how many were stolen")."""
        groups = {name for pattern in topic.patterns for name in self._verbs if f"{{{name}}}" in pattern}
        return frozenset(word for name in groups for phrase in self._verbs[name] for word in self.words(phrase))

    def topic_of(self, indicator: str) -> Topic:
        """The topic that leads with the row alone, else one named like the row."""
        own = (topic for topic in self.topics.values() if topic.lines[0] == (indicator,) and not topic.weak)
        return next(own, Topic(indicator, ((indicator,),)))

    def _new_topic(self, figure: Figure) -> Topic:
        name = figure.indicator
        return self.topics.setdefault(name, Topic(name, ((name,),)))


def _label_senses(figure: Figure, topic: Topic) -> list[tuple[str, str]]:
    """The topic; and the measure that a label names where the topic leads with another row."""
    senses = [("topic", topic.name)]
    if topic.lines[0] != (figure.indicator,) and "rate" in figure.measure:
        senses.append(("measure", figure.measure))
    return senses


def _owners(topics: Iterable[Topic]) -> dict[str, Topic]:
    """The topic of every row: the one it leads alone, else one whose line it is, else one that adds it up."""
    ranked = sorted(
        (
            (len(line) > 1, place, name, topic)
            for topic in topics
            for place, line in enumerate(topic.lines)
            for name in line
        ),
        key=lambda one: one[:2],
        reverse=True,
    )
    return {name: topic for _, _, name, topic in ranked}


def _told(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Every phrase of the vocabulary with its kind and value."""
    for topic in vocabulary.topics:
        yield from (("topic", topic.name, phrase) for phrase in topic.words)
        yield from (("narrower", topic.name, phrase) for phrase in topic.narrower)
    for family in vocabulary.families:
        yield from (("family", family.name, phrase) for phrase in family.words)
    for number, year in enumerate(vocabulary.years):
        yield from (("year", str(number), phrase) for phrase in year.words)
    for cue in vocabulary.cues:
        yield from (("cue", cue.table, phrase) for phrase in cue.words)
    for kind, kinds in vocabulary.marks.items():
        for value, phrases in kinds.items():
            yield from ((kind, value, phrase) for phrase in phrases)
    yield from (("silent", phrase, phrase) for phrase in vocabulary.silent)


def _weak_words(told: Iterable[tuple[Phrase, str, str]], weak: set[str]) -> set[str]:
    """Single words of a weak topic ("offences")."""
    return {phrase[0] for phrase, kind, value in told if len(phrase) == 1 and kind == "topic" and value in weak}


def _skipped(filler: Iterable[str], told: Iterable[tuple[Phrase, str, str]]) -> set[str]:
    """Filler that is no phrase of its own."""
    every = {phrase[0] for phrase, _, _ in told if len(phrase) == 1}
    return {word for word in filler if word not in every}


def _is_topic(senses: Iterable[tuple[str, str]]) -> bool:
    return any(kind == "topic" for kind, _ in senses)


def _plain(word: str, at: int) -> Mark | None:
    """A dated period, or a number in digits or as a word."""
    if word[0] == "§":
        return Mark("period", word[1:], at, at + 1)
    if word[0].isdigit():
        return Mark("number", word, at, at + 1)
    return Mark("few", NUMBER_WORDS[word], at, at + 1) if word in NUMBER_WORDS else None
