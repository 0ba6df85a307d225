"""The words of the field as frozen values without I/O: what a page, a chunk, a figure and an answer are."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum

TRAIL_SEPARATOR = " › "


class Status(StrEnum):
    """What kind of reply an Answer is; a refusal is a status, never an exception."""

    ANSWERED = "answered"
    NOT_IN_PLAN = "not_in_plan"
    DECLINED = "declined"
    SIGNPOSTED = "signposted"


@dataclass(frozen=True, slots=True)
class Document:
    """A published file; sha256 is of the file's bytes. Dates are as printed."""

    id: str
    title: str
    file: str
    sha256: str
    publisher: str = ""
    period: str = ""
    date: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is indexed: text of one page under one heading trail; it never crosses a page.

    page is the PDF page (1-based), page_label the printed one. page_basis tells how the page is known:
    "file" (the file's own pages), or from edition.toml "contents", "seen" or "estimated". position orders
    the chunks of a document. Paragraphs in text are separated by a blank line; a list item starts with "• ".
    kind is "text", or "row" for a sentence made from one row of a typed table (then table names it).
    """

    id: str
    document: str
    title: str
    page: int
    page_label: str
    trail: tuple[str, ...]
    text: str
    position: int
    page_basis: str = "file"
    kind: str = "text"
    table: str = ""

    @property
    def section(self) -> str:
        """The heading trail as one line."""
        return TRAIL_SEPARATOR.join(self.trail)

    @property
    def indexed_text(self) -> str:
        """What the encoder and BM25 read: the trail, then the text."""
        return f"{self.section}\n{self.text}" if self.trail else self.text


@dataclass(frozen=True, slots=True)
class Passage:
    """What an answer is chosen from: a sentence, a list item, or a whole section with its parts.

    kind is "sentence", "item" or "section". chunk is the id of the chunk it stands in (a section: its first).
    text is verbatim; for a section it is the lead-in, or empty. parts are (chunk id, verbatim text): of a
    sentence cut by a page break its pieces, of a section its sentences or items in order, across page breaks.
    listed tells whether a section's parts are list items. context is the last two headings.
    """

    id: str
    chunk: str
    kind: str
    text: str
    context: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    listed: bool = False

    @property
    def indexed_text(self) -> str:
        """What the encoder reads: the headings, then the words."""
        return f"{self.context}: {self.text}".strip(": ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk with its fused score (higher is better; comparable within one query only)."""

    chunk: Chunk
    score: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One number (or one cell without a number) of a published table, never a picture.

    value is None where the plan prints no number; state then says why ("not available", "restricted",
    "not comparable", "new indicator", "unreadable", ...) and printed what stands there.
    period is as printed in the column head ("2015/16"; "2015/16 vs 2014/15" for a change), basis tells which
    year it is ("financial year", "October to September", ...), start and end its ISO dates ("" if unknown;
    of a change, those of the later period). compared_with is the earlier period of a change, of the measure
    that changed. counted is the noun of a count ("offences"). category is the group of rows ("Burglary").
    row and column are 1-based in the table's CSV; row_label is the label as printed. quote is the row's words
    as they stand on the page; note holds the evidence of a repair or the plan's own footnote, or is empty.
    """

    table: str
    document: str
    indicator: str
    measure: str
    area: str
    period: str
    value: Decimal | None
    unit: str
    printed: str
    page: int
    page_label: str = ""
    row: int = 0
    column: int = 0
    basis: str = ""
    quote: str = ""
    section: str = ""
    note: str = ""
    state: str = "number"
    category: str = ""
    row_label: str = ""
    start: str = ""
    end: str = ""
    compared_with: str = ""
    of: str = ""
    counted: str = ""

    def as_json(self) -> dict[str, object]:
        """The figure as every door prints it; value is a number, or null."""
        shown = (
            "table",
            "indicator",
            "measure",
            "area",
            "period",
            "value",
            "unit",
            "printed",
            "page",
            "basis",
            "note",
        )
        return {key: _number(getattr(self, key)) for key in shown}


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer stands: document, printed and PDF page, section, and a verbatim quote on that page."""

    document: str
    title: str
    page: int
    page_label: str
    section: str
    quote: str
    page_basis: str = "file"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hits and figures gathered for one question, best first."""

    hits: tuple[Hit, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply with its proof. answered_by names the lane: "figures", "extractive", "llm", "guardrails".

    citations are what the answer stands on; see_also is where its caveats and other readings stand: the other side of
    a contradiction, the same thing counted for another period.
    reckoned are numbers that no cell prints: counts of the figures used ("10 of the 33 rose") and what the audit
    recomputed. confidence is how likely the passage told, or left untold, is the answer: its log-odds; None where
    no passage was weighed or none holds what the question requires. No door prints it.
    """

    question: str
    status: Status
    answer: str
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    caveats: tuple[str, ...] = ()
    see_also: tuple[Citation, ...] = ()
    answered_by: str = ""
    standalone_question: str = ""
    id: str = ""
    latency_ms: float = 0.0
    reckoned: tuple[Decimal, ...] = ()
    confidence: float | None = None

    def as_json(self) -> dict[str, object]:
        """The JSON object every door prints (DESIGN: one answer, one shape)."""
        return {
            "id": self.id,
            "question": self.question,
            "standalone_question": self.standalone_question or self.question,
            "status": self.status.value,
            "answer": self.answer,
            "citations": [asdict(citation) for citation in self.citations],
            "figures": [figure.as_json() for figure in self.figures],
            "caveats": list(self.caveats),
            "see_also": [asdict(citation) for citation in self.see_also],
            "answered_by": self.answered_by,
            "latency_ms": round(self.latency_ms, 1),
        }


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
