"""The forms of synonyms.toml and vocabulary.toml."""

from typing import Annotated, Literal

from pydantic import Field

from ingest.forms.fields import Flag, Form, Number, Phrases, Spellings, Text, Texts, Words


class Everyday(Form):
    say: Texts
    means: Texts


class Synonyms(Form):
    groups: list[Texts] = Field([], examples=['[["…", "…"]]'])
    everyday: list[Everyday] = Field([])
    filler: Words = Field([])


class Topic(Form):
    name: Text
    lines: list[Texts] = Field(examples=['[["…"]]'])
    words: Words = Field([])
    patterns: list[Text] = Field([], examples=['["{steal} {bike}"]'])
    plural: str = ""
    narrower: Words = Field([])
    elsewhere: Words = Field([])
    aside: Text = ""
    quote: Text = ""
    weak: Flag = False
    good: Flag = False
    members: list[Texts] = Field([], examples=['[["…"]]'])


class Family(Form):
    name: Text
    words: Texts
    table: str = ""
    by: Annotated[Literal["indicator", "category", "part", "area", "year"], Field(examples=['"indicator"'])] = (
        "indicator"
    )
    without: Words = Field([])


class NamedYear(Form):
    words: Texts
    year: Number = Field(examples=["2012"])
    basis: str = ""
    last: int = Field(0, examples=["2016"])


class Cue(Form):
    table: Text
    words: Texts
    beside: Words = Field([])


class Target(Form):
    topic: Text
    change: int = Field(examples=["-20"])
    baseline: Number = Field(examples=["2012"])
    year: Number = Field(examples=["2016"])
    name: Text
    quote: Text
    basis: str = ""
    own: Flag = False


class Vocabulary(Form):
    topic: list[Topic] = Field([])
    family: list[Family] = Field([])
    year: list[NamedYear] = Field([])
    cue: list[Cue] = Field([])
    target: list[Target] = Field([])
    marks: dict[str, Phrases] = Field({}, examples=['{ act = { name = ["…"] } }'])
    groups: Phrases = Field({})
    verbs: Words = Field([])
    sources: Spellings = Field({})
    spellings: Spellings = Field({})
    filler: Words = Field([])
    silent: Words = Field([])
    dividers: Words = Field([])
    home: str = ""
