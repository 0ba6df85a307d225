"""The FAQ at ingest: each quote stands on its page, each number of an answer in a quote, and entries are few."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.faq import MOST, faq_queries
from planqa.errors import CorpusError
from planqa.faq import key_of
from planqa.quoting import words_by_page
from tests.fakes import make_chunk

CHUNKS = [
    make_chunk("Over 150 knives were\nrecovered in 2015/16.", 4),
    make_chunk("The aims are:\n• Visit schools\n• Seize knives", 5),
]
PAGES = words_by_page(CHUNKS)
ENTRY = {
    "document": "plan",
    "question": "What about knives?",
    "wordings": ["Are there knives?", "Who takes knives away?", "Knives, then?"],
    "answer": "Over 150 were recovered in 2015/16.",
    "quotes": [{"page": 4, "quote": "150 knives were recovered in 2015/16"}, {"page": 5, "quote": "• Seize knives"}],
}


def entry(**changed: Any) -> dict[str, Any]:
    return ENTRY | changed


def test_each_wording_leads_to_its_entry() -> None:
    assert faq_queries([ENTRY], PAGES) == [
        (key_of("What about knives?"), text)
        for text in ("What about knives?", "Are there knives?", "Who takes knives away?", "Knives, then?")
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"answer": "Over 160 were recovered."}, r"160 of the answer stands in no quote; .*quote the words"),
        ({"answer": "150 in 2014/15."}, "15, 2014 of the answer"),
        (
            {"quotes": [{"page": 5, "quote": "150 knives"}]},
            r'page 5 does not hold "150 knives" \(page 4 does\); quote',
        ),
        ({"quotes": [{"page": 4, "quote": "50 knives were recovered"}]}, "page 4 does not hold"),  # whole words only
        ({"quotes": [{"page": 9, "quote": "150 knives"}]}, r"page 9 does not hold \"150 knives\" \(page 4 does\)"),
        ({"quotes": [{"page": 4, "quote": " • "}]}, "page 4 does not hold"),
        ({"wordings": ["One?", "Two?"]}, "2 wordings; give 3 to 6"),
        ({"wordings": [f"{number}?" for number in range(7)]}, "7 wordings; give 3 to 6"),
    ],
)
def test_an_entry_that_is_not_proven_is_named_with_what_to_do(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(CorpusError, match=told) as error:
        faq_queries([entry(**changed)], PAGES)
    assert str(error.value).startswith('faq.toml, "What about knives?": ')


def test_no_wording_may_lead_to_two_entries() -> None:
    other = entry(question="And gangs?", wordings=["Gangs?", "What of gangs?", "are there knives"])
    with pytest.raises(CorpusError, match='"are there knives" is asked twice'):
        faq_queries([ENTRY, other], PAGES)


def test_there_are_at_most_forty_entries() -> None:
    rows = [entry(question=f"Q {at}?", wordings=[f"{word} {at}?" for word in "abc"]) for at in range(MOST + 1)]
    assert len(faq_queries(rows[:MOST], PAGES)) == 4 * MOST
    with pytest.raises(CorpusError, match="41 entries, and at most 40 may be; take out"):
        faq_queries(rows, PAGES)


def test_the_plans_own_answers_are_short() -> None:
    path = Path(__file__).parent.parent / "corpus" / "faq.toml"
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["faq"]:
        assert len(row["answer"].split()) <= 70, row["question"]
        assert len(row["answer"].replace("Bart's", "").split(". ")) <= 3, row["question"]
