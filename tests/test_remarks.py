"""Drafting remarks are cut, and what stays is verbatim."""

import tomllib
from pathlib import Path

import pytest
from pypdf import PdfReader

from ingest.passages import passages
from ingest.remarks import without_remarks
from tests.fakes import make_chunk

REMARK = "(Police to comment)"
PLAN = Path("corpus/csp-plan-2013-17-year-4")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("• Number of rapes (Police to comment)\n• Number of fires", ["Number of rapes", "Number of fires"]),
        ("Crime fell by 20%. (Police to comment) It will fall on.", ["Crime fell by 20%.", "It will fall on."]),
        ("In 2013/14 (Police to comment) it will fall. Fires too.", ["Fires too."]),
        ("(Police to comment)", []),
    ],
)
def test_what_is_left_to_answer_from(text: str, left: list[str]) -> None:
    found = passages(without_remarks([make_chunk(text)], [REMARK]))
    assert [passage.text for passage in found if passage.kind != "section"] == left
    assert not any("Police" in part for passage in found for _, part in passage.parts)


@pytest.mark.parametrize(
    "row", tomllib.loads((PLAN / "notices.toml").read_text())["drafting"], ids=lambda row: row["quote"][:20]
)
def test_every_remark_stands_on_its_page(row: dict[str, object]) -> None:
    page = PdfReader(PLAN / "plan.pdf").pages[int(str(row["page"])) - 1].extract_text()
    assert str(row["quote"]) in " ".join(page.split())
