"""Words that stand apart, and numbers in words, are brought to one plain form; nothing else is touched."""

import pytest

from planqa.figures.numerals import in_digits
from planqa.figures.rephrasing import rephrased

PLAIN = [
    ("Leaving arson out, how much criminal damage?", "how much criminal damage excluding arson?"),
    ("drug offences with possession left out", "drug offences excluding possession"),
    ("criminal damage apart from arson", "criminal damage excluding arson"),
    ("how many left the cohort", "how many left the cohort"),
    ("is a bike more likely to be stolen than a car", "is a bike stolen more likely than car stolen"),
    ("not last year, the one before", "the year before last"),
    ("add the six quarters up", "add together the six quarters"),
    ("first quarter and last quarter", "earliest quarter and the latest quarter"),
    ("violence, so to Sept 2015", "violence, so year to Sept 2015"),
    ("in the first quarter of 2014/15", "in the first quarter of 2014/15"),
]
NUMBERS = [
    ("ten per cent", "10%"),
    ("by 20 percent", "by 20%"),
    ("percentage points", "percentage points"),
    ("oh nine ten", "2009/10"),
    ("fourteen fifteen", "2014/15"),
    ("nine ten", "nine ten"),
    ("twenty fifteen", "2015"),
    ("over three thousand", "over 3,000"),
    ("per hundred thousand", "per 100,000"),
    ("in a hundred", "in a hundred"),
]


@pytest.mark.parametrize(("said", "plain"), PLAIN)
def test_rephrased(said: str, plain: str) -> None:
    assert " ".join(rephrased(said).split()) == plain


@pytest.mark.parametrize(("said", "plain"), NUMBERS)
def test_in_digits(said: str, plain: str) -> None:
    assert in_digits(said) == plain
