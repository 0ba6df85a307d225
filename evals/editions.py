"""The committed PDF behind the cases: on which pages a quote stands, and in which section a page lies."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from evals.cases import Case
from evals.matching import squeeze
from planqa.errors import InputError

CORPUS = Path("corpus")
RESULTS = Path(__file__).parent / "results"
FORMAT = 1

PageKey = tuple[str, int]
"""A document's id and a PDF page of it, counted from 1."""


@dataclass(frozen=True)
class Edition:
    """The text of every page as pypdf gives it, and the PDF page each top-level bookmark opens."""

    document: str
    pages: tuple[str, ...]
    sections: tuple[tuple[int, str], ...]

    def pages_of(self, quote: str) -> frozenset[PageKey]:
        """Return every page that holds the quote, white space and bullets aside."""
        wanted = squeeze(quote)
        return frozenset((self.document, n) for n, text in enumerate(self._squeezed, 1) if wanted and wanted in text)

    def section_of(self, page: int) -> str:
        """Return the top-level section that the page lies in; "" before the first one."""
        at = bisect_right([start for start, _ in self.sections], page)
        return self.sections[at - 1][1] if at else ""

    @cached_property
    def _squeezed(self) -> tuple[str, ...]:
        return tuple(squeeze(text) for text in self.pages)


def open_editions(cases: Iterable[Case], corpus: Path = CORPUS, cache: Path = RESULTS) -> dict[str, Edition]:
    """Open the PDF of every document that a case quotes, by document id."""
    documents = sorted({case.document for case in cases})
    return {document: read_edition(document, find_pdf(document, corpus), cache) for document in documents}


def find_pdf(document: str, corpus: Path = CORPUS) -> Path:
    """Return the one PDF in the document's folder; raises InputError where there is not exactly one."""
    found = sorted((corpus / document).glob("*.pdf"))
    if len(found) != 1:
        raise InputError(f"{corpus / document}: one PDF expected, {len(found)} found; run `python -m ingest edition`")
    return found[0]


def read_edition(document: str, pdf: Path, cache: Path = RESULTS) -> Edition:
    """Read pages and bookmarks; kept in the cache under the SHA-256 of the PDF, so a new PDF is read anew."""
    digest = hashlib.sha256(pdf.read_bytes()).hexdigest()
    kept = cache / f"edition-{FORMAT}-{digest[:16]}.json"
    if kept.is_file():
        data = json.loads(kept.read_text("utf-8"))
        return Edition(document, tuple(data["pages"]), tuple((n, title) for n, title in data["sections"]))
    edition = _extract(document, pdf)
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(asdict(edition), ensure_ascii=False), "utf-8")
    return edition


def expected_pages(case: Case, editions: dict[str, Edition]) -> tuple[frozenset[PageKey], ...]:
    """Return, quote by quote, the pages it stands on; raises InputError for a quote that stands on none."""
    found = tuple(editions[case.document].pages_of(quote) for quote in case.quotes)
    for quote, pages in zip(case.quotes, found, strict=True):
        if not pages:
            raise InputError(
                f'case {case.id}: "{quote}" stands on no page of {case.document}; '
                "quote words of one page, as `planqa search` shows them"
            )
    return found


def _extract(document: str, pdf: Path) -> Edition:
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    pages = tuple(page.extract_text() for page in reader.pages)
    starts = []
    for entry in reader.outline:
        number = None if isinstance(entry, list) else reader.get_destination_page_number(entry)
        if number is not None and not isinstance(entry, list):
            starts.append((number + 1, str(entry.title)))
    return Edition(document, pages, tuple(sorted(starts)))
