"""Document expansion (doc2query: Nogueira, Yang, Lin and Cho 2019): questions that a passage answers.

`expansion.toml` beside a document holds, for each passage, its page, its opening words and the questions in everyday
words, written from the document alone. They are matched with a reader's question; the passage itself is the answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planqa.domain import Chunk, Passage
from planqa.errors import CorpusError

OPENING = 12  # words by which a passage is named


def expand(
    rows: Iterable[Mapping[str, Any]], found: Sequence[Passage], chunks: Sequence[Chunk]
) -> list[tuple[str, str]]:
    """Each question with the id of its passage; raises CorpusError for words that open no passage of their page."""
    pages = {chunk.id: (chunk.document, chunk.page) for chunk in chunks}
    named = {(*pages[one.chunk], one.kind, opening(one)): one.id for one in reversed(found)}
    return [(_named(row, named), text) for row in rows for text in row["queries"]]


def opening(passage: Passage) -> str:
    """The words that name a passage: its first twelve, of a section those of its lead-in and first part."""
    parts = [text for _, text in passage.parts[:1]] if passage.kind == "section" else []
    return " ".join(" ".join([passage.text, *parts]).split()[:OPENING])


def _named(row: Mapping[str, Any], named: Mapping[tuple[str, int, str, str], str]) -> str:
    key = str(row["document"]), int(row["page"]), str(row["kind"]), str(row["quote"])
    if key not in named:
        raise CorpusError(
            f'expansion.toml: no {key[2]} of page {key[1]} of {key[0]} opens with "{key[3]}"; '
            "correct the entry, as corpus/README.md says"
        )
    return named[key]
