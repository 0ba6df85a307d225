"""Mend slips of the finger in a question, towards the documents' own words first and never away from real ones.

A word is touched only if neither the documents nor English (the encoder's word list) know it: so "harrasment"
becomes "harassment", and "Camden", "budget" or "2014/16" stay what they are. What sounds alike (Metaphone,
Philips 1990) counts as nearer: "nifes" are knives. A capital inside is a name: one letter at most is mended.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

COMMON = 10_000  # English words up to this rank are worth guessing at
REAL = 13_000  # words from this rank on are too rare to be trusted as meant
EVERYDAY = 2_000  # English words up to this rank are meant by what only sounds like them
LONG = 4  # consonants from which a sound is one word's own
PART = 4  # letters of each of two words written as one
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "est", "ly", "ful", "ness", "less", "ment")
_PLAIN = re.compile(r"[a-z]+[^s\W]")
_YES_NO = re.compile(r"\W*\b(?:y ?/ ?n|yes ?/ ?no|yes or no)\b\W*$", re.IGNORECASE)
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
        return _WORD.sub(
            lambda match: self._word(match.group(), _is_inside(text, match.start())), _YES_NO.sub("", text)
        )

    def _word(self, word: str, inside: bool) -> str:
        lower = word.lower()
        if not word.isupper() and (written := _written_out(lower)):
            return written
        if len(lower) < 4 or not lower.isalpha() or word.isupper() or self._known(lower):
            return word
        if inside and word[0].isupper():
            return word if lower in self._english else self._nearest(lower, self._targets, 1) or word
        found = self._nearest(lower, self._targets) or self._nearest(lower, self._common)
        return found or self._sounding(lower) or self._parted(lower) or word

    def _known(self, word: str) -> bool:
        return any(form in self._counts or self._english.get(form, REAL) < REAL for form in _forms(word))

    def _nearest(self, word: str, targets: Sequence[str], most: int = 2) -> str | None:
        """One slip (Damerau-Levenshtein, restricted) up to six letters, two from seven; then sound, then commonest."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < 7 else most
        found = process.extract(word, targets, scorer=OSA.distance, score_cutoff=slips, limit=20)
        if not found:
            return None
        best, sound = min(hit[1] for hit in found), _sound(word)
        alike = self._sounding(word) if best == 1 and len(word) < 7 else None
        if alike is not None and all(_sound(hit[0]) != sound for hit in found):
            return alike
        # a slip seldom hits the first letter, and the commoner word is the likelier one
        return str(min(found, key=lambda hit: (hit[1], *self._unlikeness(hit[0], word)))[0])

    def _unlikeness(self, target: str, word: str) -> tuple[bool, bool, int]:
        return _sound(target) != _sound(word), target[0] != word[0], -self._counts.get(target, 0)

    def _sounding(self, word: str) -> str | None:
        """The word that sounds the same and is spelt most alike: two letters differ at most, three of a long sound."""
        from rapidfuzz.distance import OSA

        sound = _sound(word)
        most = 3 if len(sound) >= LONG else 2
        alike = [(OSA.distance(word, target), target) for target in self._sounds.get(sound, ())]
        near = [(slips, *self._unlikeness(target, word), target) for slips, target in alike if slips <= most]
        return min(near)[-1] if near else None

    def _parted(self, word: str) -> str | None:
        """Two words of the documents written as one: "speedwatch"."""
        cuts = range(PART, len(word) - PART + 1)
        pairs = ((word[:at], word[at:]) for at in cuts if word[:at] in self._counts and word[at:] in self._counts)
        return next((" ".join(pair) for pair in pairs), None)

    @cached_property
    def _sounds(self) -> Mapping[str, Sequence[str]]:
        """The documents' words and everyday English by how they sound."""
        everyday = (word for word, rank in self._english.items() if len(word) >= 4 and rank < EVERYDAY)
        found: dict[str, list[str]] = {}
        for word in dict.fromkeys((*self._targets, *everyday)):
            found.setdefault(_sound(word), []).append(word)
        return found


def _is_inside(text: str, at: int) -> bool:
    """Whether a word stands inside a sentence, and not at its head."""
    before = text[:at].rstrip(" \"'‘“(")
    return bool(before) and before[-1] not in ".?!:"


def _written_out(word: str) -> str:
    """Shorthand written out, in the plural too; empty for any other word."""
    found = _shorthand().get(word, "")
    one = _shorthand().get(word.removesuffix("s"), "") if not found and len(word) > 3 and word.endswith("s") else ""
    return f"{one}s" if one and _PLAIN.fullmatch(one) else found


@cache
def _sound(word: str) -> str:
    """How a word sounds; "sch" as in school."""
    from jellyfish import metaphone

    return str(metaphone(word.replace("sch", "sk")))
