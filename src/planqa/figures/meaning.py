"""Topics found by what a question means, where no rule finds one: everyday texts of each, and the nearest of them.

Chosen on 35 paraphrases and 67 questions that no table answers; 13 of each reach this step. From 0.55 to 0.62 it
answers 9 of the paraphrases, all on the right topic, and none of the others; from 0.5 one of them; at 0.7 only 3
paraphrases. The vocabulary was extended while looking at the same paraphrases: no measure on unseen questions.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from planqa.domain import Figure
from planqa.figures.lexicon import Lexicon
from planqa.figures.reading import Reading
from planqa.figures.scoping import ACTS
from planqa.figures.vocabulary import Topic, Vocabulary

PREFIX = "figure:"
NEAR = 0.62  # cosine from which a topic is taken to be meant
CLEAR = 0.06  # how much nearer than any other it must be

_MOST = 6  # texts of one topic
_KEPT = ("topic", "narrower", "family", "measure", "silent")  # marks whose words tell what a question is about


def figure_queries(figures: Sequence[Figure], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Each topic's texts with its id: its name, its rows' labels, the first of its everyday words."""
    lexicon = Lexicon(vocabulary, figures)
    labels = {figure.indicator for figure in figures}
    cued = {figure.indicator for figure in figures if figure.table in lexicon.cued}
    topics = [topic for topic in lexicon.topics.values() if not topic.weak and topic.lines[0][0] in labels - cued]
    return [(PREFIX + topic.name, text) for topic in topics for text in islice(_texts(topic), _MOST)]


def _texts(topic: Topic) -> Iterator[str]:
    own = topic.lines[0] if len(topic.lines[0]) == 1 else ()
    yield from dict.fromkeys(text for text in (topic.name, topic.plural, *own, *topic.words) if text)


def subject_of(reading: Reading) -> str:
    """The words that say what is counted: those of no period, place, act or asking."""
    dropped = {at for mark in reading.marks if mark.kind not in _KEPT for at in range(mark.start, mark.end)}
    kept = {at for mark in reading.marks if mark.kind in _KEPT for at in range(mark.start, mark.end)}
    return " ".join(word for at, word in enumerate(reading.words) if at in kept or at not in dropped)


def asks_number(reading: Reading) -> bool:
    """Whether a number is asked for: how many, what share, how it moved, or which was most."""
    return reading.has("ask", "many", "figures") or reading.has("measure") or reading.acts(*ACTS)


def is_open(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the meaning may settle it: a number is asked for, no topic is named, nothing says that no table tells it.

    Where a rule has found the topic and words are left over, these mostly ask for less than its rows tell apart.
    """
    if any(not lexicon.topics[name].weak for name in reading.topics):
        return False
    if reading.has("silent") or reading.has("ask", "define") or reading.has("unheld") or reading.has("cue"):
        return False
    if reading.has("link", "than") and not any(one.base for one in reading.whens):
        return False  # two things are set against each other
    return asks_number(reading) and bool(reading.unknown) and not (reading.has("narrower") or reading.numbers)


def nearest_topic(cosines: Mapping[str, float], reading: Reading, lexicon: Lexicon) -> Topic | None:
    """The topic that is meant; None where none is near, or another is as near."""
    ranked = sorted(((cosine, key) for key, cosine in cosines.items() if key.startswith(PREFIX)), reverse=True)
    if len(ranked) < 2 or ranked[0][0] - ranked[1][0] < CLEAR:
        return None
    topic = lexicon.topics.get(ranked[0][1].removeprefix(PREFIX))
    if topic is None or ranked[0][0] < NEAR or _divided(topic, reading, lexicon):
        return None
    return topic


def divided_topic(reading: Reading, lexicon: Lexicon) -> Topic | None:
    """The one topic of a question for a number that asks for less of it than the rows tell apart; else None."""
    strong = [lexicon.topics[name] for name in reading.topics if not lexicon.topics[name].weak]
    if len(strong) != 1 or not reading.unknown or not asks_number(reading) or reading.has("ask", "define"):
        return None
    if reading.has("silent") or not lexicon.dividers.issuperset(reading.unknown):
        return None
    return strong[0] if _divided(strong[0], reading, lexicon) else None


def _divided(topic: Topic, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a word asks for less than the rows tell apart ("cyclists"), unless the topic itself says it."""
    own = {word for text in _texts(topic) for word in lexicon.words(text)}
    return bool(lexicon.dividers & set(reading.unknown) - own)
