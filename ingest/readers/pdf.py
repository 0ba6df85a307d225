"""Reading PDF: opening with care, page by page with pypdf, a broken page costs only itself."""

import logging
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ingest.pages import LostPage, Page, ReadFile
from ingest.readers.blocks import blocks_of
from ingest.readers.characters import fold, unreadable_share
from ingest.readers.columns import unweave
from ingest.readers.continuations import mark_continuations
from ingest.readers.drafts import Draft, Measure, drafts_of
from ingest.readers.fragments import FontBook, Fragment, fragments
from ingest.readers.guard import TooSlowError, time_limit
from ingest.readers.headings import find_headings
from ingest.readers.hyphens import Vocabulary
from ingest.readers.lines import Line, lines_of, tag_coverage
from ingest.readers.outline import mark_titles, read_outline
from ingest.readers.running import printed_labels, strip_running
from ingest.readers.tags import PageTags, read_tags
from planqa.errors import DamagedDocument, EmptyDocument, EncryptedDocument, OversizedDocument, ScannedDocument

MAX_PAGES = 5_000
OPEN_SECONDS = 60.0
PAGE_SECONDS = 30.0

OnPage = Callable[[int, int], None]

_NO_TEXT = "no text layer"
_MEANINGLESS = re.compile(
    r"\(?(?:untitled|anonymous|unspecified|none|title|test)\)?\W*\d*|(?:document|presentation|slide|layout|book) ?\d*"
    r"|(?:microsoft word|powerpoint presentation).*|.*\.(?:docx?|pdf|indd|pptx?|xlsx?|qxd|html?)\b.*|\W*",
    re.IGNORECASE,
)


def read_pdf(path: Path, on_page: OnPage | None = None) -> ReadFile:
    """Read a PDF; raises the DocumentError that names why nothing of it can be read."""
    with _quiet():
        reader = _open(path)
        found, lost = _read_pages(reader, on_page or (lambda done, total: None))
        lost += _missing(reader)
        if not any(found.values()):
            _refuse(path, lost, len(reader.pages))
        return _assemble(reader, found, lost)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's complaints about malformed files out of logs and warnings: what matters is told in `lost`."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _open(path: Path) -> Any:
    from pypdf import PdfReader

    _check_bytes(path)
    try:
        with time_limit(OPEN_SECONDS):
            reader = PdfReader(path, strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise EncryptedDocument(str(path), "a password is needed")
            _check_pages(path, reader)
    except (EncryptedDocument, OversizedDocument, DamagedDocument):
        raise
    except Exception as error:  # whatever pypdf meets in a malformed file
        raise DamagedDocument(str(path), _told(error)) from error
    return reader


def _check_bytes(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(1024)
        file.seek(max(0, path.stat().st_size - 2048))
        end = file.read()
    if b"%PDF-" not in start:
        raise DamagedDocument(str(path), "it does not start like a PDF")
    if b"%%EOF" not in end:
        raise DamagedDocument(str(path), "it is cut short: the end-of-file mark is missing")


def _check_pages(path: Path, reader: Any) -> None:
    declared = reader.trailer["/Root"]["/Pages"].get("/Count", 0)
    count = declared if isinstance(declared, int) and declared > MAX_PAGES else len(reader.pages)
    if count > MAX_PAGES:
        raise OversizedDocument(str(path), f"{count:,} pages, at most {MAX_PAGES:,}")
    if not count:
        raise DamagedDocument(str(path), "it has no pages")


def _read_pages(reader: Any, on_page: OnPage) -> tuple[dict[int, list[Fragment]], list[LostPage]]:
    """The fragments of every page that can be read, by index, and the pages that cannot."""
    book = FontBook()
    found: dict[int, list[Fragment]] = {}
    lost: list[LostPage] = []
    total = len(reader.pages)
    for index in range(total):
        try:
            with time_limit(PAGE_SECONDS):
                page = reader.pages[index]
                found[index] = fragments(page, book)
                reason = _unusable(page, found[index])
        except Exception as error:  # LimitReachedError, KeyError, RecursionError, ...: this page only
            reason = _told(error)
        if reason:
            found.pop(index, None)
            lost.append(LostPage(index + 1, reason))
        on_page(index + 1, total)
    return found, lost


def _missing(reader: Any) -> list[LostPage]:
    """Pages that the file declares beyond those it holds, as a damaged file does."""
    declared = reader.trailer["/Root"]["/Pages"].get("/Count", 0)
    count = len(reader.pages)
    last = min(declared, MAX_PAGES) if isinstance(declared, int) else count
    return [LostPage(number, "missing from the file") for number in range(count + 1, last + 1)]


def _unusable(page: Any, found: Sequence[Fragment]) -> str:
    """Why a page that was read without error is still of no use, or an empty string."""
    body = "".join(fragment.text for fragment in found if not fragment.artifact)
    if unreadable_share(body) > 0.4:
        return "its fonts do not tell which letters they show"
    if sum(map(str.isalnum, body)) < 10 and _has_image(page):
        return _NO_TEXT
    return ""


def _has_image(page: Any) -> bool:
    from pypdf.generic import ContentStream

    resources = page.get("/Resources")
    objects = (resources.get_object() or {}).get("/XObject") if resources is not None else None
    drawn = [thing.get_object() for thing in objects.get_object().values()] if objects is not None else []
    if any(thing.get("/Subtype") in ("/Image", "/Form") for thing in drawn):
        return True
    contents = page.get_contents()
    return isinstance(contents, ContentStream) and b"BI" in contents.get_data()


def _told(error: Exception) -> str:
    """An error as one short line."""
    if isinstance(error, TooSlowError):
        return str(error)
    return fold(f"{type(error).__name__}: {error}")[:160].rstrip(": ")


def _refuse(path: Path, lost: Sequence[LostPage], pages: int) -> None:
    if any(page.reason == _NO_TEXT for page in lost):
        raise ScannedDocument(str(path), f"{pages} pages")
    if lost:
        raise DamagedDocument(str(path), f"no page can be read; page {lost[0].number}: {lost[0].reason}")
    raise EmptyDocument(str(path), "no words on any page")


def _assemble(reader: Any, found: dict[int, list[Fragment]], lost: list[LostPage]) -> ReadFile:
    """From fragments to blocks; what repeats, what is usual and what is a heading is known of the whole file."""
    tags = read_tags(reader)
    indices = sorted(found)
    lines = [_lines(found[index], tags.get(index, {})) for index in indices]
    bodies, taken = strip_running(lines)
    outline = read_outline(reader)
    position = {index: at for at, index in enumerate(indices)}
    entries = [(title, level, position[index]) for title, level, index in outline if index in position]
    measure = Measure(bodies)
    drafts = [drafts_of(body, measure) for body in mark_titles(bodies, entries)]
    find_headings(drafts, [level for _, level, _ in entries], measure)
    vocabulary = Vocabulary(line.text for body in bodies for line in body)
    labels = _labels(reader, indices, taken)
    pages = [
        Page(index + 1, label, tuple(blocks_of(draft, vocabulary, measure)), "\n".join(line.text for line in line_list))
        for index, label, draft, line_list in zip(indices, labels, drafts, lines, strict=True)
    ]
    return ReadFile(_title(reader, drafts), mark_continuations(pages), tuple(lost))


def _lines(found: Sequence[Fragment], tags: PageTags) -> list[Line]:
    """The lines of a page in reading order, with tags where they cover it."""
    return unweave(lines_of(found, tags if tag_coverage(found, tags) > 0.9 else {}))


def _labels(reader: Any, indices: Sequence[int], taken: Sequence[Sequence[str]]) -> list[str]:
    """The file's own page labels, else the numbers printed in heads and feet, else the page's number."""
    try:
        own = list(reader.page_labels) if "/PageLabels" in reader.trailer["/Root"] else None
    except Exception:  # a broken label tree
        own = None
    if own:
        return [fold(own[index]) for index in indices]
    by_index = dict(zip(indices, taken, strict=True))
    printed = printed_labels([by_index.get(index, ()) for index in range(len(reader.pages))])
    return [printed[index] if printed else str(index + 1) for index in indices]


def _title(reader: Any, drafts: Sequence[Sequence[Draft]]) -> str:
    """The metadata's title where it means something, else the largest text on the first page, else ""."""
    try:
        title = fold(str(reader.metadata.title or "")) if reader.metadata else ""
    except Exception:  # broken metadata
        title = ""
    if title and not _MEANINGLESS.fullmatch(title):
        return title
    heads = [draft for draft in (drafts[0] if drafts else ()) if draft.kind == "heading"]
    largest = max((draft.first.size for draft in heads), default=0.0)
    return fold(" ".join(draft.text for draft in heads if draft.first.size == largest))[:200]
