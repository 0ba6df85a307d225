"""The charts of an answer's figures, each with its heading and its words for those who do not see it."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import bar_chart
from line_chart import line_spec
from looks import Spec, basis, number
from planqa.domain import Figure
from planqa.figures.export import write_csv
from series import FEWEST, Comparison, Point, Trend, charted, has_number

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads "–" and "£" wrongly


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to draw: its heading, its Vega-Lite specification, and what it shows in words."""

    title: str
    spec: Spec
    alt: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand out."""

    name: str
    data: bytes


def charts(figures: Iterable[Figure]) -> list[Chart]:
    """The charts that the figures can carry; none where fewer than three numbers belong together."""
    return [_line_chart(data) if isinstance(data, Trend) else _bar_chart(data) for data in charted(figures)]


def download(figures: Sequence[Figure]) -> Download | None:
    """Three figures or more as CSV, one record a cell: as printed, and as a number."""
    if len(figures) < FEWEST:
        return None
    text = io.StringIO(newline="")
    write_csv(figures, text)
    subject = re.sub(r"[^a-z0-9]+", "-", figures[0].indicator.lower()).strip("-")[:60].strip("-")
    return Download(f"planqa-{subject or 'figures'}.csv", (BYTE_ORDER_MARK + text.getvalue()).encode())


def _line_chart(trend: Trend) -> Chart:
    first = trend.points[0].figure
    one = len(trend.lines) == 1
    title = _title(first.indicator, first.area if one else "", first.measure)
    told = ". ".join(("" if one else f"{area}: ") + _line_words(line) for area, line in trend.lines.items())
    return Chart(title, line_spec(trend), f"Line chart of {title}, by {basis(first)}. {told}.")


def _line_words(line: Sequence[Point]) -> str:
    """The ends, the extremes and the gaps: "From 481 in 2011/12 to 409 in 2014/15, ..."."""
    numbers = [point.figure for point in line if has_number(point.figure)]
    low, high = (pick(numbers, key=lambda figure: figure.value or 0) for pick in (min, max))
    gaps = [f"{p.figure.period} ({p.figure.state})" for p in line if not has_number(p.figure)]
    told = f"From {_at(numbers[0])} to {_at(numbers[-1])}, highest {_at(high)}, lowest {_at(low)}"
    return told + (f"; no number for {', '.join(gaps)}" if gaps else "")


def _at(figure: Figure) -> str:
    return f"{number(figure)} in {figure.period}"


def _bar_chart(comparison: Comparison) -> Chart:
    figures, names = comparison.figures, comparison.names
    first = figures[0]
    subject = first.area if names[0] == first.indicator else first.indicator
    period = f"{first.period} ({first.basis})" if first.basis else first.period
    title = _title(subject, period, first.measure)
    told = "; ".join(f"{name}: {bar_chart.words(figure)}" for name, figure in zip(names, figures, strict=True))
    return Chart(title, bar_chart.bar_spec(comparison), f"Bar chart of {title}. {told}.")


def _title(subject: str, more: str, measure: str) -> str:
    return ", ".join(filter(None, (subject, more, "" if measure == "count" else measure)))
