"""Mend slips of the finger in a question, towards the documents' own words and never away from real ones.

A word is touched only if neither the documents nor English (the encoder's word list) know it: so "harrasment"
becomes "harassment", and "Camden", "budget" or "2014/16" stay what they are.
"""

import re
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Speller:
    """Corrects words towards a vocabulary of surface words with their counts."""

    def __init__(self, counts: Mapping[str, int], english: Iterable[str] = ()) -> None:
        self._counts = counts
        self._english = frozenset(english)
        self._targets = sorted(word for word in counts if len(word) >= 4 and word.isalpha())

    def correct(self, text: str) -> str:
        """Return text with unknown words replaced by their nearest known word, else unchanged."""
        return _WORD.sub(lambda match: self._word(match.group()), text)

    def _word(self, word: str) -> str:
        lower = word.lower()
        if len(lower) < 4 or not lower.isalpha() or word.isupper() or self._known(lower):
            return word
        nearest = self._nearest(lower)
        return word if nearest is None else nearest

    def _known(self, word: str) -> bool:
        return any(form in self._counts or form in self._english for form in (word, word.removesuffix("s")))

    def _nearest(self, word: str) -> str | None:
        """One slip (Damerau-Levenshtein, restricted) up to seven letters, two from eight; commonest first."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < 8 else 2
        found = process.extract(word, self._targets, scorer=OSA.distance, score_cutoff=slips, limit=20)
        if not found:
            return None
        # a slip seldom hits the first letter, and the commoner word is the likelier one
        return min(found, key=lambda hit: (hit[1], hit[0][0] != word[0], -self._counts[hit[0]]))[0]
