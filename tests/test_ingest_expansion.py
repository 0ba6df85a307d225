"""Document expansion at ingest: an entry is tied to the passage that its words open, or refused."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.build import build
from ingest.expansion import OPENING, expand, opening
from ingest.passages import number, passages
from planqa.errors import CorpusError
from planqa.store import Store
from tests.fakes import WordEncoder, make_chunk

LONG = "Officers of the council and of the police walk through each of the twenty estates on every Friday evening."
CHUNKS = [
    make_chunk(f"{LONG} Rangers lock the parks at dusk.", 7, ("Patrols",)),
    make_chunk(
        "Gangs harm people.\nThe partnership will:\n• Visit schools\n• Seize knives", 8, ("Gangs", "What we will do"), 1
    ),
]
PASSAGES = number(passages(CHUNKS))
PLAN = Path(__file__).parent.parent / "corpus" / "csp-plan-2013-17-year-4"


def entry(kind: str, quote: str, page: int = 7, **changed: Any) -> dict[str, Any]:
    return {"document": "plan", "page": page, "kind": kind, "quote": quote, "queries": ["q?"]} | changed


def texts_of(*rows: dict[str, Any]) -> list[tuple[str, str]]:
    """The words of the passage that each question leads to, with the question."""
    by_id = {passage.id: passage.text for passage in PASSAGES}
    return [(by_id[id_], query) for id_, query in expand(rows, PASSAGES, CHUNKS)]


def test_each_question_leads_to_the_passage_that_its_words_open() -> None:
    parks = entry("sentence", "Rangers lock the parks at dusk.", queries=["who shuts the park?", "when is it shut?"])
    knives = entry("item", "Seize knives", 8)
    assert texts_of(parks, knives) == [
        ("Rangers lock the parks at dusk.", "who shuts the park?"),
        ("Rangers lock the parks at dusk.", "when is it shut?"),
        ("Seize knives", "q?"),
    ]


def test_a_long_passage_is_named_by_its_first_words() -> None:
    first = " ".join(LONG.split()[:OPENING])
    assert texts_of(entry("sentence", first)) == [(LONG, "q?")]
    assert first == opening(next(passage for passage in PASSAGES if passage.text == LONG))


def test_a_section_is_named_by_its_lead_in_and_first_part() -> None:
    section = next(passage for passage in PASSAGES if passage.kind == "section" and passage.text)
    assert opening(section) == "The partnership will: Visit schools"
    (found,) = expand([entry("section", "The partnership will: Visit schools", 8)], PASSAGES, CHUNKS)
    assert found == (section.id, "q?")


@pytest.mark.parametrize(
    "row",
    [
        entry("sentence", "Rangers lock the parks", 7),  # not the whole of a short one
        entry("sentence", LONG),  # more than its first words
        entry("sentence", "lock the parks at dusk."),  # not its opening
        entry("sentence", "Rangers lock the parks at dusk.", 8),
        entry("item", "Rangers lock the parks at dusk."),
        entry("sentence", "Rangers lock the parks at dusk.", document="other"),
    ],
)
def test_words_that_open_no_passage_of_their_page_are_told(row: dict[str, Any]) -> None:
    told = rf"no {row['kind']} of page {row['page']} of {row['document']} opens with .*; correct the entry"
    with pytest.raises(CorpusError, match=told):
        expand([row], PASSAGES, CHUNKS)


def test_without_expansion_there_is_nothing_to_ask() -> None:
    assert expand([], PASSAGES, CHUNKS) == []


def test_a_document_without_these_files_goes_in_and_one_with_them_keeps_its_own_words(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "plan").mkdir(parents=True)
    (corpus / "plan" / "plan.md").write_text("# Parks\n\nRangers lock the parks at dusk.\n", encoding="utf-8")
    (corpus / "other.md").write_text("# Roads\n\nThere are twenty hotspots.\n", encoding="utf-8")
    build(corpus, tmp_path / "bare", WordEncoder())
    assert Store.open(tmp_path / "bare").queries == []
    (corpus / "plan" / "expansion.toml").write_text(
        'document = "plan--plan"\n[[expansion]]\npage = 1\nkind = "sentence"\n'
        'quote = "Rangers lock the parks at dusk."\nqueries = ["who shuts the green spaces?"]\n',
        encoding="utf-8",
    )
    build(corpus, tmp_path / "expanded", WordEncoder())
    bare, expanded = Store.open(tmp_path / "bare"), Store.open(tmp_path / "expanded")
    assert [text for _, text in expanded.queries] == ["who shuts the green spaces?"]
    assert [passage.text for passage in expanded.passages] == [passage.text for passage in bare.passages]
    assert [chunk.text for chunk in expanded.chunks] == [chunk.text for chunk in bare.chunks]
    assert "expansion" not in expanded.extras["knowledge"]


def test_no_passage_of_the_plan_is_asked_the_same_twice() -> None:
    for row in tomllib.loads((PLAN / "expansion.toml").read_text(encoding="utf-8"))["expansion"]:
        asked = [text.strip().lower() for text in row["queries"]]
        assert asked
        assert len(set(asked)) == len(asked), (row["page"], row["quote"])
