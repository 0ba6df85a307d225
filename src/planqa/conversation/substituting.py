"""What is newly named put in the place of what it stands against in the question before."""

import re

from planqa.conversation.topics import is_clause, topic

_AT = r"from|against|about|on|with|to|by|of|at|for|in|during|under|among"
_PREPOSITION = re.compile(rf"(?P<at>{_AT})\s+(?P<rest>.+)", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?:in|on|at|from|during|between|since|by|with)\b|\W*$", re.IGNORECASE)
_ADDED = frozenset({"in", "at", "during", "under", "among"})  # say where or when, if nothing else did
_ONE = re.compile(r"^(?P<new>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)\s+ones?$", re.IGNORECASE)
_MOST = r"(?:most|highest|biggest|largest|worst|greatest|top)"
_LEAST = r"(?:least|lowest|fewest|smallest|best|bottom)"
_EXTREME = re.compile(rf"\b(?:{_MOST}|{_LEAST})\b", re.IGNORECASE)
_ONLY_EXTREME = re.compile(
    rf"(?:which\s+(?:one\s+)?(?:had|has|was|is)\s+)?(?:the\s+)?(?P<word>{_MOST}|{_LEAST})", re.IGNORECASE
)
_COUNTED = re.compile(
    r"^(?P<opening>\W*(?:(?:and|so|but)\s+)*how\s+many\s+)(?P<noun>(?:[\w’'-]+\s+){1,4}?)"
    r"(?=(?:were|was|are|had|have|has|got|get|did|do|does|came|went|took|made|belong\w*|live\w*|sit|answered|attended|"
    r"received|responded|signed)\b)",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:were|are|was)\s+(?!there\b)(?P<word>[\w-]+)(?=\s+(?:in|from|between|during|for)\b|\W*$)", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"^(?P<subject>(?:[\w’'-]+\s+){1,3}?)(?=(?:linked|related|connected|tied|defined|measured|funded|recorded|treated|dealt|"
    r"[a-z]{3,}ed)\s+(?:to|with|by|as|from|in|on|for)\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"^(?:the\s+)?(?:[\w-]+\s+)?(?:change|rise|fall|increase|drop|cut|reduction|level|trend|rate|percentage|share|proportion|"
    r"target|approach|support|training|funding|treatment|help)\s+(?:of|in|for|on|to|against)\s+",
    re.IGNORECASE,
)


def with_new_topic(before: str, new: str) -> str:
    """The question before asked of something else: "and from shops", "and the children's one", "and the least"."""
    old = topic(before)
    one = _ONE.match(new)
    if one:
        kind = re.sub(r"^(?:the\s+)?[\w’'-]+\s+", "", old, count=1)
        return before.replace(old, f"{one['new']} {kind}")
    extreme = _ONLY_EXTREME.fullmatch(new)
    if extreme and len(_EXTREME.findall(before)) == 1:
        return _EXTREME.sub(extreme["word"], before)
    part = _PREPOSITION.match(new)
    if part:
        return _at_its_place(before, old, part["at"], part["rest"])
    return _named_anew(before, old, new)


def _at_its_place(before: str, old: str, at: str, rest: str) -> str:
    """What stands after the same preposition exchanged; else a place is added, or the topic exchanged."""
    said = list(re.finditer(rf"\b{at}\s+", old, re.IGNORECASE))
    if said:
        start = said[-1].end()
        after = _NEXT.search(old, start)
        return before.replace(old, old[:start] + rest + (old[after.start() :] if after else ""))
    if at.lower() in _ADDED:
        return f"{before.rstrip('?!. ')} {at} {rest}?"
    return before.replace(old, rest)


def _named_anew(before: str, old: str, new: str) -> str:
    """Exchanged for what it stands against: what was counted, the subject of a verb, the last word of a measure."""
    predicate = _PREDICATE.search(before)
    asks_share = re.match(
        r"\W*(?:(?:and|so|but)\s+)*(?:how\s+many|(?:what|which)\s+(?:percentage|share|proportion))\b", before, re.I
    )
    if predicate and asks_share and " " not in new and not new.endswith("s") and " of " in before[: predicate.start()]:
        return before[: predicate.start("word")] + new + before[predicate.end("word") :]
    counted = _COUNTED.match(before)
    if counted and is_clause(old):
        return f"{counted['opening']}{new} {before[counted.end() :]}"
    passive = _PASSIVE.match(old)
    if passive:
        return before.replace(old, f"{new} {old[passive.end() :]}")
    measure = _MEASURE.match(old)
    if measure:
        return before.replace(old, old[: measure.end()] + new)
    if re.match(r"(?:will|can|would|should|could|what|which|how)\b", old, re.IGNORECASE):
        return f"{before.rstrip('?!. ')} ({new})?"  # no topic was found in it
    return before.replace(old, new)
