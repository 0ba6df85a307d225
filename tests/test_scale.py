"""The scale run: invented figures that are found again, and a report of how long it took."""

import json
from pathlib import Path
from random import Random

import pytest

from evals.invented import PER_DOCUMENT, invent_figures, pick_questions
from evals.scale import Row, main, render
from planqa.figures import load_vocabulary

CORPUS = Path(__file__).parent.parent / "corpus"


def test_2000_figures_are_measured_and_found_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--documents", "4", "--questions", "40", "--corpus", str(CORPUS), "--results", str(tmp_path)]) == 0
    rows = {row["figure"]: row for row in json.loads((tmp_path / "scale.json").read_text("utf-8"))["figures"]}
    assert (rows["figures"]["value"], rows["documents"]["value"]) == (2000, 4)
    assert rows["replies that stand on it"]["value"] >= 95
    assert rows["lookups that hold the cell asked for"]["value"] >= 95
    assert 0 < rows["lookup p50"]["value"] <= rows["lookup p95"]["value"]
    out, err = capsys.readouterr()
    assert "| lookup p95" in out
    assert err == ""


def test_the_same_figures_every_time_each_in_a_place_of_its_own() -> None:
    vocabulary = load_vocabulary(CORPUS / "vocabulary.toml")
    figures = invent_figures(vocabulary, 3)
    assert figures == invent_figures(vocabulary, 3)
    assert len(figures) == 3 * PER_DOCUMENT == len({(f.document, f.row, f.column) for f in figures})
    assert figures[0].area == vocabulary.home
    shared = set.intersection(*({f.indicator for f in figures if f.document == f"plan-00{n}"} for n in range(3)))
    assert len(shared) == 25
    assert list(pick_questions(figures, 9, Random(1))) == list(pick_questions(figures, 9, Random(1)))


def test_the_report_tells_targets_and_whether_they_are_met() -> None:
    report = render([Row("lookup p95", "ms", 1.25, at_most=100), Row("file", "MB", 123.4), Row("load", "s", 9, 1.5)])
    assert "| lookup p95 |  1.25 |   ms |  ≤ 100 | yes |" in report
    assert "|  ≤ 1.5 |  no |" in report


def test_a_missing_vocabulary_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(tmp_path), "--documents", "1"]) == 2
    assert capsys.readouterr().err.startswith("scale: ")
