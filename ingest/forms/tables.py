"""The form of tables.toml; what a figure's fields may be is checked in ingest.tables."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from ingest.forms.fields import Flag, Form, Number, Spellings, Text, Words


class Column(Form):
    """A printed column; its other keys are fields of a figure, which ingest.tables checks."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, str] = Field(init=False)

    head: str = ""
    role: Annotated[Literal["label", "text", "value"], Field(examples=['"label"'])] = "value"
    measure_by_unit: Spellings = Field({})


class Repair(Form):
    row: Number
    column: Number
    printed: str = Field(examples=['"…"'])
    value: str = Field(examples=['"…"'])
    evidence: Text
    minor: Flag = False


class NotCell(Form):
    line: Number
    text: Text
    why: Text


def _columns(told: Any) -> Any:
    """The name of a column set is not read here."""
    return [] if isinstance(told, str) else told


class Table(Form):
    id: Text
    figures: dict[str, str] = Field({}, examples=['{ measure = "count", page = "5" }'])
    columns: Annotated[
        list[Column], BeforeValidator(_columns), Field(examples=['[{ head = "Offence", role = "label" }]'])
    ] = Field([])
    repairs: list[Repair] = Field([])
    accepted: Flag = True
    prose: Flag = False
    document: str = ""
    title: str = ""
    lines: str = ""
    rows: str = ""
    columns_mean: str = ""
    pages: str = ""
    found_by: str = ""
    notes: Words = Field([])
    not_cells: list[NotCell] = Field([])


class Tables(Form):
    document: str = ""
    bases: list[Text] = Field([], examples=['["financial year"]'])
    states: Spellings = Field({})
    column_sets: dict[str, list[Column]] = Field({})
    tables: list[Table] = Field([])
