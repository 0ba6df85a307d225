"""One question with the tables beside it: which rows, which measure, which cells it means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planqa.domain import Figure
from planqa.figures.book import COUNT, Amount, Book, Line, Strand
from planqa.figures.fitting import fit
from planqa.figures.periods import Asked
from planqa.figures.phrasing import listed, rounded
from planqa.figures.reading import Reading
from planqa.figures.vocabulary import Topic, Vocabulary
from planqa.quantities import PERCENT

DETECTIONS = "sanction detections"
DETECTION_RATE = "sanction detection rate"
PERCENTAGE = "percentage"
BACK = {"two_back": 2, "three_back": 3, "four_back": 4, "five_back": 5, "ten_back": 10, "fifteen_back": 15}  # years
OPEN = ("latest", "last", "first", "previous", "next", "peak", *BACK, "all")  # periods that only the figures can settle


@dataclass(frozen=True, slots=True)
class Case:
    """A reading and what it can be answered from; topics are those it names, the likeliest rows first."""

    reading: Reading
    topics: tuple[Topic, ...]
    book: Book
    vocabulary: Vocabulary

    @property
    def areas(self) -> list[str]:
        """The areas named, in order; the home area where none is."""
        return self.reading.all("area") or [self.vocabulary.home]

    @property
    def wanted(self) -> str:
        """The measure asked for, "" where the question leaves it open."""
        reading = self.reading
        rate = reading.has("measure", PERCENTAGE, "points")
        if reading.has("measure", DETECTION_RATE) or (rate and reading.has("measure", DETECTIONS)):
            return DETECTION_RATE
        if reading.has("measure", DETECTIONS):
            return DETECTIONS
        return PERCENTAGE if reading.has("measure", PERCENTAGE) and "often" not in reading.words else ""

    @property
    def counted(self) -> str:
        """The measure asked for where "percentage" speaks of a change or a share, not of the rows."""
        return "" if self.wanted == PERCENTAGE else self.wanted

    def apart(self, by: str) -> bool:
        """Whether a word is said for things that are told apart this way ("boroughs" by area, "types" by part)."""
        return any(self.reading.has("family", one.name) for one in self.vocabulary.families if one.by == by)

    def strands(self, topic: Topic, area: str = "", measure: str | None = None) -> list[Strand]:
        """Every way to count the topic, the likeliest first."""
        wanted = self.wanted if measure is None else measure
        area = area or self.areas[0]
        found = [strand for line in topic.lines for strand in self.line_strands(line, area, wanted)]
        found = [strand for strand in found if self._of_basis(strand)] or found
        counting = not wanted and self.reading.has("ask", "many") and not self.reading.has("measure")
        return sorted(found, key=lambda strand: counting and self._is_rate(strand))

    def owner(self, topic: Topic, strand: Strand) -> Topic:
        """Whose words name the strand's rows: the topic's where it leads with them, else another's, else their own."""
        if strand.line == topic.lines[0] or strand.measure in (DETECTIONS, DETECTION_RATE):
            return topic
        own = (one for one in self.vocabulary.topics if one.lines[0] == strand.line and not one.weak)
        return next(own, Topic(listed(strand.line), (strand.line,)))

    def line_strands(self, line: Line, area: str, wanted: str) -> Iterator[Strand]:
        """The ways to count one line of rows."""
        for home in self.book.homes(line):
            measure = self._measure(line, home, wanted)
            strand = Strand(line, home, measure, area)
            if measure and self.book.cells(strand):
                yield strand

    def amounts(self, strand: Strand) -> list[Amount]:
        """The strand's numbers in order of time; the rate of several rows is worked out from their counts."""
        if strand.measure != DETECTION_RATE or len(strand.line) == 1:
            return self.book.amounts(strand)
        solved = self.book.amounts(Strand(strand.line, strand.home, DETECTIONS, strand.area))
        counted = self.book.amounts(Strand(strand.line, strand.home, COUNT, strand.area))
        return [
            _rate(part, whole)
            for part in solved
            for whole in counted
            if part.lead.period == whole.lead.period and whole.value
        ]

    def at(self, strand: Strand, asked: Asked) -> list[Amount]:
        """The numbers of the strand whose period fits best; several where a year is told by quarters."""
        amounts = self.amounts(strand)
        if asked.kind in OPEN:
            return _open(asked.kind, amounts)
        found = _best(asked, amounts, strand.financial)
        return found[-1:] if asked.kind == "quarter" else found

    def state(self, strand: Strand, asked: Asked | None) -> Figure | None:
        """A cell of the period (the last one where none is asked for) that holds words instead of a number."""
        empty = [figure for figure in self.book.cells(strand) if figure.value is None]
        if asked is None or asked.kind in OPEN:
            return empty[-1] if empty else None
        return next((figure for figure in empty if fit(asked, figure, strand.financial)), None)

    def _is_rate(self, strand: Strand) -> bool:
        return self.book.unit(strand.line, strand.home, strand.measure) == PERCENT

    def _of_basis(self, strand: Strand) -> bool:
        basis = self.reading.basis
        return not basis or any(figure.basis == basis for figure in self.book.cells(strand))

    def _measure(self, line: Line, home: str, wanted: str) -> str:
        """The measure of the rows that is asked for, "" where they have none such."""
        held = self.book.measures(line, home)
        if not held:
            return ""
        if wanted == PERCENTAGE:
            shares = [m for m in held if m != DETECTION_RATE and self.book.unit(line, home, m) == PERCENT]
            if shares:
                return shares[0]
            solved = held[0] == DETECTION_RATE and self.reading.acts("share")  # another share than the one asked for
            return "" if solved or self.book.unit(line, home, held[0]) == COUNT else held[0]
        if wanted:
            return wanted if wanted in held else ""
        if not self.reading.has("ask", "many"):
            return held[0]
        rate = self.reading.has("measure")
        return next((one for one in (COUNT, DETECTIONS) if one in held and (one == COUNT or not rate)), held[0])


def _open(kind: str, amounts: Sequence[Amount]) -> list[Amount]:
    if kind == "all":
        return list(amounts)
    if kind == "peak":
        return [max(amounts, key=lambda one: one.value)] if amounts else []
    if kind == "first":
        return list(amounts[:1])
    if kind == "next":
        return []  # after which one only a change can tell
    back = {"previous": 1, **BACK}.get(kind, 0) + 1
    return [amounts[-back]] if len(amounts) >= back else []


def _best(asked: Asked, amounts: Sequence[Amount], financial: bool) -> list[Amount]:
    fits = [fit(asked, amount.lead, financial) for amount in amounts]
    best = max(fits, default=0.0)
    return [amount for amount, found in zip(amounts, fits, strict=True) if best and best - found < 0.01]


def _rate(part: Amount, whole: Amount) -> Amount:
    work = f"({part.work}) ÷ ({whole.work})"
    value = rounded(part.value / whole.value * 100)
    return Amount(value, (*part.cells, *whole.cells), (), PERCENT, work)
