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


@pytest.mark.parametrize(
    "word", ["happier", "nicking", "labelled", "moved", "dogs", "foxes", "quickly", "happiest", "bosses"]
)
def test_forms_of_a_real_word_are_left_alone(word: str) -> None:
    english = dict.fromkeys(("happy", "nick", "label", "move", "dog", "fox", "quick", "boss"), 5000)
    near = {"happens": 9, "licking": 9, "tabled": 9, "loved": 9, "docs": 9, "boxes": 9, "quicklime": 9, "losses": 9}
    assert Speller(near, english).correct(word) == word


def test_the_form_of_a_word_that_nobody_knows_is_mended() -> None:
    assert Speller(COUNTS, ENGLISH).correct("burglaris and harassmint") == "burglaries and harassment"


def test_a_word_that_is_too_rare_is_no_excuse() -> None:
    assert Speller({"steering": 3}, {"steerin": 20_000}).correct("steerin") == "steering"


SOUNDS = {
    "knives": 5,
    "schools": 4,
    "wives": 1,
    "been": 9,
    "speed": 3,
    "watch": 2,
    "continue": 9,
    "tension": 6,
    "special": 2,
}


@pytest.mark.parametrize(
    ("asked", "corrected"),
    [
        ("nifes in skools", "knives in schools"),
        ("what does it meen", "what does it mean"),
        ("speshul", "special"),
        ("speedwatch", "speed watch"),
        ("speedwagon", "speedwagon"),
    ],
)
def test_what_sounds_alike_is_nearer(asked: str, corrected: str) -> None:
    assert Speller(SOUNDS, ENGLISH | {"mean": 900, "does": 90, "what": 80, "wagon": 8000}).correct(asked) == corrected


@pytest.mark.parametrize(
    ("asked", "corrected"),
    [
        ("What is Operation Continuum?", "What is Operation Continuum?"),
        ("Who chairs the Tensoin group?", "Who chairs the tension group?"),
        ("Contniue", "continue"),
    ],
)
def test_a_capital_inside_is_a_name(asked: str, corrected: str) -> None:
    known = {"what": 1, "operation": 1, "chairs": 1, "group": 1}
    assert Speller(SOUNDS | known, ENGLISH).correct(asked) == corrected


@pytest.mark.parametrize("asked", ["is it public y/n", "is it public - yes or no?", "is it public Y / N?"])
def test_the_answers_offered_are_no_words(asked: str) -> None:
    assert Speller(COUNTS, {"public": 400}).correct(asked) == "is it public"


def test_shorthand_is_written_out_in_the_plural_too() -> None:
    assert Speller(COUNTS).correct("skools and brd") == "schools and board"
