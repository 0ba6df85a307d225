"""What the figures lane says: a short text, the cells it used, and what a careful reader should know."""

from collections.abc import Iterable
from dataclasses import dataclass

from planqa.domain import Figure, Status


@dataclass(frozen=True, slots=True)
class FigureReply:
    """An answer from the tables; status is ANSWERED or NOT_IN_PLAN.

    text is one to three sentences. figures are all cells used, each once. readings tell the other ways to take
    the question. quotes are verbatim words of the document that the text leans on beside the cells.
    aside are the cells of other readings and second prints, which the answer itself does not stand on.
    cited are the cells that prove the text where figures hold more (a whole series); none means all of them.
    confidence is between 0 and 1 and falls with every guess (a mended word, a label matched in part).
    """

    status: Status
    text: str
    figures: tuple[Figure, ...] = ()
    caveats: tuple[str, ...] = ()
    confidence: float = 0.0
    readings: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    tallies: tuple[int, ...] = ()
    cited: tuple[Figure, ...] = ()
    aside: tuple[Figure, ...] = ()


def answered(text: str, figures: Iterable[Figure], caveats: Iterable[str] = ()) -> FigureReply:
    """A reply with a number in it."""
    return FigureReply(
        Status.ANSWERED, text, tuple(dict.fromkeys(figures)), tuple(dict.fromkeys(caveats)), confidence=0.95
    )


def not_held(text: str, figures: Iterable[Figure] = ()) -> FigureReply:
    """A reply that says what the tables do not hold, and what they do."""
    return FigureReply(Status.NOT_IN_PLAN, text, tuple(dict.fromkeys(figures)), confidence=0.75)
