"""Build the store from a corpus: read, chunk, embed what is new, swap in whole."""

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from ingest.boards import board_queries, duty_queries
from ingest.catalogue import Entry, read_catalogue
from ingest.chunks import chunk
from ingest.expansion import expand
from ingest.faq import faq_queries
from ingest.headings import heading_queries
from ingest.notices import notice_queries, open_questions
from ingest.passages import number, passages
from ingest.proofs import check_figures, check_statements
from ingest.readers import read
from ingest.registers import of_read, read_registers
from ingest.remarks import without_remarks
from ingest.tables import load_figures
from planqa.digests import file_sha256
from planqa.domain import Chunk, Document, Figure
from planqa.embedding import DIMENSIONS, Encoder, Vectors
from planqa.errors import CorpusError, DocumentError
from planqa.figures import Vocabulary, figure_queries
from planqa.glossary import Glossary, find_entries, find_used
from planqa.mentions import find_mentions
from planqa.quoting import words_by_page
from planqa.store import Contents, Source, Store, write_store
from planqa.terms import words

TABLES = "tables.toml"
MAKING = "sentences.py terms.py glossary.py figures/meaning.py quantities.py mentions.py".split()  # of planqa


@dataclass(slots=True)
class Report:
    """What a build did: documents and pages in, what was lost and why, how many texts were embedded anew."""

    documents: int = 0
    pages: int = 0
    chunks: int = 0
    embedded: int = 0
    unchanged: bool = False
    failed: list[str] = field(default_factory=list)
    lost_pages: list[str] = field(default_factory=list)


Progress = Callable[[str, int, int], None]  # step, done, of how many


def build(corpus: Path, store: Path, encoder: Encoder, progress: Progress | None = None) -> Report:
    """Build store from corpus; unchanged documents are not embedded again. Raises PlanqaError if none went in."""
    tell = progress or (lambda step, done, total: None)
    entries = read_catalogue(corpus)
    sources = [_source(path) for path in _inputs(corpus, entries)]
    old = _open_old(store, encoder)
    recipe = _recipe()
    if old and old.recipe == recipe and _digests(old.sources) == _digests(sources) and not old.extras["failed"]:
        return Report(len(old.documents), sum(old.extras["pages"].values()), len(old.chunks), unchanged=True)
    report = Report()
    knowledge = read_registers(corpus, {entry.document.id for entry in entries})
    read_in = _read_all(entries, encoder, report, tell)
    if not read_in:
        raise CorpusError("no document could be read: " + "; ".join(report.failed))
    contents = _contents(corpus, read_in, knowledge, report)
    contents = replace(contents, encoder=encoder.name, recipe=recipe, sources=sources)
    write_store(store, _embed(contents, encoder, old, report, tell))
    return report


@dataclass(frozen=True, slots=True)
class _Read:
    """A document that could be read; last is the number of its last page, lost ones counted."""

    document: Document
    path: Path
    chunks: list[Chunk]
    pages: int
    last: int


def _read_all(entries: Sequence[Entry], encoder: Encoder, report: Report, tell: Progress) -> list[_Read]:
    found = []
    for at, entry in enumerate(entries):
        tell("reading", at, len(entries))
        try:
            found.append(_read_one(entry, encoder, report))
        except DocumentError as error:
            report.failed.append(str(error))
    tell("reading", len(entries), len(entries))
    report.documents = len(found)
    return found


def _read_one(entry: Entry, encoder: Encoder, report: Report) -> _Read:
    file = read(entry.path)
    document = entry.document
    if not entry.titled and file.title:
        document = replace(document, title=file.title)
    report.lost_pages += [f"{entry.path}, page {page.number}: {page.reason}" for page in file.lost]
    report.pages += len(file.pages)
    last = len(file.pages) + len(file.lost)
    _check_pages(entry, last)
    return _Read(
        document,
        entry.path,
        chunk(document, file, encoder.count_word_pieces, entry.page_basis),
        len(file.pages),
        last,
    )


def _check_pages(entry: Entry, pages: int) -> None:
    unknown = [page for page in entry.page_basis if page > pages]
    if unknown:
        raise CorpusError(f"edition.toml of {entry.path}: there is no page {unknown[0]}; its pages are 1 to {pages}")


def _contents(corpus: Path, found: Sequence[_Read], registers: dict[str, Any], report: Report) -> Contents:
    chunks = [piece for one in found for piece in one.chunks]
    report.chunks = len(chunks)
    documents = {one.document.id: one.document for one in found}
    knowledge = of_read(registers, documents)
    notices, sections = knowledge.get("notices", {}), knowledge.pop("sections", {})
    clean = without_remarks(chunks, (row["quote"] for row in notices.get("drafting", ())))
    numbered = number(passages(clean))
    figures, pages = _figures(corpus, documents), words_by_page(chunks)
    check_figures(figures, {one.document.id: one.last for one in found})
    check_statements(knowledge.get("audit", {}).get("statements", ()), pages)
    entries = find_entries(chunks)
    glossary = [*entries, *find_used(chunks, Glossary(entries))]
    return Contents(
        encoder="",
        documents=list(documents.values()),
        chunks=chunks,
        vectors=np.zeros((0, DIMENSIONS), np.float32),
        passages=numbered,
        passage_vectors=np.zeros((0, DIMENSIONS), np.float32),
        queries=[
            *expand(knowledge.pop("expansion", {}).get("expansion", ()), numbered, chunks),
            *heading_queries(sections.get("shared", ()), sections.get("section", ()), numbered, chunks),
            *notice_queries(notices, chunks, pages),
            *open_questions(knowledge.pop("silences", {}).get("silence", ())),
            *board_queries(knowledge.get("boards", {}).get("boards", ()), pages),
            *duty_queries(knowledge.get("duties", {}).get("duty", ()), pages),
            *faq_queries(knowledge.get("faq", {}).get("faq", ()), pages),
            *figure_queries(figures, Vocabulary.of(knowledge.get("vocabulary", {}))),
        ],
        figures=figures,
        mentions={piece.id: find_mentions(piece.text) for piece in chunks if piece.kind == "text"},
        files={one.document.id: one.path for one in found},
        word_counts=_count_words(chunks),
        extras={
            "failed": report.failed,
            "pages": {one.document.id: one.pages for one in found},
            "glossary": [asdict(entry) for entry in glossary],
            "knowledge": knowledge,
            "corpus": str(corpus.resolve()),
        },
    )


def _figures(corpus: Path, documents: dict[str, Document]) -> list[Figure]:
    folders = sorted(path.parent for path in corpus.rglob(TABLES))
    return [figure for folder in folders for figure in load_figures(folder, documents)]


def _count_words(chunks: Iterable[Chunk]) -> dict[str, int]:
    return dict(Counter(word for piece in chunks for word in words(piece.indexed_text)))


def _embed(contents: Contents, encoder: Encoder, old: Store | None, report: Report, tell: Progress) -> Contents:
    known = old.all_vectors() if old else {}
    texts = [piece.indexed_text for piece in contents.chunks]
    sentences = [passage.indexed_text for passage in contents.passages]
    questions = [text for _, text in contents.queries]
    new = sorted({text for text in (*texts, *sentences, *questions) if text not in known}, key=len)
    report.embedded = len(new)
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        tell("embedding", done, len(new))

    tell("embedding", 0, len(new))
    known |= dict(zip(new, encoder.encode(new, step), strict=True))
    return replace(
        contents,
        vectors=_rows(texts, known),
        passage_vectors=_rows(sentences, known),
        query_vectors=_rows(questions, known),
    )


def _rows(texts: Sequence[str], known: dict[str, Vectors]) -> Vectors:
    return np.array([known[text] for text in texts], np.float32).reshape(len(texts), DIMENSIONS)


def _inputs(corpus: Path, entries: Sequence[Entry]) -> list[Path]:
    """Every file the store depends on: documents, catalogue, tables, registers, words."""
    data = [path for path in corpus.rglob("*") if path.suffix in (".toml", ".csv") and path.is_file()]
    return sorted({*data, *(entry.path for entry in entries)})


def _source(path: Path) -> Source:
    stat = path.stat()
    return Source(str(path.resolve()), stat.st_size, stat.st_mtime_ns, file_sha256(path))


def _digests(sources: Iterable[Source]) -> set[tuple[str, str]]:
    return {(source.path, source.sha256) for source in sources}


def _open_old(store: Path, encoder: Encoder) -> Store | None:
    """The old store where it is whole and its vectors can be used again."""
    try:
        old = Store.open(store)
        old.check_encoder(encoder.name)
        for part in ("chunks", "passages", "passage_vectors", "figures", "word_counts", "lexical"):
            getattr(old, part)
    except Exception:  # whatever is wrong with it, a new one mends it
        return None
    return old


def _recipe() -> str:
    """A digest of the code that makes a store, so that a changed chunker is never served by an old store."""
    here = Path(__file__).parent
    planqa = Path(sys.modules["planqa"].__file__ or "").parent
    code = [*sorted(here.rglob("*.py")), *(planqa / name for name in MAKING)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in code)).hexdigest()[:16]
