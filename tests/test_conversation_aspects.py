"""A plan's own headings, asked for without their topic."""

import pytest

from planqa.conversation.aspects import DONE, HOW_DONE, MEASURED, THE_TERM, THIS_YEAR, aspect_asked, aspect_named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how will that be measured?", MEASURED),
        ("how will you know it's worked?", MEASURED),
        ("what does success look like?", MEASURED),
        ("what do you want to achieve this year?", THIS_YEAR),
        ("what did it promise to achieve over the whole plan?", THE_TERM),
        ("what are the aims over the term of the plan?", THE_TERM),
        ("what are you going to do to get it down?", DONE),
        ("how will you get there?", HOW_DONE),
        ("how will drugs be measured?", None),  # a topic of its own
        ("how many were there?", None),
    ],
)
def test_aspect_asked(text: str, expected: str | None) -> None:
    assert aspect_asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the chair", "Who chairs {}?"), ("members?", "Who sits on {}?"), ("success", MEASURED), ("burglary", None)],
)
def test_aspect_named(text: str, expected: str | None) -> None:
    assert aspect_named(text) == expected
