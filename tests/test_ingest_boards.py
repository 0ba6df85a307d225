"""Boards and duties at ingest: each everyday wording leads to its entry, each quote stands on its page."""

from typing import Any

import pytest

from ingest.boards import board_queries, duty_queries
from planqa.errors import CorpusError
from planqa.quoting import words_by_page
from tests.fakes import make_chunk

CHUNKS = [make_chunk("The Parks Board is chaired by the Warden. The 3 wardens lock the gates.", 4, ("Parks",))]
PAGES = words_by_page(CHUNKS)
CHAIR = {"kind": "chair", "value": "the Warden", "page": 4, "section": "Parks", "quote": "chaired by the Warden"}
BOARD: dict[str, Any] = {
    "document": "plan",
    "id": "parks",
    "name": "Parks Board",
    "asked_as": ["green spaces", "lawns"],
    "facts": [CHAIR],
}
DUTY: dict[str, Any] = {
    "document": "plan",
    "answer": "The 3 wardens lock the gates.",
    "queries": ["who locks the gates?"],
    "quotes": [{"page": 4, "quote": "The 3 wardens lock the gates."}],
}


def test_each_wording_leads_to_its_board_or_duty() -> None:
    assert board_queries([BOARD], PAGES) == [("board:plan:parks", "green spaces"), ("board:plan:parks", "lawns")]
    assert duty_queries([DUTY], PAGES) == [("duty:plan:The 3 wardens lock the gates.", "who locks the gates?")]
    assert board_queries([], PAGES) == duty_queries([], PAGES) == []


def test_a_quote_must_stand_on_its_page() -> None:
    with pytest.raises(CorpusError, match=r'boards.toml, "Parks Board": page 5 does not hold "chaired by the Warden"'):
        board_queries([BOARD | {"facts": [CHAIR | {"page": 5}]}], PAGES)
    with pytest.raises(CorpusError, match=r"duties.toml, .* page 4 does not hold"):
        duty_queries([DUTY | {"quotes": [{"page": 4, "quote": "The wardens sleep."}]}], PAGES)


def test_a_number_must_stand_in_a_quote() -> None:
    with pytest.raises(CorpusError, match="4 of the answer stands in no quote"):
        duty_queries([DUTY | {"answer": "The 4 wardens lock the gates."}], PAGES)
