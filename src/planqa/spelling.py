"""Mend slips of the finger in a question, towards the documents' own words first and never away from real ones.

A word is touched only if neither the documents nor English (the encoder's word list) know it: so "harrasment"
becomes "harassment", and "Camden", "budget" or "2014/16" stay what they are.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

COMMON = 10_000  # English words up to this rank are worth guessing at
REAL = 13_000  # words from this rank on are too rare to be trusted as meant
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "est", "ly")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _shorthand() -> Mapping[str, str]:
    words: dict[str, str] = tomllib.loads(files("planqa").joinpath("shorthand.toml").read_text("utf-8"))["words"]
    return words


def _forms(word: str) -> list[str]:
    """The word and what it may be a form of: happier, happy; nicking, nick; labelled, label; moved, move."""
    found = [word]
    for base in (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)):
        undoubled = base[:-1] if base[-1:] == base[-2:-1] else base
        found += [form for form in (base, undoubled, f"{base}e", re.sub("i$", "y", base)) if len(form) >= 3]
    return found


class Speller:
    """Corrects words towards a vocabulary of surface words with their counts."""

    def __init__(self, counts: Mapping[str, int], english: Mapping[str, int] | None = None) -> None:
        """counts: the documents' words; english: words by how common they are, 0 the commonest."""
        self._counts = counts
        self._english = english or {}
        self._targets = sorted(word for word in counts if len(word) >= 4 and word.isalpha())
        self._common = sorted(word for word, rank in self._english.items() if len(word) >= 6 and rank < COMMON)

    def correct(self, text: str) -> str:
        """Return text with shorthand written out and unknown words replaced by their nearest known word."""
        return _WORD.sub(lambda match: self._word(match.group()), text)

    def _word(self, word: str) -> str:
        lower = word.lower()
        if lower in _shorthand() and not word.isupper():
            return _shorthand()[lower]
        if len(lower) < 4 or not lower.isalpha() or word.isupper() or self._known(lower):
            return word
        return self._nearest(lower, self._targets) or self._nearest(lower, self._common) or word

    def _known(self, word: str) -> bool:
        return any(form in self._counts or self._english.get(form, REAL) < REAL for form in _forms(word))

    def _nearest(self, word: str, targets: Sequence[str]) -> str | None:
        """One slip (Damerau-Levenshtein, restricted) up to six letters, two from seven; commonest first."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < 7 else 2
        found = process.extract(word, targets, scorer=OSA.distance, score_cutoff=slips, limit=20)
        if not found:
            return None
        # a slip seldom hits the first letter, and the commoner word is the likelier one
        return str(min(found, key=lambda hit: (hit[1], hit[0][0] != word[0], -self._counts.get(hit[0], 0)))[0])
