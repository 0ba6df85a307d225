"""The registers of boards and of duties indexed: what each is asked in everyday words, with its quotes checked."""

from collections.abc import Mapping, Sequence
from typing import Any

from planqa import boards, duties
from planqa.domain import Chunk
from planqa.errors import CorpusError
from planqa.quantities import find_numbers
from planqa.quoting import Pages, stands_on, words_by_page

Row = Mapping[str, Any]


def board_queries(rows: Sequence[Row], chunks: Sequence[Chunk]) -> list[tuple[str, str]]:
    """Each board's `asked_as` with its id; raises CorpusError for a quote that does not stand on its page."""
    pages = words_by_page(chunks)
    for row in rows:
        _check(f'boards.toml, "{row["name"]}"', row["document"], row.get("facts", ()), pages)
    return [
        (boards.key_of(row["document"], row.get("id", row["name"])), text)
        for row in rows
        for text in row.get("asked_as", ())
    ]


def duty_queries(rows: Sequence[Row], chunks: Sequence[Chunk]) -> list[tuple[str, str]]:
    """Each duty's questions with its id; raises CorpusError for a quote or a number that its page does not hold."""
    pages = words_by_page(chunks)
    for row in rows:
        where = f'duties.toml, "{row["answer"]}"'
        _check(where, row["document"], row["quotes"], pages)
        unproven = find_numbers(row["answer"]) - find_numbers(" ".join(quoted["quote"] for quoted in row["quotes"]))
        if unproven:
            numbers = ", ".join(map(str, sorted(unproven)))
            raise CorpusError(f"{where}: {numbers} stands in no quote; correct it or quote the words that hold it")
    return [(duties.key_of(row), text) for row in rows for text in row["queries"]]


def _check(where: str, document: str, quoted: Sequence[Row], pages: Pages) -> None:
    for one in quoted:
        if not stands_on(one["quote"], document, one["page"], pages):
            raise CorpusError(
                f'{where}: page {one["page"]} does not hold "{one["quote"]}"; quote its words as they stand there'
            )
