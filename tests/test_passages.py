"""Passages: sentences, items, lists with their lead-in, sections; what a page break cuts is whole again."""

from pathlib import Path

import pytest

from ingest.chunks import chunk
from ingest.passages import number, passages
from ingest.readers import read
from planqa.domain import Chunk, Document, Passage
from tests.fakes import make_chunk

PLAN = Path("corpus/csp-plan-2013-17-year-4/plan.pdf")
TRAIL = ("Priority A", "Aims")
ONE, TWO, THREE = "plan:1:0", "plan:2:1", "plan:3:2"  # the ids of chunks made by on_pages


def on_pages(*texts: str, trails: tuple[tuple[str, ...], ...] = ()) -> list[Chunk]:
    """One chunk a page, all under TRAIL unless told otherwise."""
    return [make_chunk(text, at + 1, trails[at] if trails else TRAIL, position=at) for at, text in enumerate(texts)]


def told(found: list[Passage], *kinds: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in found if passage.kind in kinds]


def sections_of(found: list[Passage]) -> list[tuple[str, list[str], bool]]:
    """Each section's lead-in, the words of its parts, and whether it is a list."""
    return [(p.text, [words for _, words in p.parts], p.listed) for p in found if p.kind == "section"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It meets monthly. It is chaired by Dr. Smith.", ["It meets monthly.", "It is chaired by Dr. Smith."]),
        ("Members pay £1.2m.\n\nOthers pay 3.5%.", ["Members pay £1.2m.", "Others pay 3.5%."]),
        ("A title without a full stop", ["A title without a full stop"]),
    ],
)  # fmt: skip
def test_a_paragraph_gives_its_sentences(text: str, expected: list[str]) -> None:
    found = passages(on_pages(text))
    assert told(found, "sentence", "item") == [("sentence", sentence) for sentence in expected]
    assert sections_of(found) == [("", expected, False)]


def test_an_item_is_one_passage_without_its_bullet() -> None:
    found = passages(on_pages("The members are:\n• police\n• The fire brigade. It joined in 2015."))
    assert told(found, "sentence", "item") == [
        ("sentence", "The members are:"),
        ("item", "police"),
        ("item", "The fire brigade. It joined in 2015."),
    ]


def test_a_long_item_is_weighed_sentence_by_sentence() -> None:
    long = f"Officers patrol {'and patrol ' * 40}at night."
    found = passages(on_pages(f"We will:\n• {long} They report weekly.\n• rest"))
    assert told(found, "sentence", "item") == [
        ("sentence", "We will:"),
        ("sentence", long),
        ("sentence", "They report weekly."),
        ("item", "rest"),
    ]


def test_each_list_of_a_section_comes_with_its_lead_in() -> None:
    text = "The plan is short.\n\nThe members are:\n• police\n• health\n\nThe aims are:\n• peace"
    assert sections_of(passages(on_pages(text))) == [
        ("The members are:", ["police", "health"], True),
        ("The aims are:", ["peace"], True),
        ("", ["The plan is short.", "police", "health", "peace"], True),
    ]


def test_a_lead_in_before_a_paragraph_leads_it() -> None:
    found = passages(on_pages("The plan is short.\n\nThe board is clear:\n\nAll is well."))
    assert sections_of(found) == [
        ("The board is clear:", ["All is well."], False),
        ("", ["The plan is short.", "All is well."], False),
    ]


def test_a_section_that_is_one_list_is_told_once() -> None:
    assert sections_of(passages(on_pages("The members are:\n• police\n• health"))) == [("", ["police", "health"], True)]


def test_a_section_runs_over_the_page_break() -> None:
    found = passages(on_pages("The members are:\n• police\n• health", "• housing"))
    assert [(p.chunk, p.parts) for p in found if p.kind == "section"] == [
        (ONE, ((ONE, "police"), (ONE, "health"), (TWO, "housing"))),
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole", "pieces"),
    [
        (
            "It is new. The board meets every month in the",
            "town hall. It is open.",
            "The board meets every month in the town hall.",
            ((ONE, "The board meets every month in the"), (TWO, "town hall.")),
        ),
        (
            "Aims:\n• reduce crime in the",
            "borough by half\n• help victims",
            "reduce crime in the borough by half",
            ((ONE, "reduce crime in the"), (TWO, "borough by half")),
        ),
    ],
)
def test_what_a_page_break_cuts_is_whole_with_a_piece_on_each_page(
    first: str, second: str, whole: str, pieces: tuple[tuple[str, str], ...]
) -> None:
    (found,) = [p for p in passages(on_pages(first, second)) if p.parts and p.kind != "section"]
    assert (found.text, found.parts, found.chunk) == (whole, pieces, ONE)


def test_a_sentence_may_run_over_two_page_breaks() -> None:
    found = passages(on_pages("The board meets in the", "old and rather", "draughty town hall."))
    assert told(found, "sentence") == [("sentence", "The board meets in the old and rather draughty town hall.")]
    assert found[0].parts == ((ONE, "The board meets in the"), (TWO, "old and rather"), (THREE, "draughty town hall."))


@pytest.mark.parametrize(
    ("first", "second", "trails"),
    [
        ("The board meets.", "it is open.", ()),
        ("The members are:", "police", ()),
        ("The board meets in the", "Town Hall opens.", ()),
        ("The board meets in the", "• town hall", ()),
        ("The board meets in the", "town hall.", (TRAIL, ("Priority B",))),
    ],
)
def test_what_ends_or_starts_anew_is_not_joined(first: str, second: str, trails: tuple[tuple[str, ...], ...]) -> None:
    found = passages(on_pages(first, second, trails=trails))
    assert [text for _, text in told(found, "sentence", "item")] == [first, second.removeprefix("• ")]
    assert not [p for p in found if p.kind != "section" and p.parts]


def test_a_heading_with_several_sub_headings_is_a_section_of_all_their_text() -> None:
    trails = (("Plan", "Boards", "CSP"), ("Plan", "Boards", "TTCG"), ("Plan", "Money", "Grants"))
    found = passages(on_pages("It meets monthly.", "It meets fortnightly.", "There are none.", trails=trails))
    assert [(p.context, [words for _, words in p.parts]) for p in found if p.kind == "section"] == [
        ("Boards › CSP", ["It meets monthly."]),
        ("Boards › TTCG", ["It meets fortnightly."]),
        ("Money › Grants", ["There are none."]),
        ("Plan › Boards", ["It meets monthly.", "It meets fortnightly."]),
    ]


def test_context_is_the_last_two_headings_and_is_indexed() -> None:
    found = passages(on_pages("It meets monthly.", trails=(("Plan", "Boards", "CSP"),)))[0]
    assert (found.context, found.indexed_text) == ("Boards › CSP", "Boards › CSP: It meets monthly.")


def test_rows_of_figures_are_left_to_the_figures() -> None:
    row = Chunk(ONE, "plan", "The Plan", 1, "1", TRAIL, "Crime | Count\nTheft | 39", 0, kind="row")
    assert passages([row]) == []


def test_documents_are_not_mixed() -> None:
    other = Chunk("other:1:0", "other", "Other", 1, "1", TRAIL, "town hall.", 0)
    found = passages([make_chunk("The board meets in the", 1, TRAIL), other])
    assert told(found, "sentence") == [("sentence", "The board meets in the"), ("sentence", "town hall.")]


def test_ids_are_given_in_order() -> None:
    found = number(passages(on_pages("One. Two.", "• three")))
    assert [passage.id for passage in found] == [f"p{at}" for at in range(len(found))]
    assert {passage.id for passage in passages(on_pages("One."))} == {""}


def test_every_piece_of_the_plan_stands_in_its_chunk() -> None:
    document = Document("plan", "The Plan", "plan.pdf", "0" * 64)
    chunks = {found.id: found for found in chunk(document, read(PLAN), lambda text: len(text.split()) + 2)}
    found = passages(list(chunks.values()))
    assert len(found) > 1000
    pieces = [piece for p in found for piece in (p.parts or ((p.chunk, p.text),))]
    assert [
        piece for piece in pieces if " ".join(piece[1].split()) not in " ".join(chunks[piece[0]].text.split())
    ] == []
    cut = [p for p in found if p.kind == "sentence" and p.parts]
    assert cut
    assert all(len({chunk_id for chunk_id, _ in p.parts}) == len(p.parts) for p in cut)
