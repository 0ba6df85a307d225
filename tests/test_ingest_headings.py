"""Questions on shared headings are put together with each section's names and lead to the part that answers."""

from typing import Any

import pytest

from ingest.headings import heading_queries
from ingest.passages import number, passages
from planqa.errors import CorpusError
from tests.fakes import make_chunk

MEASURE, AIM = "How is it measured?", "What is the aim?"
CHUNKS = [
    make_chunk("• Fires put out\n• Bins removed", 3, ("Fires", MEASURE)),
    make_chunk("Half as many fires as before.", 4, ("Fires", AIM), 1),
    make_chunk("We ask the public.\n• Calls\n• Letters", 5, ("Noise", MEASURE), 2),
    make_chunk("• Tags fitted\n• Tags removed", 6, ("Offenders", MEASURE, "Tags"), 3),
]
PASSAGES = number(passages(CHUNKS))
SHARED = [
    {"document": "plan", "headings": [MEASURE], "asked_as": ["how is {topic} judged?", "what counts on {topic}?"]},
    {"document": "plan", "headings": [AIM], "asked_as": ["how much less {topic}?"]},
]


def section(heading: str, *names: str, document: str = "plan") -> dict[str, Any]:
    return {"document": document, "heading": heading, "names": list(names)}


def asked(*sections: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Every question with kind and first words of the passage it leads to."""
    by_id = {passage.id: passage for passage in PASSAGES}
    found = heading_queries(SHARED, sections, PASSAGES, CHUNKS)
    return [(text, by_id[id_].kind, (by_id[id_].text or by_id[id_].parts[0][1])) for id_, text in found]


def test_a_sections_first_name_and_another_in_turn_stand_under_each_heading() -> None:
    assert asked(section("Fires", "fires", "arson", "blazes")) == [
        ("how is fires judged?", "section", "Fires put out"),
        ("how is arson judged?", "section", "Fires put out"),
        ("what counts on fires?", "section", "Fires put out"),
        ("what counts on blazes?", "section", "Fires put out"),
        ("how much less fires?", "sentence", "Half as many fires as before."),
        ("how much less arson?", "sentence", "Half as many fires as before."),
    ]


def test_a_section_is_told_from_its_first_word_on() -> None:
    assert [(kind, told) for _, kind, told in asked(section("Noise", "noise"))] == [
        ("section", "We ask the public.")
    ] * 2


def test_a_heading_beneath_the_shared_one_may_be_the_section() -> None:
    assert asked(section("Tags", "tags"))[0] == ("how is tags judged?", "section", "Tags fitted")


@pytest.mark.parametrize("wrong", [section("Floods", "floods"), section("Fires", "fires", document="another")])
def test_a_section_without_a_shared_heading_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(CorpusError, match=f'under "{wrong["heading"]}" of {wrong["document"]} none'):
        asked(wrong)
