"""The everyday words for a plan's tables, as reviewed data: read from vocabulary.toml and checked for form.

Every field is explained in the file itself (corpus/vocabulary.toml).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planqa.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Topic:
    """What people ask about: its words, and the rows that hold it, the likeliest first.

    name follows "for" or "of" ("personal robbery"); plural follows a count ("personal robberies"). patterns are
    words with groups of words in braces ("{steal} {bike}"). A line is
    one or more indicators that are added up. narrower words ask for less than the rows tell apart. elsewhere
    holds the marks (acts, areas, years) with which the plan's text, not a table, has the answer. good tells that
    more of it is better. members are the topics that are told apart where its
    kinds are, each by its name and what stands for it in years in which it is not told.
    """

    name: str
    lines: tuple[tuple[str, ...], ...]
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    plural: str = ""
    narrower: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    aside: str = ""
    quote: str = ""
    weak: bool = False
    good: bool = False
    members: tuple[tuple[str, ...], ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The rows that are told apart when its kinds are: the likeliest line of several rows."""
        return next((line for line in self.lines if len(line) > 1), ())


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that are told apart when one of them is ranked or counted ("offence types").

    Members are all indicators of a table (but those left out), all its categories, or a list of topics' names.
    """

    name: str
    words: tuple[str, ...]
    table: str = ""
    by: str = "indicator"
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year that people call by name ("baseline"), or a run of years to last; basis as in Figure.basis."""

    words: tuple[str, ...]
    year: int
    basis: str = ""
    last: int = 0


@dataclass(frozen=True, slots=True)
class Cue:
    """A table whose rows are meant only where one of these words is said ("consultation").

    beside are tables that the words do not keep from: what they hold is meant as well.
    """

    table: str
    words: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A published target: what it is for, the change it asks for in per cent, since when, and its words.

    own is true where it is set for this topic alone; basis as in Figure.basis.
    """

    topic: str
    change: int
    baseline: int
    year: int
    name: str
    quote: str
    basis: str = "financial year"
    own: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it. marks maps a kind ("act", "measure", …) to its values, and these to their phrases."""

    topics: tuple[Topic, ...] = ()
    families: tuple[Family, ...] = ()
    years: tuple[NamedYear, ...] = ()
    cues: tuple[Cue, ...] = ()
    targets: tuple[Target, ...] = ()
    marks: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verbs: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    filler: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    dividers: tuple[str, ...] = ()
    home: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Vocabulary":
        """Build it from the parsed file; raises TypeError, KeyError or ValueError where the form is wrong."""
        return cls(
            topics=tuple(_topic(entry) for entry in data.get("topic", [])),
            families=tuple(Family(**_frozen(entry)) for entry in data.get("family", [])),
            years=tuple(NamedYear(**_frozen(entry)) for entry in data.get("year", [])),
            cues=tuple(Cue(**_frozen(entry)) for entry in data.get("cue", [])),
            targets=tuple(Target(**_frozen(entry)) for entry in data.get("target", [])),
            marks={kind: dict(_phrases(kinds)) for kind, kinds in data.get("marks", {}).items()},
            groups=dict(_phrases(data.get("groups", {}))),
            verbs=tuple(data.get("verbs", [])),
            sources=dict(data.get("sources", {})),
            spellings=dict(data.get("spellings", {})),
            filler=tuple(" ".join(data.get("filler", [])).split()),
            silent=tuple(data.get("silent", [])),
            dividers=tuple(" ".join(data.get("dividers", [])).split()),
            home=str(data.get("home", "")),
        )

    def source(self, table: str) -> str:
        """What the answers call a table, by the longest beginning of its id that is known."""
        known = [start for start in self.sources if table.startswith(start)]
        return self.sources[max(known, key=len)] if known else f"the table “{table}”"


def load_vocabulary(path: Path) -> Vocabulary:
    """Read vocabulary.toml; raises CorpusError naming the file and what is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Vocabulary.of(data)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, KeyError, ValueError) as error:
        raise CorpusError(f"{path}: {error}; mend the file and ask again") from error


def _topic(entry: Mapping[str, Any]) -> Topic:
    told = _frozen(entry)
    told["lines"] = tuple(tuple(line) for line in entry["lines"])
    told["members"] = tuple(tuple(names) for names in entry.get("members", []))
    return Topic(**told)


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _phrases(kinds: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for value, phrases in kinds.items():
        if not isinstance(phrases, list):
            raise ValueError(f'"{value}" holds no list of phrases')
        yield value, tuple(phrases)
