"""Sentences are verbatim, in order, and not cut at abbreviations, initials or decimals."""

from itertools import pairwise

import pytest

from planqa.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One fell. Two rose.", ["One fell.", "Two rose."]),
        ("It fell by 3.5%. It rose by 1.2m.", ["It fell by 3.5%.", "It rose by 1.2m."]),
        ("Agencies (e.g. Police) meet, i.e. monthly. They report.", None),
        ("Cllr. Khan chairs it. Mr. Smith and Dr. J. A. Jones attend.", None),
        ("The St. Paul's Way hub (inc. Bow) opened. See No. 5 and p. 12.", None),
        ("Was it met? Yes! It was.", ["Was it met?", "Yes!", "It was."]),
        ('They said "It is safe." The board agreed.', ['They said "It is safe."', "The board agreed."]),
        (
            "Crime fell (Source: Census 2011.) It rose later.",
            ["Crime fell (Source: Census 2011.)", "It rose later."],
        ),
        ("It is 11%.[2] This age group grows.", ["It is 11%.[2]", "This age group grows."]),
        ("We lead on Priority A. Partners help.", ["We lead on Priority A.", "Partners help."]),
        ("Knives, guns, etc. The police act.", ["Knives, guns, etc.", "The police act."]),
        ("It moved to the U.K. The board met.", ["It moved to the U.K.", "The board met."]),
        ("The U.K. Government said so.", ["The U.K. Government said so."]),
        ("1. Reduce crime", ["1. Reduce crime"]),
        ("Heard at court.The victim was told", ["Heard at court.", "The victim was told"]),
        ("Write to Safety.Team@example.gov.uk today.", ["Write to Safety.Team@example.gov.uk today."]),
        ("lead-in:\n• One. And more\n• Two", ["lead-in:", "One. And more", "Two"]),
        ("First part\n\nSecond part", ["First part", "Second part"]),
        ("  \n ", []),
        ("", []),
        ("No full stop", ["No full stop"]),
        ("...", ["..."]),
    ],
)
def test_sentences(text: str, sentences: list[str] | None) -> None:
    expected = sentences if sentences is not None else _at_last_stop(text)
    assert split_sentences(text) == expected


def _at_last_stop(text: str) -> list[str]:
    """Two sentences where the only real break is the last full stop inside the text."""
    breaks = {"They report.", "Mr. Smith and Dr. J. A. Jones attend.", "See No. 5 and p. 12."}
    second = next(sentence for sentence in breaks if text.endswith(sentence))
    return [text.removesuffix(second).strip(), second]


def test_spans_lose_nothing_but_white_space() -> None:
    text = "A first one.  A second (e.g. this)! \n\n• An item. With two\nAnd J. Bloggs left"
    spans = sentence_spans(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(sentence in text for sentence in split_sentences(text))
