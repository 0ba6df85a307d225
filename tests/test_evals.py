"""The evals judge themselves first: scorers, metrics, report and gate on hand-worked data."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evals.bench import Row
from evals.bench import render as render_bench
from evals.cases import Case
from evals.editions import Edition, expected_pages
from evals.gate import Floor, read_floors, unmet
from evals.matching import holds_quantity, mentions, missing_phrases
from evals.metrics import METRICS, TUTORIAL_METRICS, percentile, wilson
from evals.periods import figure_spans, find_spans
from evals.report import render, render_failures, save, summarise
from evals.runner import run_cases
from evals.scorers import Result, build_result, count_words, score_reply
from evals.session import pick_cases, time_rounds
from planqa.domain import Answer, Chunk, Citation, Figure, Hit, Status
from planqa.errors import InputError

# A document of four pages in two sections; page 3 repeats a sentence of page 2.
EDITION = Edition(
    "doc",
    (
        "Boards\nThe Gold Group is chaired by the Mayor.",
        "The Silver Group meets\nmonthly. • 3,132 offences",
        "Figures The Silver Group meets monthly.",
        "Robbery rose by 4.1%.",
    ),
    ((1, "Boards"), (3, "Figures")),
)


def case(id_: str, status: Status = Status.ANSWERED, quotes: Sequence[str] = (), phrase: str = "") -> Case:
    phrases = ((phrase,),) if phrase else ()
    return Case(id_, "facts", "resident", id_, status, phrases=phrases, document="doc", quotes=tuple(quotes))


def answer(text: str, *pages: int, status: Status = Status.ANSWERED) -> Answer:
    return Answer("", status, text, tuple(Citation("doc", "Doc", page, str(page), "", "") for page in pages))


GOLD = case("gold", quotes=["chaired by the Mayor"], phrase="the mayor")  # page 1
SILVER = case("silver", quotes=["The Silver Group meets monthly"], phrase="monthly")  # pages 2 and 3
ROBBERY = case("robbery", quotes=["Robbery rose by 4.1%", "3,132 offences"], phrase="rose")  # pages 4; 2
BUDGET = case("budget", Status.NOT_IN_PLAN)
POEM = case("poem", Status.DECLINED)
CASES = [GOLD, SILVER, ROBBERY, BUDGET, POEM]

# What the system replies and cites, the pages it finds, the pages the tutorial finds.
REPLIES = {
    "gold": (answer("The Mayor chairs it.", 1, 4), [2, 1], [1]),  # right, with one page too many
    "silver": (answer("Not said.", status=Status.NOT_IN_PLAN), [4, 4, 1, 4, 3], [4, 1]),  # a false refusal
    "robbery": (answer("Robbery fell.", 3), [2, 4], [4, 1, 1, 1, 2]),  # wrong, page 3 is in page 4's section
    "budget": (answer("It is £1m.", 1), [], []),  # wrong, the document has no budget
    "poem": (answer("Not said.", status=Status.NOT_IN_PLAN), [], []),  # silent, but the wrong kind of refusal
}


class FakeSystem:
    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        return REPLIES[question][0]

    def search(self, question: str, k: int = 5) -> list[Hit]:
        return [Hit(Chunk("c", "doc", "Doc", page, "", (), "", 0), 1.0) for page in REPLIES[question][1][:k]]


class FakeTutorial:
    def search(self, question: str, k: int = 4) -> list[tuple[tuple[str, int], str]]:
        return [(("doc", page), "") for page in REPLIES[question][2][:k]]


@pytest.fixture
def results() -> list[Result]:
    return run_cases(CASES, FakeSystem(), {"doc": EDITION}, FakeTutorial())


def test_scores(results: list[Result]) -> None:
    assert [r.score.value for r in results] == [1, 0, -1, -1, 0]
    assert results[2].score.explanation == "lacks rose"


@pytest.mark.parametrize(
    ("metric", "value", "n"),
    [
        ("answer_accuracy", 1 / 3, 3),
        ("accuracy", 1 / 5, 5),
        ("score", (1 + 0 - 1 - 1 + 0) / 5, 5),
        ("wrong_rate", 2 / 5, 5),
        ("false_refusal_rate", 1 / 3, 3),
        ("abstention_precision", 1 / 2, 2),  # of silver and poem, only poem should be silent
        ("abstention_recall", 1 / 2, 2),  # of budget and poem, only poem is silent
        ("citation_precision", 1 / 3, 3),  # gold 1 and 4, robbery 3
        ("citation_recall", 1 / 3, 3),  # gold's quote, robbery's two
        ("section_accuracy", 2 / 3, 3),
        ("recall@1", (0 + 0 + 1 / 2) / 3, 3),
        ("recall@4", (1 + 0 + 1) / 3, 3),
        ("recall@5", (1 + 1 + 1) / 3, 3),
        ("mrr", (1 / 2 + 1 / 5 + 1) / 3, 3),
        ("mean_words", (4 + 2 + 3) / 3, 3),
        ("share_within_110_words", 1, 3),
    ],
)
def test_metrics_by_hand(results: list[Result], metric: str, value: float, n: int) -> None:
    measure = next(m for m in METRICS if m.name == metric).measure(results)
    assert measure.value == pytest.approx(value)
    assert measure.n == n


def test_the_tutorial_is_measured_the_same_way(results: list[Result]) -> None:
    measured = {metric.name: metric.measure(results).value for metric in TUTORIAL_METRICS}
    expected = {"recall@1": 1 / 2, "recall@4": 1 / 2, "recall@5": 2 / 3, "recall@10": 2 / 3, "mrr": 2 / 3}
    assert measured == pytest.approx(expected)


def test_nothing_to_measure_is_not_a_zero() -> None:
    assert {metric.measure([]).value for metric in METRICS} == {None}


RATE = Figure("t", "doc", "Robbery", "rate", "", "2014/15", None, "%", "9.2%", 1, start="2014-10-01", end="2015-09-30")


def figure_case(kind: str, status: Status = Status.ANSWERED) -> Case:
    periods = () if status is Status.NOT_IN_PLAN else ("Oct 2014 - Sept 2015",)
    numbers = ("9.2%",) if periods else ()
    return Case("f", kind, "staff", "?", status, quantities=numbers, excluded=("18.4%",), periods=periods)


@pytest.mark.parametrize(
    ("kind", "reply", "right", "wrong"),
    [
        ("figures", answer("9.2% in October 2014–September 2015"), 1, 0),
        ("figures", replace(answer("It is 9.2%."), figures=(RATE,)), 1, 0),  # the cited figure has the period
        ("figures", answer("9.2% in 2014/15"), 0, 0),  # the financial year, not October to September
        ("figures", answer("9.2 in October 2014–September 2015"), 0, 1),  # a count, not a percentage
        ("computed", answer("It fell by 8.1% in October 2014–September 2015."), 0, 1),
        ("computed", answer("9.2% + 9.2% = 18.4% in October 2014–September 2015"), 0, 1),  # an excluded number
        ("computed", answer("The group meets in 2015."), 0, 0),  # wrong, but no number
        ("computed", answer("Not said.", status=Status.NOT_IN_PLAN), 0, 0),
        ("facts", answer("8.1%"), None, None),  # no figure case
    ],
)
def test_figures_by_hand(kind: str, reply: Answer, right: float | None, wrong: float | None) -> None:
    measured = {m.name: m.measure([build_result(figure_case(kind), reply, {})]).value for m in METRICS}
    assert (measured["figure_accuracy"], measured["wrong_figure_rate"]) == (right, wrong)


def test_a_number_where_the_plan_has_none_is_a_wrong_figure() -> None:
    case, silent = figure_case("computed", Status.NOT_IN_PLAN), answer("Not said.", status=Status.NOT_IN_PLAN)
    results = [build_result(case, reply, {}) for reply in (answer("4 were."), answer("Some were."), silent)]
    measured = {m.name: m.measure(results) for m in METRICS}
    assert measured["wrong_figure_rate"].value == pytest.approx(1 / 3)
    assert measured["wrong_figure_rate"].n == 3
    assert measured["figure_accuracy"].n == 0


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("FY 2015-16", {("2015-04", "2016-03")}),
        ("the plan for 2013-17", set()),
        ("2013/14 (October to September)", {("2013-10", "2014-09")}),
        ("Oct – Dec 2014", {("2014-10", "2014-12")}),
        ("Q4 2013/14", {("2014-01", "2014-03")}),
        ("Q3 2013/14", {("2013-10", "2013-12")}),
        ("from the year to September 2013 to Aug 2013 – July 2014", {("2012-10", "2013-09"), ("2013-08", "2014-07")}),
    ],
)
def test_periods_are_read_as_months(text: str, spans: set[tuple[str, str]]) -> None:
    assert find_spans(text) == spans


def test_a_change_has_two_periods() -> None:
    change = replace(RATE, compared_with="2011/12", basis="October to September")
    assert figure_spans(change) == {("2011-10", "2012-09"), ("2014-10", "2015-09")}


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_published(successes: int, n: int, low: float, high: float) -> None:
    """The four examples of Newcombe 1998, table I, method 3."""
    assert wilson(successes, n) == pytest.approx((low, high), abs=0.0001)


def test_percentile_interpolates() -> None:
    assert [percentile([40, 10, 20, 30], p) for p in (0, 50, 95, 100)] == [10, 25, 38.5, 40]


@pytest.mark.parametrize(
    ("text", "printed", "held"),
    [
        ("There were 3,132 offences.", "3132", True),
        ("There were 13,132 offences.", "3132", False),
        ("It fell by 14.2%.", "-14.2%", True),
        ("It changed by +14.2%.", "-14.2%", False),
        ("It changed by -14.2%.", "14.2%", True),
        ("There were 34 offences.", "34%", False),
        ("It is 34% of them.", "34", False),
        ("It rose by 0.1 percentage points.", "0.1%", False),
        ("481 per 100,000", "481", True),
        ("It fell by 1908 offences.", "1908", True),  # a count that looks like a year
        ("In 2015/16 it did not change.", "16", False),
    ],
)
def test_quantities_with_unit_and_sign(text: str, printed: str, held: bool) -> None:
    assert holds_quantity(text, printed) is held


def test_phrases_are_folded_and_start_with_a_word() -> None:
    assert mentions("The Mayor’s  office –\nquarterly", "mayor's office - quarter")
    assert not mentions("They disagree.", "agree")
    assert not mentions("in 2000", "200")
    assert missing_phrases("Met Police", [["police", "constable"], ["fire", "brigade"]]) == ["fire | brigade"]


def test_a_long_answer_is_not_right() -> None:
    assert score_reply(GOLD, answer("the Mayor " + "and so on " * 36)).value == 1
    assert score_reply(GOLD, answer("the Mayor " + "and so on " * 37)).explanation == "113 words, more than 110"
    assert count_words("a – b • c-d £1.2m") == 4


def test_expected_pages_and_sections() -> None:
    pages = expected_pages(SILVER, {"doc": EDITION})
    assert pages == (frozenset({("doc", 2), ("doc", 3)}),)
    assert [EDITION.section_of(page) for page in (1, 2, 3, 4)] == ["Boards", "Boards", "Figures", "Figures"]


def test_a_quote_on_no_page_is_an_error() -> None:
    with pytest.raises(InputError, match=r'case gold: "chaired by the Duke" stands on no page of doc'):
        expected_pages(replace(GOLD, quotes=("chaired by the Duke",)), {"doc": EDITION})


def test_two_runs_side_by_side(results: list[Result], tmp_path: Path) -> None:
    first = summarise("latest", [replace(r, latency_ms=10) for r in results[:1]])
    assert save(first, tmp_path)[1] is None
    file, last = save(summarise("latest", results), tmp_path)
    assert last == json.loads((tmp_path / "previous.json").read_text())
    report = render(json.loads(file.read_text()), last, [Floor("mrr", 0.5)])
    lines = [line.split("|")[1:-1] for line in report.splitlines() if line.startswith(("| accuracy", "| mrr"))]
    assert [[cell.strip() for cell in line] for line in lines] == [
        ["accuracy", "20.0%", "3.6% to 62.4%", "100.0%", "-80.0 pp", "", "", "5"],
        ["mrr", "0.57", "", "0.50", "+0.07", "0.67", "≥ 0.5", "3"],
    ]


def test_failures_show_what_was_wanted_and_what_came(results: list[Result]) -> None:
    printed = render_failures(results)
    assert "question: gold" not in printed
    assert "[-1] robbery (facts, resident): lacks rose" in printed
    assert "expected: answered; rose; pages 2, 4" in printed
    assert "answer:   answered; Robbery fell.\n  cited:    pages 3; found: pages 2, 4" in printed


def test_the_gate_tells_each_bound_that_is_not_met() -> None:
    metrics: dict[str, dict[str, float | None]]
    metrics = {"mrr": {"value": 0.5}, "wrong_rate": {"value": 0.3}, "accuracy": {"value": None}}
    kept = [Floor("mrr", 0.5), Floor("wrong_rate", 0.3, "ceilings")]
    assert unmet(kept, metrics) == []
    broken = [Floor("mrr", 0.6), Floor("wrong_rate", 0.2, "ceilings"), Floor("accuracy", 0)]
    assert unmet(broken, metrics) == [
        "mrr is 0.500, and must be ≥ 0.6",
        "wrong_rate is 0.300, and must be ≤ 0.2",
        "accuracy is not measured, and must be ≥ 0",
    ]


def test_a_floor_names_a_metric(tmp_path: Path) -> None:
    assert {"answer_accuracy", "section_accuracy", "abstention_recall"} <= {floor.metric for floor in read_floors()}
    (tmp_path / "floors.toml").write_text("[floors]\nluck = 1\n")
    with pytest.raises(InputError, match="no metric is called luck"):
        read_floors(tmp_path / "floors.toml")


def test_the_benchmark_takes_turns_and_prints_both_tables() -> None:
    asked: list[str] = []
    picked = pick_cases(CASES, per_kind=2)
    times = time_rounds({s: lambda c: asked.append(c.id) for s in ("planqa", "tutorial", "encoder")}, picked, 2, 60)
    assert asked == (["gold"] * 3 + ["robbery"] * 3) * 2
    assert len(times["tutorial"]["facts"]) == 4
    report = render_bench([Row("store size", "MB", 2.0, 3.5), Row("ask", "ms", 120.0, 5.0, 1.0, at_most=100)], times)
    assert next(line.split() for line in report.splitlines() if "| ask" in line)[-2] == "no"
