"""The first questions planqa must answer right, from the command line on the real plan."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from planqa.cli import main

pytestmark = pytest.mark.slow

PLAN = "csp-plan-2013-17-year-4"
KEYS = ["id", "question", "standalone_question", "status", "answer", "citations", "figures", "caveats", "see_also"]
KEYS += ["answered_by", "latency_ms"]
CITATION_KEYS = ["document", "title", "page", "page_label", "section", "quote", "page_basis"]


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """The words of each page of plan.pdf, white space folded."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(f"corpus/{PLAN}/plan.pdf").pages]


@pytest.fixture
def ask(plan_store: Path, pages: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Asks the real plan and checks what holds for every answer: its keys, and that each quote stands on its page."""
    monkeypatch.delenv("PLANQA_LLM", raising=False)

    def run(question: str) -> dict[str, Any]:
        assert main(["ask", question, "--json", "--store", str(plan_store)]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        answer: dict[str, Any] = json.loads(out)
        assert list(answer) == KEYS
        assert answer["question"] == question
        assert len(answer["answer"].split()) <= 110
        for citation in answer["citations"]:
            assert list(citation) == CITATION_KEYS
            assert citation["document"] == PLAN
            assert " ".join(citation["quote"].split()) in pages[citation["page"] - 1]
            assert citation["page_label"] == str(citation["page"])
            assert citation["page_basis"] in ("contents", "seen", "estimated")
        return answer

    return run


def test_who_chairs_the_vawg_group(ask: Any) -> None:
    answer = ask("who chairs the VAWG group?")
    assert answer["status"] == "answered"
    assert "Head of Community Safety" in answer["answer"]
    assert [citation["page"] for citation in answer["citations"]] == [15]
    assert "Violence Against Women and Girls (VAWG) Steering Group" in answer["citations"][0]["section"]


def test_how_many_harassment_offences(ask: Any) -> None:
    answer = ask("How many harassment offences were there in 2015/16?")
    assert answer["status"] == "answered"
    assert "3,132" in answer["answer"]
    figure = answer["figures"][0]
    assert (figure["indicator"], figure["period"], figure["value"], figure["unit"], figure["page"]) == (
        ("Harassment", "2015/16", 3132, "count", 24)
    )
    row = next(citation for citation in answer["citations"] if citation["page"] == 24)
    assert row["quote"].startswith("Harassment")
    assert figure["printed"] in row["quote"]


def test_the_plan_is_silent_on_the_daats_budget(ask: Any) -> None:
    answer = ask("What is the DAAT's budget?")
    assert answer["status"] == "not_in_plan"
    assert answer["figures"] == []
    assert "£" not in answer["answer"]


def test_the_example_of_the_readme_is_what_is_printed(plan_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block = re.search(
        r'^```\n\$ planqa ask "([^"\n]*)"\n(.*?)^```', Path("README.md").read_text(encoding="utf-8"), re.M | re.S
    )
    assert block
    assert main(["ask", block[1], "--store", str(plan_store)]) == 0
    printed = capsys.readouterr().out.splitlines()
    shown = block[2].splitlines()
    assert len(printed) == len(shown)
    for line, real in zip(shown, printed, strict=True):  # a long line is cut with "…"
        assert real.startswith(line.split(" …")[0])
