"""A table that is not exactly as its metadata says is refused with the place that is wrong."""

from pathlib import Path

import pytest

from ingest.tables import load_figures
from planqa.domain import Document
from planqa.errors import CorpusError

DOCUMENTS = {"plan": Document("plan", "Plan", "plan.pdf", "")}
CSV = "@category,Offence,2015/16,Change\nCars,Theft,39,-2.5% (-1)\nCars,Damage,N/A,\n"
PARTS = "table,row,column,printed,part,value,note\n"
TOML = """
document = "plan"
states = { "N/A" = "not available", "" = "none given" }
[[tables]]
id = "crime"
figures = { measure = "count", area = "Here", page = "3", basis = "financial year" }
columns = [
    { head = "Offence", role = "label" },
    { head = "2015/16", period = "2015/16" },
    { head = "Change", measure_by_unit = { "%" = "percentage change", count = "change" } },
]
"""
REPAIR = '[[tables.repairs]]\nrow = 1\ncolumn = 2\nprinted = "39"\nvalue = "93"\nevidence = "the total"\n'


def write(folder: Path, toml: str = TOML, csv: str = CSV, parts: str = "") -> Path:
    (folder / "tables").mkdir()
    (folder / "tables.toml").write_text(toml, encoding="utf-8")
    (folder / "tables" / "crime.csv").write_text(csv, encoding="utf-8")
    if parts:
        (folder / "tables" / "parts.csv").write_text(PARTS + parts, encoding="utf-8")
    return folder


def test_a_small_table(tmp_path: Path) -> None:
    figures = load_figures(write(tmp_path), DOCUMENTS)
    told = [(f.indicator, f.measure, f.of, str(f.value), f.unit, f.state) for f in figures]
    assert told == [
        ("Theft", "count", "", "39", "count", "number"),
        ("Theft", "percentage change", "count", "-2.5", "%", "number"),
        ("Theft", "change", "count", "-1", "count", "number"),
        ("Damage", "count", "", "None", "count", "not available"),
        ("Damage", "change", "count", "None", "count", "none given"),
    ]
    assert (figures[0].quote, figures[0].page, figures[0].category) == ("Theft 39 -2.5% (-1)", 3, "Cars")


def test_a_repair_keeps_the_print_and_gives_its_evidence(tmp_path: Path) -> None:
    figure = load_figures(write(tmp_path, TOML + REPAIR), DOCUMENTS)[0]
    assert (figure.printed, str(figure.value), figure.note) == ("39", "93", "the total")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("2015/16,Change", "2016/17,Change"), 'unknown column: "2015/16"'),
        (("Theft,39", "Theft,3x9"), 'crime, row 1, column 2: cannot read "3x9" as one number'),
        (("Theft,39", "Theft,39,40"), "line 2 has 5 cells under 4 heads"),
        (("@category", "@colour"), "no figure has colour"),
    ],
)
def test_a_csv_that_does_not_fit(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    with pytest.raises(CorpusError, match=told):
        load_figures(write(tmp_path, csv=CSV.replace(*change)), DOCUMENTS)


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (TOML + REPAIR.replace('"39"', '"38"'), 'row 1, column 2 reads "39", not "38"'),
        (TOML + REPAIR.replace("row = 1", "row = 9"), "row 9, column 2 is not in the table"),
        (TOML + REPAIR.replace('evidence = "the total"', ""), r"`repairs` 1: lacks `evidence`"),
        (TOML + REPAIR + REPAIR, "repaired twice"),
        (TOML.replace('area = "Here", ', ""), "nothing says its area"),
        (TOML.replace('head = "Change"', 'head = "Change", colour = "red"'), "no figure has colour"),
        (
            TOML.replace('role = "label"', 'role = "title"'),
            "`columns` 1 `role` is wrong .* 'title'",
        ),
        (TOML.replace('"plan"', '"other"'), 'its document "other" is not in documents.toml'),
        (TOML + TOML[TOML.index("[[") :], 'two tables have the id "crime"'),
        (TOML.replace('"3"', '"three"'), 'row 1, column 2: the page "three" is no number'),
        (TOML + "=", "not valid TOML"),
    ],
)
def test_metadata_that_does_not_fit(tmp_path: Path, toml: str, told: str) -> None:
    with pytest.raises(CorpusError, match=told):
        load_figures(write(tmp_path, toml), DOCUMENTS)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("crime,1,2,39,3,,\n", 'no part reads "9"'),
        ("crime,1,2,39,9,,\n", 'the part "9" is not next in "39"'),
        ("crime,1,2,40,40,,\n", 'reads "39", not "40"'),
        ("crime,1,2,39,39,93,\n", '"39" is mended to "93" without evidence'),
        ("crime,1,2,39,39,9,\n", '"39" is mended to "9" without evidence'),
        ("crime,one,2,39,39,,\n", 'row "one", column "2" of crime are not numbers'),
        ("other,1,2,39,39,,\n", 'names table "other"'),
    ],
)
def test_parts_that_do_not_fit(tmp_path: Path, parts: str, told: str) -> None:
    with pytest.raises(CorpusError, match=told):
        load_figures(write(tmp_path, parts=parts), DOCUMENTS)


def test_a_missing_csv_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "tables" / "crime.csv").unlink()
    with pytest.raises(CorpusError, match=r"crime\.csv"):
        load_figures(folder, DOCUMENTS)
