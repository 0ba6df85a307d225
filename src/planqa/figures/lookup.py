"""Cells of the tables that some words speak of, without an answer: `planqa figures "harassment 2015/16"`."""

from collections.abc import Iterable, Sequence

from planqa.domain import Figure
from planqa.figures.case import OPEN
from planqa.figures.fitting import fit
from planqa.figures.labels import LabelIndex, Row
from planqa.figures.periods import FINANCIAL, bounds
from planqa.figures.reading import Reading
from planqa.figures.vocabulary import Topic

_ROWS = 50


def find_cells(reading: Reading, topics: Sequence[Topic], labels: LabelIndex, limit: int) -> list[Figure]:
    """The cells, best first: rows by how well their label fits, then numbers before changes, the latest first."""
    rows = _rows(topics, labels) or labels.search(reading.words, _ROWS)
    found: list[Figure] = []
    for row in rows:
        found += sorted(_fitting(reading, labels.figures(row)), key=_order)
        if len(found) >= limit:
            break
    return found[:limit]


def _rows(topics: Sequence[Topic], labels: LabelIndex) -> list[Row]:
    names = list(dict.fromkeys(name for topic in topics for line in topic.lines for name in line))
    return [row for name in names for row in labels.named(name)]


def _fitting(reading: Reading, figures: Iterable[Figure]) -> list[Figure]:
    """Those of the area, the measure and the period asked for, as far as anything is asked."""
    areas, measures = reading.all("area"), [m for m in reading.all("measure") if m not in ("percentage", "points")]
    asked = [one.asked for one in reading.whens if one.asked.kind not in OPEN]
    kept = [figure for figure in figures if figure.state not in ("stray", "repeat")]
    kept = [figure for figure in kept if not areas or figure.area in areas]
    kept = [figure for figure in kept if not measures or figure.measure in measures] if measures else kept
    if not asked:
        return kept
    return [f for f in kept if any(fit(one, f, f.basis == FINANCIAL) >= 0.5 for one in asked)]


def _order(figure: Figure) -> tuple[bool, bool, float]:
    start, _ = bounds(figure)
    return figure.value is None, "change" in figure.measure or figure.measure == "difference", -start.toordinal()
