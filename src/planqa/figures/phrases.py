"""A tree of phrases, word by word: its branches are words, or groups of words any phrase of which may stand there."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

Phrase = tuple[str, ...]
Sense = tuple[str, str]
Found = tuple[int, int, tuple[Sense, ...]]
"""How many words a phrase has, where it ends, and what it means."""

REACH = 16  # words, skipped ones among them, within which a phrase ends; keeps a long paste quick
_END = ""
_GROUP = "{"  # opens the name of a group of words
_BRACES = re.compile(r"\{(\w+)\}")
_Node = dict[str, Any]


class PhraseTree:
    """Phrases with their senses; words cuts a text the way all phrases are cut."""

    def __init__(self, words: Callable[[str], Phrase], groups: Mapping[str, Iterable[str]]) -> None:
        self._words = words
        self._root: _Node = {}
        self._groups: dict[str, _Node] = {name: {} for name in groups}
        for name, phrases in groups.items():
            for phrase in phrases:
                _grow(self._groups[name], words(phrase), ())

    def phrase(self, pattern: str) -> Phrase:
        """The words of a pattern and its groups, these with a brace; raises KeyError on a group that is not told."""
        found: list[str] = []
        for at, piece in enumerate(_BRACES.split(pattern)):
            if at % 2 and piece not in self._groups:
                raise KeyError(f"no group of words is called {piece}")
            found += [f"{_GROUP}{piece}"] if at % 2 else self._words(piece)
        return tuple(found)

    def enter(self, phrase: Phrase, *senses: Sense) -> None:
        """Add a phrase, or senses to one that is there."""
        if phrase:
            _grow(self._root, phrase, senses)

    def knows(self, phrase: Phrase) -> bool:
        """Whether this very phrase was entered."""
        return bool(self.senses(phrase))

    def senses(self, phrase: Phrase) -> tuple[Sense, ...]:
        """What this very phrase means."""
        node = self._root
        for word in phrase:
            node = node.get(word, {})
        found: tuple[Sense, ...] = node.get(_END, ())
        return found

    def words(self) -> set[str]:
        """Every word of every phrase."""
        return _words_of(self._root).union(*map(_words_of, self._groups.values()))

    def found_at(self, words: Sequence[str], at: int, skipped: Container[str], weak: Container[str]) -> Iterator[Found]:
        """Every phrase that begins there; skipped words may stand within one, and a weak one behind a topic's."""
        return self._follow(self._root, words[: at + REACH], at, (0, skipped, weak))

    def _follow(
        self, node: _Node, words: Sequence[str], at: int, way: tuple[int, Container[str], Container[str]]
    ) -> Iterator[Found]:
        depth, skipped, weak = way
        if depth and _END in node:
            yield depth, at, node[_END]
            if at < len(words) and words[at] in weak and any(kind == "topic" for kind, _ in node[_END]):
                yield depth + 1, at + 1, node[_END]  # "offences" after a topic says nothing more
        if at == len(words):
            return
        if words[at] in node:
            yield from self._follow(node[words[at]], words, at + 1, (depth + 1, skipped, weak))
        for name, after in node.get(_GROUP, {}).items():
            for size, end, _ in self._follow(self._groups[name[1:]], words, at, (0, skipped, weak)):
                yield from self._follow(after, words, end, (depth + size, skipped, weak))
        if depth and words[at] in skipped:
            yield from self._follow(node, words, at + 1, way)


def _grow(node: _Node, phrase: Phrase, senses: tuple[Sense, ...]) -> None:
    for word in phrase:
        if word[0] == _GROUP:
            node = node.setdefault(_GROUP, {})
        node = node.setdefault(word, {})
    node[_END] = tuple(dict.fromkeys((*node.get(_END, ()), *senses)))


def _words_of(node: _Node) -> set[str]:
    found: set[str] = set()
    for word, after in node.items():
        if word != _END:
            found |= _words_of(after) | ({word} if word[0] != _GROUP else set())
    return found
