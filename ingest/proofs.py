"""What a reviewed entry says held against the pages: its quotes stand there, its numbers in its quotes."""

from collections.abc import Iterable, Mapping
from typing import Any

from planqa.domain import Figure
from planqa.errors import CorpusError
from planqa.quantities import find_numbers
from planqa.quoting import Pages, stands_on

Row = Mapping[str, Any]


def check_quotes(where: str, document: str, quoted: Iterable[Row], pages: Pages) -> None:
    """Raise CorpusError, opening with where, for a quote that does not stand on its page of the document."""
    for one in quoted:
        if not stands_on(one["quote"], document, one["page"], pages):
            raise CorpusError(
                f'{where}: page {one["page"]} does not hold "{one["quote"]}"'
                f"{_hint(one['quote'], document, one['page'], pages)}; quote its words as they stand there"
            )


def check_numbers(where: str, answer: str, quoted: Iterable[Row]) -> None:
    """Raise CorpusError, opening with where, for a number of the answer that stands in no quote."""
    unproven = find_numbers(answer) - find_numbers(" ".join(one["quote"] for one in quoted))
    if unproven:
        numbers = ", ".join(map(str, sorted(unproven)))
        raise CorpusError(
            f"{where}: {numbers} of the answer stands in no quote; correct it or quote the words that hold it"
        )


def check_statements(rows: Iterable[Row], pages: Pages) -> None:
    """Raise CorpusError for a statement of audit.toml whose quote does not stand on its page."""
    read_in = {document for document, _ in pages}
    for row in rows:
        if row["document"] in read_in:
            check_quotes(f'audit.toml, "{row["what"]}"', row["document"], [row], pages)


def check_figures(figures: Iterable[Figure], last_pages: Mapping[str, int]) -> None:
    """Raise CorpusError for a figure on a page that its document has not; last_pages are by document."""
    for one in figures:
        last = last_pages[one.document]
        if not 0 < one.page <= last:
            raise CorpusError(
                f"tables.toml, {one.table}, row {one.row}: there is no page {one.page}; write one from 1 to {last}"
            )


def _hint(quote: str, document: str, page: int, pages: Pages) -> str:
    """Where the words stand instead, or that there is no such page."""
    known = sorted(number for id_, number in pages if id_ == document)
    elsewhere = next((number for number in known if stands_on(quote, document, number, pages)), None)
    if elsewhere is not None:
        return f" (page {elsewhere} does)"
    return f" (the last page is {known[-1]})" if known and page > known[-1] else ""
