"""Whether a question is for the tables at all, and which topics it is about; silence is the default."""

from collections.abc import Iterable, Sequence

from planqa.figures.case import Case
from planqa.figures.elisions import JOINS
from planqa.figures.exclusions import is_difference, left_out, left_over
from planqa.figures.labels import LabelIndex
from planqa.figures.lexicon import Lexicon
from planqa.figures.phrasing import listed
from planqa.figures.reading import Reading
from planqa.figures.textual import asks_the_text, counts_things
from planqa.figures.umbrellas import Parts, apart, holds, put_together, within
from planqa.figures.vocabulary import Topic
from planqa.quantities import COUNT

ACTS = ("unsolved", "up", "down", "change", "more", "fewer", "high", "low", "share", "sum", "allowed", "streak")
_SETTING = ("ratio", "average", "trend", "compare", "rank", "above", "below", "gap")
_RANKED = ("high", "low", "rank")
_NAMING = ("topic", "family", "link", "idle")
_ROWS = ("topic", "family", "narrower")
_LONG = 3  # words
_OF_AREAS = (
    "gap",
    "runner_up",
    "compare",
    "up",
    "down",
    "change",
    "rank",
    "high",
    "low",
    "more",
    "fewer",
    "above",
    "below",
)


def resolve(reading: Reading, lexicon: Lexicon, labels: LabelIndex) -> tuple[Topic, ...] | None:
    """The topics a reading is about; None where a word stays unexplained."""
    if reading.has("cue"):
        said = [
            word for word in _content(reading, "topic", "narrower", "family") if not _is_generic(reading, word, lexicon)
        ]
        rows = (labels.best(said, table) for table in reading.all("cue") if said)
        indicator = next((row for row in rows if row), None)
        if not indicator and (several := _rows_named(reading, lexicon, labels)):
            return several
        if indicator is None and reading.acts("gap"):
            return None  # two are set against each other, and not both are found
        if indicator is None and _asks_of_others(reading, lexicon, labels):
            meant = (labels.told_by(_words_of(reading, lexicon), table) for table in reading.all("cue"))
            indicator = next((row for row in meant if row), None)
            return (Topic(indicator, ((indicator,),)),) if indicator else None
        if indicator or not reading.has("family"):
            return (Topic(indicator, ((indicator,),)),) if indicator else None
    if reading.acts("without") and left_out(reading) and not is_difference(reading):
        return _without(reading, lexicon, labels)
    if parts := Parts(lexicon).named(reading):
        return put_together(reading, parts, lexicon)
    everything = _sets_areas_apart(reading, lexicon) or _all_detections(reading)
    names = reading.topics or (lexicon.weak[:1] if everything else ())
    topics = tuple(lexicon.topics[name] for name in names)
    if rest := left_over(reading, topics, lexicon, labels):
        return (rest,)
    if len(topics) == 1 and reading.unknown and (part := Parts(lexicon).hinted(reading, topics[0])):
        return (part, topics[0]) if reading.acts("share") else (part,)
    said_again = len(topics) == 1 and lexicon.verbs_of(topics[0]).issuperset(reading.unknown)
    if reading.unknown and reading.acts("sum") and len(apart(topics)) < len(topics):
        return None  # of what is to be added up one thing is not understood
    if reading.unknown and not said_again and _is_joined(reading):
        return None  # "domestic or non-domestic": one of the two is not understood
    if not reading.unknown or said_again or (topics and _explained(reading.unknown, topics, labels)):
        if reading.acts("including"):
            return within(topics)
        if _lists_parts(reading, topics):
            return within(topics)
        return put_together(reading, topics if reading.acts("share") else apart(topics), lexicon)
    return _labelled(reading, lexicon, labels)


def _labelled(reading: Reading, lexicon: Lexicon, labels: LabelIndex) -> tuple[Topic, ...] | None:
    """The row whose label the words say; None where that of a cued table is meant, or the things themselves."""
    content = _content(reading, "topic", "family", "narrower")
    indicator = labels.best(content)
    if indicator is None and (reading.whens or reading.has("ask", "many")):
        indicator = labels.covering(content)
    if indicator is None or counts_things(reading, indicator):
        return None
    cued = all(row.table in lexicon.cued for row in labels.named(indicator))
    return None if cued else (lexicon.topic_of(indicator),)


def _without(reading: Reading, lexicon: Lexicon, labels: LabelIndex) -> tuple[Topic, ...] | None:
    """A total less what is left out; everything, where kinds are ranked and one is left out; else silence."""
    if reading.unknown:
        return None
    if reading.acts(*_RANKED) and set(reading.topics) <= set(left_out(reading)):
        return tuple(lexicon.topics[name] for name in lexicon.weak[:1])
    rest = left_over(reading, tuple(lexicon.topics[name] for name in reading.topics), lexicon, labels)
    return (rest,) if rest else None


def _asks_of_others(reading: Reading, lexicon: Lexicon, labels: LabelIndex) -> bool:
    """ "How many votes did hate crime get": what the cued table does not list is in no other table either."""
    named = [lexicon.topics[name] for name in reading.topics if not lexicon.topics[name].weak]
    rows = {row.table for topic in named for line in topic.lines for name in line for row in labels.named(name)}
    return bool(rows - lexicon.beside_cued) and not reading.unknown and not reading.acts("high", "low", "rank")


def unlisted(reading: Reading, lexicon: Lexicon, labels: LabelIndex) -> str:
    """What the cued table lists, where a question is for something that it does not list; else ""."""
    asked = reading.has("ask", "many", "figures") or reading.acts("gap")
    if not reading.has("cue") or not asked or not _asks_of_others(reading, lexicon, labels):
        return ""
    rows = labels.rows_of(reading.all("cue")[0])
    return f"The plan's table gives no such number for {listed(reading.topics)}. It lists {listed(rows)}."


def _words_of(reading: Reading, lexicon: Lexicon) -> set[str]:
    """All words of the topics that are named."""
    topics = [lexicon.topics[name] for name in reading.topics]
    return {word for topic in topics for text in (topic.name, *topic.words) for word in lexicon.words(text)}


def _rows_named(reading: Reading, lexicon: Lexicon, labels: LabelIndex) -> tuple[Topic, ...]:
    """Two or more rows of a table that a cue names, each by the words between "and", "or" and the like."""
    content = set(_content(reading, "topic", "family", "narrower"))
    parting = {at for mark in reading.marks if mark.kind in ("act", "link") for at in range(mark.start, mark.end)}
    within = {at: mark for mark in reading.marks if mark.kind in _ROWS for at in range(mark.start, mark.end)}
    parts: list[list[str]] = [[]]
    last = 0
    for at, word in enumerate(reading.words):
        if word in content and at not in parting and not _is_generic(reading, word, lexicon):
            if parts[-1] and at - last > 1 and within.get(at) != within.get(last):
                parts.append([])
            parts[-1].append(word)
            last = at
        elif at in parting or word in JOINS:
            parts.append([])
    rows = [labels.best(part, table) for table in reading.all("cue") for part in parts if part]
    found = list(dict.fromkeys(row for row in rows if row))
    return tuple(Topic(row, ((row,),)) for row in found) if len(found) > 1 and None not in rows else ()


def left_to_the_text(reading: Reading, topics: Iterable[Topic], lexicon: Lexicon) -> bool:
    """Whether the words themselves say that a table does not answer this."""
    if reading.has("silent") or reading.has("ask", "define") or asks_the_text(reading):
        return True
    if _lacks_cue(reading, lexicon) or _outpaces(reading):
        return True
    if reading.acts("daily") and not reading.has("ask", "many"):
        return True
    over = reading.has("ask", "many") and reading.acts("above")  # "how many over the target"
    if reading.acts("target") and not (over or reading.acts("attain", "allowed", "compare", "gap") or reading.yes_no):
        return True
    spans = [one for one in reading.whens if one.asked.kind == "span"]  # dates that only the table tells
    said = {
        *(reading.all("act") if not spans else ()),
        *reading.all("measure"),
        *reading.all("unheld"),
        *(one.asked.label for one in reading.whens),
    }
    return any(said & set(topic.elsewhere) for topic in topics)


def _outpaces(reading: Reading) -> bool:
    """ "More than detections": one measure against another, which no rule weighs."""
    than = {mark.end for mark in reading.marks if mark.kind == "link" and mark.value == "than"}
    return any(mark.start in than and mark.value.startswith("sanction") for mark in reading.marks)


def _lacks_cue(reading: Reading, lexicon: Lexicon) -> bool:
    """ "Priority" without a word for the consultation or the indicators is the text's, not a table's."""
    named = set(reading.all("family")) & set(lexicon.cued_families)
    return bool(named) and not reading.has("cue")


def concerns_numbers(case: Case) -> bool:
    """Whether a number is asked for: by a word, by a period, or because the topic is a rate."""
    reading = case.reading
    if reading.has("ask", "many", "figures", "any") or reading.has("measure") or reading.acts(*ACTS, *_SETTING):
        return True
    if reading.has("family", "years") and reading.has("few"):
        return True
    if any(reading.has(kind) for kind in ("area", "areas", "unheld")) and not reading.has("ask"):
        return True  # "crime in Hackney"
    if reading.whens or (reading.acts("target") and reading.acts("attain")):
        return True
    strands = [strand for topic in case.topics for strand in case.strands(topic)]
    return bool(strands) and (strands[0].measure != COUNT or _is_label(reading))


def _is_label(reading: Reading) -> bool:
    """Whether the words are a row's name and nothing else ("repeat victims of ASB"), too long to be a theme."""
    named = [mark for mark in reading.marks if mark.kind in _NAMING]
    covered = {at for mark in named for at in range(mark.start, mark.end)}
    longest = max((mark.end - mark.start for mark in named if mark.kind == "topic"), default=0)
    return longest >= _LONG and covered == set(range(len(reading.words)))


def _all_detections(reading: Reading) -> bool:
    """ "Sanction detections overall" are those of all crime, where nothing is told apart."""
    solved = reading.has("measure", "sanction detections", "sanction detection rate")
    moved = reading.acts("up", "down", "change") or reading.has("measure", "points")
    return (
        solved
        and (bool(reading.whens) or moved)
        and not reading.has("family")
        and not reading.acts("high", "low", "rank")
    )


def _sets_areas_apart(reading: Reading, lexicon: Lexicon) -> bool:
    """ "Compare Newham and Hackney" means their crime: it is what the tables tell of boroughs."""
    if reading.has("ask", "who") and reading.acts("high", "low"):
        return True
    if reading.has("ask", "many"):
        apart = reading.has("family", *lexicon.area_families) and reading.acts("above", "below", "up", "down")
        return apart or (reading.has("area") and bool(reading.whens) and reading.acts("up", "down", "change"))
    dated = {one.asked for one in reading.whens if one.asked.kind not in ("latest", "last", "previous")}
    if reading.has("area") and len(dated) > 1 and not reading.unknown:
        return True  # "Lewisham from 2000/01 to 2015/16"
    if reading.has("area") and reading.whens and not reading.unknown and not reading.acts(*_OF_AREAS):
        return (
            {"record", "recorded"} & set(reading.words) != set() or reading.acts("sum") or reading.has("ask", "figures")
        )
    if reading.has("areas") and reading.acts("average", "trend"):
        return True
    named = reading.has("area") or reading.has("areas") or reading.has("family", *lexicon.area_families)
    return named and reading.acts(*_OF_AREAS)


def _content(reading: Reading, *kinds: str) -> list[str]:
    """The words that carry the topic: those of these marks, and the unexplained ones, in order."""
    taken = {at for mark in reading.marks if mark.kind in kinds for at in range(mark.start, mark.end)}
    return [word for at, word in enumerate(reading.words) if at in taken or word in reading.unknown]


def _explained(words: Iterable[str], topics: Iterable[Topic], labels: LabelIndex) -> bool:
    """Whether the labels of the topics' own rows hold the words ("the IOM cohort")."""
    names = {name for topic in topics for line in topic.lines for name in line}
    held = {word for name in names for row in labels.named(name) for word in labels.words(row)}
    return held.issuperset(words)


def _lists_parts(reading: Reading, topics: Sequence[Topic]) -> bool:
    """ "Robberies, people and businesses": a total with its parts in a list, of which one alone is a known name."""
    places = {mark.value: mark for mark in reversed(reading.marks) if mark.kind == "topic"}
    if len(topics) != 2 or not holds(topics[0], topics[1]) or reading.acts("share", "sum", "compare", "more", "fewer"):
        return False
    total, part = (places.get(topic.name) for topic in topics)
    joined = part is not None and part.start > 0 and reading.words[part.start - 1] in JOINS
    return total is not None and part is not None and joined and part.start - total.end > 1


def _is_joined(reading: Reading) -> bool:
    """Whether an unexplained word stands beside "or" and the like, as one of two things."""
    joined = {at for at, word in enumerate(reading.words) if word in JOINS}
    return any(word in reading.unknown and at + 1 in joined for at, word in enumerate(reading.words))


def _is_generic(reading: Reading, word: str, lexicon: Lexicon) -> bool:
    """Whether the word is the cue itself, or names what the cued table tells apart ("priority")."""
    marks = [mark for mark in reading.marks if mark.kind == "cue"]
    marks += [mark for mark in reading.marks if mark.kind == "family" and mark.value in lexicon.cued_families]
    return any(word in reading.words[mark.start : mark.end] for mark in marks)
