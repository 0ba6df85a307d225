"""The register of boards and groups: every fact stands on a quote, every quote on its page."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

FOLDER = Path("corpus/csp-plan-2013-17-year-4")
BOARDS: list[dict[str, Any]] = tomllib.loads((FOLDER / "boards.toml").read_text(encoding="utf-8"))["boards"]
KINDS = {
    "founded",
    "mentioned",
    "chair",
    "co-chairs",
    "meets",
    "membership",
    "responsible for",
    "accountable to",
    "priority",
}


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(FOLDER / "plan.pdf").pages]


def values(board: str, kind: str) -> list[tuple[str, int]]:
    found = next(entry for entry in BOARDS if entry["id"] == board)
    return [(fact["value"], fact["page"]) for fact in found["facts"] if fact["kind"] == kind]


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board["id"])
def test_every_quote_stands_on_its_page(board: dict[str, Any], pages: list[str]) -> None:
    for fact in board["facts"]:
        assert fact["quote"] in pages[fact["page"] - 1]
        assert fact["kind"] in KINDS
        assert fact["section"]


def test_names_and_ids_are_told_once() -> None:
    names = [name for board in BOARDS for name in {board["name"], *board.get("aliases", []), board.get("abbreviation")}]
    told = [name for name in names if name]
    assert len(told) == len(set(told))
    assert len({board["id"] for board in BOARDS}) == len(BOARDS)


@pytest.mark.parametrize(
    ("board", "kind", "told"),
    [
        ("vawg", "chair", [("the Head of Community Safety", 15)]),
        ("ttcg", "meets", [("fortnightly", 14)]),
        ("asb-strategy-group", "chair", [("Poplar HARCA's Director of Housing", 11)]),
        ("marac", "meets", [("bi-monthly", 16), ("fortnightly", 53)]),
        ("iag", "meets", [("every two months", 20)]),
        ("ksi", "chair", []),
        ("daat", "meets", []),
        ("rrb", "meets", []),
    ],
)
def test_facts_and_silences(board: str, kind: str, told: list[tuple[str, int]]) -> None:
    assert values(board, kind) == told
