"""The audit of the plan: every contradiction that was worked out by hand, and none besides."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from ingest.tables import load_figures
from planqa.audit import Finding, audit, checks, findings_for, load_relations
from planqa.audit.cells import Cells
from planqa.audit.totals import check_totals
from planqa.domain import Document, Figure

PLAN = "csp-plan-2013-17-year-4"
FOLDER = Path("corpus") / PLAN
FIGURES = load_figures(FOLDER, {PLAN: Document(PLAN, "Plan", f"{PLAN}/plan.pdf", "")})
RELATIONS = load_relations(FOLDER / "audit.toml")
FINDINGS = audit(FIGURES, RELATIONS)

# Periods, area, value as served, recomputed. The plan's counts are on the same page, one table above.
BOROUGHS = """
2013/14 vs 2012/13 | Greenwich     |  1475 |  1,480
2013/14 vs 2012/13 | Hackney       |  1708 |  1,773
2013/14 vs 2012/13 | Lewisham      |  2346 |  2,400
2013/14 vs 2012/13 | Newham        |  2735 |  2,766
2013/14 vs 2012/13 | Southwark     |  1436 |  1,552
2013/14 vs 2012/13 | Tower Hamlets |  1908 |  1,943
2013/14 vs 2012/13 | Greenwich     |  -6.9 |  −7.0%
2013/14 vs 2012/13 | Hackney       |  -6.1 |  −6.4%
2014/15 vs 2012/13 | Greenwich     |  1938 |     90
2014/15 vs 2012/13 | Hackney       |  4433 |  2,099
2014/15 vs 2012/13 | Lewisham      |  4612 |  2,621
2014/15 vs 2012/13 | Newham        |  5438 |  2,734
2014/15 vs 2012/13 | Southwark     |  5099 |  2,628
2014/15 vs 2012/13 | Tower Hamlets |  4178 |  1,737
2014/15 vs 2012/13 | Greenwich     |  -9.2 |  −0.4%
2014/15 vs 2012/13 | Hackney       | -15.9 |  −7.5%
2014/15 vs 2012/13 | Lewisham      | -18.7 | −10.6%
2014/15 vs 2012/13 | Newham        | -17.1 |  −8.6%
2014/15 vs 2012/13 | Tower Hamlets | -14.2 |  −6.0%
2014/15 vs 2013/14 | Greenwich     |   463 |  1,390
2014/15 vs 2013/14 | Southwark     |  3663 |  1,076
2014/15 vs 2013/14 | Tower Hamlets |  2270 |    206
2014/15 vs 2013/14 | Greenwich     |  -2.4 |  +7.1%
2014/15 vs 2013/14 | Hackney       | -10.5 |  −1.3%
2014/15 vs 2013/14 | Lewisham      | -10.2 |  −1.0%
2014/15 vs 2013/14 | Newham        |  -9.3 |  +0.1%
2014/15 vs 2013/14 | Southwark     | -11.7 |  −3.4%
2014/15 vs 2013/14 | Tower Hamlets |  -8.4 |  +0.8%
"""
# Table, page, row, column, as printed, recomputed, rule.
OTHERS = """
borough-offences       |  2 | 15 |  7 | 27345   | 27,348                  | two values
crime-2015-16          | 24 | 21 | 10 | -1.5    | −2.5 percentage points  | percentage-point change
crime-2015-16          | 24 | 26 | 10 | -3.1    | −2.1 percentage points  | percentage-point change
crime-2015-16          | 25 | 35 | 10 | -0.1    | −3.4 percentage points  | percentage-point change
crime-2015-16          | 25 | 36 | 10 | -3.4    | −0.1 percentage points  | percentage-point change
crime-against-2011-12  | 26 | 19 |  5 | -0.6%   | −15.5%                  | percentage change
crime-against-2011-12  | 26 | 22 |  5 | -974%   | −100%                   | percentage change
crime-against-2011-12  | 26 | 36 |  4 | 13023   | 13,022                  | total
priority-themes        | 27 |  0 |  0 | 42      | 38                      | statement
assessment-total-crime | 29 |  1 |  7 | +6.37%  | +6.38%                  | percentage change
assessment-a-gangs     | 29 |  5 |  8 | -29.1%  | −29.2%                  | percentage change
assessment-b-asb       | 30 |  2 |  7 | -18.9%  | +18.9%                  | sign
assessment-b-asb       | 30 |  2 |  7 | (-65)   | +65                     | sign
assessment-c-drugs     | 31 | 12 |  7 | (322)   | −322                    | sign
assessment-c-drugs     | 31 | 13 |  4 | 94.3%   | 94.2%                   | rate
assessment-d-violence  | 32 | 11 |  7 | +33.9%  | +36.5%                  | percentage change
assessment-d-violence  | 32 | 11 |  7 | (+260)  | +280                    | change
assessment-d-violence  | 32 | 12 |  8 | +35.7%  | +34.0%                  | percentage change
"""


def rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


def of_table(table: str) -> list[Finding]:
    return [finding for finding in FINDINGS if finding.table == table]


def test_the_borough_comparison_block() -> None:
    found = [(one.period, one.area, str(one.figure.value), one.recomputed) for one in of_table("borough-comparison")]
    assert sorted(found) == sorted(rows(BOROUGHS))
    assert {one.page for one in of_table("borough-comparison")} == {2}


def test_all_other_tables() -> None:
    found = [
        (one.table, str(one.page), str(one.row), str(one.column), one.printed, one.recomputed, one.rule)
        for one in FINDINGS
        if one.table != "borough-comparison"
    ]
    assert found == rows(OTHERS)


def test_every_printed_change_whose_two_cells_are_printed_was_worked_out() -> None:
    """The plan prints both cells of every change it prints as a number, and both numbers of 89 detection rates."""
    checked = {id(check.figure) for check in checks(FIGURES, RELATIONS)}
    assert not [figure for figure in FIGURES if figure.compared_with and figure.value and id(figure) not in checked]
    rates = [one for one in FIGURES if one.table == "crime-2015-16" and one.measure == "sanction detection rate"]
    assert not [figure for figure in rates if figure.value is not None and id(figure) not in checked]


def test_both_totals_of_both_crime_tables_were_added_up() -> None:
    told = {place(check.figure): check.finding is None for check in check_totals(Cells(FIGURES), RELATIONS)}
    years = {"crime-2015-16": ("2015/16", "2014/15"), "crime-against-2011-12": ("2015/16", "2011/12")}
    measures = {"crime-2015-16": ("count", "sanction detections"), "crime-against-2011-12": ("count",)}
    assert told == {
        (table, total, measure, year): (table, total, year) != ("crime-against-2011-12", "MOPAC 7", "2011/12")
        for table in years
        for total in ("Total Notifiable Offences", "MOPAC 7")
        for measure in measures[table]
        for year in years[table]
    }


def place(figure: Figure) -> tuple[str, str, str, str]:
    return figure.table, figure.indicator, figure.measure, figure.period


def test_without_relations_only_what_the_tables_tell_themselves_is_found() -> None:
    alone = {(one.table, one.row, one.column, one.printed) for one in audit(FIGURES)}
    told = {(one.table, one.row, one.column, one.printed) for one in FINDINGS}
    assert {place[0] for place in told - alone} == {"crime-against-2011-12", "priority-themes", "assessment-c-drugs"}
    assert len(told - alone) == 3
    assert alone < told


def test_the_swapped_points_and_the_arson_caveat() -> None:
    violence, mopac = of_table("crime-2015-16")[2:]
    assert "swapped with MOPAC 7" in violence.explanation
    assert "swapped with Violence with Injury" in mopac.explanation
    arson = of_table("assessment-b-asb")[0]
    assert arson.caveat == "The plan prints −18.9%; its own counts 344 → 409 give +18.9%."
    assert findings_for([arson.figure], FINDINGS) == [arson]


def test_slight_ones_are_told_apart() -> None:
    assert [one.printed for one in FINDINGS if one.is_slight] == ["(-6.9%)", "13023", "+6.37%", "-29.1%", "94.3%"]


@pytest.mark.parametrize("statement", RELATIONS.statements, ids=lambda statement: statement.what)
def test_every_reviewed_sentence_stands_on_its_page(statement: object) -> None:
    page, quote = getattr(statement, "page", 0), getattr(statement, "quote", "")
    assert quote in " ".join(PdfReader(FOLDER / "plan.pdf").pages[page - 1].extract_text().split())


def test_every_relation_names_rows_that_stand_in_its_table() -> None:
    names = {(one.table, name) for one in FIGURES for name in (one.indicator, one.category)}
    for total in RELATIONS.totals:
        assert {(table, name) for table in total.tables for name in (total.total, *total.members)} <= names
    for rate in RELATIONS.rates:
        assert {(rate.table, rate.rate), (rate.table, rate.whole)} <= names
