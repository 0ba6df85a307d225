"""Scorers: from a case and what the assistant replied to a Result with its score of +1, 0 or -1."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evals.cases import Case
from evals.editions import Edition, PageKey, expected_pages
from evals.matching import holds_quantity, missing_phrases, missing_quantities
from evals.periods import figure_spans, find_spans
from planqa.domain import Answer, Hit, Status
from planqa.quantities import find_quantities

MAX_WORDS = 110
BOTH_SIDES = "contradictions"  # the kind whose second side may stand in a caveat
RIGHT, NOTHING, WRONG = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Score:
    """value is +1 right, 0 nothing gained and nothing harmed, -1 wrong; explanation says why it is not +1."""

    value: int
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One case after the run: what was expected, what came back and what it is worth.

    cited holds the page of each citation; for a contradiction, whose second side may stand in a caveat, of what is
    to be seen also.

    expected holds, for every quote, the pages it stands on. found and tutorial hold the page of each search
    hit, best first. latency_ms is the warm `ask` alone.
    """

    case: Case
    reply: Answer
    score: Score
    expected: tuple[frozenset[PageKey], ...] = ()
    cited: tuple[PageKey, ...] = ()
    found: tuple[PageKey, ...] = ()
    tutorial: tuple[PageKey, ...] = ()
    right_sections: int = 0
    latency_ms: float = 0.0
    words: int = field(default=0)

    @property
    def answered(self) -> bool:
        """Whether an answer was given, right or wrong."""
        return self.reply.status is Status.ANSWERED

    @property
    def expected_pages(self) -> frozenset[PageKey]:
        """Every page on which any of the quotes stands."""
        return frozenset().union(*self.expected)


def score_reply(case: Case, reply: Answer) -> Score:
    """Judge status, length, phrases and quantities.

    Right is +1. Answering what the document does not hold, answering wrongly or at too great length is -1.
    Silence where an answer was due, the wrong kind of refusal, or one that lacks its words is 0.
    """
    if reply.status is not case.status:
        told = f"status {reply.status.value}, expected {case.status.value}"
        return Score(WRONG if reply.status is Status.ANSWERED else NOTHING, told)
    faults = _faults(case, reply)
    if not faults:
        return Score(RIGHT)
    return Score(WRONG if case.answerable else NOTHING, "; ".join(faults))


def missing_periods(case: Case, reply: Answer) -> list[str]:
    """Return the expected periods that neither the answer nor a figure it cites names."""
    named = find_spans(reply.answer).union(*map(figure_spans, reply.figures))
    return [period for period in case.periods if named.isdisjoint(find_spans(period))]


def gives_wrong_number(case: Case, reply: Answer) -> bool:
    """Tell whether an answer prints a number where the plan has none, without an expected one, or an excluded one."""
    if reply.status is not Status.ANSWERED or not find_quantities(reply.answer):
        return False
    numbers = [group for group in case.phrases if any(char.isdigit() for char in "".join(group))]
    missing = missing_phrases(reply.answer, numbers) or missing_quantities(reply.answer, case.quantities)
    return not case.answerable or bool(missing) or bool(_excluded(case, reply))


def build_result(case: Case, reply: Answer, editions: Mapping[str, Edition], latency_ms: float = 0.0) -> Result:
    """Score the reply and place its citations; the pages of search hits are added by the runner."""
    expected = expected_pages(case, dict(editions))
    sections = {_section(key, editions) for pages in expected for key in pages}
    places = (*reply.citations, *reply.see_also) if case.kind == BOTH_SIDES else reply.citations
    cited = tuple((citation.document, citation.page) for citation in places)
    return Result(
        case,
        reply,
        score_reply(case, reply),
        expected,
        cited,
        right_sections=sum(_section(key, editions) in sections for key in cited),
        latency_ms=latency_ms,
        words=count_words(reply.answer),
    )


def hit_pages(hits: Sequence[Hit]) -> tuple[PageKey, ...]:
    """Return the page of every hit, best first."""
    return tuple((hit.chunk.document, hit.chunk.page) for hit in hits)


def count_words(text: str) -> int:
    """Count words as a reader does: whatever stands between spaces and holds a letter or a digit."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def _faults(case: Case, reply: Answer) -> list[str]:
    told = " ".join((reply.answer, *reply.caveats)) if case.kind == BOTH_SIDES else reply.answer
    faults = [f"lacks {phrase}" for phrase in missing_phrases(told, case.phrases)]
    faults += [f"lacks the number {printed}" for printed in missing_quantities(told, case.quantities)]
    faults += [f"holds the number {printed}" for printed in _excluded(case, reply)]
    if case.answerable and count_words(reply.answer) > MAX_WORDS:
        faults.append(f"{count_words(reply.answer)} words, more than {MAX_WORDS}")
    return faults


def _excluded(case: Case, reply: Answer) -> list[str]:
    return [printed for printed in case.excluded if holds_quantity(reply.answer, printed)]


def _section(key: PageKey, editions: Mapping[str, Edition]) -> tuple[str, str]:
    """The section a page lies in; a page of a document that no case quotes is a section of its own."""
    document, page = key
    edition = editions.get(document)
    return (document, edition.section_of(page) if edition else f"page {page}")
