"""A board's facts told as an answer: each with its page, what contradicts beside it, what is missing as silence."""

import re
from collections.abc import Iterable, Mapping, Sequence

from planqa.aspects import FOR, MEETS, MEMBERS, said, unsaid
from planqa.boards import Board, Fact, the_name
from planqa.domain import Answer, Citation, Status
from planqa.matching import Matcher, coverage
from planqa.terms import terms

SHOWN = 2  # facts of one kind that are told
_SEATED = frozenset(
    terms("member members membership sit sits seat represent represented organisation body agency people")
)
_BESIDE = re.compile(r"\b(?:apart from|aside from|besides|other than|except)\b[^,?]*", re.IGNORECASE)
_POSTS = re.compile(r"\b(?:which|what) (?:two |\w+ )?(?:posts?|roles?|ranks?|job titles?)\b", re.IGNORECASE)


class Recounter:
    """Tells facts; titles gives each document's title."""

    def __init__(self, titles: Mapping[str, str], matcher: Matcher) -> None:
        self._titles = titles
        self._matcher = matcher

    def tell(self, question: str, board: Board, facts: Sequence[Fact]) -> Answer:
        """The facts of one kind: of many, those that the question's words are nearest to."""
        distinct = _distinct(facts)
        if facts[0].kind == "co-chairs":
            shown = distinct[:1] if _POSTS.search(question) else distinct
            text = _co_chaired(board, shown)
        else:
            shown = self._nearest(question, board, distinct)[:SHOWN]
            text = " ".join(said(board.name, fact) for fact in shown)
        caveats = _contradiction(distinct) if distinct[0].kind == MEETS else ()
        citations = tuple(self.cite(board, fact) for fact in (facts if caveats else shown))
        return Answer(question, Status.ANSWERED, text, citations, (), caveats, answered_by="register")

    def silence(self, question: str, board: Board, what: str, at: Sequence[Fact] = ()) -> Answer:
        """That the plan does not say what is asked of a board, with the nearest place."""
        nearest = tuple(self.cite(board, fact) for fact in (at or board.facts)[:1])
        return Answer(question, Status.NOT_IN_PLAN, f"The plan does not {what}.", nearest, answered_by="register")

    def untold(self, question: str, board: Board, kind: str, whose: str = "") -> Answer:
        """That the plan does not give a fact of this kind; whose puts another area before the name."""
        what = unsaid(board.name, kind).replace("the ", whose, 1) if whose else unsaid(board.name, kind)
        return self.silence(question, board, f"say {what}")

    def cite(self, board: Board, fact: Fact) -> Citation:
        """The fact's own place."""
        title = self._titles[board.document]
        return Citation(board.document, title, fact.page, str(fact.page), fact.section, fact.quote)

    def _nearest(self, question: str, board: Board, facts: list[Fact]) -> list[Fact]:
        if facts[0].kind != MEMBERS and (len(facts) <= SHOWN or facts[0].kind != FOR):
            return facts
        known = self._matcher.bag(board.name)
        asked = [
            term for term in self._matcher.question_terms(_BESIDE.sub("", question)) if not term.in_bag(known | _SEATED)
        ]
        shares = [coverage(asked, self._matcher.bag(fact.value)) for fact in facts]
        if facts[0].kind == MEMBERS and max(shares):  # the part of the members that is asked for
            return [fact for fact, share in zip(facts, shares, strict=True) if share == max(shares)]
        ranked = sorted(zip(shares, facts, strict=True), key=lambda pair: -pair[0])
        return [fact for _, fact in ranked]


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each value; values that begin alike ("quarterly, …") are one."""
    found: dict[str, Fact] = {}
    for fact in facts:
        key = fact.value.split(",")[0].lower() if fact.kind == "meets" else fact.value
        found.setdefault(key, fact)
    return list(found.values())


def _co_chaired(board: Board, facts: Sequence[Fact]) -> str:
    named = "; ".join(fact.value for fact in facts[1:])
    told = f"{the_name(board.name)} is co-chaired by {facts[0].value}."
    return f"{told} Named in the plan: {named}." if named else told


def _contradiction(facts: Sequence[Fact]) -> tuple[str, ...]:
    if len(facts) < 2:
        return ()
    both = " and ".join(f"“{fact.value}” (p. {fact.page})" for fact in facts)
    return (f"The plan says both {both}.",)
