"""How questions are cut into marks, and the vocabulary that is refused."""

from pathlib import Path

import pytest

from planqa.errors import CorpusError
from planqa.figures import load_vocabulary
from planqa.figures.labels import label_phrases
from planqa.figures.lexicon import Lexicon
from planqa.figures.reading import Reader, Reading
from tests.figures_tables import figures, vocabulary


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(vocabulary(), Lexicon(vocabulary(), list(figures())))


def _marks(reading: Reading) -> list[tuple[str, str]]:
    return [(mark.kind, mark.value) for mark in reading.marks if mark.kind != "link"]


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("robberies", ("robbery",)),
        ("personal robbery", ("personal robbery",)),  # the longer phrase
        ("the robbery of personal property", ("personal robbery",)),  # the row's label
        ("robbery was of the personal property", ("personal robbery",)),  # filler between is passed over
        ("shoplifting offences", ("theft from shops",)),  # "offences" adds nothing
        ("offences", ("crime",)),
        ("Total Notifiable Offences", ("crime",)),
        ("shoplifting and mugging", ("theft from shops", "personal robbery")),
    ],
)
def test_topics(reader: Reader, question: str, topics: tuple[str, ...]) -> None:
    reading = reader.read(question)
    assert (reading.topics, reading.unknown) == (topics, ())


def test_every_word_is_accounted_for(reader: Reader) -> None:
    assert reader.read("how many robberies by left-handed people").unknown == ("left", "handed", "people")


def test_marks_in_order(reader: Reader) -> None:
    assert _marks(reader.read("Which borough had the most crime in Hackney since 2013/14?")) == [
        ("ask", "which"), ("family", "boroughs"), ("act", "high"), ("topic", "crime"),
        ("family", "kinds of offence"), ("area", "Hackney"), ("period", "0"),
    ]  # fmt: skip


def test_a_period_after_since_is_a_base(reader: Reader) -> None:
    assert [when.base for when in reader.read("robbery since 2013/14").whens] == [True]
    assert [when.base for when in reader.read("robbery in 2013/14").whens] == [False]


def test_a_period_said_twice_is_one(reader: Reader) -> None:
    assert len(reader.read("robbery 2013/14 baseline").whens) == 1


def test_label_phrases() -> None:
    assert list(label_phrases("Number of Arson incidents (all deliberate fires)")) == [
        "Number of Arson incidents (all deliberate fires)",
        "Arson incidents (all deliberate fires)",
        "Arson incidents",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[topic]]\nname = 1", "lines"),
        ('[[topic]]\nname = "a"\nlines = [["b"]]\ncolour = "red"', "colour"),
        ('[marks.act]\nup = "rise"', "no list of phrases"),
        ("[[topic", "TOML|expected|Expected|Unclosed|bracket"),
    ],
)
def test_a_faulty_vocabulary_is_refused(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "vocabulary.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CorpusError, match=why):
        load_vocabulary(path)
