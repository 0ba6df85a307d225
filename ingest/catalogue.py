"""Which documents a corpus folder holds: documents.toml where there is one, else every file a reader knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.forms import Documents, Edition, Numbering
from ingest.readers import SUFFIXES
from ingest.toml import check_form, read_toml
from planqa.digests import file_sha256
from planqa.domain import Document
from planqa.errors import CorpusError

CATALOGUE = "documents.toml"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the corpus, its file, and for a reading edition how each page's number is known.

    titled tells whether the title is a person's; if not, the file's own title is taken when it is read.
    """

    document: Document
    path: Path
    page_basis: Mapping[int, str] = field(default_factory=dict)
    titled: bool = True


def read_catalogue(corpus: Path) -> list[Entry]:
    """The corpus' documents in order; raises CorpusError naming the file and what to do."""
    if not corpus.is_dir():
        raise CorpusError(f"there is no folder {corpus}; name one with --corpus DIR")
    path = corpus / CATALOGUE
    entries = _from_toml(path) if path.is_file() else _from_folder(corpus)
    if not entries:
        raise CorpusError(f"{corpus} holds no document ({', '.join(sorted(SUFFIXES))}); put one there")
    _check_unique(entries)
    return entries


def _from_toml(path: Path) -> list[Entry]:
    data = read_toml(path)
    rows = data.get("document", [])
    if not isinstance(rows, list) or not rows:
        raise CorpusError(f"{path} names no document; write one [[document]] for each, as corpus/README.md says")
    check_form(path, data, Documents)
    return [_entry(path.parent, row, f"{path}, [[document]] {at}") for at, row in enumerate(rows, start=1)]


def _entry(corpus: Path, row: Mapping[str, str], where: str) -> Entry:
    path = corpus / row["file"]
    if not path.is_file():
        raise CorpusError(f"{where}: there is no file {path}; put it there or correct `file`")
    digest = file_sha256(path)
    if digest != row["sha256"]:
        raise CorpusError(f'{where}: {path} has other bytes than recorded; check it, then set sha256 = "{digest}"')
    document = Document(**{key: value for key, value in row.items() if key != "edition"})
    return Entry(document, path, _page_basis(corpus / row["edition"]) if row.get("edition") else {})


def _page_basis(edition: Path) -> dict[int, str]:
    """How each page's number is known; a record that tells more than that must be whole."""
    data = read_toml(edition)
    check_form(edition, data, Edition if set(data) - {"pages"} else Numbering)
    return {page["page"]: page["basis"] for page in data["pages"]}


def _from_folder(corpus: Path) -> list[Entry]:
    files = sorted(path for path in corpus.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    files = [path for path in files if not any(part.startswith(".") for part in path.relative_to(corpus).parts)]
    return [_untitled(corpus, path) for path in files]


def _untitled(corpus: Path, path: Path) -> Entry:
    relative = path.relative_to(corpus)
    id_ = re.sub(r"[^\w.-]+", "-", str(relative.with_suffix("")).replace("/", "--")).strip("-")
    document = Document(id=id_, title=path.stem, file=str(relative), sha256=file_sha256(path))
    return Entry(document, path, titled=False)


def _check_unique(entries: list[Entry]) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        other = seen.setdefault(entry.document.id, entry)
        if other is not entry:
            raise CorpusError(f'{other.path} and {entry.path} have one id, "{entry.document.id}"; rename one of them')
