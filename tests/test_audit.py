"""The audit's rules on hand-worked cells: what follows, what rounding explains, and what is a contradiction."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from planqa.audit import Finding, Relations, audit, checks, findings_for, load_relations, to_json
from planqa.audit.rounding import last_digit, span
from planqa.audit.wording import as_printed, is_mended
from planqa.domain import Figure
from planqa.errors import CorpusError
from planqa.quantities import COUNT, POINTS, parse_quantity

UNITS = {"count": COUNT, "sanction detections": COUNT, "change": COUNT, "difference": COUNT}


def cell(measure: str, period: str, printed: str, **told: object) -> Figure:
    """A figure of table "t", row 1, Hackney: its value and unit are read from the print."""
    quantity = parse_quantity(printed.strip("()"))
    unit = POINTS if "point" in measure else UNITS.get(measure, quantity.unit if quantity else COUNT)
    figure = Figure(
        table="t",
        document="d",
        indicator="Arson",
        measure=measure,
        area="Hackney",
        period=period,
        value=quantity.value if quantity else None,
        unit=unit,
        printed=printed,
        page=7,
        page_label="7",
        row=1,
        column=1,
        basis="financial year",
        compared_with=period.partition(" vs ")[2],
    )
    return replace(figure, **told)  # type: ignore[arg-type]


def change(measure: str, printed: str, **told: object) -> Figure:
    """A change 2014/15 on 2013/14 in column 3 of the same row."""
    return cell(measure, "2014/15 vs 2013/14", printed, **{"of": "count", "column": 3, **told})


def counts(earlier: str, later: str, **told: object) -> list[Figure]:
    """The two counts a change stands on, in columns 1 and 2."""
    return [cell("count", "2013/14", earlier, **told), cell("count", "2014/15", later, **{"column": 2, **told})]


def only(figures: list[Figure], relations: Relations | None = None) -> Finding:
    findings = audit(figures, relations or Relations())
    assert len(findings) == 1, findings
    return findings[0]


# --- changes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "earlier", "later", "printed"),
    [
        ("change", "344", "409", "(+65)"),
        ("change", "409", "344", "(-65)"),
        ("change", "2,178", "2,354", "176"),  # a rise printed without a sign
        ("difference", "409", "344", "65"),  # differences are printed without a sign
        ("percentage change", "344", "409", "+18.9%"),
        ("percentage change", "481", "409", "-15%"),  # -14.97
        ("percentage change", "87", "376", "+332%"),  # 332.18
        ("percentage change", "200", "201", "0%"),  # half a unit: 0.5
        ("percentage change", "4", "0", "-100%"),
        ("percentage change", "0", "0", "0%"),  # nothing stayed nothing
        ("percentage change", "499", "458", "-8.2%"),  # -8.216
    ],
)
def test_a_change_that_follows_is_no_finding(measure: str, earlier: str, later: str, printed: str) -> None:
    figures = [*counts(earlier, later), change(measure, printed)]
    assert len(checks(figures)) == 1
    assert audit(figures) == []


@pytest.mark.parametrize(
    ("measure", "earlier", "later", "printed", "recomputed", "rule"),
    [
        ("change", "768", "1,048", "(+260)", "+280", "change"),
        ("difference", "21,110", "19,630", "1475", "1,480", "change"),
        ("percentage change", "768", "1,048", "+33.9%", "+36.5%", "percentage change"),
        ("percentage change", "26,374", "28,056", "+6.37%", "+6.38%", "percentage change"),
        ("percentage change", "974", "0", "-974%", "−100%", "percentage change"),
        ("percentage change", "344", "409", "-18.9%", "+18.9%", "sign"),
        ("change", "344", "409", "(-65)", "+65", "sign"),
        ("change", "1,315", "993", "(322)", "−322", "sign"),
        ("percentage change", "31,716", "28,982", "+9.3%", "−8.6%", "percentage change"),
        ("percentage change", "0", "3", "+3%", "nothing: there is no percentage of 0", "percentage change"),
    ],
)
def test_a_change_that_does_not_follow(
    measure: str, earlier: str, later: str, printed: str, recomputed: str, rule: str
) -> None:
    finding = only([*counts(earlier, later), change(measure, printed)])
    assert (finding.recomputed, finding.rule, finding.printed) == (recomputed, rule, printed)


def test_a_finding_shows_the_sum_and_the_caveat() -> None:
    finding = only([*counts("344", "409"), change("percentage change", "-18.9%")])
    assert finding.explanation == (
        "344 in 2013/14 and 409 in 2014/15 (financial year): (409 − 344) ÷ 344 = +18.9%, "
        "but the plan prints −18.9%. The amount is right, the sign is not: this is a rise."
    )
    assert finding.caveat == "The plan prints −18.9%; its own counts 344 → 409 give +18.9%."
    assert [figure.value for figure in finding.cells] == [344, 409]


def test_points_are_allowed_what_the_rounding_of_both_rates_allows() -> None:
    rates = [
        cell("sanction detection rate", "2013/14", "6.9%"),
        cell("sanction detection rate", "2014/15", "7.9%", column=2),
    ]
    for printed in ("+1.0", "+1.1", "+0.9"):
        assert audit([*rates, change("percentage-point change", printed, of="sanction detection rate")]) == []
    finding = only([*rates, change("percentage-point change", "+1.2", of="sanction detection rate")])
    assert (finding.recomputed, finding.rule) == ("+1.0 percentage points", "percentage-point change")


def test_a_change_may_stand_on_another_table_of_the_same_kind_of_year() -> None:
    elsewhere = counts("344", "409", table="u")
    wrong = change("difference", "64")
    assert only([*elsewhere, wrong]).recomputed == "65"
    assert checks([*counts("344", "409", table="u", basis="October to September"), wrong]) == []


def test_one_table_that_supports_a_change_is_enough() -> None:
    figures = [
        *counts("344", "409", table="u"),
        *counts("344", "410", table="v"),
        change("change", "+66"),
    ]
    assert [finding.rule for finding in audit(figures)] == ["two values"]


def test_the_row_itself_goes_before_another_table() -> None:
    figures = [*counts("344", "410"), *counts("344", "409", table="u"), change("change", "+65")]
    assert {finding.rule for finding in audit(figures)} == {"change", "two values"}


# --- rates -------------------------------------------------------------------------------------------------


def detections(rate: str, of: str = "sanction detections") -> list[Figure]:
    return [
        cell("count", "2014/15", "998"),
        cell("sanction detections", "2014/15", "255", column=2),
        cell("sanction detection rate", "2014/15", rate, column=3, of=of),
    ]


def test_a_detection_rate_is_detections_of_offences() -> None:
    assert audit(detections("25.6%")) == []  # 25.551
    finding = only(detections("26.5%"))
    assert (finding.recomputed, finding.rule) == ("25.6%", "rate")
    assert finding.caveat == "The plan prints 26.5%; its own counts 255 of 998 give 25.6%."


def test_a_fraction_in_the_cell_is_worked_out() -> None:
    fraction = cell("count", "2014/15", "20/379", value=Decimal(379), indicator="Disposals")
    assert audit([cell("percentage", "2014/15", "(5.3%)", of="court disposals"), fraction]) == []  # 5.277
    finding = only([cell("percentage", "2014/15", "(5.4%)", of="court disposals"), fraction])
    assert (finding.recomputed, finding.rule) == ("5.3%", "rate")


def test_a_date_beside_a_percentage_is_no_fraction() -> None:
    assert checks([replace(cell("percentage", "2011/12", "70%"), printed="70% (FY 11/12)")]) == []


def test_a_share_of_what_another_cell_counts() -> None:
    row = [
        cell("count", "2014/15", "16", counted="custodial sentences"),
        cell("count", "2014/15", "230", counted="court disposals", indicator="Disposals"),
    ]
    assert audit([*row, cell("percentage", "2014/15", "(7%)", of="court disposals")]) == []
    assert only([*row, cell("percentage", "2014/15", "(8%)", of="court disposals")]).recomputed == "7%"


def test_a_reviewed_relation_tells_the_whole() -> None:
    relations = Relations.of({"rates": [{"table": "t", "rate": "SD", "whole": "Arrests", "evidence": "row above"}]})
    figures = [
        cell("count", "2014/15", "1,369", indicator="Arrests"),
        cell("sanction detections", "2014/15", "(1,290)", indicator="SD", row=2),
        cell("sanction detection rate", "2014/15", "94.3%", indicator="SD", row=2),
    ]
    assert audit(figures) == []
    assert only(figures, relations).recomputed == "94.2%"


# --- totals, two values, statements ------------------------------------------------------------------------


def column(*rows: tuple[str, str, str]) -> list[Figure]:
    """Counts of one column, from (indicator, category, print)."""
    return [
        cell("count", "2014/15", printed, indicator=name, category=category, row=at)
        for at, (name, category, printed) in enumerate(rows, start=1)
    ]


def test_a_total_adds_up_the_grouped_rows_above_it() -> None:
    rows = [("Rape", "Sexual", "5"), ("Murder", "Violence", "2"), ("Total Offences", "", "7"), ("Knife", "", "3")]
    assert audit(column(*rows)) == []
    rows[2] = ("Total Offences", "", "8")
    finding = only(column(*rows))
    assert (finding.recomputed, finding.rule) == ("7", "total")
    assert finding.explanation == "The 2 rows it stands for add up to 7, 1 less than the 8 printed: 5 + 2 = 7."


MEMBERS = Relations.of({"totals": [{"tables": ["t"], "total": "Four", "members": ["A", "Theft"], "evidence": "p. 9"}]})


def test_a_reviewed_total_names_rows_or_groups() -> None:
    rows = [("A", "", "1"), ("B", "Theft", "2"), ("C", "Theft", "3"), ("D", "", "9"), ("Four", "", "6")]
    assert audit(column(*rows), MEMBERS) == []
    assert only(column(*rows[:-1], ("Four", "", "5")), MEMBERS).recomputed == "6"


def test_a_row_without_a_number_may_explain_a_greater_total_but_not_a_smaller() -> None:
    rows = [("A", "", "1"), ("B", "Theft", "N/A"), ("C", "Theft", "3")]
    assert audit(column(*rows, ("Four", "", "9")), MEMBERS) == []
    assert only(column(*rows, ("Four", "", "3")), MEMBERS).recomputed == "4"


def test_another_total_can_prove_that_the_missing_row_explains_nothing() -> None:
    rows = [("A", "Theft", "1"), ("B", "Theft", "N/A"), ("C", "Theft", "3"), ("Total", "", "4"), ("Four", "", "5")]
    finding = only(column(*rows), MEMBERS)
    assert (finding.indicator, finding.recomputed) == ("Four", "4")
    assert finding.explanation.endswith("No number is printed for B, but the printed Total, 4, leaves nothing for it.")


def test_one_figure_with_two_values() -> None:
    finding = only([cell("count", "2014/15", "27345"), cell("count", "2014/15", "27,348", table="u", page_label="25")])
    assert finding.rule == "two values"
    assert finding.caveat == "The plan prints 27,345 on page 7; for the same figure it prints 27,348 on page 25."


def test_two_values_are_one_figure_only_if_all_but_the_place_is_the_same() -> None:
    first = cell("count", "2014/15", "27345")
    for told in ({"area": "Newham"}, {"basis": "October to September"}, {"period": "2013/14"}, {"measure": "change"}):
        assert audit([first, replace(cell("count", "2014/15", "27348", table="u"), **told)]) == []  # type: ignore[arg-type]


def test_a_rounded_print_of_the_same_figure_is_no_second_value() -> None:
    assert audit([cell("percentage", "2014/15", "92%"), cell("percentage", "2014/15", "91.97%", table="u")]) == []
    assert audit([cell("percentage", "2014/15", "92%"), cell("percentage", "2014/15", "91.4%", table="u")]) != []


STATEMENT = {"document": "d", "table": "t", "what": "indicators", "quote": "42 indicators across 2 themes", "page": 3}


@pytest.mark.parametrize(("by", "value", "recomputed"), [("sum", 42, "7"), ("rows", 3, "2")])
def test_a_sentence_against_its_table(by: str, value: int, recomputed: str) -> None:
    relations = Relations.of({"statements": [{**STATEMENT, "by": by, "value": value}]})
    finding = only(column(("A", "", "5"), ("B", "", "2")), relations)
    assert (finding.recomputed, finding.rule, finding.page, finding.row) == (recomputed, "statement", 3, 0)
    assert audit(column(("A", "", "5")), Relations.of({"statements": [{**STATEMENT, "by": "sum", "value": 5}]})) == []


# --- likely causes -----------------------------------------------------------------------------------------


def test_two_swapped_values_name_each_other() -> None:
    figures = []
    for at, (name, earlier, later, printed) in enumerate(
        [("A", "31.5%", "28.1%", "-0.1"), ("B", "12.6%", "12.5%", "-3.4")]
    ):
        row = {"indicator": name, "row": at + 1}
        figures += [cell("rate", "2013/14", earlier, **row), cell("rate", "2014/15", later, column=2, **row)]
        figures.append(change("percentage-point change", printed, of="rate", **row))
    first, second = audit(figures)
    assert first.explanation.endswith("It looks swapped with B, which prints −3.4 percentage points.")
    assert second.explanation.endswith("It looks swapped with A, which prints −0.1 percentage points.")


@pytest.mark.parametrize(
    ("printed", "beside", "cause"),
    [
        ("+33.9%", "(+260)", "It follows from the difference printed with it, +260, wrong too."),
        ("+36.4%", "(+280)", "The digits after the last one printed were cut off, not rounded."),  # 36.458
        ("+768%", "(+280)", "The number printed as a percentage is one of the two counts."),
        ("+37.5%", "(+280)", "One digit differs."),
        ("+81.2%", "(+280)", "but the plan prints +81.2%."),
    ],
)
def test_the_likely_slip_is_told(printed: str, beside: str, cause: str) -> None:
    figures = [*counts("768", "1,048"), change("percentage change", printed), change("change", beside)]
    assert audit(figures)[0].explanation.endswith(cause)


# --- reading prints, and what the findings are used for ------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "unit", "low", "high"),
    [("344", "1", "344", "344"), ("18.9%", "0.1", "18.85", "18.95"), ("100%", "1", "99.5", "100.5"),
     ("£1.2m", "100000", "1150000", "1250000"), ("49.8", "0.1", "49.75", "49.85")],
)  # fmt: skip
def test_a_print_stands_for_a_span(printed: str, unit: str, low: str, high: str) -> None:
    figure = cell("amount", "2014/15", printed)
    assert last_digit(figure) == Decimal(unit)
    assert (span(figure).low, span(figure).high) == (Decimal(low), Decimal(high))


def test_a_mended_print_is_told_as_such() -> None:
    damaged = replace(change("difference", "170"), value=Decimal(1708))
    assert is_mended(damaged)
    assert as_printed(damaged) == "1,708"
    assert not is_mended(cell("amount", "2014/15", "£1.2m"))
    assert as_printed(cell("amount", "2014/15", "£1.2m")) == "£1.2m"
    assert "1,708, read from the damaged print “170”" in only([*counts("27,804", "26,031"), damaged]).explanation


def test_an_answer_carries_the_findings_on_its_cells() -> None:
    earlier, later, wrong = [*counts("344", "409"), change("percentage change", "-18.9%")]
    findings = audit([earlier, later, wrong])
    assert findings_for([wrong], findings) == findings
    assert findings_for([earlier, later], findings) == findings  # it works out the same change
    assert findings_for([later], findings) == []
    assert findings_for([], findings) == []
    beside = replace(wrong, measure="change", printed="(+65)")
    assert findings_for([beside], findings) == []  # the other number of the same cell


def test_both_prints_of_two_values_are_flagged() -> None:
    first, second = cell("count", "2014/15", "27345"), cell("count", "2014/15", "27348", table="u")
    findings = audit([first, second])
    assert findings_for([second], findings) == findings_for([first], findings) == findings


def test_json_tells_the_place_the_numbers_and_the_cells() -> None:
    (told,) = to_json(audit([*counts("344", "409"), change("percentage change", "-18.9%")]))
    assert told["printed"] == "-18.9%"
    assert (told["printed_value"], told["recomputed"], told["recomputed_value"]) == (-18.9, "+18.9%", 18.8953)
    assert (told["table"], told["row"], told["column"], told["page"]) == ("t", 1, 3, 7)
    assert [cell_["value"] for cell_ in told["cells"]] == [344, 409]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["[[totals]]\nname = 1", "[[statements]]\nby = 'share'", "[[rates]]\ntable = 't'", "[[totals]"]
)
def test_a_wrong_relations_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "audit.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"audit.toml: .*mend the file"):
        load_relations(tmp_path / "audit.toml")


def test_two_documents_never_mix() -> None:
    first = [*counts("344", "409"), change("percentage change", "-18.9%")]
    second = [replace(figure, document="e") for figure in first]
    assert [finding.figure.document for finding in audit([*second, *first])] == ["e", "d"]
    assert checks([*counts("344", "409"), replace(change("change", "+65"), document="e")]) == []
