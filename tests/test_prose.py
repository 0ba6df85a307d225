"""The numbers of the text as lines, CSV and JSON, each with page and offsets."""

import csv
import io
import json

from planqa.mentions import find_mentions
from planqa.prose import listing, run
from tests.fakes import make_chunk

CHUNK = make_chunk("In 2012 a survey ran.\n\nIn total 1,013 responses were received.", 37, ("Consultation",))
ROWS = listing({CHUNK.id: find_mentions(CHUNK.text)}, [CHUNK])


def test_each_number_has_its_page_what_it_counts_and_its_words() -> None:
    assert [(row["printed"], row["kind"], row["counted"], row["page"]) for row in ROWS] == [
        ("2012", "period", "", 37),
        ("1,013", "count", "responses", 37),
    ]
    assert ROWS[1]["words"] == "In total 1,013 responses were received."
    assert CHUNK.text[int(str(ROWS[1]["start"])) : int(str(ROWS[1]["end"]))] == "1,013"


def test_it_is_printed_for_people_spreadsheets_and_programs() -> None:
    assert "1,013  count · responses · p. 37" in run(ROWS, as_csv=False, as_json=False)
    read = list(csv.DictReader(io.StringIO(run(ROWS, as_csv=True, as_json=False), newline="")))
    assert [row["value"] for row in read] == ["", "1013"]
    assert [row["value"] for row in json.loads(run(ROWS, as_csv=False, as_json=True))] == [None, 1013.0]
    assert run([], as_csv=False, as_json=False) == "No number stands in the text.\n"
