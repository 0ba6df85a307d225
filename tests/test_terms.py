"""Terms: words stemmed, numbers and periods whole, question words left out."""

import pytest

from planqa.terms import STOP_WORDS, stem, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who chairs the group?", ["chair", "group"]),
        ("a 3.5% rise to 13,456", ["3.5%", "rise", "13456"]),
        ("£1.2m in 2015/16", ["£1.2m", "2015/16"]),
        ("the borough's A&E", ["borough", "a&e"]),
        ("the borough’s residents’ views", ["borough", "resid", "view"]),
        ("How often does the Forum meet?", ["forum", "meet"]),
        ("chaired, chairing, chairs", ["chair", "chair", "chair"]),
        ("burglary and burglaries", ["burglari", "burglari"]),
        ("L2 gangs", ["l2", "gang"]),
        ("ＴＴＣＧ", ["ttcg"]),
        ("what is it?", []),
        ("", []),
    ],
)
def test_terms_carry_the_meaning(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who is it?", ["who", "is", "it"]),
        ("1,079 of 28,618", ["1,079", "of", "28,618"]),
        ("+26.7%, £90k", ["26.7%", "£90k"]),
        ("2013-17", ["2013", "17"]),
        ("multi-agency", ["multi", "agency"]),
    ],
)
def test_words_keep_order_and_stop_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("1,079", "1079"), ("2015/16", "2015/16"), ("£1,200", "£1200"), ("women’s", "women"), ("'s", "'s")],
)
def test_a_stem_keeps_numbers_and_drops_possessives(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


def test_a_term_of_the_question_and_of_the_text_are_one() -> None:
    assert set(terms("Who co-ordinates offences?")) <= set(terms("The Head co-ordinated an offence."))


def test_no_stop_word_is_a_word_of_the_field() -> None:
    assert not STOP_WORDS & {"crime", "board", "police", "chair", "priority", "2015", "not_in_plan"}
