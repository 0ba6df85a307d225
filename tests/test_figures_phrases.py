"""Phrases as a tree: groups of words stand for each other, words that say nothing may stand between."""

import pytest

from planqa.figures.phrases import PhraseTree
from planqa.figures.words import split_words

GROUPS = {"steal": ["stolen", "gone missing"], "bike": ["bike", "push bike"]}


def tree() -> PhraseTree:
    phrases = PhraseTree(lambda text: tuple(split_words(text)), GROUPS)
    phrases.enter(phrases.phrase("{bike} {steal}"), ("topic", "cycles"))
    phrases.enter(phrases.phrase("bike lane"), ("silent", "lanes"))
    return phrases


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("bike stolen", 2),
        ("push bikes stolen", 3),
        ("bikes have gone missing", 3),
        ("bike was gone missing", 3),
        ("stolen bike", 0),
        ("bike missing", 0),
        ("bike lane", 2),
    ],
)
def test_the_longest_phrase(text: str, size: int) -> None:
    found = tree().found_at(split_words(text), 0, skipped={"have", "was"}, weak=())
    assert max((one[0] for one in found), default=0) == size


def test_a_weak_word_behind_a_topic_belongs_to_it() -> None:
    found = tree().found_at(["bike", "stolen", "crime"], 0, skipped=(), weak={"crime"})
    assert [one[:2] for one in found] == [(2, 2), (3, 3)]


def test_what_a_phrase_means() -> None:
    assert tree().senses(("bike", "lane")) == (("silent", "lanes"),)
    assert not tree().knows(("bike",))


def test_every_word_is_known() -> None:
    assert tree().words() == {"bike", "lane", "push", "stolen", "gone", "missing"}


def test_a_group_must_be_told() -> None:
    with pytest.raises(KeyError, match="no group of words is called car"):
        tree().phrase("{car} {steal}")
