"""How much of a question a text covers: its terms weighed by rarity, their synonyms and abbreviations allowed."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from planqa.glossary import Glossary
from planqa.terms import STOP_WORDS, stem, terms, words


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked about: alternatives are sets of stems, any of which says it; weight is its rarity."""

    alternatives: tuple[frozenset[str], ...]
    weight: float
    word: str

    def in_bag(self, bag: frozenset[str]) -> bool:
        """Whether any alternative stands in the bag of stems."""
        return any(alternative <= bag for alternative in self.alternatives)


class Synonyms:
    """What says the same in everyday and in official words, and what says nothing of a topic.

    groups are symmetrical. everyday are pairs: what a reader may say, and what in a text means it, but not the other
    way round. filler are words and phrases of asking that stand for nothing.
    """

    def __init__(
        self,
        groups: Iterable[Sequence[str]] = (),
        everyday: Iterable[tuple[Sequence[str], Sequence[str]]] = (),
        filler: Iterable[str] = (),
    ) -> None:
        self._phrases: dict[tuple[str, ...], list[frozenset[str]]] = {}
        pairs = [*((group, group) for group in groups), *everyday]
        self.words = frozenset(word for pair in pairs for phrases in pair for one in phrases for word in words(one))
        for said, meant in pairs:
            meanings = [_meaning(phrase) for phrase in meant]
            for phrase in said:
                known = self._phrases.setdefault(_stems(phrase), [])
                known += [one for one in (_meaning(phrase), *meanings) if one not in known]
        for phrase in filler:
            self._phrases.setdefault(_stems(phrase), [])

    @classmethod
    def of(cls, read: Mapping[str, Any]) -> "Synonyms":
        """From corpus/synonyms.toml as read."""
        everyday = [(pair["say"], pair["means"]) for pair in read.get("everyday", ())]
        return cls(read.get("groups", ()), everyday, read.get("filler", ()))

    @cached_property
    def longest(self) -> int:
        """Number of words in the longest phrase."""
        return max((len(phrase) for phrase in self._phrases), default=0)

    def at(self, stems: Sequence[str], start: int) -> tuple[int, Sequence[frozenset[str]]]:
        """The longest phrase that starts there: its length in words (0 for none) and its alternatives.

        Filler has a length and no alternatives.
        """
        for length in range(min(self.longest, len(stems) - start), 0, -1):
            found = self._phrases.get(tuple(stems[start : start + length]))
            if found is not None:
                return length, found
        return 0, ()


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(phrase))


def _meaning(phrase: str) -> frozenset[str]:
    """The stems that a text must hold to say it; of a phrase of stop words all."""
    said = _stems(phrase)
    return frozenset(one for one in said if one not in STOP_WORDS) or frozenset(said)


class Matcher:
    """Turns questions into terms and texts into bags of stems over one store's vocabulary."""

    def __init__(self, glossary: Glossary, synonyms: Synonyms, weight: Callable[[str], float]) -> None:
        self._synonyms = synonyms
        self._weight = weight
        self._long_forms: Mapping[str, frozenset[str]] = {
            entry.short.lower().removesuffix("s"): frozenset(terms(entry.long)) for entry in glossary
        }

    @property
    def everyday(self) -> frozenset[str]:
        """The words of the synonyms."""
        return self._synonyms.words

    def question_terms(self, text: str) -> list[Term]:
        """The terms of a question in order; phrases with synonyms are one term, stop words and filler none."""
        plain = words(text)
        stems = [self._stem(word) for word in plain]
        found: list[Term] = []
        at = 0
        while at < len(stems):
            length, alternatives = self._synonyms.at(stems, at)
            if length == 1 and plain[at] in STOP_WORDS:  # "even" is no "evening"
                length, alternatives = 0, ()
            if alternatives:
                found.append(self._term(alternatives, plain[at : at + length]))
            elif not length and plain[at] not in STOP_WORDS:
                found.append(self._term((frozenset({stems[at]}),), plain[at : at + 1]))
            at += length or 1
        return list({term.alternatives: term for term in found}.values())

    def other_words(self, text: str, known: Set[str]) -> list[str]:
        """Stems that say in other words what a question says in words that none of the known stems holds."""
        found: dict[str, None] = {}
        for term in self.question_terms(text):
            if not known & {stem(word) for word in words(term.word) if word not in STOP_WORDS}:
                found |= dict.fromkeys(one for alternative in term.alternatives for one in sorted(alternative & known))
        return list(found)

    def _stem(self, word: str) -> str:
        """The stem; a plural or possessive s on an abbreviation ("DAATs", "DAAT's") is dropped."""
        bare = re.sub(r"['’]?s$", "", word)
        return bare if bare in self._long_forms else stem(word)

    def _term(self, alternatives: Sequence[frozenset[str]], said: Sequence[str]) -> Term:
        own = [self._weight(word) for word in said if word not in STOP_WORDS]
        return Term(tuple(alternatives), max(own, default=0.5), " ".join(said))

    def bag(self, text: str) -> frozenset[str]:
        """The stems of a text; an abbreviation brings its long form, and a long form its abbreviation."""
        bag = set(terms(text))
        for short, long in self._long_forms.items():
            if short in bag:
                bag |= long
            elif long <= bag:
                bag.add(short)
        return frozenset(bag)


def coverage(asked: Sequence[Term], bag: frozenset[str]) -> float:
    """The share, by weight, of the terms that the bag holds; 0 when nothing is asked."""
    total = sum(term.weight for term in asked)
    return sum(term.weight for term in asked if term.in_bag(bag)) / total if total else 0.0


def missing(asked: Sequence[Term], bag: frozenset[str]) -> list[Term]:
    """The terms that the bag does not hold, rarest first."""
    return sorted((term for term in asked if not term.in_bag(bag)), key=lambda term: -term.weight)


def rarity_of(document_frequency: Mapping[str, int], size: int) -> Callable[[str], float]:
    """Inverse document frequency as in BM25, by stem; an unknown stem is as rare as one that occurs once."""

    def rarity(stem_: str) -> float:
        df = max(1, document_frequency.get(stem_, 0))
        return math.log(1 + (size - df + 0.5) / (df + 0.5))

    return rarity


def weight_of(rarity: Callable[[str], float], ranks: Mapping[str, int]) -> Callable[[str], float]:
    """What a word of a question weighs: its rarity in the documents, less where English is full of it.

    ranks gives a word's place among English words by frequency: from place 200 ("people", "often": a fifth) to
    place 6,000 ("salary": whole) the share grows with the logarithm; names and numbers weigh whole.
    """

    def weight(word: str) -> float:
        rank = ranks.get(word, ranks.get(word.removesuffix("s"), 6_000))
        common = math.log(max(rank, 200) / 200) / math.log(6_000 / 200)
        return rarity(stem(word)) * min(1.0, max(0.2, common))

    return weight
