"""Which boards are responsible for a priority: "which board deals with gangs?"."""

import re
from collections.abc import Iterable, Sequence

from planqa.aspects import BODIES, fronted
from planqa.boards import TYPES, Board, Fact, as_printed, the_name
from planqa.matching import Matcher, coverage
from planqa.terms import terms

ASKING = frozenset(
    terms("chair co-chair person charge lead leader head run boss often frequently regularly meet meeting hold times "
          "sit member membership seat besides apart except aside attend represent part share made role purpose job "
          "remit function responsible responsibility account report answer oversee oversight frequency frequent "
          "regular interval week fortnight month quarter tower hamlets borough current currently today post posts "
          "officer two name people body plan kindly confirm appointed appoint serve preside ask")
)  # fmt: skip
_OWNING = frozenset(
    terms("owns deal deals answer answers answerable responsible accountable charge lead looks after covers meant "
          "priority subgroup sub-group csp partnership hold holds sorting handles tackles works tackling handling")
)  # fmt: skip
_WHO_OWNS = re.compile(
    rf"\b(who|whos|who[’']s|whose)\b|\b(which|what)\b(?: [\w’'-]+){{0,3}}? ({BODIES}|ones?|teams?|lot|meant)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(responsib\w+|owns?|deals? with|dealing with|answer\w*|accountable|in charge|leads?|leading|"
    r"looks? after|oversees?|covers?|handles?|tackles?|meant to|whose job)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b")
ENOUGH = 0.8  # share of the question's words that a priority must hold


class Priorities:
    """Finds the priority that a question asks after and the boards responsible for it."""

    def __init__(self, boards: Sequence[Board], matcher: Matcher) -> None:
        self._boards = boards
        self._matcher = matcher

    def asked(self, question: str) -> str:
        """The priority whose owner is asked for, or ""."""
        if not is_owning(question):
            return ""
        asked = [
            t
            for t in self._matcher.question_terms(fronted(question) or question)
            if not set(terms(t.word)) <= ASKING | TYPES | _OWNING
        ]
        priorities = dict.fromkeys(fact.value for board in self._boards for fact in board.of("priority"))
        bags = {value: self._said(value) for value in priorities}
        best = max(bags, key=lambda value: coverage(asked, bags[value]), default="")
        return best if asked and coverage(asked, bags[best]) >= ENOUGH else ""

    def _said(self, value: str) -> frozenset[str]:
        """The stems of a priority with its abbreviations, but not with what an abbreviation in it stands for."""
        return self._matcher.bag(_ABBREVIATION.sub("", value)) | frozenset(terms(value))

    def owners(self, priority: str) -> list[tuple[Board, Fact]]:
        """Every board that is responsible for a priority, each with the first fact that says so."""
        found = (
            (board, next((fact for fact in board.of("priority") if fact.value == priority), None))
            for board in self._boards
        )
        return [(board, fact) for board, fact in found if fact is not None]


def told(priority: str, owners: Iterable[tuple[Board, Fact]]) -> str:
    """The boards with what the plan adds to one, as a sentence."""
    names = (
        the_name(as_printed(board, fact.quote), lower=True) + (f" ({fact.note})" if fact.note else "")
        for board, fact in owners
    )
    return f"Responsible for {priority}: {'; '.join(dict.fromkeys(names))}."


def is_owning(question: str) -> bool:
    """Whether it asks whose a priority is."""
    return bool(_WHO_OWNS.search(question) and _OWNS.search(question))
