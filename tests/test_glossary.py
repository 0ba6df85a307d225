"""Abbreviations found where a text defines them (Schwartz and Hearst 2003), and where it only uses them."""

import pytest

from planqa.glossary import Entry, Glossary, find_entries, find_used, long_form
from tests.fakes import make_chunk


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Anti-Social Behaviour (ASB) team", "ASB", "Anti-Social Behaviour"),
        ("a Multi Agency Risk Assessment Conference (MARAC) meets", "MARAC", "Multi Agency Risk Assessment Conference"),
        (
            "run by the MARAC (Multi Agency Risk Assessment Conference).",
            "MARAC",
            "Multi Agency Risk Assessment Conference",
        ),
        ("Violence Against Women and Girls (VAWG)", "VAWG", "Violence Against Women and Girls"),
        ("Dispersal Order Requests (DORs) were made", "DORs", "Dispersal Order Requests"),
        ("Total Notifiable Offences (TNO)", "TNO", "Total Notifiable Offences"),
        ("the Safeguarding Adults Board (SAB)", "SAB", "Safeguarding Adults Board"),
        ("Voluntary and Community Sector (VCS)", "VCS", "Voluntary and Community Sector"),
        ("Drug and Alcohol Action Team (DAAT)", "DAAT", "Drug and Alcohol Action Team"),
        ("the Mayor's Office for Policing and Crime (MOPAC)", "MOPAC", "Mayor's Office for Policing and Crime"),
    ],
)
def test_a_definition_is_found_either_way_round(text: str, short: str, long: str) -> None:
    (entry,) = find_entries([make_chunk(text)])
    assert (entry.short, entry.long) == (short, long)
    assert entry.quote in text
    assert short in entry.quote
    assert long in entry.quote


@pytest.mark.parametrize(
    "text",
    [
        "for the first time (FTE) in years",
        "The group (see page 9) meets",
        "crime fell (by 3.5%)",
        "Priority A (ASB)",
        "Police (the Met)",
        "the board (chaired by the Head of Community Safety)",
        "They met (2015/16).",
        "",
    ],
)
def test_brackets_that_define_nothing_are_left_alone(text: str) -> None:
    assert find_entries([make_chunk(text)]) == []


def test_a_definition_in_a_heading_counts() -> None:
    chunk = make_chunk("It meets quarterly.", trail=("Boards", "Tension Monitoring Group (TMG)"))
    assert [(entry.short, entry.long) for entry in find_entries([chunk])] == [("TMG", "Tension Monitoring Group")]


def test_the_same_definition_is_kept_once_and_another_beside_it() -> None:
    chunks = [
        make_chunk("Community Safety Partnership (CSP)", 5),
        make_chunk("the community safety partnership (CSP) and Crown Service Police (CSP)", 6, position=1),
    ]
    entries = find_entries(chunks)
    assert [(entry.long, entry.chunk) for entry in entries] == [
        ("Community Safety Partnership", "plan:5:0"),
        ("Crown Service Police", "plan:6:1"),
    ]
    assert len(Glossary(entries).entries("CSP")) == 2


@pytest.mark.parametrize("asked", ["DORs", "dors", "DOR", "dor"])
def test_lookup_ignores_case_and_a_plural_s(asked: str) -> None:
    glossary = Glossary([Entry("DORs", "Dispersal Order Requests", "c", "q")])
    assert asked in glossary
    assert glossary.entries(asked)[0].long == "Dispersal Order Requests"


def test_an_unknown_abbreviation_has_no_entries() -> None:
    assert Glossary([]).entries("XYZ") == ()
    assert list(Glossary([])) == []


def test_an_abbreviation_used_but_never_defined_takes_the_phrase_it_spells() -> None:
    chunks = [
        make_chunk("The TMG watches tension. The Tension Monitoring Group meets monthly.", 4),
        make_chunk("The Tension Monitoring Group reports to the board. The Total Money Given rose.", 5, position=1),
    ]
    (entry,) = find_used(chunks, Glossary([]))
    assert (entry.short, entry.long, entry.chunk) == ("TMG", "Tension Monitoring Group", "plan:4:0")
    assert entry.quote in chunks[0].text


def test_a_used_abbreviation_that_no_phrase_spells_stays_undefined() -> None:
    assert find_used([make_chunk("The XQZ meets with the Head of Community Safety.")], Glossary([])) == []


def test_a_defined_abbreviation_is_not_looked_for_again() -> None:
    chunk = make_chunk("Tension Monitoring Group (TMG). The Total Money Given rose. TMG")
    assert find_used([chunk], Glossary(find_entries([chunk]))) == []


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("VAWG", "tackling Violence Against Women and Girls ", "Violence Against Women and Girls"),
        ("ASB", "the anti-social behaviour ", None),
        ("FTE", "for the first time ", None),
        ("CSP", "Line above\nPartnership ", None),
        ("IOM", "through Integrated Offender Management ", "Integrated Offender Management"),
    ],
)
def test_long_form_takes_the_shortest_run_that_spells_it(short: str, before: str, long: str | None) -> None:
    assert long_form(short, before) == long
