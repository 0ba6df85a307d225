"""From chosen passages to an Answer: short plain text, and for every piece its page and verbatim quote."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from planqa.domain import Answer, Chunk, Citation, Figure, Passage, Status
from planqa.figures import FigureReply
from planqa.quantities import find_numbers
from planqa.sentences import split_sentences

MAX_WORDS = 95  # of an answer's text; the rest of a long list is left to its page
MAX_ROWS = 8  # rows of a table that are quoted one by one
QUOTED = 4  # items of a list quoted from one chunk
_CONTRADICTED = re.compile(r"The plan prints (?P<printed>.+); (?P<own>its own .+) give (?P<given>.+)\.")
_YEARS = re.compile(r"\b\d{4}/\d\d\b")
ChunkOf = Callable[[str], Chunk]


def cite(chunk: Chunk, quote: str) -> Citation:
    """The citation of words that stand in a chunk."""
    return Citation(chunk.document, chunk.title, chunk.page, chunk.page_label, chunk.section, quote, chunk.page_basis)


def pieces(passage: Passage) -> Sequence[tuple[str, str]]:
    """The passage's verbatim pieces as (chunk id, text)."""
    return passage.parts or ((passage.chunk, passage.text),)


def answer_passages(question: str, chosen: Sequence[Passage], chunk_of: ChunkOf, heading: str = "") -> Answer:
    """The chosen sentences or items one after the other, each cited; a heading is put before them."""
    text = " ".join(sentence(passage.text) for passage in chosen)
    if heading:
        text = f"{heading.rstrip(': ')}: {text}".replace("?: ", "? ")
    citations = tuple(cite(chunk_of(id_), piece) for passage in chosen for id_, piece in pieces(passage))
    return Answer(question, Status.ANSWERED, text, citations, answered_by="extractive")


def answer_list(question: str, section: Passage, chunk_of: ChunkOf) -> Answer:
    """The section's items, one a line, as many as are read at a glance; says where the rest stands."""
    parts = list({_bare(text).lower(): (id_, text) for id_, text in section.parts}.values())
    lead = _lead(section.text, MAX_WORDS - _words(parts))
    kept = _first(parts, MAX_WORDS)
    lines = [lead] if lead else []
    lines += [f"• {_bare(text)}" if section.listed else text for _, text in kept]
    rest = parts[len(kept) :]
    if rest:
        lines.append(f"… and more, to p. {chunk_of(rest[-1][0]).page_label}.")
    quoted = [(section.chunk, lead), *kept] if lead else kept
    citations = tuple(cite(chunk_of(id_), text) for id_, text in (*_to_quote(quoted), *rest[-1:]))
    return Answer(question, Status.ANSWERED, "\n".join(lines), citations, answered_by="extractive")


def _lead(text: str, most: int) -> str:
    """The paragraph that leads in, its last sentence where all of it is more than so many words, or nothing."""
    shorter = (text, *split_sentences(text)[-1:])
    return next((one for one in shorter if len(one.split()) <= most), "")


def _to_quote(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first items of each chunk, and every one with a number, which must never stand unquoted."""
    counts: Counter[str] = Counter()
    kept = []
    for id_, text in parts:
        counts[id_] += 1
        if counts[id_] <= QUOTED or find_numbers(text):
            kept.append((id_, text))
    return kept


def _words(parts: Sequence[tuple[str, str]]) -> int:
    return sum(len(text.split()) for _, text in parts)


def _first(parts: Sequence[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    """The first parts that fit into so many words, one at least."""
    counts = accumulate(len(text.split()) for _, text in parts)
    return [part for at, (part, words) in enumerate(zip(parts, counts, strict=True)) if at == 0 or words <= most]


def sentence(text: str) -> str:
    """The words as a sentence: a list item gets its full stop."""
    return text if re.search(r"[.!?:…][\"'”’)]*$", text) else f"{text.rstrip(' ;,')}."


def _bare(text: str) -> str:
    return text.rstrip(" ;,")


def not_in_plan(question: str, lacking: Sequence[str], nearest: Sequence[tuple[str, str]], chunk_of: ChunkOf) -> Answer:
    """The plan's silence: what is missing in the reader's own words, and the page that comes nearest."""
    about = f" I found nothing on {_quoted(lacking)}." if lacking else ""
    citations = tuple(cite(chunk_of(id_), text) for id_, text in nearest)
    near = f" The nearest is p. {citations[0].page_label}, “{_last(citations[0].section)}”." if citations else ""
    return Answer(
        question,
        Status.NOT_IN_PLAN,
        f"The plan does not say.{about}{near}",
        citations,
        answered_by="extractive",
    )


def _quoted(lacking: Sequence[str]) -> str:
    shown = list(dict.fromkeys(lacking))[:3]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _last(section: str) -> str:
    return section.rsplit(" › ", 1)[-1].rstrip(" :?")


def answer_figures(question: str, reply: FigureReply, titles: Mapping[str, str]) -> Answer:
    """A reply from the tables as an Answer: each row used is cited once, with its words as printed."""
    used = [figure for figure in reply.cited or reply.figures if figure not in reply.aside]
    rows = list(dict.fromkeys(_cite_row(figure, titles) for figure in used))
    others = dict.fromkeys(_cite_row(figure, titles) for figure in reply.aside)
    if len(rows) > MAX_ROWS:  # a rank over a whole table: one row a page shows where it stands
        rows = list({(row.document, row.page): row for row in reversed(rows)}.values())[::-1]
    return Answer(
        question,
        reply.status,
        " ".join([reply.text, *(reading for reading in reply.readings if reading not in reply.text)]),
        tuple(rows),
        reply.figures,
        reply.caveats,
        tuple(row for row in others if row not in rows),
        answered_by="figures",
        reckoned=tuple(Decimal(tally) for tally in reply.tallies),
    )


def distinct_caveats(caveats: Iterable[str]) -> tuple[str, ...]:
    """Each caveat once: one that tells no number more than another before it is left out.

    Two prints that the same numbers contradict, an amount and a percentage, are told in one sentence.
    """
    found: dict[str, frozenset[Decimal]] = {}
    for caveat in caveats:
        numbers = frozenset(find_numbers(_YEARS.sub("", caveat)))
        if not any(numbers <= told for told in found.values()):
            found[caveat] = numbers
    groups: dict[str, list[str]] = {}
    for caveat in found:
        match = _CONTRADICTED.fullmatch(caveat)
        groups.setdefault(match["own"] if match else caveat, []).append(caveat)
    return tuple(_merged(group) for group in groups.values())


def _merged(caveats: Sequence[str]) -> str:
    """ "The plan prints −18.9% and −65; its own counts 344 → 409 give +18.9% and +65."."""
    found = [match for caveat in caveats if (match := _CONTRADICTED.fullmatch(caveat))]
    if len(found) < 2:
        return caveats[0]
    printed, given = (" and ".join(match[name] for match in found) for name in ("printed", "given"))
    return f"The plan prints {printed}; {found[0]['own']} give {given}."


def _cite_row(figure: Figure, titles: Mapping[str, str]) -> Citation:
    label = figure.page_label or str(figure.page)
    title = titles.get(figure.document, "")
    return Citation(figure.document, title, figure.page, label, figure.section, figure.quote)
