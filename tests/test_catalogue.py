"""Which documents a corpus holds: documents.toml field by field, a plain folder, and what is refused and how."""

import hashlib
from pathlib import Path

import pytest

from ingest.catalogue import read_catalogue
from planqa.digests import file_sha256
from planqa.domain import Document
from planqa.errors import CorpusError

TEXT = b"The board meets monthly.\n"
SHA256 = hashlib.sha256(TEXT).hexdigest()
ROW = f'[[document]]\nid = "plan"\ntitle = "The Plan"\nfile = "sub/plan.txt"\nsha256 = "{SHA256}"\n'
FULL = 'publisher = "The Board"\nperiod = "2013 to 2017"\ndate = "May 2016"\naudience = "public"\n'
PAGES = '[[pages]]\npage = 1\nbasis = "contents"\n[[pages]]\npage = 2\nbasis = "estimated"\n'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one text in a folder of its own, and no documents.toml yet."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "plan.txt").write_bytes(TEXT)
    return tmp_path


def write(corpus: Path, toml: str) -> Path:
    (corpus / "documents.toml").write_text(toml, encoding="utf-8")
    return corpus


def test_every_field_is_read(corpus: Path) -> None:
    (corpus / "edition.toml").write_text(PAGES, encoding="utf-8")
    (entry,) = read_catalogue(write(corpus, f'{ROW}{FULL}edition = "edition.toml"\n'))
    assert entry.document == Document(
        id="plan",
        title="The Plan",
        file="sub/plan.txt",
        sha256=SHA256,
        publisher="The Board",
        period="2013 to 2017",
        date="May 2016",
        audience="public",
    )
    assert entry.path == corpus / "sub" / "plan.txt"
    assert entry.page_basis == {1: "contents", 2: "estimated"}
    assert entry.titled


def test_four_fields_are_enough(corpus: Path) -> None:
    (entry,) = read_catalogue(write(corpus, ROW))
    assert entry.document == Document("plan", "The Plan", "sub/plan.txt", SHA256)
    assert entry.page_basis == {}


def test_documents_come_in_the_order_of_the_catalogue(corpus: Path) -> None:
    entries = read_catalogue(write(corpus, ROW.replace('"plan"', '"z"') + ROW.replace('"plan"', '"a"')))
    assert [entry.document.id for entry in entries] == ["z", "a"]


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (ROW.replace("id =", "# id ="), r'\[\[document\]\] 1 "The Plan": lacks `id`; write `id = "my-plan"`'),
        (ROW.replace('"The Plan"', '""'), r'1 "plan": `title` is empty .*; write `title = "…"`'),
        (
            ROW.replace("file =", "# file =").replace("sha256 =", "# sha256 ="),
            r"lacks `file`; .*; lacks `sha256`",
        ),
        (ROW + ROW.replace("title =", "# title ="), r'\]\] 2 "plan": lacks `title`'),
        (
            ROW + 'colour = "red"\nauthor = "me"\n',
            r"`colour` is not one of its keys: id, title, .*; `author`",
        ),
        (ROW + "date = 2016-05-01\n", r"`date` is no text in quotation marks: datetime"),
        (
            ROW.replace('"plan"', '"a/b"'),
            r"`id` .* may not stand there: 'a/b'; write `id = .my-plan.`",
        ),
        (ROW.replace('"plan"', '"../plan"'), r"may not stand there: '../plan'"),
        (ROW.replace("sub/plan.txt", "sub/none.txt"), r"there is no file \S+none\.txt; put it there or correct `file`"),
        (ROW.replace(SHA256, "0" * 64), f'other bytes than recorded; check it, then set sha256 = "{SHA256}"'),
        (ROW + ROW, 'have one id, "plan"; rename one of them'),
        (ROW + 'edition = "none.toml"\n', r"cannot read \S+none\.toml"),
        (ROW + 'edition = "bad.toml"\n', r"bad\.toml, \[\[pages\]\] 1: lacks `basis`; write `basis = \"seen\"`"),
        ("", "names no document; write one"),
        (ROW.replace("[[document]]", "[document]"), "names no document; write one"),
        (ROW.replace("[[document]]", "[[documents]]"), "names no document; write one"),
        (ROW + "=", r"documents\.toml is not valid TOML .*line 6.*; mend it and run `python -m ingest`"),
    ],
)
def test_a_catalogue_that_does_not_fit_is_refused(corpus: Path, toml: str, told: str) -> None:
    (corpus / "bad.toml").write_text("[[pages]]\npage = 1\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=told) as caught:
        read_catalogue(write(corpus, toml))
    assert "\n" not in str(caught.value)


def test_a_catalogue_that_is_not_utf8_is_refused(corpus: Path) -> None:
    (corpus / "documents.toml").write_bytes(ROW.encode() + b'date = "\xff"\n')
    with pytest.raises(CorpusError, match="is not valid TOML"):
        read_catalogue(corpus)


def test_a_folder_without_a_catalogue_gives_every_file_a_reader_knows(tmp_path: Path) -> None:
    for name in ("b.txt", "a.PDF", "deep/er/My Report (2016).docx", "c.htm", "v1.2.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TEXT)
    for other in ("photo.jpg", "tables.csv", ".hidden.txt", ".git/notes.md"):
        path = tmp_path / other
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TEXT)
    found = [(e.document.id, e.document.title, e.document.file, e.titled) for e in read_catalogue(tmp_path)]
    assert found == [
        ("a", "a", "a.PDF", False),
        ("b", "b", "b.txt", False),
        ("c", "c", "c.htm", False),
        ("deep--er--My-Report-2016", "My Report (2016)", "deep/er/My Report (2016).docx", False),
        ("v1.2", "v1.2", "v1.2.md", False),
    ]
    assert {entry.document.sha256 for entry in read_catalogue(tmp_path)} == {SHA256}


def test_two_files_with_one_name_are_told(tmp_path: Path) -> None:
    for name in ("plan.txt", "plan.md"):
        (tmp_path / name).write_bytes(TEXT)
    with pytest.raises(CorpusError, match=r'plan\.md and \S+plan\.txt have one id, "plan"; rename one of them'):
        read_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (".", r"holds no document \(\.docx, \.htm, \.html, \.md, \.pdf, \.txt\); put one there"),
        ("none", r"there is no folder \S+none; name one with --corpus DIR"),
    ],
)
def test_a_folder_that_is_empty_or_missing_is_told(tmp_path: Path, folder: str, told: str) -> None:
    with pytest.raises(CorpusError, match=told):
        read_catalogue(tmp_path / folder)


def test_a_files_sha256_is_that_of_its_bytes(corpus: Path) -> None:
    assert file_sha256(corpus / "sub" / "plan.txt") == SHA256


def test_the_plans_own_catalogue_is_right() -> None:
    (entry,) = read_catalogue(Path("corpus"))
    assert entry.document.id == "csp-plan-2013-17-year-4"
    assert sorted(entry.page_basis) == list(range(1, 77))
    assert set(entry.page_basis.values()) == {"contents", "seen", "estimated"}
