"""Notices checked and indexed: contradictions, restricted data and known silences, each quote on its page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ingest.proofs import check_quotes
from planqa.domain import Chunk
from planqa.errors import CorpusError
from planqa.notices import TOLD, key_of
from planqa.quantities import find_numbers
from planqa.quoting import Pages
from planqa.retrieval import OPEN


def notice_queries(notices: Mapping[str, Any], chunks: Sequence[Chunk], pages: Pages) -> list[tuple[str, str]]:
    """Each notice's questions with its id; raises CorpusError for a quote that does not stand on its page."""
    for row in _rows(notices):
        check_quotes(f'notices.toml, "{row["about"]}"', row["document"], row["sides"], pages)
    for row in notices.get("drafting", ()):
        check_quotes('notices.toml, "drafting"', row["document"], [row], pages)
    for row in _rows(notices):
        unproven = _unproven(row, chunks)
        if unproven:
            raise CorpusError(
                f'notices.toml, "{row["about"]}": {", ".join(map(str, sorted(unproven)))} stands on no page that '
                "the note names; correct it, or put it into `counted` where you counted it"
            )
    return [(key_of(row["about"]), text) for row in _rows(notices) for text in row["queries"]]


def open_questions(silences: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """The questions of the register of silences, each with the id that tells what is left open."""
    return [(f"{OPEN}{row['document']}:{row['about']}", text) for row in silences for text in row["queries"]]


def _rows(notices: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [row for kind in TOLD for row in notices.get(kind, ())]


def _unproven(row: Mapping[str, Any], chunks: Sequence[Chunk]) -> set[Decimal]:
    """The note's numbers that stand on none of the pages it names and that nobody counted."""
    said = " ".join(re.findall(r"\bpages? [\d, andto]+", row["note"], re.IGNORECASE))
    named = {int(number) for number in re.findall(r"\d+", said)} & {chunk.page for chunk in chunks}
    named |= {side["page"] for side in row["sides"]}
    proven = find_numbers(" ".join(c.indexed_text for c in chunks if c.document == row["document"] and c.page in named))
    return find_numbers(row["note"]) - proven - {Decimal(number) for number in (*named, *row.get("counted", ()))}
