"""Cells found by a few words."""

import pytest

from planqa.figures import FigureLane, Vocabulary
from tests.figures_tables import cell, figures, lane


@pytest.fixture(scope="module")
def figures_lane() -> FigureLane:
    return lane()


@pytest.mark.parametrize(
    ("words", "indicator", "printed"),
    [
        ("shoplifting 2014/15", "Theft from Shops", "60"),
        ("shop lifting theft 2015/16", "Theft from Shops", "45"),
        ("crime hackney 1314", "Total Notifiable Offences", "700"),
        ("confidence police", "Confidence in the police", "55"),  # the latest first
        ("muggings", "Robbery of Personal Property", "120"),
    ],
)
def test_first_cell(figures_lane: FigureLane, words: str, indicator: str, printed: str) -> None:
    found = figures_lane.lookup(words)
    assert (found[0].indicator, found[0].printed) == (indicator, printed)


def test_limit_and_silence(figures_lane: FigureLane) -> None:
    assert len(figures_lane.lookup("shoplifting", limit=2)) == 2
    assert figures_lane.lookup("unicorns") == []


def test_without_a_vocabulary_the_labels_serve() -> None:
    bare = FigureLane(list(figures()), Vocabulary())
    assert bare.lookup("business robbery 2014/15")[0].printed == "20"


def test_among_many_rows_the_rarest_word_leads() -> None:
    many = [cell(f"Visits to library {n}", "2015/16", str(n)) for n in range(2_000)]
    bare = FigureLane([*many, cell("Visits to museum", "2015/16", "7")], Vocabulary())
    assert bare.lookup("visits museum")[0].printed == "7"
