"""The charts of the chat page: which figures may share a line or a row of bars, the gaps, the table and the file."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from planqa.domain import Answer, Figure, Status

APP = Path(__file__).parent.parent / "app"
ARSON = Figure("b", "plan", "Arson", "count", "Tower Hamlets", "2011/12", Decimal(481), "count", "481", 30, "30",
               row=2, column=3, basis="October to September", start="2011-10-01", end="2012-09-30",
               counted="incidents")  # fmt: skip


class FakeAssistant:
    """Gives the same figures as the answer to every question."""

    class store:  # noqa: N801
        documents = ()

    def __init__(self, figures: Sequence[Figure], status: Status) -> None:
        self.answer = Answer("q", status, "Told.", figures=tuple(figures), answered_by="figures")

    def warm(self) -> None:
        pass

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        return self.answer


def in_year(year: int, value: str | None, **more: Any) -> Figure:
    """Arson in the October-September year that begins in year; without a value it is a new indicator."""
    known = {"value": Decimal(value), "printed": value} if value else {"value": None, "printed": "New", "state": "new"}
    period = f"{year}/{(year + 1) % 100:02}"
    return replace(ARSON, period=period, start=f"{year}-10-01", end=f"{year + 1}-09-30", **(known | more))


FOUR = (in_year(2011, "481"), in_year(2012, "390"), in_year(2013, "344"), in_year(2014, "409"))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The page after a question whose answer has the figures given."""

    def show(*figures: Figure, status: Status = Status.ANSWERED) -> AppTest:
        monkeypatch.setattr("planqa.assistant.Assistant.open", lambda store: FakeAssistant(figures, status))
        st.cache_resource.clear()
        app = AppTest.from_file(str(APP / "streamlit_app.py"), default_timeout=30).run()
        app.chat_input[0].set_value("q").run()
        assert not app.exception
        return app

    return show


def specs(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def drawn(spec: dict[str, Any]) -> list[tuple[str, int, float, str]]:
    """Area, place, value and stretch of each point of a line chart."""
    points = spec["layer"][0]["data"]["values"]
    return [(point["area"], point["place"], point["value"], point["run"]) for point in points]


def kinds(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def test_three_points_of_a_row_make_a_line_and_two_do_not(shown: Any) -> None:
    assert specs(shown(*FOUR[:2])) == []
    (spec,) = specs(shown(*FOUR[:3]))
    assert drawn(spec) == [("Tower Hamlets", at, value, "0 Tower Hamlets") for at, value in enumerate((481, 390, 344))]
    assert kinds(spec)[0] == "line"
    assert spec["layer"][0]["encoding"]["y"]["scale"]["zero"] is True
    assert spec["layer"][0]["encoding"]["y"]["axis"]["title"] == "Incidents"
    assert spec["layer"][0]["encoding"]["x"]["axis"]["title"] == "Year from October to September"
    assert spec["description"] == (
        "Line chart of Arson, Tower Hamlets, by year from October to September. "
        "From 481 in 2011/12 to 344 in 2013/14, highest 481 in 2011/12, lowest 344 in 2013/14."
    )


def test_financial_and_october_years_never_share_a_line(shown: Any) -> None:
    financial = replace(FOUR[2], basis="financial year", start="2013-04-01", end="2014-03-31")
    assert specs(shown(FOUR[0], FOUR[1], financial)) == []
    assert len(drawn(specs(shown(*FOUR[:3], financial))[0])) == 3


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUR[2], unit="%"),
        replace(FOUR[2], measure="rate"),
        replace(FOUR[2], indicator="Arson of cars"),
        replace(FOUR[2], table="c"),
        replace(FOUR[2], area="Hackney"),
    ],
)
def test_nor_do_other_units_measures_rows_tables_or_areas(shown: Any, other: Figure) -> None:
    assert specs(shown(*FOUR[:2], other)) == []


def test_published_changes_are_no_points(shown: Any) -> None:
    change = in_year(2014, "65", measure="count", compared_with="2013/14")
    assert len(drawn(specs(shown(*FOUR[:3], change))[0])) == 3


def test_two_numbers_for_one_year_are_not_drawn(shown: Any) -> None:
    assert specs(shown(*FOUR, in_year(2014, "410"))) == []


def test_periods_without_dates_are_not_drawn(shown: Any) -> None:
    assert specs(shown(*(replace(figure, start="", end="") for figure in FOUR))) == []


def test_a_missing_number_is_a_gap_and_told_as_one(shown: Any) -> None:
    figures = (FOUR[0], in_year(2012, None), *FOUR[2:])
    app = shown(*figures)
    (spec,) = specs(app)
    assert [(place, run) for _, place, _, run in drawn(spec)] == [
        (0, "0 Tower Hamlets"),
        (2, "1 Tower Hamlets"),
        (3, "1 Tower Hamlets"),
    ]
    assert spec["layer"][0]["encoding"]["x"]["axis"]["values"] == [0, 1, 2, 3], "the year keeps its place"
    assert spec["description"].endswith("; no number for 2012/13 (new).")
    assert 'New<br><span class="basis">no number: new</span></td>' in html(app)


def test_a_year_that_is_not_among_the_figures_is_a_gap_too(shown: Any) -> None:
    places = [(place, run[0]) for _, place, _, run in drawn(specs(shown(FOUR[0], *FOUR[2:]))[0])]
    assert places == [(0, "0"), (2, "1"), (3, "1")]


def test_several_areas_have_a_line_each_told_apart_without_colour(shown: Any) -> None:
    hackney = [replace(figure, area="Hackney") for figure in FOUR]
    (spec,) = specs(shown(*FOUR, *hackney))
    assert {area for area, *_ in drawn(spec)} == {"Tower Hamlets", "Hackney"}
    dashes, shapes = (
        spec["layer"][at]["encoding"][channel]["scale"]["range"] for at, channel in ((0, "strokeDash"), (1, "shape"))
    )
    assert dashes[0] != dashes[1]
    assert shapes[0] != shapes[1]
    names = spec["layer"][-1]["encoding"]["y"]["axis"]
    assert names["values"][1] - names["values"][0] > 20, "two names at one height are moved apart"
    assert '"Hackney"' in names["labelExpr"]


def test_more_lines_than_can_be_told_apart_are_left_to_the_table(shown: Any) -> None:
    assert specs(shown(*(replace(figure, area=f"Area {n}") for n in range(7) for figure in FOUR))) == []


def test_one_year_of_three_boroughs_is_bars_from_zero(shown: Any) -> None:
    figures = [in_year(2014, str(value), area=area) for area, value in (("Newham", 30), ("Hackney", 27), ("Here", 28))]
    assert specs(shown(*figures[:2])) == []
    (spec,) = specs(shown(*figures, in_year(2014, None, area="Greenwich")))
    assert [(bar["name"], bar["value"], bar["number"]) for bar in spec["layer"][0]["data"]["values"]] == [
        ("Newham", 30, "30"),
        ("Hackney", 27, "27"),
        ("Here", 28, "28"),
        ("Greenwich", None, "no number (new)"),
    ]
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"][0] == 0
    assert spec["description"] == (
        "Bar chart of Arson, 2014/15 (October to September). "
        "Newham: 30; Hackney: 27; Here: 28; Greenwich: no number (new)."
    )


def test_bars_of_offences_are_twelve_at_most_and_of_one_year(shown: Any) -> None:
    kinds = [in_year(2014, "5", indicator=f"Kind {n}") for n in range(13)]
    assert specs(shown(*kinds)) == []
    assert specs(shown(*kinds[:3], in_year(2013, "5", indicator="Kind 0"))) == []
    (spec,) = specs(shown(*kinds[:11], in_year(2014, "5", indicator="Kind 11", counted="reports")))
    assert spec["layer"][0]["encoding"]["x"]["axis"]["title"] == "Number", "incidents and reports"
    assert spec["layer"][0]["data"]["values"][11]["name"] == "Kind 11"


def test_three_figures_can_be_taken_away_as_csv(shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = (*FOUR[:2], replace(FOUR[2], value=Decimal(1344), printed="1,344"), in_year(2014, None))
    app = shown(*cells)
    (button,) = app.get("download_button")
    assert button.proto.label == "Download these figures (CSV)"
    monkeypatch.syspath_prepend(APP)
    from charts import download

    file = download(cells)
    assert file is not None
    assert file.name == "planqa-arson.csv"
    assert file.data.startswith(b"\xef\xbb\xbftable,document,indicator,measure,area,period,value,unit,printed,page,")
    assert b"\r\nb,plan,Arson,count,Tower Hamlets,2011/12,481,count,481,30,30,2,3,October to September," in file.data
    assert b'\r\nb,plan,Arson,count,Tower Hamlets,2013/14,1344,count,"1,344",30,30,2,3,' in file.data
    rows = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))
    assert [(row["value"], row["printed"], row["state"]) for row in rows[2:]] == [
        ("1344", "1,344", "number"),
        ("", "New", "new"),
    ]
    assert not shown(*cells[:2]).get("download_button")


def test_what_all_rows_share_is_said_once(shown: Any) -> None:
    app = html(shown(*FOUR))
    assert "<caption>As printed in the plan, Arson, Tower Hamlets, October to September</caption>" in app
    assert '<tr><th scope="row">2011/12</th><td class="number">481</td><td>30</td></tr>' in app
    changed = html(shown(*FOUR[2:], in_year(2014, "65", measure="change", compared_with="2013/14")))
    assert '<th scope="row">number</th><td>2014/15</td><td class="number">409</td>' in changed
    assert '<th scope="row">change</th>' in changed


def test_a_long_table_scrolls_in_its_own_box_and_says_so(shown: Any) -> None:
    app = html(shown(*(in_year(year, "5") for year in range(2000, 2021))))
    assert '<div class="scroll long" role="region" aria-label="Figures used" tabindex="0">' in app
    assert "21 rows, scroll to see all</caption>" in app


def test_what_documents_say_reaches_a_chart_as_data_only(shown: Any) -> None:
    nasty = '"];alert(1);["<b>'
    (spec,) = specs(shown(*(replace(figure, period=f"{nasty} {n}") for n, figure in enumerate(FOUR))))
    labels = spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]
    assert json.dumps([f"{nasty} 0"]) in labels
