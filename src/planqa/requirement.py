"""What a passage must hold to answer a question, and how its lack is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planqa.matching import Term

Test = Callable[[str, frozenset[str]], bool]  # the passage's words with its chunk's headings; their stems
NEVER = 2.0
KNOWN = 0.64  # cosine from which a passage is known to answer the very question


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a passage must hold; said is how its lack is told to the reader.

    wide: its whole section may hold it, unless its own words tell of another (other).
    waived: cosine of a passage's own question with the one asked from which it need not hold it.
    """

    said: str
    met: Test
    wide: bool = False
    other: Callable[[str], bool] = lambda _: False
    waived: float = NEVER


def word_required(term: Term) -> Requirement:
    """That a word stands in the words, unless the passage is known to answer the very question."""
    return Requirement(f"“{term.word}”", lambda _, bag: term.in_bag(bag), waived=KNOWN)


def unmet(required: Iterable[Requirement], text: str, bag: frozenset[str], around: str) -> list[str]:
    """How each requirement is told that neither the words, nor for wide ones those around them, meet."""
    return [one.said for one in required if not _is_met(one, text, bag, around)]


def _is_met(one: Requirement, text: str, bag: frozenset[str], around: str) -> bool:
    return one.met(text, bag) or (one.wide and not one.other(text) and one.met(around, bag))
