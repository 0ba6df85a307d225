"""Drafts of tables: what is found on small typeset pages, how it is written, and that nothing is served unreviewed."""

import csv
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader, PdfWriter

from ingest.__main__ import main
from ingest.drafts.draft import Draft, draft_tables
from ingest.drafts.guesses import Guess, guess_basis, guess_columns, guess_period
from ingest.drafts.sheet import doubtful
from ingest.tables import load_figures
from planqa.domain import Document
from planqa.errors import CorpusError, EncryptedDocument

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "corpus" / "csp-plan-2013-17-year-4"

PROSE = "The partnership met four times in 2015/16 and saw 1,204 reports fall by 8% over the year. " * 4

RULED = """
= Crime by ward
#table(columns: 4,
  [Ward], [Offences 2014/15], [Offences 2015/16], [% change],
  [Bow East], [1,204], [1,300], [+8.0%],
  [Bow West and Old Ford], [62], [65], [+4.8%],
  [Mile End], [-], [0], [n/a],
)
"""
BORDERLESS = """
= Recorded robbery
#table(columns: (auto, auto, auto), stroke: none, align: (left, right, right),
  [Borough], [2014], [2015],
  [Hackney], [1,094], [1,079],
  [Newham], [65], [62],
  [Tower Hamlets], [3], [1,234],
)
"""


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Where a test typesets its document."""
    return tmp_path / "plan.pdf"


def typeset(path: Path, *parts: str, height: str = "297mm") -> Path:
    """A PDF with a running head and page numbers."""
    import typst

    head = f'#set page(width: 210mm, height: {height}, header: [Safety plan for a borough], numbering: "1")\n'
    made: bytes = typst.compile((head + "\n\n".join(parts)).encode(), ignore_system_fonts=True)
    path.write_bytes(made)
    return path


def drafted(path: Path) -> list[tuple[tuple[str, ...], ...]]:
    """Each table's head and rows."""
    return [cells(draft) for draft in draft_tables(path).tables]


def cells(draft: Draft) -> tuple[tuple[str, ...], ...]:
    return (draft.heads, *(row for piece in draft.pieces for row in piece.rows))


def test_a_ruled_table_is_drafted_as_printed(pdf: Path) -> None:
    draft = draft_tables(typeset(pdf, PROSE, RULED, PROSE)).tables[0]
    assert cells(draft) == (
        ("Ward", "Offences 2014/15", "Offences 2015/16", "% change"),
        ("Bow East", "1,204", "1,300", "+8.0%"),
        ("Bow West and Old Ford", "62", "65", "+4.8%"),
        ("Mile End", "-", "0", "n/a"),
    )
    assert (draft.title, draft.pieces[0].section, draft.pieces[0].by) == ("Crime by ward", "Crime by ward", "ruled")


def test_a_borderless_table_is_drafted_as_printed(pdf: Path) -> None:
    draft = draft_tables(typeset(pdf, PROSE, BORDERLESS, PROSE)).tables[0]
    assert cells(draft) == (
        ("Borough", "2014", "2015"),
        ("Hackney", "1,094", "1,079"),
        ("Newham", "65", "62"),
        ("Tower Hamlets", "3", "1,234"),
    )
    assert (draft.title, draft.pieces[0].by) == ("Recorded robbery", "layout")


def test_two_tables_on_a_page_are_two_drafts(pdf: Path) -> None:
    found = draft_tables(typeset(pdf, RULED, PROSE, BORDERLESS)).tables
    assert [(draft.title, len(cells(draft)), len(draft.heads)) for draft in found] == [
        ("Crime by ward", 4, 4),
        ("Recorded robbery", 4, 3),
    ]


@pytest.mark.parametrize("stroke", ["0.5pt", "none", "(x, y) => (bottom: 0.5pt)"])
def test_a_table_over_two_pages_is_one_draft(pdf: Path, stroke: str) -> None:
    rows = " ".join(f"[Ward {n}], [{1000 + 7 * n:,}], [{n + 3}%]," for n in range(1, 25))
    table = f"#table(columns: 3, stroke: {stroke}, table.header([Ward], [Offences], [Rate]), {rows})"
    (draft,) = draft_tables(typeset(pdf, "= Wards", table, height="140mm")).tables
    assert len(draft.pieces) > 1
    assert [row[0] for row in cells(draft)] == ["Ward", *(f"Ward {n}" for n in range(1, 25))]
    assert cells(draft)[24] == ("Ward 24", "1,168", "27%")


def test_tables_with_one_head_under_two_headings_stay_two(pdf: Path) -> None:
    table = "#table(columns: 2, [Indicator], [2015/16], [Robberies], [{}], [Burglaries], [{}])"
    parts = ("= Priority A", table.format(12, 34), "#pagebreak()", "= Priority B", table.format(56, 78))
    assert [draft.title for draft in draft_tables(typeset(pdf, *parts)).tables] == ["Priority A", "Priority B"]


def test_only_rules_between_the_rows(pdf: Path) -> None:
    table = """#table(columns: (1fr, 1fr, 1fr), stroke: (x, y) => (bottom: 0.5pt, top: 0.5pt),
      [Group], [Chair], [Meets], [Youth Board], [Head of Service], [Quarterly],
      [Hate Crime Forum], [Police], [Monthly])"""
    assert drafted(typeset(pdf, "= Groups", table)) == [
        (
            ("Group", "Chair", "Meets"),
            ("Youth Board", "Head of Service", "Quarterly"),
            ("Hate Crime Forum", "Police", "Monthly"),
        )
    ]


def test_cells_of_several_lines_stay_whole(pdf: Path) -> None:
    table = """#table(columns: (38mm, 30mm, 30mm), stroke: none,
      [Indicator], [2014/15], [Change],
      [Number of calls to the police about anti-social behaviour], [14,304], [\\-10.9% \\ (\\-1,748)],
      [Arson], [409], [+18.9% \\ (+65)])"""
    assert drafted(typeset(pdf, table))[0][1:] == (
        ("Number of calls to the police about anti-social behaviour", "14,304", "-10.9% (-1,748)"),
        ("Arson", "409", "+18.9% (+65)"),
    )


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_a_head_over_two_columns_is_told_to_both(pdf: Path, stroke: str) -> None:
    table = f"""#table(columns: (40mm, 30mm, 30mm), stroke: {stroke}, align: center,
      [], table.cell(colspan: 2)[Offences recorded by the police],
      [Ward], [2014/15], [2015/16], [Bow], [120], [131], [Mile End], [99], [87])"""
    heads = drafted(typeset(pdf, table))[0][0]
    assert heads == (
        "Ward",
        "Offences recorded by the police 2014/15",
        "Offences recorded by the police 2015/16",
    )


def test_caption_and_notes_are_found(pdf: Path) -> None:
    parts = ("= Crime", PROSE, "Table 3: Offences by ward", BORDERLESS.split("\n", 2)[2], "\\* Financial year.", PROSE)
    (draft,) = draft_tables(typeset(pdf, *parts)).tables
    assert draft.title == "Table 3: Offences by ward"
    assert draft.pieces[0].notes == ("* Financial year.",)


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 6,
        "#columns(2)[" + PROSE * 12 + "]",
        "+ Robbery 298\n+ Burglary 200\n+ Drugs 196",
        "= Contents\n#table(columns: (1fr, auto), stroke: none, [Foreword], [3], [Introduction], [5], [Aims], [9])",
        "#rect(width: 100%)[" + PROSE + "]",
    ],
    ids=["prose", "two columns of prose", "a list", "contents", "a box"],
)
def test_what_is_no_table(pdf: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tables", str(typeset(pdf, text))]) == 0
    assert capsys.readouterr().out == f"{pdf}: no table found on 1 pages; nothing is written\n"
    assert [path.name for path in pdf.parent.iterdir()] == ["plan.pdf"]


def test_an_encrypted_file_is_one_clear_error(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writer = PdfWriter(PdfReader(typeset(pdf, RULED)))
    writer.encrypt("secret")
    writer.write(pdf)
    with pytest.raises(EncryptedDocument):
        draft_tables(pdf)
    assert main(["tables", str(pdf)]) == 1
    told = capsys.readouterr().err.strip().splitlines()[-1]
    assert told.startswith(f"ingest: {pdf}: is encrypted")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("none.pdf", None, "there is no file"),
        ("plan.docx", b"PK", "tables are drafted from PDF only"),
        ("broken.pdf", b"%PDF-1.7 cut", "is damaged"),
        ("empty.pdf", b"", "is empty"),
    ],
)
def test_bad_input_is_one_clear_error(
    tmp_path: Path, name: str, data: bytes | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert main(["tables", str(tmp_path / name)]) == 1
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


def test_what_is_written(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = pdf.parent / "new"
    assert main(["tables", str(typeset(pdf, RULED, BORDERLESS)), "--out", str(folder)]) == 0
    assert "2 tables, 6 rows drafted, none accepted" in capsys.readouterr().out
    crime, robbery = tomllib.loads((folder / "tables.toml").read_text(encoding="utf-8"))["tables"]
    assert (crime["id"], crime["accepted"], crime["figures"]["page"]) == ("crime-by-ward", False, "1")
    assert crime["columns"] == [
        {"head": "Ward", "role": "label"},
        {"head": "Offences 2014/15", "period": "2014/15"},
        {"head": "Offences 2015/16", "period": "2015/16"},
        {"head": "% change", "measure": "percentage change", "unit": "%"},
    ]
    assert robbery["columns"][1:] == [{"head": "2014", "period": "2014"}, {"head": "2015", "period": "2015"}]
    with (folder / "tables" / "crime-by-ward.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[2] == ["", "Bow West and Old Ford", "62", "65", "+4.8%"]
    sheet = ElementTree.parse(folder / "tables.draft.xhtml")
    words = " ".join(sheet.getroot().itertext())
    assert "page 1" in words
    assert "Bow West and Old Ford" in words


def test_the_sheet_marks_what_ingest_would_stop_at() -> None:
    mixed = Guess("Change", "value", by_unit={"%": "percentage change", "count": "change"})
    assert [cell for cell in ("5", "-", "N/A", "(-6.1%", "27 127", "-10.9% (-1,748)") if doubtful(mixed, cell)] == [
        "(-6.1%",
        "27 127",
    ]
    assert doubtful(Guess("Count", "value"), "-10.9% (-1,748)")
    assert not doubtful(Guess("Lead", "text"), "Police")


DOCUMENTS = {"plan": Document(id="plan", title="Plan", file="plan.pdf", sha256="")}


def test_a_draft_is_served_only_once_it_is_accepted(pdf: Path) -> None:
    main(["tables", str(typeset(pdf, RULED, BORDERLESS))])
    assert load_figures(pdf.parent, DOCUMENTS) == []
    _edit(pdf, ("accepted = false", "accepted = true"))
    with pytest.raises(CorpusError, match="nothing says its measure"):
        load_figures(pdf.parent, DOCUMENTS)
    _edit(pdf, ('area = ""', 'area = "Tower Hamlets"'), ('measure = "", unit = ""', 'measure = "count"'))
    figures = load_figures(pdf.parent, DOCUMENTS)
    assert {figure.table for figure in figures} == {"crime-by-ward"}  # the second table is still a draft
    told = next(figure for figure in figures if figure.printed == "1,300")
    assert (told.indicator, told.period, told.area, told.page) == ("Bow East", "2015/16", "Tower Hamlets", 1)


def _edit(pdf: Path, *changes: tuple[str, str]) -> None:
    """Mend the first table of the metadata, as a reviewer would."""
    path = pdf.parent / "tables.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_an_unclear_accepted_is_refused(pdf: Path) -> None:
    main(["tables", str(typeset(pdf, RULED))])
    _edit(pdf, ("accepted = false", 'accepted = "no"'))
    with pytest.raises(CorpusError, match=r"`accepted` is neither true nor false: 'no'"):
        load_figures(pdf.parent, DOCUMENTS)


def test_reviewed_files_are_never_overwritten(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = pdf.parent
    (folder / "tables").mkdir()
    (folder / "tables.toml").write_text("reviewed", encoding="utf-8")
    (folder / "tables" / "crime-by-ward.csv").write_text("reviewed", encoding="utf-8")
    assert main(["tables", str(typeset(pdf, RULED))]) == 1
    assert "is there already and may be reviewed" in capsys.readouterr().err
    assert main(["tables", str(pdf), "--force"]) == 0
    assert (folder / "tables.toml").read_text(encoding="utf-8") == "reviewed"
    assert (folder / "tables" / "crime-by-ward.csv").read_text(encoding="utf-8") == "reviewed"
    assert (folder / "tables.draft.toml").is_file()
    assert (folder / "tables.draft" / "crime-by-ward.csv").is_file()


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Performance 2011/12 (Oct – Sept)", "2011/12"),
        ("Performance April – June 2014", "April – June 2014"),
        ("12 months to June 2015", "12 months to June 2015"),
        ("2014-15", "2014/15"),
        ("2011-15", ""),
        ("Ward", ""),
    ],
)
def test_periods_are_guessed_from_heads(head: str, period: str) -> None:
    assert guess_period(head) == period


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("Performance 2011/12 (Oct – Sept)", "October to September"),
        ("2015/16 Financial Year Crime Figures", "financial year"),
        ("FY 2015/16 and 12 months Oct – Sept", ""),  # two kinds of year: a person must say
        ("2015/16", ""),
    ],
)
def test_a_basis_is_guessed_only_where_one_is_named(said: str, basis: str) -> None:
    assert guess_basis(said) == basis


def test_a_change_in_several_units_is_measured_by_the_unit() -> None:
    rows = [("ASB", "Police", "5", "-10.9%"), ("Satisfaction", "Police", "6", "-0.1% pts")]
    guesses = guess_columns(["Indicator", "Lead", "Count 2015/16", "Difference (+/-%) 2014/15 – 2013/14"], rows)
    assert [guess.role for guess in guesses] == ["label", "text", "value", "value"]
    assert guesses[3].fields == {"period": "2014/15 vs 2013/14", "compared_with": "2013/14"}
    assert guesses[3].by_unit["percentage points"] == "percentage-point change"


def test_the_plan_drafts_as_reviewed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tables", str(PLAN / "plan.pdf"), "--compare", str(PLAN)]) == 0
    *tables, total = capsys.readouterr().out.splitlines()
    # the plan prints these as bulleted lists or in sentences, not as tables
    lists = ("priority-themes", "consultation-2012", "consultation-replies", "assessment-basis")
    for line in tables:
        name, _, counts = line.partition(": ")
        right, cells_ = counts.split(" of ")
        assert name in lists or right == cells_, line
    assert total == "843 of 858 numeric cells drafted as reviewed (98.3 %)"
