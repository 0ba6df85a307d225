"""Abbreviations and what they stand for, found in the text (Schwartz and Hearst 2003, both directions)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planqa.domain import Chunk

_PAIR = re.compile(r"\(([^()]{2,90})\)")
_SHORT = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z][\w&/\-]{1,9}")
_USED = re.compile(r"\b[A-Z]{3,6}\b")
_CAPITALS = re.compile(r"[A-Z][\w'’\-]+(?: (?:(?:and|of|the|for|in|&) )*[A-Z][\w'’\-]+){2,}")
_WORD = re.compile(r"[^\s()]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """An abbreviation, its long form, and where the two stand together (quote is verbatim in the chunk)."""

    short: str
    long: str
    chunk: str
    quote: str


class Glossary:
    """Looks abbreviations up; case is ignored, a plural s too. The first page that defines one wins."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        for entry in entries:
            self._entries.setdefault(_key(entry.short), []).append(entry)

    def __contains__(self, short: str) -> bool:
        return _key(short) in self._entries

    def __iter__(self) -> Iterator[Entry]:
        return (entries[0] for entries in self._entries.values())

    def entries(self, short: str) -> Sequence[Entry]:
        """Every definition of an abbreviation, in reading order; several only where the long forms differ."""
        return self._entries.get(_key(short), ())


def find_entries(chunks: Sequence[Chunk]) -> list[Entry]:
    """Every distinct definition in reading order."""
    found: dict[tuple[str, str], Entry] = {}
    for chunk in chunks:
        for text in (*chunk.trail, chunk.text):
            for entry in _in_text(text, chunk.id):
                found.setdefault((_key(entry.short), _fold(entry.long)), entry)
    return list(found.values())


def find_used(chunks: Sequence[Chunk], known: Glossary) -> list[Entry]:
    """Abbreviations the text uses without defining, matched to the commonest capitalised phrase they spell."""
    texts = [(chunk.id, text) for chunk in chunks for text in (*chunk.trail[-1:], chunk.text)]
    used = {short for _, text in texts for short in _USED.findall(text) if short not in known}
    phrases: dict[str, dict[str, list[str]]] = {}
    for chunk, text in texts:
        for phrase in _phrases(text):
            initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", phrase) if word not in _SKIPPED).upper()
            if initials in used:
                phrases.setdefault(initials, {}).setdefault(phrase, []).append(chunk)
    return [_commonest(short, found) for short, found in phrases.items()]


def _commonest(short: str, phrases: Mapping[str, Sequence[str]]) -> Entry:
    long, chunks = max(phrases.items(), key=lambda pair: len(pair[1]))
    return Entry(short, long, chunks[0], long)


def _phrases(text: str) -> Iterator[str]:
    """The ends of every run of capitalised words, three to eight words long, small words between them allowed."""
    for run in _CAPITALS.finditer(text):
        words = list(re.finditer(r"\S+", run.group()))
        for word in words[max(0, len(words) - 8) : -2]:
            if word.group() in _SKIPPED:
                continue  # "and Drug Intervention Project"
            yield run.group()[word.start() :]


def _in_text(text: str, chunk: str) -> Iterator[Entry]:
    for match in _PAIR.finditer(text):
        inner, before = match.group(1).strip(), text[: match.start()]
        if _SHORT.fullmatch(inner):
            long = long_form(inner, before)
            if long:
                start = before.rindex(long)
                yield Entry(inner, long, chunk, text[start : match.end()])
        elif (short := _last_word(before)) and _SHORT.fullmatch(short):
            long = long_form(short, inner)
            if long and long == inner:
                yield Entry(short, long, chunk, text[before.rindex(short) : match.end()])


def _last_word(text: str) -> str:
    found = _WORD.findall(text[-40:])
    return found[-1] if found else ""


def long_form(short: str, before: str) -> str | None:
    """The shortest run of words at the end of before whose letters spell short, first letter first; else None."""
    line = before.rsplit("\n", 1)[-1].rstrip()
    words = list(_WORD.finditer(line))
    letters = _letters(short)
    limit = min(len(letters) + 5, len(letters) * 2)
    for match in reversed(words[-limit:]):
        candidate = line[match.start() :]
        if candidate[0].lower() == letters[0] and _spells(letters, candidate) and len(candidate) > len(short):
            return candidate
    return None


def _letters(short: str) -> list[str]:
    """The letters to be spelled; the s of a plural ("DRRs") is not one of them."""
    singular = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    return [char.lower() for char in singular if char.isalnum()]


def _spells(letters: Sequence[str], candidate: str) -> bool:
    """Each letter starts a word or stands later in the word matched last; small words may be skipped."""
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w'’\-]*", candidate)]
    if candidate[0].islower() and len([word for word in words if word not in _SKIPPED]) < len(letters):
        return False  # "for the first time (FTE)" is no definition
    return _match(letters, words, inside="")


def _match(letters: Sequence[str], words: Sequence[str], inside: str) -> bool:
    if not letters:
        return all(word in _SKIPPED for word in words)
    if inside and letters[0] in inside and _match(letters[1:], words, inside[inside.index(letters[0]) + 1 :]):
        return True
    if not words:
        return False
    first, rest = words[0], words[1:]
    if first[0] == letters[0] and _match(letters[1:], rest, first[1:]):
        return True
    return first in _SKIPPED and _match(letters, rest, inside)


_SKIPPED = frozenset({"and", "of", "the", "for", "in", "on", "to", "or", "against", "with", "by", "a", "an"})


def _key(short: str) -> str:
    folded = short.lower()
    return folded[:-1] if folded.endswith("s") and len(folded) > 3 else folded


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()
