"""What a sentence says, as values that can be compared: its numbers, words, names, direction and negation.

The same reading is made of an LLM's sentence and of the plan's, so that like is compared with like.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from planqa.generative.numerals import read_numerals
from planqa.terms import STOP_WORDS, stem, words

# stop words that change what is said: as soon as an LLM uses one, the plan must have used it too
_MEANINGFUL = """above after again all any because before both can could each few if may might more most must
    off once only other over own same should so too under until very will would"""
# linking words an LLM may bring, since they assert nothing by themselves
_LINKING = """according although between compare compared document during figure figures however include
    included includes including list listed lists mention mentioned mentions note noted notes number numbers
    page plan say says said section set sets show shown shows stand stands state stated states stood table
    there though versus whereas"""
_FREE = (STOP_WORDS - set(_MEANINGFUL.split())) | set(_LINKING.split())
# words whose loss would make a plan a fact, a bound a number or a deputy the head
_QUALIFIERS = """can could may might must should will would if only unless aim aims aimed aiming expected intend
    intends intended planned propose proposes proposed target targets almost approximately estimated least
    maximum minimum nearly provisional acting assistant co deputy former interim joint jointly vice"""
_KEPT = frozenset(_QUALIFIERS.split())

_UP = re.compile(r"up|rise|rises|risen|rising|rose|increas\w*|grew|grow|grows|growing|grown|growth|higher|climb\w*")
_DOWN = re.compile(r"down|fall|falls|fallen|falling|fell|decreas\w*|declin\w*|drop|drops|dropped|reduc\w*|lower")
_NEGATION = re.compile(r"no|not|nor|never|none|neither|without|cannot|nobody|nothing|\w+n['’]t")
_READ_ELSEWHERE = re.compile(rf".*\d.*|{_UP.pattern}|{_DOWN.pattern}|{_NEGATION.pattern}")

_NAME_WORD = r"(?:[A-Z][\w'’&.-]*\w|[A-Z])"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:(?:of|for|and|the|&)\s+)*{_NAME_WORD})*")

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence, list item or table cell says; see Numerals for amounts, times and others.

    words: stems that carry meaning. counted: (amount, what is counted) read closely, followed: read widely.
    bound: (qualifier or "not", the word it bears on). up, down: it tells a rise, a fall.
    """

    amounts: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    counted: Pairs = frozenset()
    followed: Pairs = frozenset()
    bound: Pairs = frozenset()
    up: bool = False
    down: bool = False

    @property
    def numbers(self) -> frozenset[str]:
        """Everything with a digit in it, and odd signs."""
        return self.others.union(self.amounts, self.times)

    @property
    def qualifiers(self) -> frozenset[str]:
        """Its qualifiers, "not" for any negation."""
        return frozenset(qualifier for qualifier, _ in self.bound)


def clean(text: str) -> str:
    """Return text in compatibility form (NFKC), without invisible characters and with single spaces."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return " ".join(visible.split())


def read_claim(text: str) -> Claim:
    """Read one sentence."""
    numerals = read_numerals(clean(text))
    found = words(numerals.rest)
    return Claim(
        amounts=numerals.amounts,
        times=numerals.times,
        others=numerals.others,
        words=frozenset(_stems(found)),
        counted=frozenset((key, one) for key, after in numerals.after for one in _counted(after)),
        followed=frozenset((key, one) for key, after in numerals.after for one in _stems(words(after)[:12])[:5]),
        bound=_bound(found),
        up=numerals.rises or any(_UP.fullmatch(word) for word in found),
        down=numerals.falls or any(_DOWN.fullmatch(word) for word in found),
    )


def content_words(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning; numbers, direction and negation are read elsewhere."""
    return frozenset(_stems(words(text)))


def fold(text: str) -> str:
    """Lower-case words between single spaces, one space at either end, for finding a name whole."""
    plain = re.sub(r"['’]s\b", "", clean(text).replace("&", " and ").lower())
    return " ".join(["", *re.findall(r"\w+", plain), ""])


def names(text: str) -> list[str]:
    """Runs of capitalised words ("Head of Community Safety", "DAAT"), without leading words such as "The"."""
    return [name for match in _NAME.finditer(clean(text)) if (name := _without_lead(match.group()))]


def initials(name: str) -> str:
    """The acronym a name makes: "Violence Against Women and Girls" makes "VAWG"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _without_lead(name: str) -> str:
    parts = name.split()
    while parts and (parts[0].lower() in _FREE or not parts[0][0].isupper()):
        parts = parts[1:]
    return " ".join(parts)


def _stems(found: Sequence[str]) -> list[str]:
    return [stem(word) for word in found if word not in _FREE and not _READ_ELSEWHERE.fullmatch(word)]


def _counted(after: str) -> list[str]:
    """The noun that follows a number at once, in the same clause."""
    return _stems(words(re.split(r"[,;:.!?](?:\s|$)", after)[0])[:3])[:1]


def _bound(found: Sequence[str]) -> Pairs:
    """Each qualifier with the next word that carries meaning ("" at the end)."""
    pairs: set[tuple[str, str]] = set()
    for place, word in enumerate(found):
        kind = "not" if _NEGATION.fullmatch(word) else stem(word) if word in _KEPT else ""
        if kind:
            later = (one for one in found[place + 1 :] if one not in _KEPT)
            pairs.add((kind, next(iter(_stems(list(later))), "")))
    return frozenset(pairs)
