"""`python -m ingest`: exit codes, the last line, what goes to standard error, and the edition command."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ingest.__main__ import main
from planqa.embedding import Vectors
from planqa.store import Store
from tests.fakes import WordEncoder

ROOT = Path(__file__).parent.parent


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents, the fake encoder, and settings that point at the folder."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "boards.md").write_text("# Boards\n\nThe board meets monthly.\n", encoding="utf-8")
    (folder / "fires.txt").write_text("Fires fell by a third.\n", encoding="utf-8")
    monkeypatch.setattr("planqa.embedding.MiniLmEncoder", WordEncoder)
    monkeypatch.setenv("PLANQA_CORPUS", str(folder))
    monkeypatch.setenv("PLANQA_STORE", str(tmp_path / "store"))
    return folder


def test_a_good_run_tells_what_went_in(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{tmp_path / 'store'}: 2 documents, 2 pages, 2 chunks; 5 texts embedded (")
    assert out.count("\n") == 1
    assert "reading" in err
    assert "embedding" in err
    assert "ingest:" not in err
    assert len(Store.open(tmp_path / "store").documents) == 2


def test_a_second_run_has_nothing_to_do(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    capsys.readouterr()
    assert main([]) == 0
    assert "2 documents, 2 pages, 2 chunks; unchanged, nothing to do (" in capsys.readouterr().out


def test_corpus_and_store_options_win_over_the_settings(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "roads.txt").write_text("Twenty hotspots were found.", encoding="utf-8")
    assert main(["--corpus", str(other), "--store", str(tmp_path / "store2")]) == 0
    assert [document.id for document in Store.open(tmp_path / "store2").documents] == ["roads"]
    assert not (tmp_path / "store").exists()


def test_a_bad_file_is_named_on_standard_error_and_the_exit_code_says_so(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "empty.md").write_bytes(b"")
    assert main([]) == 1
    out, err = capsys.readouterr()
    (line,) = [line for line in err.splitlines() if line.startswith("ingest:")]
    assert line.startswith(f"ingest: {corpus / 'empty.md'}: is empty (0 bytes); ")
    assert "2 documents" in out
    assert len(Store.open(tmp_path / "store").documents) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--corpus", "nowhere"], "ingest: there is no folder nowhere; name one with --corpus DIR"),
        (["--store", "/dev/null/store"], "ingest: [Errno 20] Not a directory: '/dev/null/store'; "),
        (["edition", "nowhere"], "nowhere"),
    ],
)
def test_what_stops_a_run_is_told_in_one_line(
    corpus: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(arguments) in (1, 2)
    out, err = capsys.readouterr()
    assert told in err
    assert "Traceback" not in err
    assert out == ""


def test_a_setting_that_cannot_be_used_is_told(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANQA_LLM_TIMEOUT", "soon")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith('ingest: PLANQA_LLM_TIMEOUT is "soon"; set it to')


def test_an_interrupted_run_says_that_the_store_is_as_before(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main([])
    (corpus / "fires.txt").write_text("Fires rose.", encoding="utf-8")

    def interrupted(_: WordEncoder, texts: Sequence[str], progress: Callable[[int], None]) -> Vectors:
        raise KeyboardInterrupt

    monkeypatch.setattr(WordEncoder, "encode", interrupted)
    capsys.readouterr()
    assert main([]) == 130
    out, err = capsys.readouterr()
    assert err.splitlines()[-1].endswith("ingest: interrupted; the store is as it was before")
    assert out == ""
    assert Store.open(tmp_path / "store").chunks[1].text == "Fires fell by a third."


@pytest.mark.parametrize("arguments", [["--colour"], ["--corpus"], ["corpus"]])
def test_a_wrong_call_is_exit_code_2(corpus: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_edition_is_handed_to_the_typesetter_with_its_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[list[str]] = []

    def edition(argv: list[str]) -> int:
        got.append(argv)
        return 7

    monkeypatch.setattr("ingest.edition.command.main", edition)
    assert main(["edition", "folder", "--output", "x.pdf"]) == 7
    assert got == [["folder", "--output", "x.pdf"]]


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ingest", "--help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert "--corpus" in done.stdout
    assert "--store" in done.stdout
