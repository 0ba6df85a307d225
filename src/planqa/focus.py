"""Where a talk stands: the sections that the last answer was drawn from, and what was asked about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planqa.conversation import Asked, span_of
from planqa.domain import Answer, Chunk
from planqa.matching import Term
from planqa.terms import terms

NO_STEMS: frozenset[str] = frozenset()
HERE = 0.6  # log-odds for a passage of a section that was answered from
AROUND = 0.3  # the same for one under the same first heading, where few chunks stand under it
ASPECT = 0.6  # share of its heading from which a section of what is talked of is the one asked for
ASKED_ASPECT = 0.8  # log-odds for that
NEWS = 0.3  # weight, of 5, of a word that must be answered
NOTHING_NEW = 1.0  # log-odds lost where none of what is newly asked is said
OTHER_SPAN = 1.0  # log-odds lost where the heading says "this year" and the question "over the whole plan"
FEW = 20  # chunks under a first heading that is a topic rather than a chapter
Place = tuple[str, tuple[str, ...]]  # document, heading trail


@dataclass(frozen=True, slots=True)
class Focus:
    """The sections answered from, those of the same topic, the stems of what was asked, the names that were told.

    own is the question as asked, where its topic was named before.
    """

    here: frozenset[Place] = frozenset()
    around: frozenset[Place] = frozenset()
    topic: frozenset[str] = NO_STEMS
    named: tuple[str, ...] = ()
    own: str = ""

    def holds(self, term: Term) -> bool:
        """Whether a term is of what was talked of before: where the talk stands, no passage need say it again."""
        return term.in_bag(self.topic)


def focus_on(answers: Sequence[Answer], asked: Asked, chunks: Sequence[Chunk]) -> Focus:
    """The focus that answers leave, the latest first: its own sections, and the topics that any was drawn from."""
    last = answers[0]
    here = frozenset() if asked.elsewhere else _places(last, chunks)
    heads = Counter((chunk.document, chunk.trail[0]) for chunk in chunks if chunk.trail)
    told = {(place[0], place[1][0]) for answer in answers for place in _places(answer, chunks) if place[1]}
    few = {head for head in told if heads[head] <= FEW}
    around = frozenset(
        (chunk.document, chunk.trail) for chunk in chunks if chunk.trail and (chunk.document, chunk.trail[0]) in few
    )
    named = tuple(dict.fromkeys(citation.section for citation in last.citations))
    return Focus(here, around, frozenset(terms(asked.topic)), named, asked.own)


def _places(answer: Answer, chunks: Sequence[Chunk]) -> frozenset[Place]:
    cited = {(citation.document, citation.section) for citation in answer.citations}
    return frozenset((chunk.document, chunk.trail) for chunk in chunks if (chunk.document, chunk.section) in cited)


def nearness(focus: Focus | None, chunk: Chunk) -> float:
    """What standing in focus is worth to a chunk's passages, in log-odds."""
    if focus is None:
        return 0.0
    place = (chunk.document, chunk.trail)
    if place in focus.here:
        return HERE
    return AROUND if place in focus.around else 0.0


def chunks_in(focus: Focus | None, chunks: Sequence[Chunk]) -> list[str]:
    """The ids of the chunks in focus."""
    return [chunk.id for chunk in chunks if nearness(focus, chunk)] if focus else []


def bonus(near: float, heading_asked: float, said: float, heaviest: float) -> float:
    """What nearness is worth to a passage whose heading is asked for by such a share.

    said is the share that it holds of what is newly asked, heaviest the weight of what it lacks (0 to 1, of 5): a
    passage that only tells of the topic again is no answer.
    """
    if not near:
        return 0.0
    again = said == 0.0 and heaviest >= NEWS
    return near + (ASKED_ASPECT if heading_asked >= ASPECT else 0.0) - (NOTHING_NEW if again else 0.0)


def malus(question: str, chunk: Chunk) -> float:
    """What it costs a passage to tell of the whole plan where this year is asked for, or the other way round."""
    asked, told = span_of(question), span_of(" ".join(chunk.trail[1:]))
    return OTHER_SPAN if asked and told and asked != told else 0.0
