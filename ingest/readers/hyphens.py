"""Lines joined to running text, with end-of-line hyphenation mended."""

import re
from collections.abc import Iterable, Sequence

from ingest.readers.characters import SOFT_HYPHEN, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]$")
_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TIGHT = re.compile(r"[\w)][-\u2010/]$")  # a real hyphen, dash-less range or slash that the line break follows
LONGEST = 60  # letters of a word
_PREFIXES = frozenset(
    ("anti", "co", "counter", "cross", "ex", "half", "high", "inter", "long", "low", "mid", "multi", "non", "off",
     "on", "one", "part", "post", "pre", "pro", "self", "semi", "short", "two", "under", "well")
)  # fmt: skip


class Vocabulary:
    """The words of a document that stand unbroken in it, to tell a broken word from a hyphenated one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            words = [match.group().casefold() for match in _WORD.finditer(line)]
            if _BROKEN.search(line):
                words = words[:-1]
            self._words.update(words)

    def mended(self, first: str, second: str) -> str:
        """ "commu" + "nity" as one word, "co" + "ordinate" with its hyphen where the document writes it so."""
        joined, hyphenated = f"{first}{second}", f"{first}-{second}"
        if joined.casefold() in self._words:
            return joined
        if hyphenated.casefold() in self._words:
            return hyphenated
        head = first.casefold().split("-")[-1]
        both = head in self._words and second.casefold() in self._words
        return hyphenated if both or head in _PREFIXES else joined


def join_lines(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """Join the lines of one paragraph or item to one line."""
    text = ""
    for line in lines:
        text = _joined(text, line.strip(), vocabulary)
    return fold(text)


def _joined(text: str, line: str, vocabulary: Vocabulary) -> str:
    if not text or not line:
        return text or line
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + line
    if text[-1] not in "-\u2010/":
        return f"{text} {line}"
    broken, after = _BROKEN.search(text[-LONGEST:]), _NEXT.match(line)
    if broken and after and line[0].islower():
        word = vocabulary.mended(broken[1], after.group())
        return text[: -len(broken.group())] + word + line[after.end() :]
    if _TIGHT.search(text[-2:]) and line[0].isalnum():
        return text + line
    return f"{text} {line}"
