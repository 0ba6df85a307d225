"""What is left of a total when one or several of its parts are left out: "criminal damage without arson"."""

from collections.abc import Sequence
from dataclasses import replace

from planqa.figures.book import LESS, Line
from planqa.figures.labels import LabelIndex
from planqa.figures.lexicon import Lexicon
from planqa.figures.phrasing import listed
from planqa.figures.reading import Reading
from planqa.figures.umbrellas import Parts, holds
from planqa.figures.vocabulary import Topic

_NEAR = 2  # words between "without" and what is left out
_SET_APART = ("minus", "less")  # words that may as well ask for a difference


def left_out(reading: Reading) -> list[str]:
    """The topics named right after "without", in order; another after "and" or a comma goes with the first."""
    ends = [mark.end for mark in reading.marks if mark.kind == "act" and mark.value == "without"]
    found: list[str] = []
    for end in ends:
        for mark in sorted((one for one in reading.marks if one.kind == "topic"), key=lambda one: one.start):
            if end <= mark.start and mark.start - end <= _NEAR:
                found.append(mark.value)
                end = mark.end
    return list(dict.fromkeys(found))


def is_difference(reading: Reading) -> bool:
    """Whether the only word for "without" may ask for a difference as well: "knife crime minus gun crime"."""
    said = [
        reading.words[mark.start : mark.end] for mark in reading.marks if mark.kind == "act" and mark.value == "without"
    ]
    return all(set(words) & set(_SET_APART) for words in said)


def settled(reading: Reading, topics: Sequence[Topic]) -> Reading:
    """ "Vehicle crime minus tampering" where it is a rest: the word asks for no comparison besides."""
    spans = {(mark.start, mark.end) for mark in reading.marks if mark.kind == "act" and mark.value == "without"}
    if len(topics) != 1 or not spans:
        return reading
    kept = (m for m in reading.marks if m.value in ("without", "sum") or (m.start, m.end) not in spans)
    return replace(reading, marks=tuple(kept))


def left_over(reading: Reading, topics: Sequence[Topic], lexicon: Lexicon, labels: LabelIndex) -> Topic | None:
    """The rows of the total that is named, without those of its parts; None where no total of them all is named."""
    if not reading.acts("without"):
        return None
    if len(topics) == 1 and reading.unknown and topics[0].parts:
        part = Parts(lexicon).hinted(reading, topics[0])
        return _rest(topics[0], (part,), lexicon) if part else None
    total = next((one for one in topics if all(holds(one, other) for other in topics if other is not one)), None)
    if total and len(topics) > 1:
        return _rest(total, [one for one in topics if one is not total], lexicon)
    whole = _everything(reading, lexicon)
    out = [one for one in topics if one.name in left_out(reading)]
    if whole and out and all(one in out or one.lines == whole.lines for one in topics):
        return _less(whole, out) if all(_is_kind(one, labels) for one in out) else None
    return None


def _everything(reading: Reading, lexicon: Lexicon) -> Topic | None:
    """The topic of everything, where a word for it is said before "without"."""
    weak = [lexicon.topics[name] for name in lexicon.weak]
    lines = [one.lines for one in weak]
    said = [mark.value for mark in reading.marks if mark.kind == "topic"]
    out = set(left_out(reading))
    return next((weak[0] for name in said if name not in out and lexicon.topics[name].lines in lines), None)


def _rest(total: Topic, parts: Sequence[Topic], lexicon: Lexicon) -> Topic | None:
    """The rows of one line of the total that no part holds."""
    gone = {row for part in parts for row in part.lines[0]}
    line = next((line for line in total.lines if gone < set(line)), None)
    if line is None:
        return None
    rest: Line = tuple(row for row in line if row not in gone)
    own = (one for one in lexicon.topics.values() if set(one.lines[0]) == set(rest) and not one.weak)
    name = f"{total.name} without {listed([part.name for part in parts])}"
    return next(own, lexicon.topic_of(rest[0]) if len(rest) == 1 else Topic(name, (rest,)))


def _less(whole: Topic, parts: Sequence[Topic]) -> Topic:
    """Everything, with each row of the parts taken away."""
    rows = dict.fromkeys(row for part in parts for row in part.lines[0])
    name = f"{whole.plural or whole.name} without {listed([part.name for part in parts])}"
    return Topic(name, ((*whole.lines[0], *(LESS + row for row in rows)),))


def _is_kind(topic: Topic, labels: LabelIndex) -> bool:
    """Whether each of its rows is one of the kinds of offence that make up everything."""
    return all(any(f.category for r in labels.named(row) for f in labels.figures(r)) for row in topic.lines[0])
