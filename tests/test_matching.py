"""What a question asks and what a text covers: synonyms, phrases, abbreviations, and weights by rarity."""

import pytest

from planqa.glossary import Entry, Glossary
from planqa.matching import Matcher, Synonyms, coverage, missing, rarity_of, weight_of
from planqa.terms import terms

GLOSSARY = Glossary(
    [
        Entry("VAWG", "Violence Against Women and Girls", "c", "q"),
        Entry("ASB", "Anti-Social Behaviour", "c", "q"),
    ]
)
SYNONYMS = Synonyms(
    [
        ["burglary", "break-in", "breaking into homes"],
        ["responsible", "in charge"],
        ["set up", "established"],
    ]
)
WEIGHTS = {"group": 0.5, "moped": 6.0}
MATCHER = Matcher(GLOSSARY, SYNONYMS, lambda word: WEIGHTS.get(word, 2.0))


def asked(question: str) -> list[str]:
    return [term.word for term in MATCHER.question_terms(question)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who is in charge of burglary?", ["in charge", "burglary"]),
        ("when was the group set up?", ["group", "set up"]),
        ("how many people were breaking into homes", ["people", "breaking into homes"]),
        ("burglary and burglaries", ["burglaries"]),
        ("what is it?", []),
        ("", []),
    ],
)
def test_a_phrase_with_synonyms_is_one_term(question: str, expected: list[str]) -> None:
    assert asked(question) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("break-in", "Burglaries fell."),
        ("burglary", "A break-in was reported."),
        ("who is in charge?", "The Head is responsible."),
        ("established", "The group was set up in 2013."),
        ("VAWG", "Violence against women and girls is a priority."),
        ("violence against women and girls", "The VAWG group meets."),
        ("VAWG's chairs", "VAWG chair"),
        ("anti-social behaviour", "ASB fell"),
        ("asb", "Anti-Social Behaviour fell."),
    ],
)
def test_a_text_that_says_it_in_other_words_covers_it(question: str, text: str) -> None:
    assert coverage(MATCHER.question_terms(question), MATCHER.bag(text)) == 1.0


@pytest.mark.parametrize(
    ("question", "text"),
    [("burglary", "Robbery fell."), ("VAWG", "Violence fell."), ("robbery", ""), ("", "Robbery fell.")],
)
def test_a_text_that_does_not_say_it_covers_nothing(question: str, text: str) -> None:
    assert coverage(MATCHER.question_terms(question), MATCHER.bag(text)) == 0.0


def test_coverage_is_by_weight() -> None:
    terms_ = MATCHER.question_terms("the moped group")
    assert coverage(terms_, MATCHER.bag("a group")) == pytest.approx(0.5 / 6.5)
    assert coverage(terms_, MATCHER.bag("mopeds")) == pytest.approx(6.0 / 6.5)


def test_missing_terms_come_heaviest_first() -> None:
    lacking = missing(MATCHER.question_terms("group moped theft robbery"), MATCHER.bag("robbery"))
    assert [term.word for term in lacking] == ["moped", "theft", "group"]


def test_the_longest_phrase_wins() -> None:
    synonyms = Synonyms([["risk", "danger"], ["risk assessment", "appraisal"]])
    length, alternatives = synonyms.at(terms("risk assessment"), 0)
    assert length == 2
    assert frozenset(terms("appraisal")) in alternatives
    assert synonyms.at(["nothing"], 0) == (0, ())
    assert Synonyms([]).longest == 0


def test_a_rare_stem_weighs_more_and_an_unknown_one_most() -> None:
    rarity = rarity_of({"crime": 90, "mope": 1}, size=100)
    assert rarity("crime") < 0.2 < 3.0 < rarity("mope")
    assert rarity("never-seen") == rarity("mope")


def test_common_english_words_weigh_less_than_names_and_numbers() -> None:
    weight = weight_of(lambda _: 5.0, {"people": 100, "help": 400, "salary": 6_500, "report": 1_500})
    assert weight("people") == pytest.approx(1.0)  # never less than a fifth
    assert weight("people") < weight("help") < weight("report") < weight("salary")
    assert weight("salary") == weight("camden") == weight("2015/16") == pytest.approx(5.0)
    assert weight("reports") == weight("report")


EVERYDAY = Matcher(
    GLOSSARY,
    Synonyms(
        [["levy", "surcharge"]],
        [(["charge", "fee"], ["levy"]), (["evenings"], ["event"]), (["stop and search"], ["stop and search"])],
        ["thinking of", "going by"],
    ),
    lambda word: 1.0,
)


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("a fee", "The levy was agreed.", 1.0),
        ("a fee", "A fee is due.", 1.0),
        ("a levy", "A fee is due.", 0.0),  # the plan's word does not mean all that the reader's does
        ("a fee", "They were charged.", 0.0),  # nor do two everyday words mean each other
        ("a levy", "A surcharge is due.", 1.0),
        ("evenings", "Five events were held.", 1.0),
        ("stop and search", "One stop shop", 0.0),
    ],
)
def test_everyday_words_mean_the_plans_words_one_way(question: str, text: str, share: float) -> None:
    assert coverage(EVERYDAY.question_terms(question), EVERYDAY.bag(text)) == share


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("are you thinking of a fee", ["fee"]),
        ("thinking of it", []),
        ("what is thinking", ["thinking"]),
        ("is it even worse", ["worse"]),  # "even" has the stem of "evenings"
    ],
)
def test_filler_and_stop_words_ask_for_nothing(question: str, expected: list[str]) -> None:
    assert [term.word for term in EVERYDAY.question_terms(question)] == expected


def test_synonyms_are_read_from_a_file() -> None:
    read = {"groups": [["gun", "firearm"]], "everyday": [{"say": ["blade"], "means": ["knife"]}], "filler": ["i mean"]}
    synonyms = Synonyms.of(read)
    assert synonyms.words == {"gun", "firearm", "blade", "knife"}
    assert synonyms.at(["blade"], 0) == (1, [frozenset({"blade"}), frozenset({"knife"})])
    assert synonyms.at(["i", "mean"], 0) == (2, [])
    assert Synonyms.of({}).at(["blade"], 0) == (0, ())


def test_other_words_are_told_only_for_words_that_no_document_holds() -> None:
    known = frozenset({"levi", "event", "charg"})
    assert EVERYDAY.other_words("a fee", known) == ["levi"]
    assert EVERYDAY.other_words("a charge", known) == []  # the documents hold the word itself
    assert EVERYDAY.other_words("a venue", known) == []  # no synonym
