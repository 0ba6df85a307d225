"""Quoted words stand on a page, or they do not: white space, bullets and marks aside, whole words only."""

import pytest

from planqa.quoting import folded, stands_on, words_by_page
from tests.fakes import make_chunk

PAGES = words_by_page(
    [
        make_chunk("The Group’s aims are:\n• Visit schools\n• Seize 1,079 knives", 5, ("Gangs", "What we will do")),
        make_chunk("It meets bi-monthly.", 5, ("Gangs", "Meetings"), 1),
        make_chunk("Crime fell by 9.1% – at last.", 6, ("Crime",), 2),
    ]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  • Visit\n schools ", "visit schools"),
        ("Bi-monthly, 1,079 (9.1%)", "bi monthly 1 079 9 1"),
        ("the Group’s  aims_", "the group s aims"),
        (" • – ", ""),
    ],
)
def test_folded(text: str, words: str) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    "quote",
    [
        "The Group's aims are: Visit schools",  # another apostrophe, no bullet, no line break
        "visit schools • seize 1,079 knives",
        "It meets bi-monthly",
        "What we will do",  # a heading
        "What we will do: The Group’s aims",  # a heading and the words beneath it
    ],
)
def test_words_that_stand_on_the_page(quote: str) -> None:
    assert stands_on(quote, "plan", 5, PAGES)


@pytest.mark.parametrize(
    ("quote", "document", "page"),
    [
        ("isit schools", "plan", 5),  # half a word
        ("Seize 1,07", "plan", 5),  # half a number
        ("Seize schools", "plan", 5),  # words that stand there, but not together
        ("Crime fell by 9.1%", "plan", 5),  # another page
        ("Crime fell by 9.1%", "other", 6),  # another document
        ("Crime fell by 9.1%", "plan", 99),
        ("Crime rose by 9.1%", "plan", 6),
    ],
)
def test_words_that_do_not(quote: str, document: str, page: int) -> None:
    assert not stands_on(quote, document, page, PAGES)


@pytest.mark.parametrize("page", [5, 99])
def test_a_quote_without_words_stands_nowhere(page: int) -> None:
    assert not stands_on(" • ", "plan", page, PAGES)
