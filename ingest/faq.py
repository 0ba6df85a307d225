"""The FAQ checked and indexed: each quote stands on its page, each number of an answer in a quote."""

from collections import Counter
from collections.abc import Sequence

from ingest.proofs import Row, check_numbers, check_quotes
from planqa.errors import CorpusError
from planqa.faq import key_of
from planqa.quoting import Pages, folded

MOST = 40  # entries; more would be learning questions by heart
WORDINGS = range(3, 7)


def faq_queries(rows: Sequence[Row], pages: Pages) -> list[tuple[str, str]]:
    """Each entry's question and wordings with its id; raises CorpusError for one that is not as it must be."""
    if len(rows) > MOST:
        raise CorpusError(f"faq.toml: {len(rows)} entries, and at most {MOST} may be; take out those asked least")
    for row in rows:
        _check(row, pages)
    asked = [(key_of(row["question"]), text) for row in rows for text in (row["question"], *row["wordings"])]
    twice = [text for text, count in Counter(folded(text) for _, text in asked).items() if count > 1]
    if twice:
        raise CorpusError(f'faq.toml: "{twice[0]}" is asked twice; keep it in the entry that answers it best')
    return asked


def _check(row: Row, pages: Pages) -> None:
    where = f'faq.toml, "{row["question"]}"'
    if len(row["wordings"]) not in WORDINGS:
        count = len(row["wordings"])
        raise CorpusError(f"{where}: {count} wordings; give {WORDINGS.start} to {WORDINGS.stop - 1}")
    check_quotes(where, row["document"], row["quotes"], pages)
    check_numbers(where, row["answer"], row["quotes"])
