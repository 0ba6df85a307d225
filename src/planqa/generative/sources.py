"""The evidence as an LLM sees it, numbered from 1, and as its check does: sentences, list items, figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planqa.domain import Answer, Chunk, Citation, Evidence, Figure
from planqa.generative.claims import Claim, clean, content_words, fold, names, read_claim
from planqa.generative.numerals import amount_key
from planqa.quantities import COUNT, POUNDS, find_quantities, parse_quantity
from planqa.sentences import BULLET, sentence_spans, split_sentences

MAX_HITS = 6
MAX_FIGURES = 12

# words of a row or column that a sentence need not repeat: its unit or its "rose by" tells them
_UNMARKED = content_words("count percentage point change difference offences vs")
_PAGE_NOTE = re.compile(r"\s*(?:\[\d+(?:\s*,\s*\d+)*\]|\((?:pp?\.?|pages?)\s*\d+\))")


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing a sentence may rest on: one sentence or list item of a page, or one figure.

    context: stems of the headings and title above it (and of the line that opens its list). group: the list
    it is an item of, empty for a sentence. names: stems of its own names; a sentence that takes its subject
    from the context must not leave them out. marks: stems a sentence must hold to speak of this figure.
    """

    said: Claim
    citation: Citation
    context: frozenset[str]
    group: str = ""
    names: frozenset[str] = frozenset()
    figure: Figure | None = None
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered piece of evidence: shown to the model as it is, checked unit by unit.

    texts: what it prints and the headings above, in which a name must stand whole.
    """

    shown: str
    texts: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def folded(self) -> list[str]:
        """The texts ready for finding a folded name."""
        return [fold(text) for text in self.texts]


def number_evidence(evidence: Evidence, fallback: Answer) -> list[Source]:
    """Return the sources in order; source 1 is the first of the list. The figures of fallback come first.

    A row chunk is a sentence of ours, so nothing of it can be quoted: its figures stand for it. Titles and
    page bases, which a Figure does not carry, are taken from the hits and from fallback's citations.
    """
    chunks = [hit.chunk for hit in evidence.hits]
    known: list[Chunk | Citation] = [*fallback.citations, *chunks]
    titles = {place.document: place.title for place in known}
    bases = {(place.document, place.page): place.page_basis for place in known}
    sources = [_from_chunk(chunk) for chunk in chunks if chunk.kind == "text"][:MAX_HITS]
    figures = dict.fromkeys(f for f in (*fallback.figures, *evidence.figures) if f.value is not None)
    for figure in list(figures)[:MAX_FIGURES]:
        title = titles.get(figure.document, figure.document)
        sources.append(_from_figure(figure, title, bases.get((figure.document, figure.page), "file")))
    return sources


def show(sources: Sequence[Source]) -> str:
    """The numbered evidence for the prompt, without angle brackets, so that no text can close the frame."""
    lines = (f"[{number}] {source.shown}" for number, source in enumerate(sources, 1))
    return "\n\n".join(lines).replace("<", "‹").replace(">", "›")


def model_sentences(text: str) -> list[str]:
    """Sentences of an LLM's text, without emphasis marks, [1] markers and "(p. 15)"."""
    return split_sentences(_PAGE_NOTE.sub("", clean(text).replace("**", "")))


def figure_key(figure: Figure) -> str | None:
    """The figure's number as claims.py keys it; None where the plan prints no number."""
    if figure.value is None:
        return None
    printed = parse_quantity(figure.printed)
    unit = printed.unit if printed and printed.unit != COUNT else _unit_of(figure.unit)
    return amount_key(abs(figure.value), unit)


def _from_chunk(chunk: Chunk) -> Source:
    shown = f"(page {chunk.page_label or chunk.page}, {chunk.section or chunk.title})\n{chunk.text}"
    return Source(shown, (chunk.text, chunk.title, *chunk.trail), tuple(_units(chunk)))


def _units(chunk: Chunk) -> list[Unit]:
    above = content_words(f"{chunk.title} {chunk.section}")
    units, opening, lists = [], "", 0
    for start, end in sentence_spans(chunk.text):
        text = chunk.text[start:end].strip()
        if text.startswith(BULLET):
            context = above | content_words(opening)
            units.append(_unit(chunk, text.removeprefix(BULLET).strip(), context, f"{chunk.id}#{lists}"))
        elif text:
            units.append(_unit(chunk, text, above))
            opening, lists = (text if text.rstrip("- ").endswith(":") else ""), lists + 1
    return [unit for unit in units if not _tabular(unit.citation.quote)]


def _unit(chunk: Chunk, text: str, context: frozenset[str], group: str = "") -> Unit:
    citation = Citation(
        document=chunk.document,
        title=chunk.title,
        page=chunk.page,
        page_label=chunk.page_label,
        section=chunk.section,
        quote=text,
        page_basis=chunk.page_basis,
    )
    return Unit(read_claim(text), citation, context, group, content_words(" ".join(names(text))))


def _tabular(text: str) -> bool:
    """Whether a line is a table's row: its columns are lost, so only typed figures may speak for it."""
    tokens = text.split()
    numeric = sum(any(c.isdigit() for c in token) for token in tokens)
    return numeric >= 3 and numeric * 5 >= len(tokens) * 2


def _from_figure(figure: Figure, title: str, page_basis: str) -> Source:
    column = " of ".join(filter(None, (figure.measure, figure.of.replace("count", "") or figure.counted)))
    row = (figure.indicator, column, figure.area, figure.period, figure.basis)
    cell = " | ".join(filter(None, row))
    shown = f"(page {figure.page_label or figure.page}, table cell) {cell}: {_printed(figure)}"
    citation = Citation(
        document=figure.document,
        title=title,
        page=figure.page,
        page_label=figure.page_label,
        section=figure.section,
        quote=figure.quote or figure.printed,
        page_basis=page_basis,
    )
    context, marks = content_words(title), _marks(figure, title)
    unit = Unit(_figure_claim(figure, cell), citation, context, figure=figure, marks=marks)
    return Source(shown, (*row, figure.category, title, figure.section), (unit,))


def _printed(figure: Figure) -> str:
    """As printed, but "1922" as "1,922": else a model's count could not be told from a year."""
    return f"{int(figure.printed):,}" if figure.printed.isdigit() else figure.printed


def _figure_claim(figure: Figure, cell: str) -> Claim:
    """What the cell says; a "not" or "may" in the label of its row says nothing of its number."""
    said = read_claim(f"{cell} | {figure.category} | {figure.unit}")
    key = figure_key(figure)
    turn = figure.value if figure.value is not None and is_change(figure) else 0
    amounts = (*said.amounts, key) if key else said.amounts
    return replace(said, amounts=amounts, bound=frozenset(), up=turn > 0, down=turn < 0)


def is_change(figure: Figure) -> bool:
    """Whether the cell holds a difference between two periods, so that its sign says which way."""
    return bool(figure.compared_with) or figure.printed.lstrip("(").startswith(("+", "-", "−", "–"))


def _unit_of(name: str) -> str:
    """The unit as quantities.py names it: "offences" is a count, "% change" is "%"."""
    if "£" in name or "gbp" in name.lower():
        return POUNDS
    found = find_quantities(f"1 {name}")
    return found[0].unit if found else COUNT


def _marks(figure: Figure, title: str) -> frozenset[str]:
    """What a sentence must name to speak of this cell: its row and column, and what else is out of the common.

    That is an area the title does not name, the months of a period and a year that is no financial year.
    """
    basis = "" if figure.basis == "financial year" else figure.basis
    area = content_words(figure.area) - content_words(title)
    said = content_words(f"{figure.indicator} {figure.measure} {figure.of} {figure.period} {basis}")
    return (said | area) - _UNMARKED
