"""Notices at ingest: each quote stands on its page, each number of a note on a page it names, or was counted."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.build import build
from ingest.notices import notice_queries, open_questions
from planqa.errors import CorpusError
from planqa.notices import key_of
from planqa.quoting import words_by_page
from planqa.retrieval import OPEN
from planqa.store import Store
from tests.fakes import WordEncoder, make_chunk

CHUNKS = [
    make_chunk("Recruitment of 43 champions.", 17, ("Highlights",)),
    make_chunk("Recruitment of over 150 champions\nacross the borough (Helen to confirm).", 18, ("Highlights",), 1),
    make_chunk("Treatment: restricted data – not for the public.", 31, ("Tables",), 2),
]
PAGES = words_by_page(CHUNKS)
CHAMPIONS = {
    "document": "plan",
    "about": "number of champions",
    "note": "Page 17 has 43 champions, page 18 over 150.",
    "topics": ["champions"],
    "queries": ["how many champions are there?", "how many champions were found?"],
    "sides": [
        {"says": "43", "page": 17, "quote": "Recruitment of 43 champions"},
        {"says": "over 150", "page": 18, "quote": "Recruitment of over 150 champions across the borough"},
    ],
}
TREATMENT = {
    "document": "plan",
    "about": "treatment figures",
    "note": "The plan does not give it: the data are restricted (page 31).",
    "queries": ["how many are in treatment?"],
    "sides": [{"page": 31, "quote": "restricted data – not for the public"}],
}
REMARK = {"document": "plan", "page": 18, "quote": "(Helen to confirm)"}
PLAN = Path(__file__).parent.parent / "corpus" / "csp-plan-2013-17-year-4"


def champions(**changed: Any) -> dict[str, Any]:
    return {"contradiction": [CHAMPIONS | changed]}


def test_each_question_leads_to_its_notice() -> None:
    notices = {"contradiction": [CHAMPIONS], "restricted": [TREATMENT], "drafting": [REMARK]}
    assert notice_queries(notices, CHUNKS, PAGES) == [
        (key_of("number of champions"), "how many champions are there?"),
        (key_of("number of champions"), "how many champions were found?"),
        (key_of("treatment figures"), "how many are in treatment?"),
    ]


def test_a_document_without_notices_has_no_questions() -> None:
    assert notice_queries({}, CHUNKS, PAGES) == []
    assert open_questions([]) == []


@pytest.mark.parametrize(
    ("notices", "told"),
    [
        (champions(sides=[{"page": 17, "quote": "over 150 champions"}]), 'page 17 does not hold "over 150 champions"'),
        (champions(sides=[{"page": 9, "quote": "43 champions"}]), "page 9 does not hold"),
        (champions(sides=[{"page": 17, "quote": "3 champions"}]), "page 17 does not hold"),  # whole numbers only
        (champions(document="other"), "page 17 does not hold"),
        ({"restricted": [TREATMENT | {"sides": [{"page": 31, "quote": "secret data"}]}]}, "page 31 does not hold"),
        ({"drafting": [REMARK | {"page": 17}]}, '"drafting": page 17 does not hold "\\(Helen to confirm\\)"'),
    ],
)
def test_a_quote_that_stands_elsewhere_is_told(notices: dict[str, Any], told: str) -> None:
    with pytest.raises(CorpusError, match=told) as error:
        notice_queries(notices, CHUNKS, PAGES)
    assert str(error.value).startswith("notices.toml, ")
    assert str(error.value).endswith("quote its words as they stand there")


@pytest.mark.parametrize(
    ("changed", "unproven"),
    [
        ({"note": "Page 17 has 44 champions, page 18 over 150."}, "44"),
        ({"note": "Page 17 has 43, page 18 over 150: 107 more."}, "107"),
        ({"note": "Page 17 has 43, page 18 over 150: 107 more, or 250%."}, "107, 250"),
        ({"sides": CHAMPIONS["sides"][:1], "note": "Page 17 has 43 champions, elsewhere over 150."}, "150"),
    ],
)
def test_a_number_of_a_note_that_no_named_page_holds_is_told(changed: dict[str, Any], unproven: str) -> None:
    with pytest.raises(CorpusError, match=f'"number of champions": {unproven} stands on no page that the note names'):
        notice_queries(champions(**changed), CHUNKS, PAGES)


def test_a_number_that_a_person_counted_and_a_page_named_need_no_quote() -> None:
    counted = champions(note="Pages 17 and 18 differ by 107; page 31 has neither.", counted=[107])
    assert len(notice_queries(counted, CHUNKS, PAGES)) == 2


def test_what_is_left_open_keeps_what_it_is_about() -> None:
    silences = [
        {"document": "plan", "about": "the cost of the plan", "queries": ["what did it cost?", "who paid for it?"]}
    ]
    assert open_questions(silences) == [
        (f"{OPEN}plan:the cost of the plan", "what did it cost?"),
        (f"{OPEN}plan:the cost of the plan", "who paid for it?"),
    ]


def test_a_store_holds_the_questions_and_no_passage_the_remark(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.md").write_text("# Roads\n\nThere are 20 hotspots (Helen to confirm).\n", encoding="utf-8")
    (corpus / "notices.toml").write_text(
        'document = "plan"\n[[drafting]]\npage = 1\nquote = "(Helen to confirm)"\n[[restricted]]\n'
        'about = "speed"\nnote = "Not given (page 1)."\nqueries = ["how fast do they go?"]\n'
        'sides = [{ page = 1, quote = "There are 20 hotspots" }]\n',
        encoding="utf-8",
    )
    (corpus / "silences.toml").write_text(
        'document = "plan"\n[[silence]]\nabout = "tolls"\nqueries = ["what is the toll?"]\n', encoding="utf-8"
    )
    build(corpus, tmp_path / "store", WordEncoder())
    store = Store.open(tmp_path / "store")
    asked = [(id_, text) for id_, text in store.queries]
    assert (key_of("speed"), "how fast do they go?") in asked
    assert (f"{OPEN}plan:tolls", "what is the toll?") in asked
    assert [passage.text for passage in store.passages if passage.kind == "sentence"] == ["There are 20 hotspots."]
    assert store.extras["knowledge"]["notices"]["drafting"] == [REMARK | {"page": 1}]


@pytest.mark.parametrize("kind", ["contradiction", "restricted"])
def test_no_two_notices_of_the_plan_are_of_one_name(kind: str) -> None:
    """Two entries of one name would be one in the store."""
    rows = tomllib.loads((PLAN / "notices.toml").read_text(encoding="utf-8"))[kind]
    assert len({row["about"] for row in rows}) == len(rows)
    assert all(row["queries"] and row["sides"] for row in rows)


def test_the_plans_contradictions_have_two_sides_and_say_what_each_says() -> None:
    for row in tomllib.loads((PLAN / "notices.toml").read_text(encoding="utf-8"))["contradiction"]:
        assert len(row["sides"]) >= 2, row["about"]
        assert all(side["says"] for side in row["sides"]), row["about"]


def test_the_plans_silences_name_what_is_missing() -> None:
    rows = tomllib.loads((PLAN / "silences.toml").read_text(encoding="utf-8"))["silence"]
    assert all(row["about"] and row["queries"] and len(row["about"].split()) <= 20 for row in rows)
    questions = [text.lower() for row in rows for text in row["queries"]]
    assert len(set(questions)) == len(questions)
