"""An inverted index over the words of the tables' own labels, for what no vocabulary names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from planqa.domain import Figure
from planqa.figures.words import split_words

_ENOUGH = 0.5  # of a label's weight must be said before the label is meant
_TOLD = 0.75  # of a question's weight must stand in the label, where not every word does
_COMMON = 200  # postings longer than this only break ties, so that a lookup stays quick among many tables
_LEAD = re.compile(r"^(?:(?:total |overall |average )?number of|percentage of|% of|rate of|hold \d+)\s+", re.I)
_BRACKET = re.compile(r"\s*\([^)]*\)\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one table."""

    document: str
    table: str
    indicator: str


class LabelIndex:
    """Rows by the words of their labels; rarer words weigh more (inverse document frequency)."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures: dict[Row, list[Figure]] = defaultdict(list)
        for figure in figures:
            self._figures[Row(figure.document, figure.table, figure.indicator)].append(figure)
        self._words = {row: _words_of(found[0]) for row, found in self._figures.items()}
        self._named: dict[str, list[Row]] = defaultdict(list)
        for row in self._figures:
            self._named[row.indicator].append(row)
        self._postings: dict[str, list[Row]] = defaultdict(list)
        for row, words in self._words.items():
            for word in words:
                self._postings[word].append(row)

    def figures(self, row: Row) -> list[Figure]:
        """The row's figures in the order of its columns."""
        return self._figures[row]

    def words(self, row: Row) -> frozenset[str]:
        """The words of the row's label."""
        return self._words[row]

    def named(self, indicator: str) -> list[Row]:
        """The rows of exactly this indicator."""
        return self._named.get(indicator, [])

    def best(self, words: Iterable[str], table: str = "") -> str | None:
        """The indicator whose label holds all these words, most of it said; None where two fit equally or none.

        Within one table the label that has them nearest its beginning.
        """
        wanted = {word for word in words if word in self._postings}
        if not wanted or wanted != set(words):
            return None
        held = set.intersection(*(set(self._postings[word]) for word in wanted))
        rated = sorted(((self._share(row, wanted), row) for row in held if table in ("", row.table)), key=_rating)
        if table and rated:
            return min(rated, key=lambda one: (_first(one[1], wanted), -one[0]))[1].indicator
        if not rated or rated[0][0] < _ENOUGH:
            return None
        level = [row.indicator for share, row in rated if share == rated[0][0]]
        return level[0] if len(set(level)) == 1 else None

    def covering(self, words: Iterable[str]) -> str | None:
        """The indicator whose label has most of these words, and they most of it, in any order; None where two fit."""
        said = set(words)
        weights = {word: self._weight(word) if word in self._postings else self._unheard for word in said}
        rated: dict[str, float] = {}
        for row in {row for word in said for row in self._postings.get(word, ())}:
            held = said & self._words[row]
            told = sum(weights[word] for word in held) / sum(weights.values())
            if len(held) > 1 and told >= _TOLD and self._share(row, held) >= _ENOUGH:
                rated[row.indicator] = max(told, rated.get(row.indicator, 0.0))
        best = max(rated.values(), default=0.0)
        level = [name for name, told in rated.items() if told == best]
        return level[0] if len(level) == 1 else None

    def told_by(self, words: Iterable[str], table: str) -> str | None:
        """The one row of a table most of whose label these words hold; None where none or two are."""
        rows = [row for row in self._figures if row.table == table]
        shared = frozenset.intersection(*(self._words[row] for row in rows)) if rows else frozenset()
        said = set(words)
        found = [row.indicator for row in rows if self._told(self._words[row] - shared, said) >= _TOLD]
        return found[0] if len(found) == 1 else None

    def _told(self, label: frozenset[str], said: set[str]) -> float:
        every = sum(self._weight(word) for word in label)
        return sum(self._weight(word) for word in label & said) / every if every else 0.0

    def rows_of(self, table: str) -> list[str]:
        """The indicators of a table, in its order, without what they all begin with."""
        found = list(dict.fromkeys(row.indicator for row in self._figures if row.table == table))
        cut = [name.split(" for ", 1) for name in found]
        return [one[-1] for one in cut] if len({one[0] for one in cut}) == 1 else found

    @property
    def _unheard(self) -> float:
        """The weight of a word that no label holds: as much as the rarest."""
        return log(1 + len(self._words))

    def search(self, words: Sequence[str], limit: int) -> list[Row]:
        """The rows that share the weightiest words, best first."""
        scores: dict[Row, float] = defaultdict(float)
        known = sorted((word for word in set(words) if word in self._postings), key=self._frequency)
        for word in known:
            rows = self._postings[word]
            if scores and len(rows) > _COMMON:
                for row in [row for row in scores if word in self._words[row]]:
                    scores[row] += self._weight(word)
            else:
                for row in rows:
                    scores[row] += self._weight(word)
        return sorted(scores, key=lambda row: (-scores[row], len(self._words[row])))[:limit]

    def _share(self, row: Row, said: set[str]) -> float:
        every = sum(self._weight(word) for word in self._words[row])
        return sum(self._weight(word) for word in said) / every if every else 0.0

    def _weight(self, word: str) -> float:
        return log(1 + len(self._words) / self._frequency(word))

    def _frequency(self, word: str) -> int:
        return len(self._postings[word])


def _words_of(figure: Figure) -> frozenset[str]:
    return frozenset(split_words(f"{figure.indicator} {figure.category} {figure.row_label}"))


def _rating(rated: tuple[float, Row]) -> float:
    return -rated[0]


def _first(row: Row, said: set[str]) -> int:
    """Where in the label the first of these words stands."""
    return next((at for at, word in enumerate(split_words(row.indicator)) if word in said), 0)


def label_phrases(label: str) -> Iterator[str]:
    """The label, without "Number of", and without what stands in brackets."""
    bare = _LEAD.sub("", label)
    yield from dict.fromkeys((label, bare, _BRACKET.sub(" ", bare).strip()))
