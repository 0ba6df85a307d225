"""A name that the documents seldom hold must be told of by what answers."""

import pytest

from planqa.glossary import Glossary
from planqa.matching import Matcher, Synonyms
from planqa.naming import names_required

MATCHER = Matcher(Glossary([]), Synonyms([]), lambda word: 4.0)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("How many burglaries were there in Camden?", ["“Camden”"]),
        ("How many burglaries were there in Hackney?", ["“Hackney”"]),
        ("Does the Council do it?", []),
        ("Does Boris chair the CSP in Camden?", ["“Boris”", "“Camden”"]),
        ("Who chairs it?", []),
    ],
)
def test_a_name_that_the_documents_seldom_hold_must_be_told_of(question: str, names: list[str]) -> None:
    required = names_required(question, MATCHER.question_terms(question), {"hackney": 4, "council": 50})
    assert [one.said for one in required] == names
    assert not any(one.met("Crime fell.", MATCHER.bag("Crime fell.")) for one in required)
    told = [one.said for one in required if one.met(question, MATCHER.bag(question))]
    assert told == [name for name in names if name == "“Hackney”"]  # no words can tell of a name no document knows
