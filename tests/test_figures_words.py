"""Words of a question: singulars, numbers kept whole, slips mended and other words left."""

import pytest

from planqa.figures.words import Mender, singular, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Burglaries, please!", ["burglary", "please"]),
        ("the Borough's 3,132 thefts", ["borough", "3,132", "theft"]),
        ("13.2% of them", ["13.2%", "of", "them"]),
        ("% change", ["%", "change"]),
        ("re-offending A&E", ["re", "offending", "a&e"]),
        ("under-18's and 18s, b4", ["under", "18", "and", "18", "before"]),
        ("the 2nd highest §0", ["2nd", "highest", "§0"]),
    ],
)
def test_split_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("word", "one"),
    [("robberies", "robbery"), ("arsons", "arson"), ("knives", "knife"), ("crisis", "crisis"), ("gas", "gas")],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("harrasment", "harassment"),
        ("harassement", "harassment"),
        ("burglry", "burglary"),
        ("burgler", "burgler"),  # two slips in a short word
        ("rapist", "rapist"),
        ("murderer", "murderer"),  # not a slip of what it begins with
        ("burglar", "burglar"),
        ("camden", "camden"),
        ("lurglary", "lurglary"),  # the first letter stands
    ],
)
def test_mend(word: str, mended: str) -> None:
    known = ["harassment", "burglary", "rape", "murder", "camera"]
    assert Mender(known, english=["cameras", "hello"]).mend(word) == mended


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("crme", "crime"),  # a letter left out is likelier than a wrong one
        ("mnay", "many"),
        ("stealin", "stealing"),
        ("thn", "thn"),
    ],
)
def test_short_words_and_dropped_letters(word: str, mended: str) -> None:
    assert Mender(["came", "crime", "many", "stealing", "than"], english=["hello"]).mend(word) == mended


def test_english_words_are_no_slips() -> None:
    assert Mender(["stabbing"], english=["hello"]).mend("stubbing") == "stabbing"
    assert Mender(["stabbing"], english=["stubbing"]).mend("stubbing") == "stubbing"


def test_without_english_words_only_long_ones_are_mended() -> None:
    assert Mender(["share", "harassment"]).mend("shape") == "shape"
    assert Mender(["share", "harassment"]).mend("harasment") == "harassment"
