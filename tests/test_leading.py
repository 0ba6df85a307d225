"""A lead-in brings the list after it; so does, where asked to, any sentence of its paragraph."""

import pytest

from planqa.domain import Passage
from planqa.leading import led_by

TEXT = "It has two parts. The agencies are:\n• Police\n• Council\nOthers help. The aims are:\n• Less crime"
AGENCIES = Passage("p1", "c", "section", "It has two parts. The agencies are:", "About", (("c", "Police"),), True)
AIMS = Passage("p2", "c", "section", "Others help. The aims are:", "About", (("c", "Less crime"),), True)
WHOLE = Passage("p3", "c", "section", "", "About", (("c", "Police"), ("c", "Less crime")), True)


def sentence(text: str) -> Passage:
    return Passage("p", "c", "sentence", text, "About")


@pytest.mark.parametrize(
    ("text", "alone", "in_paragraph"),
    [
        ("The agencies are:", AGENCIES, AGENCIES),
        ("The aims are:", AIMS, AIMS),
        ("It has two parts.", None, AGENCIES),
        ("Others help.", None, AIMS),
        ("It stands elsewhere.", None, None),
        ("They are told below:", WHOLE, WHOLE),  # a lead-in of which no list is known: all of its section
    ],
)
def test_what_a_sentence_leads_into(text: str, alone: Passage | None, in_paragraph: Passage | None) -> None:
    near = [AGENCIES, AIMS, WHOLE]
    assert led_by(sentence(text), near) is alone
    assert led_by(sentence(text), near, TEXT) is in_paragraph


def test_a_section_leads_into_nothing() -> None:
    assert led_by(AGENCIES, [AGENCIES, WHOLE]) is None
