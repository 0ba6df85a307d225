"""Chunks lose no word, cross no page or section, and fit the encoder."""

import random
from itertools import pairwise

import pytest

from ingest.chunks import chunk
from ingest.pages import Block, BlockKind, Page, ReadFile
from planqa.domain import Chunk, Document
from planqa.embedding import MAX_WORD_PIECES, MiniLmEncoder

DOCUMENT = Document("plan", "The Plan", "plan.pdf", "0" * 64)


def count(text: str) -> int:
    """One word piece a word, two for the ends."""
    return len(text.split()) + 2


def words(number: int, end: str = ".") -> str:
    return " ".join(f"w{i}" for i in range(number - 1)) + f" last{end}"


def heading(text: str, level: int = 1) -> Block:
    return Block("heading", text, level)


def para(text: str) -> Block:
    return Block("paragraph", text)


def item(text: str) -> Block:
    return Block("item", text)


def chunks_of(*pages: list[Block]) -> list[Chunk]:
    read = ReadFile("", tuple(Page(n, str(n), tuple(blocks)) for n, blocks in enumerate(pages, 1)))
    return chunk(DOCUMENT, read, count)


def test_trail_carries_over_pages_until_replaced() -> None:
    found = chunks_of(
        [heading("Priority A"), heading("Aims", 2), para("Reduce gangs.")],
        [para("And knives."), heading("How", 2), para("By patrols."), heading("Priority B"), para("Fires.")],
    )
    assert [(c.page, c.section, c.text) for c in found] == [
        (1, "Priority A › Aims", "Reduce gangs."),
        (2, "Priority A › Aims", "And knives."),
        (2, "Priority A › How", "By patrols."),
        (2, "Priority B", "Fires."),
    ]


def test_bare_heading_is_its_own_chunk() -> None:
    found = chunks_of([heading("Chart"), heading("By year", 2)], [heading("Next"), para("Text.")])
    assert [(c.page, c.section, c.text) for c in found] == [(1, "Chart", "By year"), (2, "Next", "Text.")]


def test_heading_at_the_foot_of_a_page_heads_the_next() -> None:
    (found,) = chunks_of([heading("Aims")], [para("Reduce gangs.")])
    assert (found.page, found.trail) == (2, ("Aims",))


def test_lead_in_stays_with_its_items() -> None:
    first, second = words(40, ""), words(30, "")
    found = chunks_of([para(words(100)), para("The members are:"), item(first), item(second)])
    assert [c.text for c in found] == [words(100), f"The members are:\n• {first}\n• {second}"]


def test_small_paragraphs_share_a_chunk_and_large_ones_do_not() -> None:
    assert len(chunks_of([para(words(20)), para(words(30))])) == 1
    assert len(chunks_of([para(words(80)), para(words(80))])) == 2
    assert chunks_of([para("One."), para("Two."), item("three"), para("Four.")])[0].text == (
        "One.\n\nTwo.\n• three\n\nFour."
    )


def test_long_list_is_cut_between_items() -> None:
    items = [item(f"{words(40)} {n}") for n in range(10)]
    found = chunks_of([para("We will:"), *items])
    assert len(found) > 2
    assert found[0].text.startswith("We will:\n• ")
    assert all(c.text.startswith("• ") for c in found[1:])
    assert all(60 <= count(c.text) <= 180 for c in found)


def test_long_paragraph_is_cut_between_sentences() -> None:
    sentences = [f"Sentence {n} {words(30)}" for n in range(12)]
    found = chunks_of([para(" ".join(sentences))])
    assert " ".join(c.text for c in found) == " ".join(sentences)
    assert all(c.text.startswith("Sentence") and c.text.endswith("last.") for c in found)


def test_endless_sentence_is_cut_at_a_clause() -> None:
    text = words(200, ",") + " " + words(200)
    found = chunks_of([para(text)])
    assert [c.text for c in found] == [words(200, ","), words(200)]


def test_rows_repeat_their_header_and_stay_apart_from_prose() -> None:
    rows = [Block("row", f"Row {n} | {n} | {words(20)}", header="Name | Count | Note") for n in range(15)]
    found = chunks_of([para("Text before:"), *rows, para("Text after.")])
    assert [c.kind for c in found] == ["text", *["row"] * (len(found) - 2), "text"]
    assert len(found) > 4
    assert all(c.text.startswith("Name | Count | Note\nRow ") for c in found[1:-1])


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("Action | Lead | By when", "Deliver weapon sweeps | Police | Ongoing", "text"),
        ("Action | Lead", "Deliver 20 weapon sweeps | Police", "text"),
        ("Crime | Number", "Gun crime | 34", "row"),
        ("Crime | 2014/15 | 2015/16", "Gun crime | no data | no data", "row"),
        ("", "No figures | - | -", "row"),
    ],
)
def test_tables_of_words_are_text(header: str, row: str, kind: str) -> None:
    (found,) = chunks_of([Block("row", row, header=header)])
    assert (found.kind, found.text) == (kind, f"{header}\n{row}".strip())


def test_header_too_long_to_repeat_stands_once() -> None:
    header = words(120)
    found = chunks_of([Block("row", f"Row {n} | 5 | {words(60)}", header=header) for n in range(3)])
    assert [c.text.count(header) for c in found] == [1, *[0] * (len(found) - 1)]


def test_long_trail_is_trimmed_from_the_outside_and_not_lost() -> None:
    outer, inner = words(60), f"inner {words(60)}"
    found = chunks_of([heading(outer), heading(inner, 2), para("Text.")])
    assert [(c.trail, c.text) for c in found] == [((), outer), ((inner,), "Text.")]


def test_heading_too_long_for_a_trail_is_text() -> None:
    (found,) = chunks_of([heading(words(100))])
    assert found.text == words(100)


def test_ids_labels_and_basis() -> None:
    read = ReadFile("", (Page(1, "iv", (para(words(80)), para(words(80)))),))
    found = chunk(DOCUMENT, read, count, {1: "estimated"})
    assert [(c.id, c.page_label, c.position, c.page_basis) for c in found] == [
        ("plan:1:0", "iv", 0, "estimated"),
        ("plan:1:1", "iv", 1, "estimated"),
    ]


@pytest.mark.parametrize("seed", range(40))
def test_no_word_is_lost_or_doubled(seed: int) -> None:
    pages = [_random_blocks(random.Random(seed * 100 + n), n) for n in range(4)]
    found = chunks_of(*pages)
    assert all(count(c.indexed_text) <= MAX_WORD_PIECES for c in found)
    assert len({c.id for c in found}) == len(found)
    assert all(a.page <= b.page for a, b in pairwise(found))
    shown = {heading for c in found for heading in c.trail}
    for number, blocks in enumerate(pages, 1):
        expected = [w for b in blocks if b.kind != "heading" or b.text not in shown for w in b.text.split()]
        got = [w for c in found if c.page == number for w in _body(c)]
        assert [w for w in got if w != "•"] == expected


def _body(found: Chunk) -> list[str]:
    return [w for line in found.text.split("\n") if line != "Name | Count" for w in line.split()]


def _random_blocks(rng: random.Random, page: int) -> list[Block]:
    kinds: list[BlockKind] = ["heading", "paragraph", "paragraph", "item", "item", "item", "row"]
    blocks = []
    for number in range(rng.randrange(1, 25)):
        kind = rng.choice(kinds)
        length = rng.choice((2, 5, 12, 40, 150, 400))
        text = " ".join(_word(rng, f"{page}.{number}.{at}") for at in range(length))
        header = "Name | Count" if kind == "row" and rng.random() < 0.7 else ""
        blocks.append(Block(kind, text, rng.randrange(1, 4) if kind == "heading" else 0, header))
    return blocks


def _word(rng: random.Random, name: str) -> str:
    return f"{rng.choice('Ww')}{name.replace('.', 'x')}{rng.choice(('', '', '', '', ',', '.', ':'))}"


def test_real_word_pieces_fit() -> None:
    encoder = MiniLmEncoder()
    text = "Counter-extremism safeguarding, multi-agency rehabilitation: 1,234.5% (2015/16) £1.2m – " * 60
    read = ReadFile("", (Page(1, "1", (heading("A trail"), para(text), item("x" * 900), item(text))),))
    found = chunk(DOCUMENT, read, encoder.count_word_pieces)
    assert max(encoder.count_word_pieces(c.indexed_text) for c in found) <= MAX_WORD_PIECES
