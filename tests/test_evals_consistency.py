"""Consistency: ten wordings of one question against the facts of their commonest reply, worked by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.cases import PLAN, READERS
from evals.consistency import (
    WORDINGS,
    Group,
    as_json,
    ask_groups,
    consistency,
    consistency_right,
    facts,
    judge,
    load_groups,
    parse_group,
    render,
    render_parted,
)
from evals.editions import CORPUS, expected_pages, find_pdf, read_edition
from evals.gate import Floor, unmet
from evals.report import add_consistency, summarise
from evals.report import render as render_run
from planqa.domain import Answer, Citation, Figure, Status
from planqa.errors import InputError

WORDED = {"staff": [f"chair {n}?" for n in range(4)], "resident": [f"who runs it {n}" for n in range(6)]}
LINE = {"id": "g", "kind": "roles", "status": "answered", "phrases": [["Mayor"]], "quotes": ["the Mayor"]}
CELL = Figure("t", "doc", "Robbery", "count", "", "2015/16", None, "count", "3", 1, row=4, column=2)


def group(**changed: object) -> Group:
    return parse_group(json.dumps({**LINE, "wordings": WORDED, **changed}))


def said(text: str, status: Status = Status.ANSWERED, quote: str = "") -> Answer:
    return Answer("", status, text, (Citation("doc", "Doc", 1, "1", "", quote),))


RIGHT, SILENT = said("The Mayor chairs it."), said("Not said.", Status.NOT_IN_PLAN)
OTHER = said("The Bishop does.", quote="the Bishop")
CHAIR = group()
UNKNOWN = group(id="u", kind="unanswerable", status="not_in_plan", phrases=[], quotes=[])


def test_consistency_by_hand() -> None:
    chair = judge(CHAIR, [said(f"The Mayor, say {n}.", quote=str(n)) for n in range(7)] + [SILENT, SILENT, OTHER])
    unknown = judge(UNKNOWN, [OTHER] * 6 + [SILENT] * 4)  # the same wrong answer six times
    assert [chair.consistent, chair.right, unknown.consistent, unknown.right] == [0.7, 0.7, 0.6, 0.4]
    mean, right = consistency([chair, unknown]), consistency_right([chair, unknown])
    assert mean.value == pytest.approx(0.65)
    assert mean.n == 2
    assert right.value == pytest.approx(0.55)
    assert consistency([]).value is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (said("The Mayor.", quote="a"), said("Mayor, in the chair.", quote="b"), True),  # the expected facts are there
        (OTHER, said("A Bishop.", quote="the Bishop"), True),  # wrong in the same way
        (OTHER, said("The Dean.", quote="the Dean"), False),  # wrong in another way
        (OTHER, RIGHT, False),
        (SILENT, said("Not a word.", Status.NOT_IN_PLAN, quote="elsewhere"), True),
        (SILENT, said("Not for me.", Status.DECLINED), False),
        (replace(OTHER, figures=(CELL,)), replace(said("It is 3.", quote="b"), figures=(CELL,)), True),  # one cell
        (replace(OTHER, figures=(CELL,)), replace(OTHER, figures=(replace(CELL, column=3),)), False),
        (said("The Mayor. 9%"), RIGHT, False),  # a number that the case excludes
    ],
)
def test_what_is_the_same(one: Answer, other: Answer, same: bool) -> None:
    case = group(excluded=["9%"]).cases[0]
    assert (facts(case, one) == facts(case, other)) is same


def test_every_wording_is_asked_and_the_parted_ones_are_shown() -> None:
    class System:
        def ask(self, question: str, history: object = ()) -> Answer:
            return OTHER if question == "chair 3?" else RIGHT

        def search(self, question: str, k: int = 5) -> list[object]:
            return []

    kept = as_json(ask_groups([CHAIR], System()))  # type: ignore[arg-type]
    assert [wording["score"] for wording in kept[0]["wordings"]] == [1, 1, 1, -1, *[1] * 6]
    assert "| g     | roles |      90.0% | 90.0% |" in render(kept)
    assert render_parted(kept) == "g: chair 3?\n  other facts, not right; answered; The Bishop does."
    assert render([]).startswith("In 0 of 0 groups")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"wordings": {"staff": ["who?"] * 10}}, "needs 10 different wordings"),
        ({"wordings": None}, "lacks wordings"),
        ({"wordings": {"nobody": WORDED["staff"] + WORDED["resident"]}}, 'reader "nobody"'),
        ({"quotes": []}, "quotes nothing"),
    ],
)
def test_a_bad_group_is_told(changed: dict[str, object], told: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=told):
        group(**changed)
    (tmp_path / "g.jsonl").write_text(json.dumps({**LINE, "wordings": WORDED, **changed}))
    with pytest.raises(InputError, match=r"g\.jsonl:1: "):
        load_groups(tmp_path)


def test_the_committed_groups_are_thirty_in_three_voices_over_many_kinds() -> None:
    groups = load_groups()
    assert len(groups) >= 30
    assert len({one.id for one in groups}) == len(groups)
    assert {"roles", "facts", "lists", "figures", "computed", "acronyms", "yesno"} <= {one.kind for one in groups}
    assert sum(one.kind == "unanswerable" for one in groups) >= 4
    assert sum(one.kind == "contradictions" for one in groups) >= 2
    assert all(len(one.cases) == WORDINGS for one in groups)
    assert all({case.reader for case in one.cases} == set(READERS) for one in groups)


def test_every_quote_of_the_committed_groups_stands_on_a_page(tmp_path: Path) -> None:
    edition = read_edition(PLAN, find_pdf(PLAN, CORPUS), cache=tmp_path)
    for one in load_groups():
        assert all(expected_pages(one.cases[0], {PLAN: edition})) or not one.cases[0].quotes


def test_the_run_keeps_both_metrics_and_the_gate_asks_for_them() -> None:
    run = summarise("latest", [])
    floors = [Floor("consistency", 0.8), Floor("consistency_right", 0.6)]
    assert unmet(floors, run["metrics"])[0] == "consistency is not measured, and must be ≥ 0.8"
    add_consistency(run, [judge(CHAIR, [RIGHT] * 7 + [SILENT] * 3)])
    assert unmet(floors, run["metrics"]) == ["consistency is 0.700, and must be ≥ 0.8"]
    report = render_run(run, None, floors)
    line = next(line for line in report.splitlines() if line.startswith("| consistency "))
    assert [line.split("|")[at].strip() for at in (2, 7, 8)] == ["70.0%", "≥ 0.8", "1"]
    assert "## The same question in ten wordings, worst first\n\nIn 0 of 1 groups" in report
