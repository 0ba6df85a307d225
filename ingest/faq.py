"""The FAQ checked and indexed: each quote stands on its page, each number of an answer in a quote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from planqa.domain import Chunk
from planqa.errors import CorpusError
from planqa.faq import key_of
from planqa.quantities import find_numbers
from planqa.quoting import Pages, folded, stands_on, words_by_page

MOST = 40  # entries; more would be learning questions by heart
WORDINGS = range(3, 7)
FIELDS = ("document", "question", "wordings", "answer", "quotes")

Row = Mapping[str, Any]


def faq_queries(rows: Sequence[Row], chunks: Sequence[Chunk]) -> list[tuple[str, str]]:
    """Each entry's question and wordings with its id; raises CorpusError for one that is not as it must be."""
    if len(rows) > MOST:
        raise CorpusError(f"faq.toml: {len(rows)} entries, and at most {MOST} may be; take out those asked least")
    pages = words_by_page(chunks)
    for row in rows:
        _check(row, pages)
    asked = [(key_of(row["question"]), text) for row in rows for text in (row["question"], *row["wordings"])]
    twice = [text for text, count in Counter(folded(text) for _, text in asked).items() if count > 1]
    if twice:
        raise CorpusError(f'faq.toml: "{twice[0]}" is asked twice; keep it in the entry that answers it best')
    return asked


def _check(row: Row, pages: Pages) -> None:
    lacking = [name for name in FIELDS if not row.get(name)]
    if lacking:
        raise _fault(row, f"has no {lacking[0]}; every entry needs {', '.join(FIELDS)}")
    if len(row["wordings"]) not in WORDINGS:
        raise _fault(row, f"{len(row['wordings'])} wordings; give {WORDINGS.start} to {WORDINGS.stop - 1}")
    _check_quotes(row, pages)
    unproven = find_numbers(row["answer"]) - find_numbers(" ".join(quoted["quote"] for quoted in row["quotes"]))
    if unproven:
        numbers = ", ".join(map(str, sorted(unproven)))
        raise _fault(row, f"{numbers} of the answer stands in no quote; correct it or quote the words that hold it")


def _check_quotes(row: Row, pages: Pages) -> None:
    if row["document"] not in {document for document, _ in pages}:
        raise _fault(row, f'no document "{row["document"]}" was read; correct its id or mend that document')
    for quoted in row["quotes"]:
        page, quote = _page_and_quote(row, quoted)
        if not stands_on(quote, row["document"], page, pages):
            raise _fault(row, f'page {page} does not hold "{quote}"; quote its words as they stand there')


def _page_and_quote(row: Row, quoted: Row) -> tuple[int, str]:
    try:
        return int(quoted["page"]), str(quoted["quote"])
    except (KeyError, TypeError, ValueError):
        raise _fault(row, f"{quoted} is no quote; write {{ page = 5, quote = “…” }}") from None


def _fault(row: Row, what: str) -> CorpusError:
    return CorpusError(f'faq.toml, "{row.get("question") or "an entry without a question"}": {what}')
