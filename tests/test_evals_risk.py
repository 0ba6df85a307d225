"""Risk and coverage of the prose answers, on a curve small enough to draw by hand."""

import pytest

from evals.cases import Case
from evals.risk import Point, aurc, measure_risk, points, render, rows
from evals.scorers import Result, build_result
from planqa.domain import Answer, Status

# The surest first: right, wrong, right, then an answer that the plan does not hold; one has nothing to tell at all.
CURVE = [
    Point(0.0, right=False, answerable=False),
    Point(2.0, right=True, answerable=True),
    Point(None, right=False, answerable=True),
    Point(1.0, right=False, answerable=True),
    Point(0.5, right=True, answerable=True),
]


def test_the_area_is_the_mean_of_the_risks() -> None:
    area = aurc(CURVE)
    assert area.value == pytest.approx((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4)
    assert area.n == 4
    assert aurc([]).value is None


def test_the_curve_at_two_thresholds() -> None:
    first, second = rows(CURVE, most=2)
    assert (first.threshold, first.n, first.coverage, first.risk, first.silent) == (1.0, 2, 2 / 4, 1 / 2, 1.0)
    assert (second.threshold, second.n, second.coverage, second.risk, second.silent) == (0.0, 4, 3 / 4, 2 / 4, 0.0)
    assert [first.low, first.high] == pytest.approx([0.0945, 0.9055], abs=1e-4)
    assert len(rows(CURVE)) == 4  # no more thresholds than answers
    assert rows([]) == []


def test_of_two_alike_the_wrong_one_comes_first() -> None:
    alike = [Point(1.0, right=True, answerable=True), Point(1.0, right=False, answerable=True)]
    assert aurc(alike).value == aurc(alike[::-1]).value == pytest.approx((1 + 1 / 2) / 2)


def result(id_: str, text: str, confidence: float | None, by: str = "extractive", holds: str = "yes") -> Result:
    """A case that is answered with the text, or left where there is none; holds is what the document says."""
    status = Status.ANSWERED if holds else Status.NOT_IN_PLAN
    case = Case(id_, "facts", "staff", id_, status, phrases=((holds,),) if holds else ())
    given = Status.ANSWERED if text else Status.NOT_IN_PLAN
    return build_result(case, Answer(id_, given, text, answered_by=by, confidence=confidence), {})


def test_what_was_left_is_pressed_for_its_answer() -> None:
    results = [
        result("told", "yes", 1.0),
        result("wrong", "no", 0.5),
        result("left", "", -1.0),  # pressed, it says the right thing
        result("budget", "", -2.0, holds=""),  # pressed, it says something
        result("nothing", "", None),
        result("looked up", "yes", None),  # a glossary's answer has no confidence
        result("figure", "yes", None, by="figures"),
    ]
    asked: list[str] = []

    def press(left: Result) -> Answer:
        asked.append(left.case.id)
        return Answer("", Status.ANSWERED, "yes")

    assert points(results, press) == [
        Point(1.0, right=True, answerable=True),
        Point(0.5, right=False, answerable=True),
        Point(-1.0, right=True, answerable=True),
        Point(-2.0, right=False, answerable=False),
        Point(None, right=False, answerable=True),
    ]
    assert asked == ["left", "budget"]
    kept = measure_risk(results, press)
    assert kept["aurc"]["value"] == pytest.approx((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4)
    assert (kept["in_use"]["coverage"], kept["in_use"]["risk"], kept["in_use"]["silent"]) == (2 / 4, 1 / 2, 1.0)
    report = render(kept)
    assert report.startswith("AURC 33.3% over 5 prose cases, 4 of them answerable.")
    assert [line.split("|")[1].strip() for line in report.splitlines()[4:]] == [
        "+1.00",
        "+0.50",
        "-1.00",
        "-2.00",
        "as asked",
    ]
