"""A reviewed file that is not of its form stops ingest: the entry, the key and what to write; the store stays."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.build import build
from ingest.catalogue import read_catalogue
from ingest.edition.record import read_record
from ingest.registers import read_registers
from ingest.tables import load_figures
from planqa.domain import Document
from planqa.errors import CorpusError
from planqa.store import Store
from tests.fakes import WordEncoder

ROOT = Path(__file__).parent.parent / "corpus"
PLAN = "csp-plan-2013-17-year-4"
ID = f'document = "{PLAN}"'


def _catalogue(corpus: Path) -> object:
    return read_catalogue(corpus)


def _registers(corpus: Path) -> object:
    return read_registers(corpus, {PLAN})


def _tables(corpus: Path) -> object:
    return load_figures(corpus / PLAN, {PLAN: Document(PLAN, "", "", "")})


def _edition(corpus: Path) -> object:
    return read_record(corpus / PLAN / "edition.toml", (corpus / PLAN / "source.txt").read_text().split("\n"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the real corpus."""
    return Path(shutil.copytree(ROOT, tmp_path / "corpus"))


# file, first words that are found, what stands there instead, what is told
FAULTS = [
    (
        "documents.toml",
        "title =",
        "titel =",
        r'\[\[document\]\] 1 "csp-.*": lacks `title`; write `title = "…"`; `titel`',
    ),
    ("documents.toml", 'date = "May 2016"', "date = 2016", r"`date` is no text in quotation marks: 2016; write"),
    (
        "faq.toml",
        "question =",
        "qestion =",
        r"\[\[faq\]\] 1 .*: lacks `question`; .*; `qestion` is not one of its keys: d",
    ),
    (
        "faq.toml",
        "page = 3,",
        'page = "3",',
        r"\[\[faq\]\] 1 .*: `quotes` 1 `page` is no whole number: '3'; write `page = 5`",
    ),
    (
        "faq.toml",
        ID,
        'document = "x"',
        rf'\[\[faq\]\] 1: no document has the id "x"; write one of "{PLAN}" as `document`',
    ),
    ("synonyms.toml", '"csp"],', "1],", r"`groups` 1 2 is no text in quotation marks: 1; write `groups = "),
    (
        "synonyms.toml",
        "means =",
        "mean =",
        r"\[\[everyday\]\] 1: lacks `means`; .*; `mean` is not one of its keys: say, means",
    ),
    ("vocabulary.toml", "[[topic]]\nname", "[[topic]]\nnames", r"\[\[topic\]\] 1: lacks `name`; write `name = "),
    (
        "vocabulary.toml",
        "lines = [",
        "lines = [7, ",
        r'\[\[topic\]\] 1 ".*": `lines` 1 is no list: 7; write `lines = \[\["…"\]\]',
    ),
    ("vocabulary.toml", "home =", "hom =", "`hom` is not one of its keys: topic, family"),
    ("audit.toml", 'by = "', 'by = "x', r"\[\[statements\]\] 1 .*: `by` is wrong .*; write `by = .sum.`"),
    ("audit.toml", "evidence =", "evidenz =", r'\[\[totals\]\] 1 "MOPAC 7": lacks `evidence`'),
    (
        "boards.toml",
        "page = 11",
        "page = -1",
        r'\[\[boards\]\] 1 "csp": `facts` 1 `page` is less than 1: -1; write `page = 5`',
    ),
    ("boards.toml", "asked_as = [", "asked_as = [[], ", r'\[\[boards\]\] 1 "csp": `asked_as` 1 is no text'),
    (
        "boards.toml",
        'kind = "co-chairs"',
        'kind = "cochair"',
        r"`facts` 1 `kind` is wrong .*: 'cochair'; write `kind = \"chair\"",
    ),
    ("boards.toml", ID, 'document = "plan"', rf'boards\.toml: no document has the id "plan"; write one of "{PLAN}"'),
    (
        "duties.toml",
        'quote = "Coord',
        'qoute = "Coord',
        r"\[\[duty\]\] 1 .*: `quotes` 1: lacks `quote`; .*`quotes` 1: `qoute` is not",
    ),
    ("duties.toml", "[[duty]]", "[[dutys]]", "`dutys` is not one of its keys: document, duty"),
    ("duties.toml", ID, "", 'duties.toml: lacks `document`; write `document = "…"`'),
    ("notices.toml", 'quote = "Insert Signature here"', 'quote = ""', r"\[\[drafting\]\] 1: `quote` is empty"),
    (
        "notices.toml",
        "topics =",
        "topic =",
        r'\[\[contradiction\]\] 1 ".*": lacks `topics`; write `topics = \["…", "…"\]`',
    ),
    (
        "silences.toml",
        "queries = [",
        "queries = 5 # [",
        r'\[\[silence\]\] 1 "the cost.*": `queries` is no list: 5; write',
    ),
    (
        "expansion.toml",
        'kind = "sentence"',
        'kind = "sentense"',
        r"\[\[expansion\]\] 1 .*: `kind` is wrong .*; write `kind = ",
    ),
    (
        "expansion.toml",
        "[[expansion]]\npage = 1\n",
        "[[expansion]]\n",
        r"\[\[expansion\]\] 1 .*: lacks `page`; write `page = 5`",
    ),
    (
        "sections.toml",
        "headings = [",
        "headings = [] # [",
        r"\[\[shared\]\] 1: `headings` is empty: \[\]; write `headings",
    ),
    ("tables.toml", 'title = "', "title = 5 # ", r"\[\[tables\]\] 1 \".*\": `title` is no text in quotation marks: 5"),
    (
        "tables.toml",
        'page = "',
        'page = 2, note = "',
        r"\[\[tables\]\] 1 .*: `figures` `page` is no text in quotation marks: 2",
    ),
    ("tables.toml", "bases = [", "basis = [", "`basis` is not one of its keys: document, bases"),
    ("edition.toml", "line = 3,", "", r"\[\[pages\]\] 2: lacks `line`; write `line = 5`"),
    (
        "edition.toml",
        'basis = "contents"',
        'basis = "guess"',
        r"\[\[pages\]\] 1: `basis` is wrong .*'guess'; write `basis = ",
    ),
    (
        "edition.toml",
        "typeset = 2026-11-23",
        'typeset = "today"',
        "`typeset` is no date: 'today'; write `typeset = 2016-03-31`",
    ),
]
READERS: dict[str, Callable[[Path], object]] = {
    "documents.toml": _catalogue,
    "tables.toml": _tables,
    "edition.toml": _edition,
}


@pytest.mark.parametrize(("name", "words", "instead", "told"), FAULTS)
def test_a_file_that_is_not_of_its_form(corpus: Path, name: str, words: str, instead: str, told: str) -> None:
    (path,) = corpus.rglob(name)
    text = path.read_text(encoding="utf-8")
    assert words in text
    path.write_text(text.replace(words, instead, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=told) as caught:
        READERS.get(name, _registers)(corpus)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_reviewed_files_are_of_their_forms(corpus: Path) -> None:
    assert _catalogue(corpus)
    assert _registers(corpus)
    assert _tables(corpus)
    assert _edition(corpus)


PAGES: list[tuple[str, str, str]] = [
    ("notices.toml", 'page = 9\nquote = "Rangers"', r'page 9 does not hold "Rangers" \(page 1 does\)'),
    ("notices.toml", 'page = 9\nquote = "Nobody"', r'page 9 does not hold "Nobody" \(the last page is 1\)'),
    ("notices.toml", 'page = 1\nquot = "Rangers"', r"\[\[drafting\]\] 1: lacks `quote`"),
]


@pytest.mark.parametrize(("name", "entry", "told"), PAGES)
def test_the_old_store_stays_as_it_is(tmp_path: Path, name: str, entry: str, told: str) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "store"
    corpus.mkdir()
    (corpus / "plan.md").write_text("# Parks\n\nRangers lock the parks.\n", encoding="utf-8")
    build(corpus, store, WordEncoder())
    before = _files(store)
    (corpus / name).write_text(f'document = "plan"\n[[drafting]]\n{entry}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match=told):
        build(corpus, store, WordEncoder())
    assert _files(store) == before
    assert [chunk.text for chunk in Store.open(store).chunks] == ["Rangers lock the parks."]


def _files(folder: Path) -> dict[str, Any]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
