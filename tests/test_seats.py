"""Who is asked to sit on which board."""

import pytest

from planqa.seats import seat


@pytest.mark.parametrize(
    ("question", "who", "where"),
    [
        ("Is the fire brigade on the Parks Board?", "fire brigade", "the Parks Board?"),
        ("Does the Home Office sit on the parks group?", "Home Office", "the parks group?"),
        ("Is Victim Support a member of the CSP?", "Victim Support", "the CSP?"),
        ("Are landlords represented on the parks forum?", "landlords", "the parks forum?"),
        ("Is MOPAC a statutory agency of the CSP?", "MOPAC", "the CSP?"),
        ("Does MOPAC have to attend the parks board?", "", ""),
        ("Is crime on the rise?", "", ""),
        ("Who sits on the parks board?", "", ""),
    ],
)
def test_who_and_where(question: str, who: str, where: str) -> None:
    assert seat(question) == (who, where)
