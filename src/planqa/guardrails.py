"""Checks on a question before anything else runs: danger and distress first, then what planqa does not do.

Rules only, offline; the rules are in guardrails.toml, every text shown is in texts.toml. Counting or asking about
crime in general is never caught: a signpost needs a person in trouble ("my", "I", "someone is ... now").
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from planqa.domain import Answer, Status

MAX_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class _Rule:
    """Patterns that must all be found, and the text ("signposted.danger") shown when they are."""

    text: str
    patterns: tuple[re.Pattern[str], ...]

    def fits(self, lowered: str) -> bool:
        return all(pattern.search(lowered) for pattern in self.patterns)


def check(question: str) -> Answer | None:
    """A signpost or a refusal where the question calls for one, else None; never an exception."""
    text = clean(question)
    if not re.search(r"\w", text):
        return _answer(question, "declined.empty")
    lowered = text.lower()[:5_000]
    fitting = next((rule.text for rule in _rules() if rule.fits(lowered)), "")
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
    return tuple(_Rule(row["text"], tuple(_compile(p, data["words"]) for p in row["all"])) for row in data["rules"])


def _compile(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    for name, alternatives in words.items():
        pattern = pattern.replace(f"<{name}>", alternatives)
    return re.compile(pattern)


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _data("guardrails.toml")["languages"].items()}


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("planqa").joinpath(name).read_text(encoding="utf-8"))


def _answer(question: str, text: str) -> Answer:
    status, name = text.split(".")
    return Answer(question, Status(status), _data("texts.toml")[status][name], answered_by="guardrails")
