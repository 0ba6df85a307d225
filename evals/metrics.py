"""Metrics with the field's standard names, each over all Results of a run, with Wilson's 95 % interval.

Retrieval metrics count pages (Manning, Raghavan and Schütze 2008, ch. 8); citation precision and recall
follow Gao et al. 2023 (ALCE), at page level; abstention precision and recall take "not answered"
as the positive.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean
from typing import Literal

from evals.editions import PageKey
from evals.scorers import MAX_WORDS, RIGHT, WRONG, Result, gives_wrong_number, missing_periods

Z_95 = 1.959964
CUT_OFFS = (1, 4, 5, 10)
FIGURE_KINDS = ("figures", "computed")
Unit = Literal["share", "number", "ms"]
Ranking = Callable[[Result], Sequence[PageKey]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric's value over n things; None where there was nothing to measure. low and high bound a share."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """A named way to sum up Results; better says which way is progress."""

    name: str
    measure: Callable[[Sequence[Result]], Measure]
    unit: Unit = "share"
    better: Literal["higher", "lower"] = "higher"


def wilson(successes: float, n: int, z: float = Z_95) -> tuple[float, float]:
    """Return Wilson's score interval for a share (Wilson 1927); raises ValueError for n < 1."""
    if n < 1:
        raise ValueError("an interval needs at least one observation")
    share = successes / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def share(successes: float, n: int) -> Measure:
    """Return successes of n with its interval, or nothing for n = 0."""
    return Measure(successes / n, n, *wilson(successes, n)) if n else Measure(None, 0)


def mean(values: Sequence[float]) -> Measure:
    """Return the plain mean, without an interval."""
    return Measure(fmean(values), len(values)) if values else Measure(None, 0)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the percentile with linear interpolation between the two nearest values."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def accuracy(results: Sequence[Result]) -> Measure:
    """Share of all cases that are right, refusals included."""
    return share(sum(r.score.value == RIGHT for r in results), len(results))


def answer_accuracy(results: Sequence[Result]) -> Measure:
    """Share of answerable cases answered right in at most 110 words."""
    return accuracy(_answerable(results))


def figure_accuracy(results: Sequence[Result]) -> Measure:
    """Share of answerable figure cases that are right and name the period of every expected figure."""
    figures = _figures(_answerable(results))
    return share(sum(r.score.value == RIGHT and not missing_periods(r.case, r.reply) for r in figures), len(figures))


def wrong_figure_rate(results: Sequence[Result]) -> Measure:
    """Share of all figure cases, unanswerable ones included, answered with a wrong number."""
    figures = _figures(results)
    return share(sum(gives_wrong_number(r.case, r.reply) for r in figures), len(figures))


def wrong_rate(results: Sequence[Result]) -> Measure:
    """Share of all cases that got a wrong answer."""
    return share(sum(r.score.value == WRONG for r in results), len(results))


def false_refusal_rate(results: Sequence[Result]) -> Measure:
    """Share of answerable cases that were not answered."""
    answerable = _answerable(results)
    return share(sum(not r.answered for r in answerable), len(answerable))


def abstention_precision(results: Sequence[Result]) -> Measure:
    """Of the cases not answered, the share that should not be."""
    silent = [r for r in results if not r.answered]
    return share(sum(not r.case.answerable for r in silent), len(silent))


def abstention_recall(results: Sequence[Result]) -> Measure:
    """Of the cases that should not be answered, the share that was not."""
    unanswerable = [r for r in results if not r.case.answerable]
    return share(sum(not r.answered for r in unanswerable), len(unanswerable))


def citation_precision(results: Sequence[Result]) -> Measure:
    """Of the pages cited in answers to answerable cases, the share on which an expected quote stands."""
    cited = [(r, page) for r in _answered(results) for page in dict.fromkeys(r.cited)]
    return share(sum(page in r.expected_pages for r, page in cited), len(cited))


def citation_recall(results: Sequence[Result]) -> Measure:
    """Of the expected quotes of answered answerable cases, the share with a cited page they stand on."""
    quotes = [(r, pages) for r in _answered(results) for pages in r.expected]
    return share(sum(not pages.isdisjoint(r.cited) for r, pages in quotes), len(quotes))


def section_accuracy(results: Sequence[Result]) -> Measure:
    """Of the citations in answers to answerable cases, the share in a section with an expected quote."""
    answered = _answered(results)
    return share(sum(r.right_sections for r in answered), sum(len(r.cited) for r in answered))


def recall_at(k: int, ranking: Ranking) -> Callable[[Sequence[Result]], Measure]:
    """Return the metric recall@k: the mean share of a case's quotes with a page among its first k hits."""

    def measure(results: Sequence[Result]) -> Measure:
        cases = [(r.expected, set(ranking(r)[:k])) for r in _answerable(results) if r.expected]
        shares = [fmean(not pages.isdisjoint(top) for pages in expected) for expected, top in cases]
        return share(sum(shares), len(shares))

    return measure


def mean_reciprocal_rank(ranking: Ranking) -> Callable[[Sequence[Result]], Measure]:
    """Return the metric MRR: the mean of 1/rank of the first hit on an expected page, 0 for none."""

    def measure(results: Sequence[Result]) -> Measure:
        return mean([_reciprocal_rank(ranking(r), r.expected_pages) for r in _answerable(results) if r.expected])

    return measure


def retrieval_metrics(ranking: Ranking) -> list[Metric]:
    """Return recall@k and MRR over one ranking of pages; both columns of the report come from here."""
    recalls = [Metric(f"recall@{k}", recall_at(k, ranking)) for k in CUT_OFFS]
    return [*recalls, Metric("mrr", mean_reciprocal_rank(ranking), "number")]


def _words(results: Sequence[Result]) -> list[int]:
    return [r.words for r in results if r.answered]


def _latency(percent: float) -> Callable[[Sequence[Result]], Measure]:
    def measure(results: Sequence[Result]) -> Measure:
        times = [r.latency_ms for r in results]
        return Measure(percentile(times, percent), len(times)) if times else Measure(None, 0)

    return measure


def _answerable(results: Iterable[Result]) -> list[Result]:
    return [r for r in results if r.case.answerable]


def _figures(results: Iterable[Result]) -> list[Result]:
    return [r for r in results if r.case.kind in FIGURE_KINDS]


def _answered(results: Iterable[Result]) -> list[Result]:
    return [r for r in results if r.case.answerable and r.answered]


def _reciprocal_rank(ranking: Sequence[PageKey], wanted: frozenset[PageKey]) -> float:
    return next((1 / rank for rank, page in enumerate(ranking, start=1) if page in wanted), 0.0)


METRICS = (
    Metric("answer_accuracy", answer_accuracy),
    Metric("accuracy", accuracy),
    Metric("score", lambda results: mean([r.score.value for r in results]), "number"),
    Metric("wrong_rate", wrong_rate, better="lower"),
    Metric("figure_accuracy", figure_accuracy),
    Metric("wrong_figure_rate", wrong_figure_rate, better="lower"),
    Metric("false_refusal_rate", false_refusal_rate, better="lower"),
    Metric("abstention_precision", abstention_precision),
    Metric("abstention_recall", abstention_recall),
    Metric("citation_precision", citation_precision),
    Metric("citation_recall", citation_recall),
    Metric("section_accuracy", section_accuracy),
    *retrieval_metrics(lambda result: result.found),
    Metric("mean_words", lambda results: mean(_words(results)), "number", "lower"),
    Metric(
        "share_within_110_words",
        lambda results: share(sum(w <= MAX_WORDS for w in _words(results)), len(_words(results))),
    ),
    Metric("latency_p50", _latency(50), "ms", "lower"),
    Metric("latency_p95", _latency(95), "ms", "lower"),
)
RUN_METRICS: dict[str, Literal["higher", "lower"]] = {
    "consistency": "higher",
    "consistency_right": "higher",
    "aurc": "lower",
}
"""Shares that are not measured over Results alone (consistency.py, risk.py), and which way is progress."""
TUTORIAL_METRICS = tuple(retrieval_metrics(lambda result: result.tutorial))
