"""Which documents a corpus folder holds: documents.toml where there is one, else every file a reader knows."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.readers import SUFFIXES
from planqa.digests import file_sha256
from planqa.domain import Document
from planqa.errors import CorpusError

CATALOGUE = "documents.toml"
_REQUIRED = ("id", "title", "file", "sha256")
_FIELDS = (*_REQUIRED, "publisher", "period", "date", "audience", "edition")
_ID = re.compile(r"\w[\w.-]*")  # an id names a file in the store


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
    rows = read_toml(path).get("document", [])
    if not isinstance(rows, list) or not rows:
        raise CorpusError(f"{path} names no document; write one [[document]] for each, as corpus/README.md says")
    return [_entry(path.parent, row, f"{path}, document {at}") for at, row in enumerate(rows, start=1)]


def read_toml(path: Path) -> dict[str, Any]:
    """The data of a TOML file; raises CorpusError naming the file and what to do."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is not valid TOML ({error}); mend it and run `python -m ingest`") from None
    except OSError as error:
        raise CorpusError(f"cannot read {path} ({error.strerror}); put it there and run `python -m ingest`") from None


def _entry(corpus: Path, row: Mapping[str, str], where: str) -> Entry:
    _check_fields(row, where)
    path = corpus / row["file"]
    if not path.is_file():
        raise CorpusError(f"{where}: there is no file {path}; put it there or correct `file`")
    digest = file_sha256(path)
    if digest != row["sha256"]:
        raise CorpusError(f'{where}: {path} has other bytes than recorded; check it, then set sha256 = "{digest}"')
    document = Document(**{key: value for key, value in row.items() if key != "edition"})
    return Entry(document, path, _page_basis(corpus / row["edition"]) if row.get("edition") else {})


def _check_fields(row: Mapping[str, str], where: str) -> None:
    absent = [key for key in _REQUIRED if not row.get(key)]
    unknown = sorted(set(row) - set(_FIELDS))
    not_text = [key for key, value in row.items() if not isinstance(value, str)]
    told = (
        (f"lacks {', '.join(absent)}" if absent else "")
        or (f"has unknown fields {', '.join(unknown)}" if unknown else "")
        or (f"needs quotation marks around {', '.join(not_text)}" if not_text else "")
        or ("" if _ID.fullmatch(row["id"]) else f'has the id "{row["id"]}": use letters, digits, "-", "_" and "."')
    )
    if told:
        raise CorpusError(f"{where} {told}; corpus/README.md gives every field")


def _page_basis(edition: Path) -> dict[int, str]:
    try:
        return {page["page"]: page["basis"] for page in read_toml(edition).get("pages", [])}
    except (KeyError, TypeError):
        raise CorpusError(f"{edition}: each of [[pages]] needs `page` and `basis`; mend it") from None


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
