"""Headings that sections share: what readers ask of "How will we measure success?", put together with each section.

`sections.toml` beside a document names the shared headings with the questions they answer, and the sections that have
them. A question is one of a heading's with a section's name in it; the passage that tells its part is the answer.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planqa.domain import Chunk, Passage
from planqa.errors import CorpusError

Row = Mapping[str, Any]
Place = tuple[str, str, str]  # document and two headings, one right under the other
TOPIC = "{topic}"


def heading_queries(
    shared: Sequence[Row], sections: Sequence[Row], found: Sequence[Passage], chunks: Sequence[Chunk]
) -> list[tuple[str, str]]:
    """Each question with the id of the passage that tells the section's part whole; its first name and another in turn.

    Raises CorpusError for a section that has none of the shared headings.
    """
    places = _places(found, {chunk.id: chunk for chunk in chunks})
    return [query for section in sections for query in _asked_of(section, shared, places)]


def _asked_of(section: Row, shared: Sequence[Row], places: Mapping[Place, Passage]) -> list[tuple[str, str]]:
    queries = [
        (passage.id, text.replace(TOPIC, name))
        for row in shared
        for passage in _telling(section, row, places)
        for at, text in enumerate(row["asked_as"])
        for name in _two(section["names"], at)
    ]
    if not queries:
        raise CorpusError(
            f'sections.toml: under "{section["heading"]}" of {section["document"]} none of the shared headings stands; '
            "correct it, as it is printed"
        )
    return queries


def _two(names: Sequence[str], at: int) -> list[str]:
    """The first name, and one of the others in turn."""
    return [names[0], names[1 + at % (len(names) - 1)]] if len(names) > 1 else [names[0]]


def _telling(section: Row, row: Row, places: Mapping[Place, Passage]) -> Iterator[Passage]:
    """The passages under the section's heading and any of the row's, in either order, in the row's document."""
    document, heading = section["document"], section["heading"]
    keys = ((document, *pair) for name in row["headings"] for pair in ((heading, name), (name, heading)))
    return (places[key] for key in keys if row["document"] == document and key in places)


def _places(found: Sequence[Passage], chunks: Mapping[str, Chunk]) -> dict[Place, Passage]:
    """By a section's innermost heading and the one above it: the passage that tells it."""
    held: dict[Place, list[Passage]] = defaultdict(list)
    for passage in found:
        chunk = chunks[passage.chunk]
        if len(chunk.trail) > 1:
            held[chunk.document, chunk.trail[-2], chunk.trail[-1]].append(passage)
    return {place: _whole(passages) for place, passages in held.items()}


def _whole(passages: Sequence[Passage]) -> Passage:
    """The only sentence, or else the section from its first word on; without one, the first sentence."""
    single = [one for one in passages if one.kind != "section"]
    sections = [one for one in passages if one.kind == "section" and not one.text]
    if len(single) == 1 or not sections:
        return next(iter(single), passages[0])
    return max(sections, key=lambda one: len(one.parts))
