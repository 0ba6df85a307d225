"""Words said once for two things are read twice, and only where that names one more row."""

import pytest

from planqa.figures.elisions import whole
from planqa.figures.lexicon import Lexicon
from planqa.figures.vocabulary import Topic, Vocabulary

TOPICS = (
    Topic("knife crime", (("Knife",),), ("knife crime",)),
    Topic("gun crime", (("Gun",),), ("gun crime",)),
    Topic("domestic burglary", (("Dwelling",),), ("domestic burglary", "burglary in home")),
    Topic("shop burglary", (("Shop",),), ("burglary in shop",)),
    Topic("burglary", (("Dwelling", "Shop"),), ("burglary",)),
    Topic("domestic violence", (("Domestic",),), ("domestic violence",)),
    Topic("violence", (("Violence",),), ("violence",)),
    Topic("theft and handling", (("Theft",),), ("theft and handling",)),
)

CASES = [
    ("knife and gun crime", "knife crime and gun crime"),
    ("burglary in home and shop", "burglary in home and burglary in shop"),
    ("domestic burglary and violence", "domestic burglary and violence"),  # not domestic violence
    ("theft and handling", "theft and handling"),
    ("knife crime and burglary", "knife crime and burglary"),
    ("salt and pepper", "salt and pepper"),
]


@pytest.mark.parametrize(("said", "meant"), CASES)
def test_what_is_shared_is_said_twice(said: str, meant: str) -> None:
    lexicon = Lexicon(Vocabulary(topics=TOPICS), [])
    assert " ".join(whole(said.split(), lexicon)) == meant
