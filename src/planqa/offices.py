"""What is asked of a board beside its facts: its minutes, its vice-chair, its venue; no fact of the register tells."""

import re

from planqa.boards import TYPES, Board, the_name
from planqa.terms import terms

_PUBLIC = "whether residents may attend {name}"
_REFERS = "who refers people to {name}"
_SAID = {  # where a board's quotes say so all the same
    _PUBLIC: re.compile(r"\b(?:anyone|public meetings?)\b", re.IGNORECASE),
    _REFERS: re.compile(r"\breferr", re.IGNORECASE),
}
_BODIES = TYPES | {*terms("partnership conference")}
_CHAIR = r"(?:co-?)?chair\w*"
_POSTED = re.compile(  # who has been appointed is who chairs
    rf"\b(?:who|which \w+|what \w+)(?: (?:is|are|was|were|has|have|been|currently|now))+ (?:\w+ly )?"
    rf"(?:appointed|elected|chosen|picked|nominated|named) (?:to|as|the) (?:the )?(?:{_CHAIR}|head|lead|preside)",
    re.IGNORECASE,
)
_UNTOLD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), told)
    for pattern, told in (
        (r"\b(?:takes?|keeps?|writes?|publish\w*|see|read|get|find|are)\b.*\b(?:minutes|agendas?)\b|"
         r"\b(?:minutes|agendas?) (?:of|for|from|published)\b|\bsecretar(?:y|iat)\b|\bclerks?\b",
         "anything on the minutes, the agenda or the clerk of {name}"),
        (rf"\b(?:vice|deputy)[- ]?(?:{_CHAIR}|head|leader)|\bdeputy (?:to|for) the {_CHAIR}|"
         rf"\bwhen the {_CHAIR} is (?:away|ill|absent)|\bstands? in for the {_CHAIR}",
         "who stands in for the chair of {name}"),
        (r"\bquorum\b|\bquorate\b|\bvotes?\b|\bvoting\b", "how {name} votes or how many must be there"),
        (rf"\b(?:elects?|elected|appoints?|appointed|picks?|picked|chooses?|chose|chosen|nominat\w+)\b.*\b{_CHAIR}|"
         rf"\b{_CHAIR}\b.*\b(?:elected|appointed|picked|chosen|nominated)\b",
         "how the chair of {name} is chosen"),
        (rf"\bhow long\b.*\b(?:{_CHAIR}|serves?|term)\b|\bterm of office\b", "how long the chair of {name} serves"),
        (rf"\b(?:previous|former|last|past|next|future|outgoing|incoming|new) {_CHAIR}|\bused to {_CHAIR}|"
         rf"\b{_CHAIR}\b.* before\b|\bwill (?:be the next {_CHAIR}|{_CHAIR}.* (?:next|after))",
         "who chaired {name} before or will do so after"),
        (r"^\W*(?:and |so )?(?:where|(?:at|in) (?:which|what) (?:building|venue|place|room|address))\b.*"
         r"\b(?:meets?|meetings?|held|sits?|gathers?)\b|\b(?:which|what) (?:building|venue|room)\b",
         "where {name} meets"),
        (r"\b(?:next|last|first|date of)\b.*\bmeetings?\b.*|\bwhen (?:will|does|did|is)\b.*\bnext (?:meet|sit)\b",
         "on which day {name} meets"),
        (r"\bhow (?:do|can|could|would|should) (?:i|we|you|a resident|residents|someone|anyone|people)\b.*"
         r"\b(?:join|become|apply|get (?:on|onto|into|a seat))\b",
         "how to join {name}"),
        (r"\b(?:can|could|may|are|is|do|does) (?:i|we|anyone|anybody|residents?|members of the public|the public|"
         r"the press|journalists|the media|locals|neighbours|people)\b.*"
         r"\b(?:attend|watch|go|come|turn up|join|sit in|allowed|welcome|invited|open|meetings?)\b|"
         r"\b(?:open to|held in) (?:the )?(?:public|residents|everyone|private)\b",
         _PUBLIC),
        (r"^\W*(?:and |so )?(?:who|which \w+) (?:can |may |should |usually |all )?"
         r"refers?\b.*\bto\b",
         _REFERS),
    )
)  # fmt: skip


def untold(question: str, board: Board) -> str:
    """What it asks of a board that no fact of the register tells, for "The plan does not say …"; or ""."""
    if not _speaks_of(question, board) or _POSTED.search(question):
        return ""
    found = next((told for pattern, told in _UNTOLD if pattern.search(question)), "")
    said = _SAID.get(found)
    if said is not None and any(said.search(fact.quote) for fact in board.facts):
        return ""
    return found.format(name=the_name(board.name, lower=True))


def _speaks_of(question: str, board: Board) -> bool:
    """Whether it speaks of the board as one: with a word for a body, or by its abbreviation."""
    abbreviations = {name for name in board.called if name.isupper()}
    return bool(_BODIES & {*terms(question)} or abbreviations & set(re.findall(r"\w+", question)))
