"""From a question to plain words: lower case, singular, slips of the finger mended towards known words."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    )
}
ARTICLES = frozenset({"a", "an", "the"})

_WORD = re.compile(r"§\d+|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*%?|%|[^\W\d_]+(?:[&'][^\W\d_]+)*")
_BEFORE = re.compile(r"\bb4\b")
_OF_NUMBER = re.compile(r"(?<=\d)'?s\b")
_KEPT = frozenset({"analysis", "always", "bus", "gas", "is", "this", "was", "has", "does", "as", "us", "its", "news"})
_ODD = {"thieves": "thief", "women": "woman", "knives": "knife", "lives": "life", "wives": "wife"}


def split_words(text: str) -> list[str]:
    """Lower-case words and numbers in order, articles left out, plural nouns in the singular."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("‘", "'")
    plain = _BEFORE.sub("before", plain)
    plain = _OF_NUMBER.sub("", plain)  # "under-18s"
    found = (word.removesuffix("'s").replace("'", "") for word in _WORD.findall(plain))
    return [singular(word) for word in found if word and word not in ARTICLES]


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """The singular by rule ("burglaries" is "burglary"); a rule of thumb, the same on both sides of a match."""
    if word in _ODD:
        return _ODD[word]
    if len(word) < 4 or word in _KEPT or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


class Mender:
    """Replaces a word that nothing knows by the nearest known one, if that is near enough.

    Restricted Damerau-Levenshtein (OSA): with a list of English words, which are no slips, one slip from four
    letters and two from eight; without the list only one, and only from seven. The first letter must stand, for a
    slip seldom hits it, and neither word may begin with the other: "robber" is no slip of "robbery".
    """

    def __init__(self, known: Iterable[str], english: Iterable[str] = ()) -> None:
        self._known = frozenset(known)
        self._english = frozenset(singular(word) for word in english)
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if len(word) > 3 and word.isalpha():
                self._by_letter.setdefault(word[0], []).append(word)

    def mend(self, word: str) -> str:
        """The nearest known word, or the word itself."""
        slips = self._slips(len(word))
        if word in self._known or word in self._english or not slips or not word.isalpha():
            return word
        if word.endswith("in") and (f"{word}g" in self._known or f"{word}g" in self._english):
            return f"{word}g"  # "gettin"
        targets = self._by_letter.get(word[0], [])
        found = process.extract(word, targets, scorer=OSA.distance, score_cutoff=slips, limit=5)
        near = [hit for hit in found if not (hit[0].startswith(word) or word.startswith(hit[0]))]
        return min(near, key=lambda hit: (hit[1], not _keeps(word, hit[0])))[0] if near else word

    def _slips(self, length: int) -> int:
        """How many slips a word of this length may hold."""
        if not self._english:
            return int(length >= 7)
        return 0 if length < 4 else 1 if length < 8 else 2


def _keeps(word: str, target: str) -> bool:
    """Whether only letters are left out or swapped ("crme", "mnay"): likelier slips than a wrong letter."""
    letters = iter(target)
    return sorted(word) == sorted(target) or all(letter in letters for letter in word)
