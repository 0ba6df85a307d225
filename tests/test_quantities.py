"""Numbers as printed with value and unit; years and periods are no quantities."""

from decimal import Decimal

import pytest

from planqa.quantities import COUNT, PERCENT, POINTS, POUNDS, find_numbers, find_quantities, parse_quantity


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,079 robberies", [("1,079", "1079", COUNT)]),
        ("a rise of 26.7%", [("26.7%", "26.7", PERCENT)]),
        ("34 per cent of them", [("34 per cent", "34", PERCENT)]),
        ("£1.2m in grants", [("£1.2m", "1200000", POUNDS)]),
        ("£340,000 and £90k", [("£340,000", "340000", POUNDS), ("£90k", "90000", POUNDS)]),
        ("£2 million", [("£2 million", "2000000", POUNDS)]),
        ("-0.1 pp", [("-0.1 pp", "-0.1", POINTS)]),
        ("up 3 percentage points", [("3 percentage points", "3", POINTS)]),
        ("481 per 100,000", [("481 per 100,000", "481", "per 100,000")]),
        ("12 per 1000 people", [("12 per 1000", "12", "per 1,000")]),
        ("−14.5%", [("−14.5%", "-14.5", PERCENT)]),
        ("+26 cases", [("+26", "26", COUNT)]),
        ("1,079, then 1,097.", [("1,079", "1079", COUNT), ("1,097", "1097", COUNT)]),
        ("population 1234567", [("1234567", "1234567", COUNT)]),
        ("100%", [("100%", "100", PERCENT)]),
        ("16-24", [("16", "16", COUNT), ("24", "24", COUNT)]),
    ],
)
def test_quantities_are_found_as_printed(text: str, found: list[tuple[str, str, str]]) -> None:
    expected = [(printed, Decimal(value), unit) for printed, value, unit in found]
    assert [(one.printed, one.value, one.unit) for one in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["in 2015/16", "2013-17", "2013–2017", "by 2014", "from 2013 to 2017", "24/7", "no numbers", "L2", "A1", ""],
)
def test_years_and_periods_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_offsets_give_the_printed_words_back() -> None:
    text = "Of 28,618 offences in 2015/16, 3.8% were robberies (£1.2m)."
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.printed


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1,079", "1079"), (" 26.7% ", "26.7"), ("-3", "-3"), ("£1.2m", "1200000"), ("0", "0")],
)
def test_a_cell_that_is_one_quantity_is_parsed(printed: str, value: str) -> None:
    parsed = parse_quantity(printed)
    assert parsed is not None
    assert parsed.value == Decimal(value)


@pytest.mark.parametrize("printed", ["", "n/a", "about 5", "5 or 6", "1,07", "TBC", "-"])
def test_a_cell_that_is_no_quantity_is_none(printed: str) -> None:
    assert parse_quantity(printed) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3,132", {3132}),
        ("3132 or -3132", {3132}),
        ("2015/16", {2015, 16}),
        ("p. 24, the 2nd", {24, 2}),
        ("£1.2m", {Decimal("1.2")}),
        ("none", set()),
    ],
)
def test_every_run_of_digits_counts_for_the_gate(text: str, numbers: set[Decimal]) -> None:
    assert find_numbers(text) == numbers
