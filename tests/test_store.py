"""The store keeps what it is given, is swapped in whole, and refuses what does not fit."""

import hashlib
import json
from pathlib import Path

import pytest

from planqa.domain import Passage
from planqa.errors import StoreMissing, StoreOutdated
from planqa.mentions import find_mentions
from planqa.store import CURRENT, Source, Store, current_build
from tests.fakes import PLAN, WordEncoder, make_chunk, make_store

CHUNKS = [
    make_chunk("The CSP meets quarterly.", 11, ("CSP and Sub-groups", "CSP"), 0),
    make_chunk("• Noise\n• Arson", 45, ("Priority B", "Aims"), 1),
]
PASSAGES = [Passage("p0", CHUNKS[1].id, "section", "", "Priority B › Aims", ((CHUNKS[1].id, "Noise"),), True)]


def test_chunks_come_back_as_they_went_in(tmp_path: Path) -> None:
    store = Store.open(make_store(tmp_path, CHUNKS, PASSAGES))
    assert store.chunks == CHUNKS
    assert store.passages == PASSAGES
    assert store.documents == [PLAN]


def test_the_numbers_of_the_text_come_back_as_they_were_found(tmp_path: Path) -> None:
    found = {CHUNKS[0].id: find_mentions("Visits rose to 90; the ages range from 12-25 in 2015/16.")}
    store = Store.open(make_store(tmp_path, CHUNKS, mentions=found))
    assert store.mentions == found


def test_nearest_gives_cosines_best_first(tmp_path: Path, encoder: WordEncoder) -> None:
    store = Store.open(make_store(tmp_path, CHUNKS))
    found = store.nearest(encoder.encode([CHUNKS[1].indexed_text])[0], 2)
    assert [id_ for id_, _ in found] == [CHUNKS[1].id, CHUNKS[0].id]
    assert found[0][1] == pytest.approx(1.0, abs=1e-4)
    assert store.nearest(encoder.encode(["x"])[0], 2, document="other") == []


def test_a_new_build_replaces_the_old_one(tmp_path: Path) -> None:
    make_store(tmp_path, CHUNKS)
    make_store(tmp_path, CHUNKS[:1])
    assert len(Store.open(tmp_path).chunks) == 1
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_an_interrupted_build_leaves_the_old_store_serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_store(tmp_path, CHUNKS)
    before = current_build(tmp_path)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planqa.store.writing._write_json", interrupt)
    with pytest.raises(KeyboardInterrupt):
        make_store(tmp_path, CHUNKS[:1])
    assert current_build(tmp_path) == before
    assert Store.open(tmp_path).chunks == CHUNKS


def test_a_missing_store_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="python -m ingest"):
        Store.open(tmp_path / "none")


@pytest.mark.parametrize(("key", "value"), [("format", 1), ("format", None)])
def test_another_format_is_refused(tmp_path: Path, key: str, value: object) -> None:
    make_store(tmp_path, CHUNKS)
    path = tmp_path / (tmp_path / CURRENT).read_text() / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))
    with pytest.raises(StoreOutdated, match="python -m ingest"):
        Store.open(tmp_path)


def test_a_damaged_manifest_is_refused(tmp_path: Path) -> None:
    make_store(tmp_path, CHUNKS)
    (tmp_path / (tmp_path / CURRENT).read_text() / "manifest.json").write_text("{")
    with pytest.raises(StoreOutdated, match="damaged"):
        Store.open(tmp_path)


def test_another_encoder_is_refused(tmp_path: Path) -> None:
    store = Store.open(make_store(tmp_path, CHUNKS))
    with pytest.raises(StoreOutdated, match="words@1"):
        store.check_encoder("MiniLM")


def test_vectors_can_be_used_again(tmp_path: Path) -> None:
    known = Store.open(make_store(tmp_path, CHUNKS, PASSAGES)).all_vectors()
    assert set(known) == {*(chunk.indexed_text for chunk in CHUNKS), PASSAGES[0].indexed_text}


def test_other_bytes_of_a_source_are_refused(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("one")
    stat = plan.stat()
    digest = hashlib.sha256(b"one").hexdigest()
    gone = Source(str(tmp_path / "gone.txt"), 1, 1, "0")
    store = Store.open(make_store(tmp_path / "store", CHUNKS))
    store.sources = [Source(str(plan), stat.st_size, stat.st_mtime_ns - 1, digest), gone]
    store.check_sources()
    plan.write_text("two")
    with pytest.raises(StoreOutdated, match="python -m ingest"):
        store.check_sources()


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("mentions", "mentions.json"),
        ("passages", "passages.json"),
        ("figures", "figures.duckdb"),
        ("lexical", "lexical"),
    ],
)
def test_a_lost_part_is_told_with_the_command(tmp_path: Path, part: str, name: str) -> None:
    make_store(tmp_path, CHUNKS, PASSAGES)
    lost = tmp_path / (tmp_path / CURRENT).read_text() / name
    lost.rename(lost.with_suffix(".gone"))
    with pytest.raises(StoreOutdated, match="python -m ingest"):
        getattr(Store.open(tmp_path), part)
