"""Risk and coverage of the prose answers: how many are wrong among those given, from any confidence on.

Geifman and El-Yaniv 2017 ("Selective Classification for Deep Neural Networks", NeurIPS): answers are given the most
confident first; coverage is the share of the answerable cases reached, risk the share wrong so far. The area under
the curve (AURC, Geifman, Uziel and El-Yaniv 2019, ICLR) is the mean of the risk over every length of that list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from evals.metrics import Measure, share
from evals.scorers import RIGHT, Result, score_reply
from evals.tables import percent, table
from planqa.domain import Answer, Status

if TYPE_CHECKING:
    from planqa.assistant import Assistant

ROWS = 8  # thresholds that are printed
LANE = "extractive"
Press = Callable[[Result], Answer]


@dataclass(frozen=True, slots=True)
class Point:
    """One prose case: how sure the lane is, whether what it would say is right, whether the plan holds an answer.

    confidence is the log-odds of the passage it would tell, None where it has none to tell at any threshold.
    """

    confidence: float | None
    right: bool
    answerable: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The answers given from one threshold on: n of them, their coverage, their risk with Wilson's interval.

    silent is the share of the unanswerable cases that stay without an answer.
    """

    threshold: float | None
    n: int
    coverage: float | None
    risk: float | None
    low: float | None
    high: float | None
    silent: float | None


def press_with(assistant: "Assistant") -> Press:
    """Return a function that tells what the lane says of a case that it left unanswered, however unsure it is."""
    from planqa.choosing import choose
    from planqa.question import understand

    def press(result: Result) -> Answer:
        question = understand(result.reply.standalone_question)
        candidates = assistant.extractor.candidates(question, assistant.find(question.text))
        chunk_of, led_by = assistant.retriever.chunk, assistant.extractor.led_by
        return choose(question, candidates, chunk_of, led_by, doubt=float("-inf"))

    return press


def points(results: Iterable[Result], press: Press) -> list[Point]:
    """One point for every case that the prose lane answered or left; a case it left is pressed for its answer."""
    return [_point(result, press) for result in results if weighed(result)]


def weighed(result: Result) -> bool:
    """Whether the reply came of weighing passages: an answer without a confidence was looked up, not chosen."""
    return result.reply.answered_by == LANE and not (result.answered and result.reply.confidence is None)


def aurc(curve: Sequence[Point]) -> Measure:
    """The mean, over every number of answers from one on, of the share of them that is wrong."""
    wrong, risks = 0, []
    for given, point in enumerate(_by_confidence(curve), start=1):
        wrong += not point.right
        risks.append(wrong / given)
    return Measure(sum(risks) / len(risks), len(risks)) if risks else Measure(None, 0)


def rows(curve: Sequence[Point], most: int = ROWS) -> list[Row]:
    """The curve at up to so many thresholds, with equal numbers of answers between them, the highest first."""
    ordered = _by_confidence(curve)
    ends = sorted({max(1, round(len(ordered) * step / most)) for step in range(1, most + 1)}) if ordered else []
    return [_row(curve, ordered[:end], ordered[end - 1].confidence) for end in ends]


def measure_risk(results: Sequence[Result], press: Press) -> dict[str, Any]:
    """What is kept of a run: the area, the curve, and where on it the answers stand that were in fact given."""
    curve = points(results, press)
    told = [result for result in results if weighed(result)]
    given = [point for point, result in zip(curve, told, strict=True) if result.answered]
    return {
        "aurc": asdict(aurc(curve)),
        "cases": len(curve),
        "answerable": sum(point.answerable for point in curve),
        "in_use": asdict(_row(curve, given, None)),
        "rows": [asdict(row) for row in rows(curve)],
    }


def render(kept: Mapping[str, Any]) -> str:
    """Return the curve, as measure_risk keeps it, as a table; the last row is the run itself."""
    told = [*kept["rows"], kept["in_use"]]
    area = percent(kept["aurc"]["value"])
    of = f"AURC {area} over {kept['cases']} prose cases, {kept['answerable']} of them answerable."
    head = ("confidence from", "answers", "coverage", "risk", "95 % interval", "silent on the unanswerable")
    return f"{of}\n\n{table(head, map(_cells, told))}"


def _cells(row: Mapping[str, Any]) -> Sequence[str]:
    threshold = "as asked" if row["threshold"] is None else f"{row['threshold']:+.2f}"
    interval = "" if row["low"] is None else f"{percent(row['low'])} to {percent(row['high'])}"
    shares = percent(row["coverage"]), percent(row["risk"])
    return threshold, str(row["n"]), *shares, interval, percent(row["silent"])


def _point(result: Result, press: Press) -> Point:
    confidence, answerable = result.reply.confidence, result.case.answerable
    if confidence is None:
        return Point(None, right=False, answerable=answerable)
    said = result.reply if result.answered else press(result)
    if said.status is not Status.ANSWERED:
        return Point(None, right=False, answerable=answerable)
    return Point(confidence, score_reply(result.case, said).value == RIGHT, answerable)


def _by_confidence(curve: Iterable[Point]) -> list[Point]:
    """The points that can be told, the surest first; of two alike the wrong one, so that order earns nothing."""
    told = [point for point in curve if point.confidence is not None]
    return sorted(told, key=lambda point: (-(point.confidence or 0.0), point.right))


def _row(curve: Sequence[Point], given: Sequence[Point], threshold: float | None) -> Row:
    answerable = sum(point.answerable for point in curve)
    told = sum(point.answerable for point in given)
    risk = share(sum(not point.right for point in given), len(given))
    silent = share(len(curve) - answerable - (len(given) - told), len(curve) - answerable)
    return Row(threshold, len(given), share(told, answerable).value, risk.value, risk.low, risk.high, silent.value)
