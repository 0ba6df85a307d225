"""The cases: a bad line is told, the committed ones are a fair set and quote what stands on a page."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from evals.cases import PLAN, READERS, Case, load_cases, parse_case
from evals.editions import CORPUS, find_pdf, read_edition
from evals.metrics import FIGURE_KINDS
from planqa.errors import InputError

MINIMAL = {"id": "a", "kind": "facts", "reader": "resident", "question": "Who?", "status": "not_in_plan"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"pages": [1]}, "unknown fields pages"),
        ({"status": "maybe"}, "maybe"),
        ({"reader": "anyone"}, 'reader "anyone"'),
        ({"quantities": ["about 3"]}, '"about 3", which is not one number'),
        ({"phrases": ["one"]}, "list of strings in phrases"),
        ({"periods": ["last year"]}, '"last year", which is not one span'),
        ({"status": "answered", "quotes": ["words"]}, "no phrase or quantity"),
        ({"status": "answered", "phrases": [["one"]]}, "quotes nothing"),
    ],
)
def test_a_bad_case_is_told(change: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_case(json.dumps(MINIMAL | change))


def test_a_bad_line_names_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(f"{json.dumps(MINIMAL)}\n\n{{\n")
    with pytest.raises(InputError, match=r"mine\.jsonl:3: "):
        load_cases(file)
    file.write_text(f"{json.dumps(MINIMAL)}\n" * 2)
    with pytest.raises(InputError, match="the id a is used twice"):
        load_cases(tmp_path)


def test_the_committed_cases_are_a_fair_set() -> None:
    cases = load_cases()
    kinds, readers = Counter(c.kind for c in cases), Counter(c.reader for c in cases)
    assert len(cases) >= 120
    assert {
        "roles",
        "figures",
        "facts",
        "lists",
        "acronyms",
        "unanswerable",
        "followups",
        "typos",
    } <= kinds.keys()
    assert min(kinds.values()) >= 10
    assert all(readers[reader] >= len(cases) / 5 for reader in READERS)
    assert _near_share(cases) <= 1 / 5
    assert _near_share([c for c in cases if c.kind not in FIGURE_KINDS]) <= 1 / 5


def _near_share(cases: Sequence[Case]) -> float:
    """The share of the cases whose question is nearly one asked before."""
    asked = [" ".join((*c.history, c.question)).casefold() for c in cases]
    near = [q for n, q in enumerate(asked) if any(fuzz.token_set_ratio(q, other) >= 90 for other in asked[:n])]
    return len(near) / len(cases)


def test_every_quote_of_the_committed_cases_stands_on_a_page(tmp_path: Path) -> None:
    edition = read_edition(PLAN, find_pdf(PLAN, CORPUS), cache=tmp_path)
    cases = load_cases()
    lost = [(c.id, quote) for c in cases for quote in c.quotes if not edition.pages_of(quote)]
    assert lost == []
    assert read_edition(PLAN, find_pdf(PLAN, CORPUS), cache=tmp_path) == edition
