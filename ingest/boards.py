"""The registers of boards and of duties indexed: what each is asked in everyday words, with its quotes checked."""

from collections.abc import Sequence

from ingest.proofs import Row, check_numbers, check_quotes
from planqa import boards, duties
from planqa.quoting import Pages


def board_queries(rows: Sequence[Row], pages: Pages) -> list[tuple[str, str]]:
    """Each board's `asked_as` with its id; raises CorpusError for a quote that does not stand on its page."""
    for row in rows:
        check_quotes(f'boards.toml, "{row["name"]}"', row["document"], row.get("facts", ()), pages)
    return [
        (boards.key_of(row["document"], row.get("id", row["name"])), text)
        for row in rows
        for text in row.get("asked_as", ())
    ]


def duty_queries(rows: Sequence[Row], pages: Pages) -> list[tuple[str, str]]:
    """Each duty's questions with its id; raises CorpusError for a quote or a number that its page does not hold."""
    for row in rows:
        where = f'duties.toml, "{row["answer"]}"'
        check_quotes(where, row["document"], row["quotes"], pages)
        check_numbers(where, row["answer"], row["quotes"])
    return [(duties.key_of(row), text) for row in rows for text in row["queries"]]
