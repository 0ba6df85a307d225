"""Questions that name nothing of their own: "why?", "who is in the chair?", "how will success be measured?"."""

import re

from planqa.terms import STOP_WORDS, words

_BARE = re.compile(
    r"\W*(?:(?:and|so|but|ok|then)[,\s]+)*(?P<word>(?:why(?:\s+(?:is|was|are)\s+(?:that|this|it))?"
    r"|(?:when|where|why|how)\s+(?:did|does|will|was|is|has)\s+(?:that|this|it)\s+(?:happen(?:ed)?|come\s+about|take\s+place|occur|be)|by\s+how\s+much|how\s+much\s+by|how\s+come|how\s+so|since\s+when"
    r"|until\s+when|from\s+when|when|where|who|how|who\s+by|by\s+who(?:m)?|what\s+for|where\s+to|where\s+from|for\s+how\s+long"
    r"|how\s+long\s+for|(?:from|in|at|on|to|for|with|by)\s+(?:whom?|what|where|which)))"
    r"(?:\s+(?:not|so|exactly|though|then))?\W*",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b", re.IGNORECASE)
_WHY_OPENS = frozenset({"why", "how come", "how so", "when", "where", "how", "by how much", "how much by"})
_PLAIN = frozenset(
    """
    chair chairs chaired chairing chairman chairperson chairwoman co-chair co-chairs co-chaired charge lead leads
    leader led head heads headed boss run runs running responsible responsibility accountable board group forum team
    panel body committee meet meets meeting meetings often regularly frequently frequency sit sits member members
    membership attend attends attended belong belongs represented made long name names called named success
    successful measure measured measures measuring measurement judge judged know track tracked progress aim aims
    aiming achieve achieved goal goals objective objectives target targets hope hoping plan plans planned promise
    promised year years term whole full over length period end priority reason reasons role purpose remit job point
    function set started start begin began launched created happen happened happening change changed changing doing
    done do about else more less many much big large small old far now currently today recently total number figure
    figures amount percentage rate exactly roughly actually really going trying want tackled tackle reduce reduced
    deal dealt stop help fix improve improved cut answer answers say says said mean means meaning stand stands
    involved involve including detection detections detected sanction solved rate trend percent there here one ones
    other others people person organisations agencies partners besides apart
    """.split()
)  # words that ask; none of them says what about
_OWN_BODY = re.compile(r"\b(?:the|this|your|our)\s+plan(?:[’']?s)?\b", re.IGNORECASE)
_LENGTH_OF_PLAN = re.compile(
    r"\b(?:whole|full|entire)\s+plan\b|\b(?:over|(?:term|length|end|life|course)\s+of)\s+(?:the|this)\s+plan\b",
    re.IGNORECASE,
)


def bare_question(text: str, before: str, topic: str) -> str | None:
    """ "Why?" asked of the question before: of all that a yes/no question says, else of its topic."""
    found = _BARE.fullmatch(text)
    if not found:
        return None
    word = re.sub(
        r"\s+",
        " ",
        re.sub(
            r"(?<=\w)\s+(?:is|was|are|did|does|will|has)\s+(?:that|this|it)\b.*$",
            "",
            found["word"],
            flags=re.IGNORECASE,
        ),
    )
    if word != found["word"] and not _YES_NO.match(before) and word.lower() != "why":
        return None  # "when did it happen" of a thing, not of what was said
    if _YES_NO.match(before) and word.lower() in _WHY_OPENS:
        whole = before.strip(" ?!.")
        return f"{word} {whole[0].lower()}{whole[1:]}?"
    return f"{word} ({topic})?" if word.lower() in ("by how much", "how much by") else f"{word} {topic}?"


def asks_nothing_of_its_own(text: str) -> bool:
    """Whether every word only asks, so that the topic must have been named before."""
    said = [word for word in words(text) if word not in STOP_WORDS]
    if _OWN_BODY.search(text) and not _LENGTH_OF_PLAN.search(text):
        return False
    return bool(words(text)) and all(word in _PLAIN for word in said) and len(said) < 9
