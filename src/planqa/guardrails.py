"""Checks on a question before anything else runs: danger and distress first, then what planqa does not do.

Rules only, offline; the rules are in guardrails.toml, every text shown is in texts.toml. Counting or asking about
crime in general is never caught: a signpost needs a person in trouble ("my", "I", "someone is ... now").
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from planqa.domain import Answer, Status
from planqa.embedding import english_words

MAX_CHARACTERS = 1_000
LOOKED_AT = 5_000  # characters of a longer paste in which a cry for help is looked for


@dataclass(frozen=True, slots=True)
class _Rule:
    """Patterns that must all be found, others of which none may be, and the text ("signposted.danger") to show."""

    text: str
    found: tuple[re.Pattern[str], ...]
    absent: tuple[re.Pattern[str], ...] = ()

    def fits(self, said: str) -> bool:
        return all(pattern.search(said) for pattern in self.found) and not any(p.search(said) for p in self.absent)


_WHAT_NOW = re.compile(r"\b(what|who|where|how) (do|can|should|shall) (i|we)\b|\bhelp\b|\bnow what\b", re.IGNORECASE)


def check(question: str, history: Sequence[str] = ()) -> Answer | None:
    """A signpost or a refusal where the question calls for one, else None; never an exception.

    history are the earlier questions: "what do I do?" after a cry for help is still one.
    """
    fitting = _check(question)
    if fitting is None and history and len(question.split()) <= 8 and _WHAT_NOW.search(question):
        before = _check(history[-1])
        return replace(before, question=question) if before and before.status is Status.SIGNPOSTED else None
    return fitting


def _check(question: str) -> Answer | None:
    text = clean(question)
    if not re.search(r"\w", text):
        return _answer(question, "declined.empty")
    said = spoken(text[:LOOKED_AT])
    fitting = next((rule.text for rule in _rules() if rule.fits(said)), "")
    if fitting.startswith("signposted"):
        return _answer(question, fitting)
    if len(text) > MAX_CHARACTERS:
        return _answer(question, "declined.too_long")
    if fitting:
        return _answer(question, fitting)
    return _answer(question, "declined.language") if is_other_language(text) else None


def clean(question: str) -> str:
    """The question without control, invisible and direction-changing characters, white space folded, NFKC."""
    normal = unicodedata.normalize("NFKC", question)
    spaced = re.sub(r"\s+", " ", normal)
    return "".join(char for char in spaced if not unicodedata.category(char).startswith("C")).strip()


def spoken(text: str) -> str:
    """The words as the rules read them: lower case, contractions and shorthand written out, grave words mended."""
    folded = re.sub(r"([a-z])\1{2,}", r"\1", re.sub(r"[‘’ʼ′`´]", "'", text.lower()))
    for ending, full in _ENDINGS:
        folded = re.sub(ending, full, folded)
    return re.sub(r"[a-z]+\d?", lambda match: _word(match.group()), folded.replace("'", ""))


_ENDINGS = (
    (r"\b(he|she|it|there|that|what|who|where|how|someone|somebody|everyone)'s\b", r"\1 is"),
    (r"\b([a-z]+)'re\b", r"\1 are"),
    (r"\b([a-z]+)'ll\b", r"\1 will"),
    (r"\b([a-z]+)'ve\b", r"\1 have"),
    (r"\b([a-z]+)'d\b", r"\1 would"),
)


@lru_cache(maxsize=8_192)
def _word(word: str) -> str:
    """One word written out; a word that English does not know is mended towards a grave one."""
    data = _data("guardrails.toml")
    short: str | None = data["shorthand"].get(word)
    if short is not None:
        return short
    if len(word) < 5 or word in english_words() or word.removesuffix("s") in english_words():
        return word
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    alike = [grave for grave in data["mended"]["words"].split() if grave[0] == word[0]]
    found = extractOne(word, alike, scorer=OSA.distance, score_cutoff=1 if len(word) < 8 else 2)
    return word if found is None else str(found[0])


def is_other_language(text: str) -> bool:
    """Whether most letters are not Latin, or another language's small words outnumber the English ones."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum(ord(char) > 0x24F for char in letters) / len(letters) > 0.5:
        return True
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    if len(tokens) < 3:
        return False
    counts = {code: sum(token in small for token in tokens) for code, small in _languages().items()}
    english = counts.pop("english")
    other = max(counts.values())
    return other >= 2 and other > english and other / len(tokens) >= 0.25


@cache
def _rules() -> tuple[_Rule, ...]:
    data = _data("guardrails.toml")
    words = data["words"]
    return tuple(
        _Rule(row["text"], _compiled(row["all"], words), _compiled(row.get("none", ()), words)) for row in data["rules"]
    )


def _compiled(patterns: Sequence[str], words: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern, words)) for pattern in patterns)


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with every <name> replaced by its word list; lists may hold lists."""
    return re.sub(r"<([a-z]+)>", lambda name: _filled(words[name[1]], words), pattern)


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _data("guardrails.toml")["languages"].items()}


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("planqa").joinpath(name).read_text(encoding="utf-8"))


def _answer(question: str, text: str) -> Answer:
    status, name = text.split(".")
    return Answer(question, Status(status), _data("texts.toml")[status][name], answered_by="guardrails")
