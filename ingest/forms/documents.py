"""The forms of documents.toml and edition.toml."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from ingest.forms.fields import Form, Number, Text

Basis = Literal["contents", "seen", "estimated"]


class Document(Form):
    id: Annotated[str, Field(pattern=r"^\w[\w.-]*$", examples=['"my-plan"'])]  # it names a file in the store
    title: Text
    file: Text
    sha256: Text
    publisher: str = ""
    period: str = ""
    date: str = ""
    audience: str = ""
    edition: str = ""


class Documents(Form):
    document: list[Document]


class KnownPage(Form):
    page: Number
    basis: Annotated[Basis, Field(examples=['"seen"'])]
    line: int = Field(1, examples=["5"])
    begins: str = ""
    note: str = ""


class Numbering(Form):
    """An edition of which only the pages are told."""

    pages: Annotated[list[KnownPage], Field(min_length=1)]


class PageStart(KnownPage):
    line: Number
    begins: Text


Lines = Annotated[dict[Annotated[str, Field(pattern=r"^\d+$")], Text], Field(examples=['{ 5 = "…" }'])]


class Headings(Form):
    model_config = ConfigDict(
        extra="forbid", strict=True, alias_generator=lambda name: name.replace("level_", "level-")
    )

    repeated: list[Text] = Field(examples=['["…"]'])
    level_1: Lines
    level_2: Lines
    level_3: Lines


class TableLines(Form):
    starts: list[Number] = Field(examples=["[5, 40]"])
    header_rows: dict[str, Number] = Field(examples=["{ 5 = 2 }"])
    joined: list[Annotated[list[Number], Field(min_length=2, max_length=2)]] = Field(examples=["[[5, 6]]"])


class Edition(Form):
    """The whole record that an edition is typeset from."""

    title: Text
    author: Text
    description: Text
    language: Text
    region: Text
    typeset: date = Field(examples=["2016-03-31"])
    pages: Annotated[list[PageStart], Field(min_length=1)]
    headings: Headings
    tables: TableLines
