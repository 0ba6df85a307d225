"""Where an answer stands, as HTML: cited pages with their quotes, and words for the picture of a page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from planqa.domain import Citation, Status

ESTIMATED = "estimated"
SEE_ALSO = '<h3 class="sources">See also</h3>'
SHOWN_QUOTES = 2  # of one page; the others unfold


@dataclass(frozen=True, slots=True)
class CitedPage:
    """The citations that share one page of one document."""

    citations: tuple[Citation, ...]

    @property
    def first(self) -> Citation:
        """Any of them: document, page and label are the same in all."""
        return self.citations[0]

    @property
    def quotes(self) -> tuple[str, ...]:
        """The quotes, each once, in the answer's order."""
        return tuple(dict.fromkeys(citation.quote for citation in self.citations))

    @property
    def label(self) -> str:
        """The page as printed: "p. 15"."""
        return f"p. {self.first.page_label or self.first.page}"


def cited_pages(citations: Iterable[Citation]) -> list[CitedPage]:
    """Group citations by document and page, in order of first appearance."""
    pages: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        pages.setdefault((citation.document, citation.page), []).append(citation)
    return [CitedPage(tuple(group)) for group in pages.values()]


def sources_heading(status: Status) -> str:
    """The heading above the cited pages."""
    words = "The nearest place in the plan" if status is Status.NOT_IN_PLAN else "Where the plan says this"
    return f'<h3 class="sources">{words}</h3>'


def source(page: CitedPage, with_title: bool) -> str:
    """One cited page: its label, its sections and the quotes in quotation marks."""
    estimated = any(citation.page_basis == ESTIMATED for citation in page.citations)
    basis = ' <span class="basis">(page estimated)</span>' if estimated else ""
    title = f'<br><cite class="basis">{escape(page.first.title)}</cite>' if with_title else ""
    sections = dict.fromkeys(citation.section for citation in page.citations if citation.section)
    trail = "".join(f'<br><span class="trail">{escape(section.rstrip(" :"))}</span>' for section in sections)
    quotes = [f"<blockquote>“{escape(' '.join(quote.split()))}”</blockquote>" for quote in page.quotes]
    return (
        f'<div class="source"><p><strong>{escape(page.label)}</strong>{basis}{trail}{title}</p>'
        f"{''.join(quotes[:SHOWN_QUOTES])}{_unfolding(quotes[SHOWN_QUOTES:])}</div>"
    )


def _unfolding(quotes: Sequence[str]) -> str:
    if not quotes:
        return ""
    told = "1 more quote" if len(quotes) == 1 else f"{len(quotes)} more quotes"
    return f"<details><summary>{told} from this page</summary>{''.join(quotes)}</details>"


def picture_alt(page: CitedPage, missing: Sequence[str]) -> str:
    """What the picture of a page shows, for those who do not see it."""
    marked = [quote for quote in page.quotes if quote not in missing]
    told = "; ".join(f"“{' '.join(quote.split())}”" for quote in marked)
    return f"Picture of {page.label} of {page.first.title}" + (f" with these words marked: {told}" if told else "")


def picture_caption(page: CitedPage, missing: Sequence[str]) -> str:
    """The line under the picture, as Markdown."""
    caption = f"{page.first.title}, {page.label}"
    if missing:
        caption += ". Not every quoted word could be marked in the picture; all of them stand on this page."
    return as_markdown(caption)


def as_markdown(text: str) -> str:
    """Plain text as Markdown that shows exactly that text."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~$:.&-])", r"\\\1", " ".join(text.split()))
