"""What `planqa notices` prints: each notice numbered, told as what it is, with printed pages."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

from planqa.noticeboard import NONE, entries, run
from tests.fakes import make_chunk

REMARK = {"document": "plan", "page": 3, "quote": "(Police to comment?)"}
SECRET = {
    "document": "other",
    "about": "routes",
    "note": "Not given (page 4).",
    "queries": ["which way?"],
    "sides": [{"page": 4, "quote": "routes are restricted"}],
}
CHUNKS = [replace(make_chunk("…", 3), page_label="iii"), make_chunk("…", 4)]
PLAN = Path(__file__).parent.parent / "corpus" / "csp-plan-2013-17-year-4" / "notices.toml"


def test_a_page_is_told_as_printed_and_a_document_where_there_are_several() -> None:
    assert run({"restricted": [SECRET], "drafting": [REMARK]}, CHUNKS, as_json=False).splitlines() == [
        "1. Drafting remark left in the published text (plan)",
        "   p. iii",
        "      “(Police to comment?)”",
        "",
        "2. Restricted, not for the public: routes (other)",
        "   Not given (page 4).",
        "   p. 4",
        "      “routes are restricted”",
    ]


def test_json_gives_the_files_own_page() -> None:
    (found,) = json.loads(run({"drafting": [REMARK]}, CHUNKS, as_json=True))
    assert found["sides"] == [{"says": "", "page": 3, "quote": "(Police to comment?)"}]


def test_nothing_to_tell() -> None:
    assert run({}, CHUNKS, as_json=False) == NONE
    assert run({}, CHUNKS, as_json=True) == "[]"


def test_every_entry_of_the_plan_is_listed() -> None:
    rows = tomllib.loads(PLAN.read_text(encoding="utf-8"))
    kinds = [kind for kind in rows if kind != "document"]
    owned = {kind: [{"document": rows["document"]} | row for row in rows[kind]] for kind in kinds}
    found = entries(owned)
    assert len(found) == sum(len(owned[kind]) for kind in kinds)
    assert all(side["quote"] and side["page"] for one in found for side in one["sides"])
    assert all(one["note"] and one["about"] for one in found if one["kind"] != "drafting")
