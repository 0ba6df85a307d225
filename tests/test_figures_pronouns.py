"""A vehicle is named again where "it" stands for it; nothing else is touched."""

import pytest

from planqa.figures.pronouns import named_again

CASES = [
    ("is your car stolen or something taken out of it?", "is your car stolen or something taken out of car?"),
    ("vans stolen, and things stolen from them", "vans stolen, and things stolen from vans"),
    ("was my car stolen? how many got away from it", "was my car stolen? how many got away from it"),
    ("my phone was stolen from it", "my phone was stolen from it"),
]


@pytest.mark.parametrize(("said", "meant"), CASES)
def test_named_again(said: str, meant: str) -> None:
    assert named_again(said) == meant
