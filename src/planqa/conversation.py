"""Follow-ups made whole by rules: on a cue only, a question takes its topic or its frame from the one before."""

import re
from collections.abc import Sequence

_LEAD = re.compile(
    r"""^\W*(?:(?:and|so|ok(?:ay)?|but|hi|hello|please|then)[,\s]+)*
    (?:(?:can|could)\s+you\s+)?(?:please\s+)?
    (?:tell\s+me\s+(?:about|what|who|how)\s+
      |who(?:\s+is|\s+are|[’']?s|s)?\s+(?:(?:the\s+)?(?:co-?)?chairs?(?:\s+of)?|chairs|chairing|leads|runs|in\s+charge\s+of
         |responsible\s+for|sits?\s+on|on|heads)\s+
      |(?:what|which)\s+(?:board|group|forum|body|team)\s+(?:is\s+)?(?:responsible\s+for|deals?\s+with|looks?\s+after)\s+
      |how\s+(?:often|regularly|frequently)\s+(?:do|does|did|is|are)\s+
      |how\s+(?:will|do|does|is|are|would|can)\s+(?:we|they|you|the\s+\w+|success|progress)?\s*(?:be\s+)?
         (?:measured?|tackled?|reduced?|dealt?\s+with|deal(?:ing)?\s+with|measure\s+success)(?:\s+(?:success|progress))?
         (?:\s+(?:for|on|in|against|with))?\s+
      |what(?:\s+(?:is|are|will|can)|[’']?s|s)?\s+(?:being|be|they|we|you)?\s*(?:done|do|doing)\s+
         (?:about|with|against|to\s+(?:stop|tackle|reduce|cut|prevent|fight|improve|help|protect))\s+
      |how\s+(?:many|much)\s+(?:(?:recorded|reported)\s+)?
      |what(?:\s+(?:is|are|was|were|does|do|did)|[’']?s|s)?\s+(?:the\s+)?(?:(?:number|total|rate|aims?|goals?|objectives?
         |priorities|role|job|purpose|chair|meaning|definition)\s+(?:of|for|on)\s+)?
      |why\s+(?:is|are|was|were|did|do|does)\s+
      |when\s+(?:is|are|was|were|did|do|does|will)\s+
      |where\s+(?:is|are|was|were|did|do|does)\s+
      |(?:is|are|was|were|do|does|did|has|have)\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"""\s*(?:\b(?:meet(?:s|ing)?|stand(?:s)?\s+for|mean|do|made\s+up\s+of|a\s+priority|responsible\s+for|
    (?:was|were|are|is|have\s+been|been)?\s*(?:there|recorded|reported|happen(?:ed)?|committed|counted)|
    (?:up|down|rising|falling)(?:\s+or\s+(?:up|down|rising|falling))?|this\s+year|last\s+year|
    here|in\s+(?:the\s+borough|tower\s+hamlets)|chaired\s+by|go(?:ne)?|achieve|aim\s+to\s+achieve|there)
    |(?:in|for|during|of|by)\s+(?:the\s+)?(?:financial\s+year\s+|year\s+|fy\s*)?(?:19|20)\d\d(?:\s*[/-]\s*\d{2,4})?
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?)[,\s]+)*(?:what|how|wot)\s+(?:about|of)\s+(?P<new>.+?)\W*$"
    r"|^\W*(?:and|or|but)\b[,\s]+(?:also\s+)?(?:(?:for|in|of|the)\s+)*(?P<and>.+?)\W*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|those|these|he|she|that (?:group|board|forum|one|body|team|priority|figure|"
    r"number|crime)"
    r"|this (?:group|board|forum|one|body|team|priority|figure|number|crime)"
    r"|the (?:group|board|forum)(?=\W*$)|(?:that|this)(?=\s+(?:up|down|more|less|higher|lower|a|an|the|better|"
    r"worse|good|"
    r"bad|going|rising|falling|measured|compare[ds]?|different|mean|start\w*|beg[iau]n\w*|end\w*|work\w*|cost\w*|happen\w*|come|go)\b|\W*$))\b",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"^\W*(?:(?:roughly|about|approximately)\s+how|by\s+how|out\s+of\s+how|how\s+(?:many|much|long|big|often)\W*$)"
    r"|.*\b(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )there\W*$",
    re.IGNORECASE,
)  # asks for a number, or of a place named before, and names nothing of its own
SHORT = 7  # words
_PERIOD = re.compile(r"\b(?:19|20)\d\d(?:\s*[/–-]\s*(?:19|20)?\d\d)?\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:the\s+)?(?:year\s+before|previous\s+year|prior\s+year|year\s+earlier|one\s+before)(?:\s+that)?\b",
    re.IGNORECASE,
)
_SPLIT_YEARS = re.compile(r"\b(\d{4})/(\d\d)\b")
_QUESTION_WORD = re.compile(
    r"^\W*(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|will|whose|tell)\b",
    re.IGNORECASE,
)


def standalone(question: str, history: Sequence[str], areas: Sequence[str] = ()) -> str:
    """The question as it would be asked on its own; unchanged without a follow-up cue or a history.

    areas are the places the tables know, so that "and Newham?" changes the place and not the topic.
    """
    text = question.strip()
    before = _resolved(history, areas)
    if not before:
        return text
    about = _ABOUT.match(text)
    if about:
        new = (about["new"] or about["and"]).strip()
        if not _QUESTION_WORD.match(new):
            return _exchange(before, new, areas)
        text = new[0].upper() + new[1:] + "?"
    if _YEAR_BEFORE.search(text) and len(text.split()) <= 7:
        return _exchange(before, text, areas)
    if _PRONOUN.search(text):
        return _with_topic(text, topic(before))
    if (
        len(text.split()) <= 3
        and not _QUESTION_WORD.match(text)
        and (_PERIOD.search(text) or _is_area(text.strip("?! "), areas))
    ):
        return _exchange(before, text.strip("?! "), areas)
    if _ELLIPTIC.match(text) and len(text.split()) <= SHORT:
        return f"{text.rstrip('?!. ')} ({topic(before)})?"
    if re.fullmatch(r"\W*(?:why|how come|how so|since when|where|when|who)\W*", text, re.IGNORECASE):
        return f"{text.strip('?! ')} {topic(before)}?"
    return text


def topic(question: str) -> str:
    """What a question is about: its words without the asking ones, e.g. "the VAWG group"."""
    rest = _LEAD.sub("", question.strip().rstrip("?!. "), count=1)
    for _ in range(3):
        shorter = _TAIL.sub("", rest)
        if not shorter.strip() or shorter == rest:
            break
        rest = shorter
    return rest.strip(" ,.?!") or question.strip(" ?!.")


def _resolved(history: Sequence[str], areas: Sequence[str]) -> str:
    """The last question of the history, itself made whole."""
    whole = ""
    for asked in history[-4:]:
        whole = standalone(asked, [whole] if whole else [], areas)
    return whole


def _exchange(before: str, new: str, areas: Sequence[str]) -> str:
    """The question before with one thing changed: its period, its area, or else its topic."""
    new = re.sub(r"^(?:(?:back|then|and|also)\s+)*(?:in|for|during)\s+", "", new.strip(" ?!."), flags=re.IGNORECASE)
    if _YEAR_BEFORE.search(new):
        return _year_before(before)
    if _PERIOD.fullmatch(new) or re.fullmatch(r"(?:last|this) year", new, re.IGNORECASE):
        return _replace(_PERIOD, before, new, "in ")
    if _is_area(new, areas):
        return _replace(_any_of(areas), before, new, "in ")
    return before.replace(topic(before), new)


def _any_of(areas: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, areas))})\b", re.IGNORECASE)


def _is_area(text: str, areas: Sequence[str]) -> bool:
    return bool(areas) and bool(_any_of(areas).fullmatch(re.sub(r"^the ", "", text, flags=re.IGNORECASE)))


def _replace(pattern: re.Pattern[str], before: str, new: str, joint: str) -> str:
    if pattern.search(before):
        return pattern.sub(new, before, count=1)
    return f"{before.rstrip('?!. ')} {joint}{new}?"


def _year_before(before: str) -> str:
    years = _SPLIT_YEARS.search(before)
    if years:
        start = int(years[1]) - 1
        return before.replace(years[0], f"{start}/{(start + 1) % 100:02d}", 1)
    single = re.search(r"\b(?:19|20)\d\d\b", before)
    if single:
        return before.replace(single[0], str(int(single[0]) - 1), 1)
    return f"{before.rstrip('?!. ')} in the previous year?"


def _with_topic(text: str, subject: str) -> str:
    """The pronoun replaced by the subject; a possessive gets its 's."""

    def put(match: re.Match[str]) -> str:
        return f"{subject}'s" if match.group().lower() in ("its", "their") else subject

    return _PRONOUN.sub(put, text, count=1)
