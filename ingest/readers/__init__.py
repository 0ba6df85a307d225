"""Readers: from a file to pages of blocks, whatever its format."""

from collections.abc import Callable
from pathlib import Path

from ingest.pages import ReadFile
from ingest.readers.guard import TooSlowError, time_limit
from planqa.errors import DamagedDocument, EmptyDocument, OversizedDocument, UnknownFormat

__all__ = ["SUFFIXES", "read"]

SECONDS = 1_800.0  # for one file; 5,000 pages take about two minutes
_LIMITS = {  # bytes
    ".pdf": 500_000_000,
    ".docx": 200_000_000,
    ".html": 50_000_000,
    ".htm": 50_000_000,
    ".md": 50_000_000,
    ".txt": 50_000_000,
}

SUFFIXES = frozenset(_LIMITS)

OnPage = Callable[[int, int], None]


def read(path: Path, on_page: OnPage | None = None) -> ReadFile:
    """Read a .pdf, .docx, .html, .htm, .md or .txt file; on_page(done, total) is called after each page.

    Pages that cannot be read are listed in `lost`. Raises the DocumentError that names file and reason when
    nothing of it can be read: EncryptedDocument, EmptyDocument, ScannedDocument, DamagedDocument,
    OversizedDocument or UnknownFormat.
    """
    suffix = path.suffix.lower()
    _check_size(path, suffix)
    try:
        with time_limit(SECONDS):
            found = _read(path, suffix, on_page)
    except TooSlowError as error:
        raise DamagedDocument(str(path), str(error)) from error
    if not any(block.text for page in found.pages for block in page.blocks):
        raise EmptyDocument(str(path), "no words")
    return found


def _check_size(path: Path, suffix: str) -> None:
    if suffix not in _LIMITS:
        raise UnknownFormat(str(path), suffix or "no suffix")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise DamagedDocument(str(path), error.strerror or "cannot be opened") from error
    if not size:
        raise EmptyDocument(str(path), "0 bytes")
    if size > _LIMITS[suffix]:
        megabytes = 1_000_000
        raise OversizedDocument(str(path), f"{size // megabytes} MB, at most {_LIMITS[suffix] // megabytes} MB")


def _read(path: Path, suffix: str, on_page: OnPage | None) -> ReadFile:
    """Call the reader of the suffix; each is loaded when it is first needed."""
    if suffix == ".pdf":
        from ingest.readers.pdf import read_pdf

        return read_pdf(path, on_page)
    if suffix == ".docx":
        from ingest.readers.word import read_docx

        return _one_go(read_docx(path), on_page)
    if suffix in (".html", ".htm"):
        from ingest.readers.web import read_html

        return _one_go(read_html(path), on_page)
    if suffix == ".md":
        from ingest.readers.markdown import read_markdown

        return _one_go(read_markdown(path), on_page)
    from ingest.readers.plain import read_text

    return _one_go(read_text(path), on_page)


def _one_go(found: ReadFile, on_page: OnPage | None) -> ReadFile:
    """Tell that all pages of a format that is read in one go are done."""
    if on_page:
        on_page(len(found.pages), len(found.pages))
    return found
