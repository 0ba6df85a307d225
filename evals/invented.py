"""Invented figures in the words of a vocabulary, and questions whose cell is known; the same ones every time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random

from planqa.domain import Figure
from planqa.figures import Vocabulary

YEARS = [f"{year}/{(year + 1) % 100:02}" for year in range(2006, 2016)]
SHARED = OWN = 25  # rows of each document that every document has, and rows of its own
PER_DOCUMENT = (SHARED + OWN) * len(YEARS)

_STARTS = "Ash Brom Cran Dun Elm Fern Gil Had Ips Kel Lang Mar Nor Oak Pen Rad Sal Thorn Wal Yar".split()
_ENDS = "bury combe dale field ford gate hurst mere stead wick".split()
_KINDS = "Noise Litter Graffiti Lighting Parking Kiosk Allotment Towpath Skip Hoarding Scaffold Pigeon Busker".split()
_THINGS = "notices permits patrols inspections warnings leaflets surveys signs audits bookings".split()
_PLACES = "stations schools canals markets estates libraries bridges gardens stadiums piers museums depots".split()
_WHO = "wardens contractors landlords caretakers volunteers traders".split()

_ASKED = (
    "How many {} were there in {} in {}?",
    "{} {} {}",
    "what was the figure for {} in {} for {}",
    "tell me the number of {} in {}, {} please",
)

_WIDER = (
    "Which area had the most {0} in {2}?",
    "Did {0} in {1} go up since 2008/09?",
    "{0} in {1} over the years",
    "compare {1} and Ashdale for {0}",
    "{0}",
)


def invent_figures(vocabulary: Vocabulary, documents: int) -> list[Figure]:
    """PER_DOCUMENT counts for each document: every row has one count a financial year; up to 200 documents."""
    random = Random(documents)
    areas = [vocabulary.home, *(start + end.lower() for start, end in product(_STARTS, _ENDS))][:documents]
    own = [
        f"{kind} {thing} near {place} by {who}" for kind, thing, place, who in product(_KINDS, _THINGS, _PLACES, _WHO)
    ]
    random.shuffle(own)
    shared = _shared_rows(vocabulary)
    made: list[Figure] = []
    for number, area in enumerate(areas):
        made += _document(number, area, [*shared, *own[number * OWN : (number + 1) * OWN]], random)
    return made


def pick_questions(figures: Sequence[Figure], number: int, random: Random) -> Iterator[tuple[str, Figure]]:
    """Questions about one cell each, in turns of phrase that take turns."""
    for at, cell in enumerate(random.choices(figures, k=number)):
        yield _ASKED[at % len(_ASKED)].format(cell.indicator, cell.area, cell.period), cell


def widen(figures: Sequence[Figure], number: int, random: Random) -> Iterator[str]:
    """Questions about many cells: ranks, changes, trends, comparisons, a bare label."""
    for at, cell in enumerate(random.choices(figures, k=number)):
        yield _WIDER[at % len(_WIDER)].format(cell.indicator, cell.area, cell.period)


def _shared_rows(vocabulary: Vocabulary) -> list[str]:
    """Labels of rows that everyday words stand for."""
    alone = (topic.lines[0][0] for topic in vocabulary.topics if len(topic.lines[0]) == 1 and not topic.weak)
    return list(dict.fromkeys(alone))[:SHARED]


def _document(number: int, area: str, rows: Sequence[str], random: Random) -> Iterator[Figure]:
    for row, indicator in enumerate(rows, start=1):
        counts = [random.randint(5, 9_999) for _ in YEARS]
        told = Figure(
            table="numbers",
            document=f"plan-{number:03}",
            indicator=indicator,
            measure="count",
            area=area,
            period="",
            value=None,
            unit="count",
            printed="",
            page=1 + row // 20,
            row=row,
            basis="financial year",
            quote=f"{indicator} {' '.join(map(str, counts))}",
            row_label=indicator,
        )
        yield from (_of_year(told, at, count) for at, count in enumerate(counts))


def _of_year(row: Figure, at: int, count: int) -> Figure:
    first = YEARS[at][:4]
    row = replace(row, start=f"{first}-04-01", end=f"{int(first) + 1}-03-31")
    return replace(row, period=YEARS[at], value=Decimal(count), printed=str(count), column=at + 2)
