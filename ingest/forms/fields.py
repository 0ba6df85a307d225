"""What a key of a reviewed file may hold, each with an example that a fault shows."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(pattern=r"\S", examples=['"…"'])]
Texts = Annotated[list[Text], Field(min_length=1, examples=['["…", "…"]'])]
Words = Annotated[list[Text], Field(examples=['["…"]'])]
Phrases = Annotated[dict[str, list[Text]], Field(examples=['{ name = ["…"] }'])]
Spellings = Annotated[dict[str, str], Field(examples=['{ "…" = "…" }'])]
Number = Annotated[int, Field(gt=0, examples=["5"])]
Flag = Annotated[bool, Field(examples=["true"])]


class Form(BaseModel):
    """Keys that are not named are refused, and nothing is taken for what it is not."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Quote(Form):
    page: Number
    quote: Text


Quotes = Annotated[list[Quote], Field(min_length=1, examples=['[{ page = 5, quote = "…" }]'])]
