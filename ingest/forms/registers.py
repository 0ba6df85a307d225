"""The forms of the registers: what reviewers wrote of a document, with its pages and quotes."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ingest.forms.fields import Form, Quote, Quotes, Text, Texts, Words


class FaqEntry(Form):
    document: Text
    question: Text
    wordings: Texts
    answer: Text
    quotes: Quotes


class Faq(Form):
    faq: list[FaqEntry] = Field([])


class Duty(Form):
    answer: Text
    queries: Texts
    quotes: Quotes


class Duties(Form):
    document: Text
    duty: list[Duty] = Field([])


class Fact(Quote):
    kind: Annotated[
        Literal[
            "chair", "co-chairs", "meets", "founded", "membership", "responsible for", "accountable to", "priority",
            "mentioned",
        ],
        Field(examples=['"chair"']),
    ]  # fmt: skip
    value: Text
    section: Text
    note: str = ""


class Board(Form):
    name: Text
    id: Text = ""
    kind: Annotated[
        Literal["", "partnership", "sub-group", "linked board", "other"], Field(examples=['"sub-group"'])
    ] = ""
    abbreviation: str = ""
    aliases: Words = Field([])
    asked_as: Words = Field([])
    note: str = ""
    facts: list[Fact] = Field([])


class Boards(Form):
    document: Text
    boards: list[Board] = Field([])


class Side(Quote):
    says: Text
    beside: bool = Field(False, examples=["true"])


class Restricted(Form):
    about: Text
    note: Text
    queries: Texts
    sides: Quotes
    counted: list[int] = Field([], examples=["[3]"])


class Contradiction(Restricted):
    topics: Texts
    sides: Annotated[  # type: ignore[assignment]
        list[Side], Field(min_length=1, examples=['[{ says = "43", page = 17, quote = "…" }]'])
    ]


class Notices(Form):
    document: Text
    contradiction: list[Contradiction] = Field([])
    restricted: list[Restricted] = Field([])
    drafting: list[Quote] = Field([])


class Silence(Form):
    about: Text
    queries: Texts


class Silences(Form):
    document: Text
    silence: list[Silence] = Field([])


class Expanded(Quote):
    kind: Annotated[Literal["sentence", "item", "section"], Field(examples=['"sentence"'])]
    queries: Texts


class Expansion(Form):
    document: Text
    expansion: list[Expanded] = Field([])


class Shared(Form):
    headings: Texts
    asked_as: Texts


class Section(Form):
    heading: Text
    names: Texts


class Sections(Form):
    document: Text
    shared: list[Shared] = Field([])
    section: list[Section] = Field([])


class Total(Form):
    tables: Texts
    total: Text
    members: Texts
    evidence: Text


class Rate(Form):
    table: Text
    rate: Text
    whole: Text
    evidence: Text


class Statement(Quote):
    document: Text
    table: Text
    by: Annotated[Literal["sum", "rows"], Field(examples=['"sum"'])]
    what: Text
    value: Annotated[Decimal, Field(strict=False, examples=["43"])]
    section: str = ""


class Audit(Form):
    totals: list[Total] = Field([])
    rates: list[Rate] = Field([])
    statements: list[Statement] = Field([])
