"""The plan's tables: every cell as it stands on its page, every number of the source accounted for."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from ingest.tables import load_figures
from ingest.tables.manifest import Table, read_manifest
from ingest.tables.periods import span
from planqa.domain import TRAIL_SEPARATOR, Document, Figure

PLAN = "csp-plan-2013-17-year-4"
FOLDER = Path("corpus") / PLAN
DOCUMENTS = {PLAN: Document(PLAN, "Plan", f"{PLAN}/plan.pdf", "")}
SOURCE = (FOLDER / "source.txt").read_text(encoding="utf-8").split("\n")
CONTENTS_LIST = range(72, 88)  # the only lines with tabs that are no table
TABLES = read_manifest(FOLDER).tables
FIGURES = load_figures(FOLDER, DOCUMENTS)
BASES = tomllib.loads((FOLDER / "tables.toml").read_text(encoding="utf-8"))["bases"]


def folded(text: str) -> str:
    return " ".join(re.sub(r"</?u>", "", text).split())


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text))


def lines_of(table: Table) -> range:
    first, last = table.entry["lines"].split("-")
    return range(int(first), int(last) + 1)


def find(table: str, indicator: str, period: str, measure: str = "count", area: str = "Tower Hamlets") -> Figure:
    wanted = (table, indicator, period, measure, area)
    found = [f for f in FIGURES if (f.table, f.indicator, f.period, f.measure, f.area) == wanted]
    assert len(found) == 1, found
    return found[0]


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return [folded(page.extract_text()) for page in PdfReader(FOLDER / "plan.pdf").pages]


# --- what is printed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_row_and_cell_stands_on_its_page(table: Table, pages: list[str]) -> None:
    for row in table.rows:
        text = pages[int({**table.fields, **row.fields}["page"]) - 1]
        assert folded(" ".join(row.cells)) in text, row
        assert all(folded(cell) in text for cell in row.cells)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_number_of_the_source_lines_is_in_the_table(table: Table) -> None:
    title = table.entry["title"]
    if table.entry.get("prose"):  # a sentence of a longer paragraph
        return
    printed = [SOURCE[n - 1] for n in lines_of(table) if "\t" in SOURCE[n - 1] and folded(SOURCE[n - 1]) != title]
    heads = (FOLDER / "tables" / f"{table.id}.csv").read_text(encoding="utf-8").split("\n")[0]
    kept = [re.sub(r"@\w+", "", heads), *(" ".join(row.cells) for row in table.rows)]
    kept += [entry["text"] for entry in table.entry.get("not_cells", []) if entry["line"] in lines_of(table)]
    assert numbers(" ".join(printed)) == numbers(" ".join(kept))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_row_is_its_source_lines_cell_by_cell(table: Table) -> None:
    for row in table.rows:
        first, last = row.lines.partition("-")[::2]
        lines = SOURCE[int(first) - 1 : int(last or first)]
        source = [" ".join(folded(cell) for cell in cells if cell.strip()) for cells in _columns(lines)]
        cells = [cell for cell in row.cells if cell]
        if table.entry.get("prose"):
            assert all(folded(cell) in folded(" ".join(lines)) for cell in cells)
            continue
        assert [cell.lstrip("•- ") for cell in source if cell.strip("• ")] == [c.lstrip("•- ") for c in cells]


def _columns(lines: list[str]) -> list[list[str]]:
    """The cells of a row that the source wraps over lines, column by column."""
    split = [line.split("\t") for line in lines]
    return [[cells[n] for cells in split if n < len(cells)] for n in range(max(map(len, split)))]


def test_every_line_with_tabs_belongs_to_one_table() -> None:
    owners = Counter(n for table in TABLES for n in lines_of(table))
    owners.update(
        entry["line"] for table in TABLES for entry in table.entry.get("not_cells", []) if entry["line"] == 26
    )
    tabbed = {n for n, line in enumerate(SOURCE, start=1) if "\t" in line.strip() and n not in CONTENTS_LIST}
    assert {n for n in tabbed if owners[n] != 1} == set()


def test_sections_are_headings_of_the_edition() -> None:
    headings = set(_headings(PdfReader(FOLDER / "plan.pdf").outline))
    assert {part for f in FIGURES for part in f.section.split(TRAIL_SEPARATOR)} <= headings


def _headings(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, Destination):
            yield str(entry.title)
        else:
            yield from _headings(entry)


# --- what it means -----------------------------------------------------------------------------------------

FACTS = [
    ("borough-offences", "Total Notifiable Offences", "2000/01", "count", "35070"),
    ("borough-offences", "Total Notifiable Offences", "2014/15", "count", "27345"),
    ("crime-2015-16", "Total Notifiable Offences", "2014/15", "count", "27348"),
    ("crime-2015-16", "Total Notifiable Offences", "2015/16", "count", "28618"),
    ("crime-2015-16", "Harassment", "2015/16", "count", "3132"),
    ("crime-2015-16", "Harassment", "2015/16 vs 2014/15", "percentage change", "26.7"),
    ("crime-2015-16", "Harassment", "2015/16 vs 2014/15", "percentage-point change", "-3.5"),
    ("crime-2015-16", "Theft from Motor Vehicles", "2015/16", "sanction detections", "39"),
    ("crime-2015-16", "Theft from Motor Vehicles", "2015/16", "sanction detection rate", "2.5"),
    ("crime-against-2011-12", "Assault with Injury", "2011/12", "count", "1554"),
    ("crime-against-2011-12", "Violence with Injury", "2011/12", "count", "2003"),
    ("crime-against-2011-12", "Theft/Taking of Pedal Cycles", "2015/16 vs 2011/12", "percentage change", "-0.6"),
    ("borough-comparison", "Total Notifiable Offences", "2015/16 vs 2014/15", "difference", "1273"),
    ("priority-themes", "Performance indicators for Drugs and Alcohol", "2015", "count", "5"),
    ("assessment-total-crime", "Total Notifiable Offences", "2014/15", "count", "28056"),
    ("assessment-c-drugs", "Clients on IARP caseload also in structured treatment: opiates",
     "Q4 (January – March 2012)", "count", "367"),
    ("assessment-a-gangs", "Custodial sentences compared to all court disposals", "2011/12", "percentage", "5.8"),
    ("assessment-b-asb", "Police CAD calls for ASB", "2014/15 vs 2013/14", "change", "-1748"),
    ("assessment-c-drugs", "Possession Only Sanction Detections", "2012/13", "sanction detections", "1290"),
    ("assessment-f-hate", "Overall Hate Crime Sanction Detection Rate", "2013/14", "sanction detections", "54"),
    ("assessment-g-ksi", "Persons killed or seriously injured on road", "Jan 2015 – July 2015", "count", "46"),
    ("assessment-h-property", "Personal Robberies", "2014/15 vs 2012/13", "change", "-112"),
    ("assessment-cc2-reoffending", "Jigsaw: staff to high risk offender ratio", "2014/15", "ratio", "13.8"),
    ("consultation-2012", "Consultation selections for Violence", "May – June 2012", "count", "196"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "indicator", "period", "measure", "value"), FACTS)
def test_a_figure(table: str, indicator: str, period: str, measure: str, value: str) -> None:
    assert find(table, indicator, period, measure).value == Decimal(value)


@pytest.mark.parametrize(
    ("area", "value"),
    [("Greenwich", 21887), ("Hackney", 27127), ("Lewisham", 24628), ("Newham", 29964), ("Southwark", 31335),
     ("Tower Hamlets", 28618)],
)  # fmt: skip
def test_the_slipped_borough_rows_are_served_as_proved(area: str, value: int) -> None:
    served = [f for f in FIGURES if (f.table, f.area, f.period) == ("borough-offences", area, "2015/16")]
    assert [(f.value, f.state) for f in served] == [(Decimal(value), "number"), (None, "repeat")]
    assert served[0].row_label == "2014/15 (CSP Plan Y2)"
    assert "28618" in served[0].note


@pytest.mark.parametrize("measure", ["count", "sanction detections"])
@pytest.mark.parametrize("table", ["crime-2015-16", "crime-against-2011-12"])
def test_the_columns_add_up_to_their_printed_totals(table: str, measure: str) -> None:
    rows = [f for f in FIGURES if (f.table, f.measure) == (table, measure) and f.value is not None]
    for period in {f.period for f in rows}:
        parts = [f.value or 0 for f in rows if f.period == period and f.category]
        assert sum(parts) == find(table, "Total Notifiable Offences", period, measure).value


@pytest.mark.parametrize(
    ("table", "indicator", "period", "state"),
    [
        ("assessment-c-drugs", "Alcohol users engaging in structured treatment", "2014/15", "restricted"),
        ("assessment-e-prostitution", "Women referred to the Prostitution MARAC", "2014/15", "new indicator"),
        ("assessment-h-property", "Personal Robberies", "2011/12", "not available"),
        ("crime-against-2011-12", "Knife Crime", "2011/12", "not available"),
        ("priority-themes", "Performance indicators for Prevent", "2015", "new priority"),
        ("assessment-c-drugs", "Clients on IARP caseload also in structured treatment: alcohol",
         "2011/12", "unreadable"),
        ("assessment-d-violence", "Unsuccessful Prosecutions and Rate against total", "2014/15", "none given"),
    ],
)  # fmt: skip
def test_a_cell_without_a_number_says_why(table: str, indicator: str, period: str, state: str) -> None:
    figure = find(table, indicator, period)
    assert (figure.value, figure.state) == (None, state)


def test_the_long_form_holds_each_number_once() -> None:
    keys = Counter(
        (f.table, f.category, f.indicator, f.measure, f.of, f.area, f.period, f.basis, f.unit)
        for f in FIGURES
        if f.value is not None
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_figures_say_where_and_when() -> None:
    for figure in FIGURES:
        assert figure.basis in BASES
        assert (figure.value is None) == (figure.state != "number")
        assert figure.printed in folded(figure.quote) or figure.state == "none given"
        assert bool(figure.start) == (figure.table not in ("priority-themes", "assessment-basis"))


def test_mended_numbers_give_their_evidence() -> None:
    mended = {str(f.value): f.note for f in FIGURES if f.value is not None and str(abs(f.value)) not in bare(f.printed)}
    assert " ".join(mended) == ("1708 2735 1436 4433 5438 5099 3663 -11.7 677 1412 -4.3 1422 982 1216 11115 8812 9112")
    assert all(len(evidence) > 50 for evidence in mended.values())


def bare(printed: str) -> str:
    return re.sub(r"[^\d.]", "", printed)


@pytest.mark.parametrize(
    ("period", "basis", "dates"),
    [
        ("2015/16", "financial year", ("2015-04-01", "2016-03-31")),
        ("1999/00", "October to September", ("1999-10-01", "2000-09-30")),
        ("2014/15 vs 2013/14", "October to September", ("2014-10-01", "2015-09-30")),
        ("Aug 2011 – July 2012", "August to July", ("2011-08-01", "2012-07-31")),
        ("Q4 (January – March 2012)", "quarter", ("2012-01-01", "2012-03-31")),
        ("12 months to June 2012", "12 months to June", ("2011-07-01", "2012-06-30")),
        ("12 months to December 2012", "", ("2012-01-01", "2012-12-31")),
        ("September 2015", "snapshot", ("2015-09-01", "2015-09-30")),
        ("2015", "snapshot", ("", "")),
    ],
)
def test_dates_of_a_period(period: str, basis: str, dates: tuple[str, str]) -> None:
    assert span(period, basis) == dates
