"""Slips are mended; real words, names and numbers are left alone."""

import pytest

from planqa.spelling import Speller

COUNTS = {"harassment": 9, "burglaries": 4, "chair": 8, "chairs": 2, "hackney": 7, "steering": 3, "garden": 1}
ENGLISH = {"budget": 2739, "camden": 9598, "murder": 1700, "share": 900, "commercial": 2300}


@pytest.mark.parametrize(
    ("asked", "corrected"),
    [
        ("harrasment 2015/16", "harassment 2015/16"),
        ("how many burglries in hackny", "how many burglaries in hackney"),
        ("who is the chiar?", "who is the chair?"),
        ("steerng", "steering"),
        ("the budget for Camden", "the budget for Camden"),
        ("murders", "murders"),
        ("TTCQ", "TTCQ"),
        ("cat", "cat"),
        ("comercial burglary", "commercial burglary"),
        ("", ""),
    ],
)
def test_correct(asked: str, corrected: str) -> None:
    assert Speller(COUNTS, ENGLISH).correct(asked) == corrected
