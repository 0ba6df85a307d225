"""The register of boards and groups: who chairs one, how often it meets, who sits on it, what it answers for.

The facts are reviewed data with their quotes (boards.toml); this file only finds the board and the fact asked for.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planqa.aspects import (
    BODIES,
    CHAIR,
    FOR,
    MEETS,
    MEMBERS,
    OWNER,
    TO,
    asks_agent,
    aspect,
    description,
    represents,
)
from planqa.boards import PREFIX, TYPES, Board, Fact, is_named, likeness, read_board, the_name
from planqa.bodies import is_described, is_of_whole, without_addition
from planqa.domain import TRAIL_SEPARATOR, Answer, Status
from planqa.holders import find_holders, told
from planqa.matching import Matcher
from planqa.naming import asks_name, is_name
from planqa.offices import untold
from planqa.priorities import ASKING, Priorities, is_owning
from planqa.priorities import told as told_of_priority
from planqa.recounting import Recounter
from planqa.seats import is_duty, seat
from planqa.terms import terms

_CARES = re.compile(
    r"\b(who|which|what)\b.*\b(watch\w*|monitors?|keeps?|keeping|looks?|responds?|reacts?|protects?|prevents?|stops?|safeguards?|"
    r"makes? sure|ensures?|checks?|decides?|fights?|combats?|sorts? out|tries|works?)\b",
    re.IGNORECASE,
)
_CHAIR = re.compile(rf"\bchair|\b{BODIES}\b", re.IGNORECASE)
_WHO_CHAIRS = re.compile(r"\bwho(?:[’']?s| is| are)? (?:the )?(?:co-?)?chairs?\b|\bwho presides\b", re.IGNORECASE)
_OF_BODIES = (MEETS, MEMBERS, TO, FOR)
_IS_BODY = re.compile(rf"\b{BODIES}\b", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{BODIES}|teams?|lot|people who|ones who)\b", re.IGNORECASE)
_BELOW = re.compile(
    rf"\b{BODIES}(?: and {BODIES})? (?:(?:that|which) (?:sits?|comes?|are|is) |sitting )?"
    r"(?:below|under|underneath|beneath) (?:it|(?:the |this |our )?(?:main |whole |wider |overall )?"
    r"(?:csp|(?:community safety )?partnership))\b",
    re.IGNORECASE,
)

_PARTNERSHIP = "Partnership"  # the first such board is the one that all others belong to
_CO = re.compile(r"\bco-(?=\w)", re.IGNORECASE)

NEARER_BY = 0.05  # by how much what is no board must be nearer, so that no board is described
NEAR, AHEAD = 0.54, 0.04  # cosine from which a board is described, and how much nearer it must be than the next
SURE, WELL_AHEAD = 0.62, 0.1  # the same where no board or group is spoken of


class Register:
    """Finds boards and their facts; titles gives each document's title."""

    def __init__(
        self, data: Mapping[str, Any], titles: Mapping[str, str], matcher: Matcher, areas: Iterable[str] = ()
    ) -> None:
        self._titles = titles
        self._matcher = matcher
        self._recounter = Recounter(titles, matcher)
        self._areas = {area: frozenset(terms(area)) for area in areas}
        common = data.get("document", "")
        boards = (read_board(row, str(row.get("document", common))) for row in data.get("boards", ()))
        self._boards = [board for board in boards if board.document in titles]
        self._priorities = Priorities(self._boards, matcher)

    def answer(self, question: str) -> Answer | None:
        """The fact asked for, with every page that gives it; None when the question is not about the register."""
        told = self._answer(self._core(question))
        return told and replace(told, question=question)

    def _core(self, question: str) -> str:
        """The question without what it adds of the board: "Who chairs the X Board, on which the police sit?"."""
        head = without_addition(question)
        board = self.find(head) if aspect(head) in (CHAIR, MEETS, MEMBERS, TO) else None
        return head if board is not None and is_named(head, board) else question

    def _answer(self, question: str) -> Answer | None:
        board = self.find(question)
        if holders := find_holders(question, self._boards, named=board is not None):
            citations = tuple(self._recounter.cite(holder, fact) for holder, fact in holders)
            return Answer(question, Status.ANSWERED, told(holders), citations, answered_by="register")
        if board is not None and is_named(question, board) and (beside := untold(question, board)):
            return self._recounter.silence(question, board, f"say {beside}")
        who, where = seat(question)
        if who and board is not None and self.find(where) is board and board.of(MEMBERS):
            return self._seat(question, board, who)
        kind = aspect(question)
        if kind in (MEMBERS, OWNER) and represents(question):
            return None
        if board is None and kind in (CHAIR, MEETS, MEMBERS) and is_of_whole(question):
            board = next((board for board in self._boards if board.name.endswith(_PARTNERSHIP)), None)
        if board is None and kind == CHAIR and is_described(question):
            return None
        if kind in (FOR, OWNER) or board is None:
            owners = self._of_priority(question)
            if owners is not None or board is None:
                return owners
        if not kind or (kind in (FOR, OWNER) and not is_named(question, board)):
            return self._of_priority(question)
        if elsewhere := self._elsewhere(question, board):
            return self._recounter.untold(question, board, kind, f"{elsewhere}'s ")
        return self._fact(question, board, kind)

    def _seat(self, question: str, board: Board, who: str) -> Answer:
        """Whether somebody sits on the board: its members, or that the plan does not name them among those."""
        facts = [*board.of(MEMBERS), *board.of(CHAIR)]
        asked = self._matcher.question_terms(who)
        bags = [(fact, self._matcher.bag(f"{fact.value} {fact.quote}")) for fact in facts]
        holding = [fact for fact, bag in bags if all(term.in_bag(bag) for term in asked)]
        # said in part ("lay people", "lay members"): told, for a no might be wrong
        holding = holding or [fact for fact, bag in bags if any(term.in_bag(bag) for term in asked)]
        if holding:
            return self._recounter.tell(question, board, [fact for fact in holding if fact.kind == holding[0].kind])
        name = the_name(board.name, lower=True)
        return self._recounter.silence(question, board, f"name {who} among the members of {name}", facts)

    def _fact(self, question: str, board: Board, kind: str) -> Answer | None:
        """The fact of a board that is named; None where a person's name is asked for, or more than the fact says."""
        if kind == OWNER:
            return self._owned(question, board)
        facts = board.of(kind)
        if not facts and (kind == FOR or (kind == CHAIR and not _CHAIR.search(question))):
            return self._owned(question, board)
        if asks_name(question) and not any(is_name(fact.value) for fact in facts):
            return None
        if kind == MEMBERS and is_duty(question):
            return None
        if self._asks_more(question, board, facts):
            return None
        return self._recounter.tell(question, board, facts) if facts else self._recounter.untold(question, board, kind)

    def asks(self, question: str) -> bool:
        """Whether the words ask for a fact of some body at all."""
        return bool(aspect(question)) or is_owning(question)

    def _elsewhere(self, question: str, board: Board) -> str:
        """Another area that the question names and nothing said of the board does, or empty."""
        known = frozenset(terms(" ".join([board.name, self._titles[board.document], *(f.quote for f in board.facts)])))
        asked = frozenset(terms(question))
        return next((area for area, stems in self._areas.items() if stems <= asked and not stems <= known), "")

    def described(self, question: str) -> str:
        """The words in which it tells of a body without its name, to be compared with `asked_as`; "" for none."""
        kind = aspect(question)
        if kind == MEMBERS and (is_duty(question) or is_of_whole(question)):
            return ""
        if kind in (MEMBERS, OWNER) and represents(question):
            return ""
        if asks_name(question) or not (kind or is_owning(question) or _CARES.search(question)):
            return ""
        if not asks_agent(question) and not (kind in _OF_BODIES and _BODY.search(question)):
            return ""
        return description(question)

    def speaks_of_body(self, question: str) -> bool:
        """Whether it asks for a fact of a board or group that it speaks of as one."""
        return aspect(question) in (CHAIR, *_OF_BODIES) and bool(_IS_BODY.search(question))

    def answer_described(self, question: str, nearest: Mapping[str, float]) -> Answer | None:
        """The fact asked for of the board that the question describes; nearest gives cosines by id.

        The board must be near, and nearer than the next: nearer still where no board or group is spoken of.
        """
        ranked = sorted(((cosine, key) for key, cosine in nearest.items() if key.startswith(PREFIX)), reverse=True)
        (cosine, key), second = (ranked or [(0.0, "")])[0], ranked[1][0] if len(ranked) > 1 else 0.0
        kind = aspect(question) or OWNER
        kind = OWNER if kind == FOR and asks_agent(question) else kind
        near, ahead = (NEAR, AHEAD) if _BODY.search(question) else (SURE, WELL_AHEAD)
        near = SURE if kind == OWNER else near
        board = next((board for board in self._boards if board.key == key), None)
        if board is None:
            return None
        another = max((near for id_, near in nearest.items() if not id_.startswith(PREFIX)), default=0.0)
        if cosine < near or cosine < second + ahead or (kind == CHAIR and another > cosine + NEARER_BY):
            return self._unknown(question, board) if _WHO_CHAIRS.search(question) else None
        if elsewhere := self._elsewhere(question, board):
            return self._recounter.untold(question, board, kind, f"{elsewhere}'s ")
        if kind == OWNER:
            return self._owned(question, board)
        facts = board.of(kind)
        if not facts and kind == CHAIR and not _CHAIR.search(question):
            return self._owned(question, board)
        if not facts and (kind == TO or (kind not in (CHAIR, MEETS) and cosine < SURE)):
            return None
        return self._recounter.tell(question, board, facts) if facts else self._recounter.untold(question, board, kind)

    def _unknown(self, question: str, nearest: Board) -> Answer:
        """Every chair that the documents tell of stands in the register: what fits none has none."""
        name = the_name(nearest.name, lower=True)
        text = f"The plan does not say who chairs “{description(question)}”. The nearest that it tells of is {name}."
        cited = tuple(self._recounter.cite(nearest, fact) for fact in nearest.facts[:1])
        return Answer(question, Status.NOT_IN_PLAN, text, cited, answered_by="register")

    def _owned(self, question: str, board: Board) -> Answer | None:
        """What the board is there for, or the priority that it is responsible for where it has one only."""
        priorities = board.of("priority")
        facts = board.of(FOR)
        if len(priorities) == 1 or (priorities and not facts):
            return self._responsible(question, priorities[0].value)
        return self._recounter.tell(question, board, facts) if facts else None

    def answer_of(self, question: str, sections: Sequence[str]) -> Answer | None:
        """The fact asked for of the board that the talk is of, whose section is the only one of a board there."""
        kind = aspect(question)
        talked = [board for board in self._boards if any(fact.section in sections for fact in board.facts)]
        own = [board for board in talked if any(_is_own(board, section) for section in sections)]
        if not kind or len(own) != 1 or self.find(question) is not None:
            return None
        facts = own[0].of(kind)
        if not facts or asks_name(question) or self._asks_more(question, own[0], facts):
            return None
        return self._recounter.tell(question, own[0], facts)

    def is_name(self, text: str) -> bool:
        """Whether the words are one board's whole name, and nothing else."""
        asked = terms(text)
        return any(
            distinctive <= set(asked) <= every | TYPES and is_named(text, board)
            for board in self._boards
            for distinctive, every in board.names
        )

    def named_in(self, text: str) -> list[str]:
        """The boards whose names stand in a text, with the article, in its order."""
        found = [(text.find(board.name), board.name) for board in self._boards if board.name in text]
        return [the_name(name, lower=True) for _, name in sorted(found)]

    def _asks_more(self, question: str, board: Board, facts: Sequence[Fact]) -> bool:
        """Whether the question holds a weighty word that neither the board's names nor the facts' quotes hold."""
        told = (text for fact in facts for text in (fact.quote, fact.value))
        words = " ".join([board.name, self._titles[board.document], *told])
        words += " " + _CO.sub("co", words)  # "coordinating" is "co-ordinating"
        known = self._matcher.bag(words) | frozenset().union(*(every for _, every in board.names)) | TYPES | ASKING
        left = [term for term in self._matcher.question_terms(question) if not term.in_bag(known)]
        return any(term.weight > 1.5 and not set(terms(term.word)) <= ASKING for term in left)

    def _of_priority(self, question: str) -> Answer | None:
        """The boards responsible for a priority: "which board deals with gangs?"."""
        priority = self._priorities.asked(question)
        return self._responsible(question, priority) if priority else None

    def _responsible(self, question: str, priority: str) -> Answer:
        owners = self._priorities.owners(priority)
        citations = tuple(self._recounter.cite(board, fact) for board, fact in owners)
        return Answer(question, Status.ANSWERED, told_of_priority(priority, owners), citations, answered_by="register")

    def find(self, question: str) -> Board | None:
        """The board a question names: all its distinctive words, or most of them with its type of body."""
        asked = terms(_BELOW.sub("sub-groups", question))
        scored = [(likeness(asked, names), board) for board in self._boards for names in board.names]
        like, board = max(scored, key=lambda pair: pair[0], default=((0.0, 0, 0, 0), None))
        if board is None or like[0] < 0.5 or (like[0] < 1.0 and not like[1]):
            return None
        if like[0] < 1.0 and any(other is not board and one[:2] == like[:2] for one, other in scored):
            return None  # half of two names is neither
        return board


def _is_own(board: Board, section: str) -> bool:
    """Whether a section is the board's own: its last heading names it."""
    heading = frozenset(terms(section.rsplit(TRAIL_SEPARATOR, 1)[-1]))
    return any(every <= heading or (distinctive <= heading and heading & TYPES) for distinctive, every in board.names)
