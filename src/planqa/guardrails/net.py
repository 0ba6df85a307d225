"""The second net: a question whose meaning is nearer to a cry for help, or to misuse, than to any ordinary question.

The reviewed sentences of cries.toml are the neighbours; their vectors are shipped in cries.npz, so that a check costs
one vector of the question (`python -m evals.cries --write` makes the file and fits the margins on held-out folds).
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np

from planqa.domain import Answer
from planqa.embedding import Encoder, Vectors
from planqa.guardrails.rules import LOOKED_AT, asks_what_now, is_too_long, reply
from planqa.guardrails.voice import asks_as_a_reader, cue, speaks_of_someone
from planqa.guardrails.words import clean, data, spoken

EXAMPLES = "cries.toml"
VECTORS = "cries.npz"
NEIGHBOURS = 20  # sentences of a side that have a say
SHARPNESS = 10  # how much more the nearest of them say
SURE = 0.03  # lead of the best kind over the next one from which its own text is shown
SHORT = 5  # words under which a piece of a question is not looked at alone


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near a sentence is to each side (its examples' cosines, the nearest most), and to each kind, best first."""

    signposted: float
    declined: float
    plain: float
    kinds: tuple[tuple[str, float], ...]


class Net:
    """Compares questions with the example sentences; encoder must be the one that made the vectors."""

    def __init__(self, encoder: Encoder, labels: Sequence[str], vectors: Vectors) -> None:
        self._encoder = encoder
        self._names = np.array(labels)
        self._sides = {side: np.char.startswith(self._names, side) for side in ("signposted", "declined", "plain")}
        self._kinds = tuple(dict.fromkeys(label for label in labels if "." in label))
        self._vectors = vectors

    @classmethod
    def shipped(cls, encoder: Encoder) -> "Net | None":
        """The net of cries.npz, or None where another encoder is in use."""
        held = np.load(BytesIO(files("planqa").joinpath(VECTORS).read_bytes()))
        if str(held["encoder"]) != encoder.name:
            return None
        return cls(encoder, [str(label) for label in held["labels"]], held["vectors"].astype(np.float32))

    def check(self, question: str, history: Sequence[str] = ()) -> Answer | None:
        """A signpost or a refusal that the rules did not see, else None; of a long paste, a signpost only."""
        text = self._caught(question)
        if not text and asks_what_now(question, history):
            text = self._caught(history[-1])
            text = text if text.startswith("signposted") else ""
        return reply(question, text) if text else None

    def nearest(self, sentences: Sequence[str]) -> list[Nearest]:
        """How near each sentence is to each side."""
        vectors = np.concatenate([self._encoder.encode([sentence]) for sentence in sentences])
        return [self._nearest(cosines) for cosines in vectors @ self._vectors.T]

    def _caught(self, question: str) -> str:
        """The text that a piece of the question calls for, or empty."""
        said = pieces(question)
        nearest = self.nearest(said)
        asked = "?" in question or any(cue("opening", one) for one in said)
        found = [
            decide(one, near, asked=asked, alone=not at)
            for at, (one, near) in enumerate(zip(said, nearest, strict=True))
        ]
        cries = [text for text in found if text.startswith("signposted")]
        if cries or is_too_long(question):
            return next(iter(cries), "")
        return "" if is_innocent(said[0]) else found[0]  # misuse is judged on the whole question

    def _nearest(self, cosines: Vectors) -> Nearest:
        sides = {side: _nearness(cosines[held]) for side, held in self._sides.items()}
        kinds = {kind: _nearness(cosines[self._names == kind]) for kind in self._kinds}
        return Nearest(**sides, kinds=tuple(sorted(kinds.items(), key=lambda kind: -kind[1])))


def decide(sentence: str, near: Nearest, *, asked: bool = False, alone: bool = True) -> str:
    """The text that a sentence calls for, or empty: a side's lead over ordinary questions against its margin.

    asked: it is, or stands in, a question; a piece of a question (not alone) must lead by more.
    """
    least, sound = margins(), _sound(sentence, asked=asked)
    more = 0.0 if alone else least["piece"]
    cries = near.signposted - near.plain > least["signposted"][sound] + more
    if cries and near.declined - near.signposted < least["doubt"][sound]:
        return _kind(near, "signposted")
    misuse = near.declined >= near.signposted and near.declined - near.plain > least["declined"][sound] + more
    return _kind(near, "declined") if misuse else ""


def is_innocent(said: str) -> bool:
    """Whether a reader asks for a number, or what a service does about something: that helps with no misuse."""
    return (cue("counted", said) or cue("handled", said)) and asks_as_a_reader(said)


def _sound(sentence: str, *, asked: bool) -> str:
    """What a sentence sounds like, in the words of the margins: spoken, wondered, told or asked."""
    if speaks_of_someone(sentence):
        return "wondered" if cue("opening", sentence) else "spoken"
    return "asked" if asked else "told"


def pieces(question: str) -> list[str]:
    """The question as the net reads it: whole, then its sentences, where it has several."""
    said = spoken(clean(question)[:LOOKED_AT])
    parts = [part.strip() for part in re.split(data(EXAMPLES)["split"], said)]
    parts = [part for part in dict.fromkeys(parts) if len(part.split()) >= SHORT and part != said.strip(" .?!")]
    return parts if is_too_long(question) and parts else [said, *parts]


def examples() -> list[tuple[str, str]]:
    """The example sentences with their labels: "signposted.danger", "declined.legal", "plain"."""
    read = data(EXAMPLES)
    sides = {**{f"{side}.{kind}": block for side in ("signposted", "declined") for kind, block in read[side].items()}}
    sides["plain"] = read["plain"]["plain"]
    return [(label, line.strip()) for label, block in sides.items() for line in block.strip().splitlines()]


def digest() -> str:
    """What the vectors were made of: the sentences and their labels, in order."""
    return hashlib.sha256("\n".join("\t".join(pair) for pair in examples()).encode()).hexdigest()


def margins() -> Mapping[str, Any]:
    """The least lead over ordinary questions: of each side and in doubt by what a sentence sounds like; piece."""
    found: Mapping[str, Any] = data(EXAMPLES)["margins"]
    return found


def _kind(near: Nearest, side: str) -> str:
    """The kind of text to show; where two kinds of cry are as near, the one that names help for all of them."""
    (best, score), *others = [kind for kind in near.kinds if kind[0].startswith(side)]
    if side == "signposted" and others and score - others[0][1] < SURE:
        return "signposted.unsure"
    shown: str = data(EXAMPLES)["shown"].get(best, best)
    return shown


def _nearness(cosines: Vectors) -> float:
    """A soft maximum: the logarithm of the mean exponential of the nearest cosines; equal ones give themselves."""
    nearest = np.sort(cosines)[-NEIGHBOURS:]
    return float(np.log(np.mean(np.exp(SHARPNESS * nearest))) / SHARPNESS)
