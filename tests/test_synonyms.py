"""The shipped synonyms: each leads to words that a document holds, and no phrase is listed against itself."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from planqa.matching import Synonyms
from planqa.terms import STOP_WORDS, stem, terms, words

CORPUS = Path(__file__).parent.parent / "corpus"
READ = tomllib.loads((CORPUS / "synonyms.toml").read_text(encoding="utf-8"))
HELD = frozenset(stem_ for path in CORPUS.glob("*/source.txt") for stem_ in terms(path.read_text(encoding="utf-8")))


def stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(phrase))


def test_what_everyday_words_mean_stands_in_a_document() -> None:
    meant = [(phrase, pair["say"][0]) for pair in READ["everyday"] for phrase in pair["means"]]
    assert [found for found in meant if not set(terms(found[0])) or not set(terms(found[0])) <= HELD] == []


def test_an_entry_lists_no_phrase_twice() -> None:
    counted = [Counter(stems(phrase) for phrase in pair["say"]) for pair in READ["everyday"]]
    assert [one for entry in counted for one, count in entry.items() if count > 1] == []


def test_a_word_of_asking_alone_is_no_everyday_word() -> None:
    single = [phrase for pair in READ["everyday"] for phrase in pair["say"] if len(words(phrase)) == 1]
    assert [phrase for phrase in single if phrase in STOP_WORDS] == []


def test_filler_means_nothing_elsewhere() -> None:
    meaning = Synonyms(READ["groups"], [(pair["say"], pair["means"]) for pair in READ["everyday"]])
    listed = [phrase for phrase in READ["filler"] if meaning.at(stems(phrase), 0)[0] == len(stems(phrase))]
    assert listed == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [("blades", "knives"), ("on purpose", "deliberate"), ("venues", "the night time economy"), ("a fee", "a levy")],
)
def test_everyday_words_reach_the_plans(said: str, meant: str) -> None:
    synonyms = Synonyms.of(READ)
    _, alternatives = synonyms.at([stem_ for stem_ in stems(said) if stem_ != "a"], 0)
    assert any(alternative <= set(terms(meant)) for alternative in alternatives)
