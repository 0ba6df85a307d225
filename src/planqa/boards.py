"""Boards and groups as reviewed data: their names, their facts, and whether a question names one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planqa.terms import terms

PREFIX = "board:"
TYPES = frozenset(
    terms("board group forum team management steering strategy panel committee meeting linked governance")
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a board: kind as in boards.toml, value, and where it stands."""

    kind: str
    value: str
    page: int
    section: str
    quote: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """A board with its names as sets of stems, distinctive ones and all."""

    name: str
    names: tuple[tuple[frozenset[str], frozenset[str]], ...]
    facts: tuple[Fact, ...]
    document: str
    key: str = ""
    called: tuple[str, ...] = ()

    def of(self, kind: str) -> list[Fact]:
        """The facts of one kind; co-chairs are asked for as the chair."""
        kinds = ("chair", "co-chairs") if kind == "chair" else (kind,)
        return [fact for fact in self.facts if fact.kind in kinds]


def read_board(row: Mapping[str, Any], document: str) -> Board:
    """A board from its row of boards.toml."""
    names = [row["name"], row.get("abbreviation", ""), *row.get("aliases", ())]
    sets = {_stems(name) for name in names if name} | {_stems(re.sub(r"\([^)]*\)", "", name)) for name in names if name}
    facts = tuple(Fact(**{key: fact[key] for key in Fact.__slots__ if key in fact}) for fact in row.get("facts", ()))
    name = re.sub(r" \([^)]*\)(?= )", "", row["name"])
    called = tuple(sorted((one for one in names if one), key=len, reverse=True))
    return Board(name, tuple(sorted(sets, key=str)), facts, document, key_of(document, row.get("id", name)), called)


def key_of(document: str, id_: str) -> str:
    """The id of a board among the questions of the store."""
    return f"{PREFIX}{document}:{id_}"


def _stems(name: str) -> tuple[frozenset[str], frozenset[str]]:
    every = frozenset(terms(name))
    return (every - TYPES or every), every


Likeness = tuple[float, int, int, int]


def likeness(asked: Sequence[str], names: tuple[frozenset[str], frozenset[str]]) -> Likeness:
    """How much of the distinctive words is asked; how many words of its type; how late; how few are left unasked."""
    distinctive, every = names
    share = len(distinctive & set(asked)) / len(distinctive)
    typed = len(every & TYPES & set(asked))
    last = max((at for at, stem in enumerate(asked) if stem in distinctive), default=-1)
    return share, typed, last, -len(every - set(asked))


def as_printed(board: Board, quote: str) -> str:
    """The board's name as the quote prints it: its own, else the longest of the others, else its name all the same."""
    names = (board.name, *board.called)
    return next((name for name in names if name.lower() in quote.lower()), board.name)


def is_named(question: str, board: Board) -> bool:
    """A board called by one everyday word ("Prevent") needs its capital or its type beside it."""
    asked = frozenset(terms(question))
    if asked & TYPES or any(len(distinctive) > 1 and distinctive <= asked for distinctive, _ in board.names):
        return True
    return any(
        next(iter(distinctive)) in {*terms(word)} and (not word[1:].islower() or word[0].isupper() or len(word) <= 6)
        for distinctive, _ in board.names
        if len(distinctive) == 1
        for word in re.findall(r"[\w-]+", question)
    )


def the_name(name: str, *, lower: bool = False) -> str:
    """The name with its article, for the head of a sentence or within one."""
    return f"{'the' if lower else 'The'} {name}"
