"""What a question says, word by word: its marks, its periods, and what nothing explains."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planqa.figures.elisions import SHARING, whole
from planqa.figures.lexicon import Lexicon, Mark
from planqa.figures.periods import Asked, find_periods, split_year
from planqa.figures.pronouns import named_again
from planqa.figures.rephrasing import rephrased
from planqa.figures.spans import (
    is_month,
    is_year,
    period_last,
    quarter_of,
    same_quarter,
    year_before,
    year_from,
    year_to,
    years_of,
)
from planqa.figures.vocabulary import Vocabulary
from planqa.figures.weighing import (
    beside_dates,
    beside_names,
    denied,
    judged,
    on_year,
    without_bare_years,
    without_other,
)
from planqa.figures.words import split_words

BASE_LINKS = ("since", "from", "than", "against", "compared", "on", "with", "over", "previous to")
_OVER_ONE_YEAR = re.compile(r"\b(?:over|in|across) the (?:past |last )?year\b(?! to| end)", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:is|was) (?:that|this|it) (?:right|true|correct|so)\b|\b(?:right|true|correct)\s*\?\s*$"
    r"|\b(?:is|are|was|were|has|have|had|did|do|does)(?:n['’]?t)\s+(?:it|they|we|there|that)\b\s*\?"
    r"|\b(?:is|was|are|were)\s+(?:it|that|they|there|we)\s+(?:over|under|above|below|more|less|fewer|higher|lower)\s+(?:than\s+)?\d"
    r"|,\s*(?:is|are|was|were|has|have|had|did|do|does)\s+(?:it|they|we|there|that)\s*\?\s*$",
    re.IGNORECASE,
)
_BACK = {"2": "two_back", "3": "three_back", "4": "four_back", "5": "five_back", "10": "ten_back"}
YES_NO = frozenset(["is", "are", "was", "were", "has", "have", "had", "did", "do", "does"])


@dataclass(frozen=True, slots=True)
class When:
    """A period in its place in the question; base tells that a change is counted from it, since that it is open."""

    asked: Asked
    at: int
    base: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One question, read. mended counts the words that were taken for another."""

    text: str
    words: tuple[str, ...]
    marks: tuple[Mark, ...]
    whens: tuple[When, ...]
    unknown: tuple[str, ...] = ()
    mended: int = 0
    basis: str = ""
    topics: tuple[str, ...] = field(default=())

    def has(self, kind: str, *values: str) -> bool:
        """Whether a mark of the kind (and one of the values, where given) is there."""
        return any(mark.kind == kind and (not values or mark.value in values) for mark in self.marks)

    def all(self, kind: str) -> list[str]:
        """The values of a kind in order, each once."""
        return list(dict.fromkeys(mark.value for mark in self.marks if mark.kind == kind))

    def first(self, kind: str, *values: str) -> Mark | None:
        """The first mark of the kind and values."""
        found = (m for m in self.marks if m.kind == kind and (not values or m.value in values))
        return next(found, None)

    def acts(self, *values: str) -> bool:
        """Whether one of these acts is asked for."""
        return self.has("act", *values)

    def apart(self, start: int, end: int) -> int:
        """How many words lie between, those of a topic not counted."""
        topics = [mark for mark in self.marks if mark.kind == "topic"]
        return sum(not any(mark.start <= at < mark.end for mark in topics) for at in range(start, end))

    @property
    def numbers(self) -> list[str]:
        """The bare numbers in the question."""
        return [mark.value for mark in self.marks if mark.kind == "number"]

    @property
    def since(self) -> bool:
        """Whether it asks for all there is since a period ("since 2000")."""
        return len(self.whens) == 1 and self.whens[0].since

    @property
    def yes_no(self) -> bool:
        """Whether it can be answered by yes or no."""
        return bool(self.words) and (self.words[0] in YES_NO or bool(_CLAIM.search(self.text)))


class Reader:
    """Reads questions with one lexicon."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._years = vocabulary.years
        self._weak = {topic.name for topic in vocabulary.topics if topic.weak}
        self._good = {topic.name for topic in vocabulary.topics if topic.good}
        self._lexicon = lexicon

    def read(self, question: str, gathered: bool = False) -> Reading:
        """Take a question apart; gathered puts its one period last, which so parts no phrase."""
        text, dated = find_periods(named_again(rephrased(question)))
        text = period_last(text) if gathered else text
        given = split_words(text)
        mended = [self._lexicon.mender.mend(word) for word in given]
        words = self._lexicon.words(" ".join(mended))
        if SHARING & set(words) or {"ratio", "to"} <= set(words):
            words = whole(words, self._lexicon)
        found, unknown = self._lexicon.read(words)
        marks = on_year(without_bare_years(judged(denied(words, found), self._good)))
        unknown = without_other(words, marks, unknown)
        if _OVER_ONE_YEAR.search(question):
            marks = [
                replace(mark, value="previous") if (mark.kind, mark.value) == ("when", "all") else mark
                for mark in marks
            ]
        return Reading(
            text=question,
            words=words,
            marks=tuple(marks),
            whens=tuple(self._whens(marks, dated)),
            unknown=tuple(unknown),
            mended=sum(a != b for a, b in zip(given, mended, strict=True)),
            basis=next((mark.value for mark in marks if mark.kind == "basis"), ""),
            topics=self._topics(marks) or self._weak_topic(words, marks),
        )

    def _topics(self, marks: Sequence[Mark]) -> tuple[str, ...]:
        """What it is about; "crime" alone is everything, after "gun" it says nothing more."""
        corrected = max((m.start for m in marks if m.kind == "idle" and m.value == "correction"), default=-1)
        told = [mark for mark in marks if mark.kind == "topic"]
        told = [mark for mark in told if mark.start > corrected] or told  # "rape, I mean all sexual offences"
        named = list(dict.fromkeys(mark.value for mark in told))
        strong = [name for name in named if name not in self._weak]
        return tuple(strong or named)

    def _weak_topic(self, words: Sequence[str], marks: Sequence[Mark]) -> tuple[str, ...]:
        """ "More crime than": a word for everything that another phrase runs across."""
        across = [mark for mark in marks if mark.kind in ("act", "ask", "measure", "link")]
        said = any(self._lexicon.generic & set(words[mark.start : mark.end]) for mark in across)
        told = any(mark.kind in ("family", "cue", "narrower") for mark in marks)
        return self._lexicon.weak[:1] if said and not told else ()

    def _whens(self, marks: Sequence[Mark], dated: Sequence[Asked]) -> list[When]:
        """The periods in order; what stands before "I mean" is taken back."""
        taken_back = max(
            (mark.start for mark in marks if mark.kind == "idle" and mark.value == "correction"), default=0
        )
        found: list[When] = []
        for mark in beside_dates(beside_names(marks), marks):
            base, since = _follows(mark, marks, BASE_LINKS), _follows(mark, marks, ("since",))
            for asked in self._asked(mark, dated, marks):
                found.append(When(year_from(asked) if base else asked, mark.start, base, since))
        if not found and (back := _years_back(marks)):
            found.append(back)
        found = _since_then(found, marks)
        later = [one for one in found if one.at >= taken_back]
        return _without_echoes(_with_quarters(alike(later or found)))

    def _asked(self, mark: Mark, dated: Sequence[Asked], marks: Sequence[Mark]) -> tuple[Asked, ...]:
        if mark.kind == "period":
            asked = self._of_named_year(dated[int(mark.value)], marks)
            return year_before(asked) if asked.years and _is_moved(marks) else years_of(asked)
        if mark.kind == "when":
            return (Asked(mark.value, mark.value),)
        if mark.kind != "year":
            return ()
        year = self._years[int(mark.value)]
        ends = dict.fromkeys((year.year, year.last or year.year))
        return tuple(split_year(first, year.basis) for first in ends)

    def _of_named_year(self, asked: Asked, marks: Sequence[Mark]) -> Asked:
        """ "The MOPAC baseline, 2011/12": the name tells which kind of year is meant."""
        named = (self._years[int(mark.value)] for mark in marks if mark.kind == "year")
        same = next((one for one in named if asked.kind == "year" and one.year == asked.start.year), None)
        return split_year(same.year, same.basis) if same and not asked.basis else asked


def _is_moved(marks: Sequence[Mark]) -> bool:
    """Whether a change over the period is asked for: "rose over the two years to", not "how many in", not its sum."""
    acts = {one.value for one in marks if one.kind == "act"}
    moved = acts & {"up", "down", "change"} or any(one.value == "points" for one in marks if one.kind == "measure")
    return bool(moved) and not acts & {"sum", "average", "trend", "streak"}


def _years_back(marks: Sequence[Mark]) -> When | None:
    """ "Which fell most in two years": the year so many years before the latest, as a base."""
    acts = {one.value for one in marks if one.kind == "act"}
    if not (acts & {"high", "low"} and acts & {"up", "down", "change"}) or acts & {"sum", "average", "streak"}:
        return None
    years = {one.start for one in marks if one.kind == "family" and one.value == "years"}
    told = (one for one in marks if one.kind in ("few", "number") and one.end in years)
    few = next((one for one in told if one.value in _BACK), None)
    return When(Asked(_BACK[few.value], _BACK[few.value]), few.start, base=True) if few else None


def alike(whens: Sequence[When]) -> list[When]:
    """ "The year to June 2015 … June 2012": a month beside twelve months that end in it stands for twelve as well."""
    ends = {one.asked.end.month for one in whens if one.asked.kind in ("year", "span") and is_year(one.asked)}
    return [
        replace(one, asked=year_to(one.asked)) if is_month(one.asked) and one.asked.end.month in ends else one
        for one in whens
    ]


def _since_then(whens: list[When], marks: Sequence[Mark]) -> list[When]:
    """ "What was it in 2012/13, and has it gone up since?": a change is counted from the last period named."""
    since = [mark for mark in marks if mark.kind == "link" and mark.value == "since"]
    if not since or not whens or any(one.base or one.asked.kind in ("all", "latest") for one in whens):
        return whens
    return [*whens[:-1], replace(whens[-1], base=True)]


def _with_quarters(whens: Sequence[When]) -> list[When]:
    """A bare quarter and a year beside it are one period: "Q1 of 2012/13"."""
    spans = [one.asked for one in whens if one.asked.kind == "span"]
    whens = [one for one in whens if not any(same_quarter(one.asked, span) for span in spans)]
    quarters = [one for one in whens if one.asked.kind == "quarter"]
    years = [one for one in whens if one.asked.kind in ("year", "calendar")]
    if len(years) != 1 or not quarters:
        return list(whens)
    rest = [one for one in whens if one not in years]
    return [replace(one, asked=quarter_of(one.asked, years[0].asked)) if one in quarters else one for one in rest]


def _without_echoes(whens: Sequence[When]) -> list[When]:
    """One period said twice ("2012/13, the plan baseline") is one period."""
    sure = {one.asked.label for one in whens if one.asked.basis}
    return [one for one in whens if one.asked.basis or one.asked.label not in sure]


def _follows(mark: Mark, marks: Sequence[Mark], links: Sequence[str]) -> bool:
    """Whether one of these ("since", "than") stands right before, a "the" or "with" between them or not."""
    before = [other for other in marks if other.end <= mark.start and mark.start - other.end <= 1]
    if any(other.kind == "link" and other.value in links for other in before):
        return True
    nearest = max((other.end for other in marks if other.end <= mark.start), default=0)
    return "than" in links and any(m.kind == "link" and m.value == "than" and m.end == nearest for m in marks)
