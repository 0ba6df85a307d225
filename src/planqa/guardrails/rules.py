"""Checks on a question before anything else runs: danger and distress first, then what planqa does not do.

Rules only, offline; the rules are in signposts.toml and refusals.toml, every text shown is in texts.toml. Counting or
asking about crime in general is never caught: a signpost needs a person in trouble ("my", "I", "someone is ... now").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from planqa.domain import Answer, Status
from planqa.guardrails.voice import asks_as_a_reader, plainly
from planqa.guardrails.words import clean, cries_in_another_language, data, is_other_language, spoken

MAX_CHARACTERS = 1_000
LOOKED_AT = 5_000  # characters of a longer paste in which a cry for help is looked for


@dataclass(frozen=True, slots=True)
class _Rule:
    """Patterns that must all be found, others of which none may be, and the text ("signposted.danger") to show."""

    text: str
    found: tuple[re.Pattern[str], ...]
    absent: tuple[re.Pattern[str], ...] = ()
    of_readers: bool = True  # whether it may fit a question of nobody in particular

    def fits(self, said: str, *, reader: bool = False) -> bool:
        if reader and not self.of_readers:
            return False
        return all(pattern.search(said) for pattern in self.found) and not any(p.search(said) for p in self.absent)


_WHAT_NOW = re.compile(r"\b(what|who|where|how) (do|can|should|shall) (i|we)\b|\bhelp\b|\bnow what\b", re.IGNORECASE)


def check(question: str, history: Sequence[str] = ()) -> Answer | None:
    """A signpost or a refusal where the question calls for one, else None; never an exception.

    history are the earlier questions: "what do I do?" after a cry for help is still one.
    """
    fitting = _fitting(question)
    if not fitting and asks_what_now(question, history):
        before = _fitting(history[-1])
        fitting = before if before.startswith("signposted") else ""
    return reply(question, fitting) if fitting else None


def asks_what_now(question: str, history: Sequence[str]) -> bool:
    """Whether it asks on from the question before, as in "who can I call?"."""
    return bool(history) and len(question.split()) <= 8 and bool(_WHAT_NOW.search(question))


def is_too_long(question: str) -> bool:
    """Whether it is longer than what is read as one question."""
    return len(clean(question)) > MAX_CHARACTERS


def reply(question: str, text: str) -> Answer:
    """The answer that shows a text of texts.toml, such as "signposted.danger"."""
    status, name = text.split(".")
    return Answer(question, Status(status), data("texts.toml")[status][name], answered_by="guardrails")


def _fitting(question: str) -> str:
    """The text that the question calls for, or empty; signposts come first."""
    text = clean(question)
    if not re.search(r"\w", text):
        return "declined.empty"
    said = plainly(spoken(text[:LOOKED_AT]))
    reader = asks_as_a_reader(said)
    fitting = next((rule.text for rule in _rules() if rule.fits(said, reader=reader)), "")
    if fitting.startswith("signposted"):
        return fitting
    if cries_in_another_language(text[:LOOKED_AT]):
        return "signposted.language"
    if len(text) > MAX_CHARACTERS:
        return "declined.too_long"
    return fitting or ("declined.language" if is_other_language(text) else "")


@cache
def _rules() -> tuple[_Rule, ...]:
    """In the order in which they are tried: the refusals that come first, the signposts, the other refusals."""
    words = data("guardrails.toml")["words"]
    signposts, refusals = data("signposts.toml")["rules"], data("refusals.toml")["rules"]
    first = [row for row in refusals if row.get("first")]
    after = [row for row in refusals if not row.get("first")]
    return tuple(_rule(row, words) for row in (*first, *signposts, *after))


def _rule(row: Mapping[str, Any], words: Mapping[str, str]) -> _Rule:
    """Of the signposts only those on one's own death fit a question of nobody in particular ("what is the point?")."""
    signpost = row["text"].startswith("signposted")
    found = [*row.get("all", ()), *(["|".join(row["any"])] if "any" in row else [])]
    of_readers = row.get("of_readers", not signpost)
    return _Rule(row["text"], _compiled(found, words), _compiled(row.get("none", ()), words), of_readers)


def _compiled(patterns: Sequence[str], words: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern, words)) for pattern in patterns)


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with every <name> replaced by its word list; lists may hold lists."""
    return re.sub(r"<([a-z]+)>", lambda name: _filled(words[name[1]], words), pattern)
