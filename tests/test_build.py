"""Building the store: unchanged text is not embedded again, what fails is named, the old store serves until the end."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from ingest.build import Report, build
from planqa.embedding import Vectors
from planqa.errors import CorpusError, PlanqaError
from planqa.store import CURRENT, Store, current_build
from tests.fakes import WordEncoder

MARKDOWN = "# Boards\n\nThe Tension Monitoring Group (TMG) meets weekly.\n\n- police\n- health\n"
WEB = "<html><head><title>Roads</title></head><body><h1>Roads</h1><p>Twenty hotspots were found.</p></body></html>"
TABLES = """
document = "boards"
[[tables]]
id = "crime"
figures = { measure = "count", area = "Here", page = "1", basis = "financial year" }
columns = [{ head = "Offence", role = "label" }, { head = "2015/16", period = "2015/16" }]
"""


class CountingEncoder(WordEncoder):
    """The fake encoder, keeping every text it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        self.seen += texts
        return super().encode(texts, progress)


class BrokenEncoder(WordEncoder):
    """An encoder that is interrupted half-way."""

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        raise KeyboardInterrupt


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with a document of each small format and no documents.toml."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "boards.md").write_text(MARKDOWN, encoding="utf-8")
    (folder / "fires.txt").write_text("Fires\n\nFires fell by a third.\fOn page two fires rose.\n", encoding="utf-8")
    (folder / "roads.html").write_text(WEB, encoding="utf-8")
    word = docx.Document()
    word.core_properties.title = "Graffiti in 2016"
    word.add_heading("Graffiti", 1)
    word.add_paragraph("Graffiti was removed within a day.")
    word.save(str(folder / "graffiti.docx"))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def facts(report: Report) -> tuple[int, int, bool, list[str]]:
    return report.documents, report.pages, report.unchanged, report.failed


def test_a_folder_of_files_becomes_a_store(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    report = build(corpus, store, encoder)
    assert facts(report) == (4, 5, False, [])
    opened = Store.open(store)
    assert {(d.id, d.title, d.file) for d in opened.documents} == {
        ("boards", "Boards", "boards.md"),
        ("fires", "Fires", "fires.txt"),
        ("graffiti", "Graffiti in 2016", "graffiti.docx"),
        ("roads", "Roads", "roads.html"),
    }
    assert [(c.document, c.page, c.section, c.text) for c in opened.chunks] == [
        ("boards", 1, "Boards", "The Tension Monitoring Group (TMG) meets weekly.\n• police\n• health"),
        ("fires", 1, "Fires", "Fires fell by a third."),
        ("fires", 2, "Fires", "On page two fires rose."),
        ("graffiti", 1, "Graffiti", "Graffiti was removed within a day."),
        ("roads", 1, "Roads", "Twenty hotspots were found."),
    ]
    assert report.chunks == len(opened.chunks)
    assert len({passage.id for passage in opened.passages}) == len(opened.passages) > report.chunks
    assert opened.extras["pages"] == {"boards": 1, "fires": 2, "graffiti": 1, "roads": 1}
    assert {entry["short"] for entry in opened.extras["glossary"]} == {"TMG"}
    assert opened.word_counts["fires"] == 4  # each page's text and its trail
    assert opened.encoder == encoder.name
    kept = opened.document_path("roads")
    assert kept is not None
    assert kept.read_text(encoding="utf-8") == WEB


def test_vectors_are_those_of_the_texts(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    build(corpus, store, encoder)
    opened = Store.open(store)
    wanted = opened.chunks[1]
    assert opened.nearest(encoder.encode([wanted.indexed_text])[0], 1)[0][0] == wanted.id
    vectors = encoder.encode([passage.indexed_text for passage in opened.passages])
    assert opened.passage_vectors == pytest.approx(vectors, abs=1e-3)


def test_each_text_is_embedded_once(corpus: Path, store: Path) -> None:
    encoder = CountingEncoder()
    report = build(corpus, store, encoder)
    assert report.embedded == len(encoder.seen) == len(set(encoder.seen))
    opened = Store.open(store)
    chunks = {chunk.indexed_text for chunk in opened.chunks}
    assert set(encoder.seen) == chunks | {passage.indexed_text for passage in opened.passages}


def test_a_second_run_does_nothing(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    first = build(corpus, store, encoder)
    before, again = current_build(store), CountingEncoder()
    report = build(corpus, store, again)
    assert report == Report(4, 5, first.chunks, embedded=0, unchanged=True)
    assert again.seen == []
    assert current_build(store) == before


def test_a_touched_file_is_not_a_changed_one(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    build(corpus, store, encoder)
    (corpus / "boards.md").touch()
    assert build(corpus, store, encoder).unchanged


def test_only_the_new_words_of_a_changed_document_are_embedded(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    build(corpus, store, encoder)
    (corpus / "boards.md").write_text(MARKDOWN.replace("- health", "- housing"), encoding="utf-8")
    counting = CountingEncoder()
    report = build(corpus, store, counting)
    assert not report.unchanged
    assert sorted(counting.seen) == [
        "Boards\nThe Tension Monitoring Group (TMG) meets weekly.\n• police\n• housing",
        "Boards: housing",
    ]
    assert report.embedded == 2
    opened = Store.open(store)
    assert "housing" in opened.chunks[0].text
    by_text = {p.indexed_text: row for p, row in zip(opened.passages, opened.passage_vectors, strict=True)}
    for text in ("Boards: housing", "Boards: police"):  # a new one and one used again
        assert by_text[text] == pytest.approx(encoder.encode([text])[0], abs=1e-3)


def test_a_removed_document_leaves_the_store(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    build(corpus, store, encoder)
    (corpus / "fires.txt").unlink()
    report = build(corpus, store, encoder)
    assert (report.documents, report.embedded) == (3, 0)
    assert {chunk.document for chunk in Store.open(store).chunks} == {"boards", "graffiti", "roads"}


def test_a_changed_recipe_builds_anew_from_the_old_vectors(
    corpus: Path, store: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, store, encoder)
    monkeypatch.setattr("ingest.build._recipe", lambda: "another chunker")
    report = build(corpus, store, encoder)
    assert (report.unchanged, report.embedded) == (False, 0)
    assert Store.open(store).recipe == "another chunker"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.pdf", b"", "is empty"),
        ("page.pdf", b"<html>not found</html>", "is damaged or not the format its name says"),
        ("cut.docx", b"PK\x03\x04 cut off", "is damaged or not the format its name says"),
        ("blank.md", b"\n \n", "is empty"),
    ],
)
def test_a_bad_file_is_named_and_the_others_go_in(
    corpus: Path, store: Path, encoder: WordEncoder, name: str, data: bytes, reason: str
) -> None:
    (corpus / name).write_bytes(data)
    report = build(corpus, store, encoder)
    assert report.documents == 4
    (told,) = report.failed
    assert told.startswith(f"{corpus / name}: {reason}")
    assert "python -m ingest" in told
    assert len(Store.open(store).documents) == 4


def test_a_failure_is_told_again_until_it_is_mended(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    (corpus / "notes.md").write_bytes(b"")
    build(corpus, store, encoder)
    again = build(corpus, store, encoder)
    assert (len(again.failed), again.embedded, again.unchanged) == (1, 0, False)
    (corpus / "notes.md").write_text("Mended.", encoding="utf-8")
    assert facts(build(corpus, store, encoder)) == (5, 6, False, [])
    assert build(corpus, store, encoder).unchanged


def test_no_readable_document_is_an_error_and_the_old_store_stays(
    corpus: Path, store: Path, encoder: WordEncoder
) -> None:
    build(corpus, store, encoder)
    for path in corpus.iterdir():
        path.write_bytes(b"")
    with pytest.raises(CorpusError, match=r"no document could be read: .*boards\.md: is empty.*roads\.html: is empty"):
        build(corpus, store, encoder)
    assert len(Store.open(store).documents) == 4


def test_an_interrupted_build_leaves_the_old_store_serving(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    build(corpus, store, encoder)
    before = Store.open(store).chunks
    (corpus / "boards.md").write_text("Quite another text.", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build(corpus, store, BrokenEncoder())
    assert Store.open(store).chunks == before
    assert build(corpus, store, encoder).embedded > 0


def test_a_store_of_another_encoder_is_built_anew(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    first = build(corpus, store, encoder)
    other = CountingEncoder()
    other.name = "words@2"
    report = build(corpus, store, other)
    assert report.embedded == first.embedded == len(other.seen)
    assert Store.open(store).encoder == "words@2"


def _lose_passages(folder: Path) -> None:
    (folder / "passages.json").unlink()


def _lose_vectors(folder: Path) -> None:
    (folder / "chroma" / "chroma.sqlite3").write_bytes(b"")


def _lose_figures(folder: Path) -> None:
    (folder / "figures.duckdb").write_bytes(b"")


def _older_format(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"format": 1}), encoding="utf-8")


@pytest.mark.parametrize("damage", [_lose_passages, _lose_figures, _lose_vectors, _older_format])
def test_a_damaged_or_older_store_is_built_anew(
    corpus: Path, store: Path, encoder: WordEncoder, damage: Callable[[Path], None]
) -> None:
    first = build(corpus, store, encoder)
    damage(store / (store / CURRENT).read_text(encoding="utf-8"))
    report = build(corpus, store, encoder)
    assert (report.unchanged, report.embedded) == (False, first.embedded)
    assert Store.open(store).passages
    assert build(corpus, store, encoder).unchanged


def test_tables_go_in_as_figures_and_a_changed_cell_is_noticed(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    (corpus / "tables.toml").write_text(TABLES, encoding="utf-8")
    (corpus / "tables").mkdir()
    cells = corpus / "tables" / "crime.csv"
    for value in ("39", "40"):
        cells.write_text(f"Offence,2015/16\nTheft,{value}\n", encoding="utf-8")
        report = build(corpus, store, encoder)
        assert not report.unchanged
        assert [(f.indicator, str(f.value), f.document) for f in Store.open(store).figures] == [
            ("Theft", value, "boards")
        ]
    assert build(corpus, store, encoder).unchanged


def test_reviewed_words_travel_with_the_store(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    (corpus / "synonyms.toml").write_text('groups = [["fire", "arson"]]', encoding="utf-8")
    build(corpus, store, encoder)
    assert Store.open(store).extras["knowledge"] == {"synonyms": {"groups": [["fire", "arson"]]}}


@pytest.mark.parametrize("name", ["synonyms.toml", "vocabulary.toml", "boards.toml", "tables.toml"])
def test_a_data_file_that_is_not_toml_is_named(corpus: Path, store: Path, encoder: WordEncoder, name: str) -> None:
    (corpus / name).write_text("=", encoding="utf-8")
    with pytest.raises(CorpusError, match=name.replace(".", r"\.")):
        build(corpus, store, encoder)


def test_a_missing_corpus_is_an_error(tmp_path: Path, encoder: WordEncoder) -> None:
    with pytest.raises(PlanqaError, match="--corpus DIR"):
        build(tmp_path / "none", tmp_path / "store", encoder)
    assert not (tmp_path / "store").exists()


def test_progress_is_told_from_nothing_to_all(corpus: Path, store: Path, encoder: WordEncoder) -> None:
    told: list[tuple[str, int, int]] = []
    report = build(corpus, store, encoder, lambda step, done, total: told.append((step, done, total)))
    assert told == [
        *(("reading", done, 4) for done in range(5)),
        ("embedding", 0, report.embedded),
        ("embedding", report.embedded, report.embedded),
    ]
