"""The register of boards and groups: who chairs one, how often it meets, who sits on it, what it answers for.

The facts are reviewed data with their quotes (boards.toml); this file only finds the board and the fact asked for.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planqa.boards import TYPES, Board, Fact, is_named, likeness, read_board, the_name
from planqa.domain import TRAIL_SEPARATOR, Answer, Citation, Status
from planqa.matching import Matcher, coverage
from planqa.sufficiency import asks_name, is_name
from planqa.terms import terms

_ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("meets", r"\b(how (often|frequent\w*|regular\w*|many times)|when do(es)?|frequency|intervals?|every how)\b|"
                  r"\bmeets? (every|monthly|"
                  r"quarterly|weekly|fortnightly|how)\b"),
        ("chair", r"\bco-?chair\w*|\bchair\w*|\bin charge\b|\bwho[’']?s? (is |are )?(the )?(leads?|heads?|runs?|"
              r"boss|leader|"
                  r"head|leading|running|heading)\b|\b(led|headed|run) by\b"),
        ("accountable to", r"\baccountable to\b|\breports? (back )?to\b|\banswers? to\b|\breporting to\b"),
        ("membership", r"\bmember\w*\b|\b(sits?|sitting) on\b|\bwho[’']?s? (else )?(is |are |else )*(on|in|at|attends?|"
                       r"goes to|part of|"
                       r"involved)\b|\bmade up\b|\bcomposed\b|\bcompris\w+|\brepresent\w*\b|\battend\w*\b|"
                       r"\bbelong\w*\b|\ba seat\b|\bsends? (people|someone|staff|representatives)\b|"
                       r"\b(which|what) (organisations?|agencies|partners|bodies|services)\b|\bconsists?\b"),
        ("responsible for", r"\bwhat (does|do|did) .* do\b|\b(role|purpose|job|remit|function|aim|point) of\b|"
                            r"\bresponsib\w+ (for|of)\b|\boversees?\b|\bwhat[’']?s? (is |"
                            r"are )?(?!.*\bstands?\b).* for\W*$|\baccountable for\b"),
    )
)  # fmt: skip
_SAID = {
    "chair": "{name} is chaired by {value}.",
    "co-chairs": "{name} is co-chaired by {value}.",
    "meets": "{name} meets {value}.",
    "membership": "Membership of {name_lower}: {value}.",
    "responsible for": "{name} is responsible for {value}.",
    "accountable to": "{name} is accountable to {value}.",
}
_UNSAID = {
    "chair": "who chairs {name_lower}",
    "meets": "how often {name_lower} meets",
    "membership": "who sits on {name_lower}",
    "responsible for": "what {name_lower} is responsible for",
    "accountable to": "whom {name_lower} is accountable to",
}
_ASKING = frozenset(
    terms("chair co-chair person charge lead leader head run boss often frequently regularly meet "
        "meeting hold times sit member "
          "membership seat besides attend represent part made role purpose job remit function responsible "
          "responsibility account "
          "report oversee frequency frequent regular interval week fortnight month quarter "
        "tower hamlets borough current currently today post posts officer two name people body plan")
)  # fmt: skip
_OWNING = frozenset(terms("owns deal deals answer answers answerable responsible accountable charge lead "
                          "looks after covers meant priority subgroup sub-group "
                          "sorting handles tackles works tackling handling"))  # fmt: skip
_WHO_OWNS = re.compile(r"\b(which|what|who|whos|who[’']s|whose)\b", re.IGNORECASE)
_OWNS = re.compile(
    r"\b(responsib\w+|owns|deals? with|dealing with|answer\w*|accountable|in charge|leads?|leading|"
    r"looks? after|oversees?|"
    r"covers?|handles?|tackles?|meant to|whose job)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(board|group|forum|team|panel|committee|body|meeting|lot|people who|ones who)\b", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(which|what|name the|list the)\b.*\b(boards?|groups?|forums?|bodies|meetings?)\b", re.IGNORECASE
)
_HELD = re.compile(r"\b(chairs?|chaired|co-?chairs?|leads?|heads?|runs?)\b", re.IGNORECASE)


class Register:
    """Finds boards and their facts; titles gives each document's title."""

    def __init__(self, data: Mapping[str, Any], titles: Mapping[str, str], matcher: Matcher) -> None:
        self._titles = titles
        self._matcher = matcher
        common = data.get("document", "")
        boards = (read_board(row, str(row.get("document", common))) for row in data.get("boards", ()))
        self._boards = [board for board in boards if board.document in titles]

    def answer(self, question: str) -> Answer | None:
        """The fact asked for, with every page that gives it; None when the question is not about the register."""
        reverse = self._which(question)
        if reverse is not None:
            return reverse
        kind = _aspect(question)
        if kind == "responsible for":
            owners = self._of_priority(question)
            if owners is not None:
                return owners
        board = self.find(question)
        if not kind or board is None or (kind == "responsible for" and not is_named(question, board)):
            return self._of_priority(question)
        facts = board.of(kind)
        if asks_name(question) and not any(is_name(fact.value) for fact in facts):
            return None
        if self._asks_more(question, board, facts):
            return None
        return self._told(question, board, facts) if facts else self._untold(question, board, kind)

    def asks(self, question: str) -> bool:
        """Whether the words ask for a fact of some body at all."""
        owns = _WHO_OWNS.search(question) and _OWNS.search(question)
        return bool(_aspect(question) or _WHICH.search(question) or owns)

    def wants_body(self, question: str) -> bool:
        """Whether it asks who chairs, or how often meets, a body that it tells in other words."""
        return _aspect(question) in ("chair", "meets") and bool(_BODY.search(question)) and not asks_name(question)

    def answer_described(self, question: str, sections: Sequence[str]) -> Answer | None:
        """The fact of the first of the sections nearest to the question that is a board's own."""
        kind = _aspect(question)
        for section in sections:
            for board in self._boards:
                facts = [fact for fact in board.of(kind) if fact.section == section]
                if facts:
                    return self._told(question, board, facts)
        return None

    def answer_of(self, question: str, sections: Sequence[str]) -> Answer | None:
        """The fact asked for of the board that the talk is of, whose section is the only one of a board there."""
        kind = _aspect(question)
        talked = [board for board in self._boards if any(fact.section in sections for fact in board.facts)]
        own = [board for board in talked if any(_is_own(board, section) for section in sections)]
        if not kind or len(own) != 1 or self.find(question) is not None:
            return None
        facts = own[0].of(kind)
        if not facts or asks_name(question) or self._asks_more(question, own[0], facts):
            return None
        return self._told(question, own[0], facts)

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
        said = " ".join([board.name, self._titles[board.document], *(fact.quote for fact in facts)])
        known = self._matcher.bag(said) | frozenset().union(*(every for _, every in board.names)) | TYPES | _ASKING
        left = [term for term in self._matcher.question_terms(question) if not term.in_bag(known)]
        return any(term.weight > 1.5 and not set(terms(term.word)) <= _ASKING for term in left)

    def _of_priority(self, question: str) -> Answer | None:
        """The boards responsible for a priority: "which board deals with gangs?"."""
        if not (_WHO_OWNS.search(question) and _OWNS.search(question)):
            return None
        asked = [
            t for t in self._matcher.question_terms(question) if not set(terms(t.word)) <= _ASKING | TYPES | _OWNING
        ]
        found: dict[str, list[tuple[Board, Fact]]] = {}
        for board in self._boards:
            for fact in board.of("priority"):
                found.setdefault(fact.value, []).append((board, fact))
        best = max(found, key=lambda value: coverage(asked, self._matcher.bag(value)), default="")
        if not asked or coverage(asked, self._matcher.bag(best)) < 0.8:
            return None
        names = "; ".join(dict.fromkeys(the_name(board.name, lower=True) for board, _ in found[best]))
        citations = tuple(self._cite(board, fact) for board, fact in found[best])
        return Answer(question, Status.ANSWERED, f"Responsible for {best}: {names}.", citations, answered_by="register")

    def find(self, question: str) -> Board | None:
        """The board a question names: all its distinctive words, or most of them with its type of body."""
        asked = terms(question)
        scored = [(likeness(asked, names), board) for board in self._boards for names in board.names]
        like, board = max(scored, key=lambda pair: pair[0], default=((0.0, 0, 0, 0), None))
        if board is None or like[0] < 0.5 or (like[0] < 1.0 and not like[1]):
            return None
        return board

    def _which(self, question: str) -> Answer | None:
        """Which boards have a chair or a rhythm: "which groups meet quarterly?", "what does … chair?"."""
        if not _WHICH.search(question):
            return None
        asked = frozenset(terms(question)) - TYPES
        if _HELD.search(question):
            return self._reverse(question, "chair", asked - frozenset(terms("chair chaired co-chair lead head run")))
        if re.search(r"\bmeets?\b", question, re.IGNORECASE):
            return self._reverse(question, "meets", asked - frozenset(terms("meet often")))
        return None

    def _reverse(self, question: str, kind: str, wanted: frozenset[str]) -> Answer | None:
        found = [
            (board, fact)
            for board in self._boards
            for fact in board.of(kind)
            if wanted and wanted <= frozenset(terms(fact.value))
        ]
        if not found:
            return None
        names = "; ".join(dict.fromkeys(the_name(board.name, lower=True) for board, _ in found))
        value = min((fact.value for _, fact in found), key=len)
        verb = "chaired by" if kind == "chair" else "meeting"
        citations = tuple(self._cite(board, fact) for board, fact in found)
        text = f"{verb.capitalize()} {value}: {names}."
        return Answer(question, Status.ANSWERED, text, citations, answered_by="register")

    def _told(self, question: str, board: Board, facts: Sequence[Fact]) -> Answer:
        distinct = _distinct(facts)
        said = [_say(board, fact) for fact in distinct]
        text = " ".join(said[:2]) if facts[0].kind != "co-chairs" else _co_chaired(board, distinct)
        caveats = _contradiction(distinct) if distinct[0].kind == "meets" else ()
        citations = tuple(self._cite(board, fact) for fact in (facts if caveats else distinct))
        return Answer(question, Status.ANSWERED, text, citations, (), caveats, answered_by="register")

    def _untold(self, question: str, board: Board, kind: str) -> Answer:
        what = _UNSAID[kind].format(name_lower=the_name(board.name, lower=True))
        nearest = tuple(self._cite(board, fact) for fact in board.facts[:1])
        return Answer(question, Status.NOT_IN_PLAN, f"The plan does not say {what}.", nearest, answered_by="register")

    def _cite(self, board: Board, fact: Fact) -> Citation:
        title = self._titles[board.document]
        return Citation(board.document, title, fact.page, str(fact.page), fact.section, fact.quote)


def _is_own(board: Board, section: str) -> bool:
    """Whether a section is the board's own: its last heading names it."""
    heading = frozenset(terms(section.rsplit(TRAIL_SEPARATOR, 1)[-1]))
    return any(every <= heading or (distinctive <= heading and heading & TYPES) for distinctive, every in board.names)


def _aspect(question: str) -> str:
    """The kind of fact asked for, or "" ."""
    return next((kind for kind, pattern in _ASPECTS if pattern.search(question)), "")


def _say(board: Board, fact: Fact) -> str:
    return _SAID[fact.kind].format(
        name=the_name(board.name), name_lower=the_name(board.name, lower=True), value=fact.value
    )


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
