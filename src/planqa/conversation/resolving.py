"""Follow-ups made whole by rules: on a cue only, a question takes its topic or its frame from the one before."""

import re
from collections.abc import Callable, Sequence

from planqa.conversation.aspects import aspect_asked
from planqa.conversation.elisions import asks_nothing_of_its_own, bare_question
from planqa.conversation.exchanging import exchange, same, swapped, years
from planqa.conversation.pointing import else_of, names_of, of_same_period, persons_of, pointing
from planqa.conversation.positions import position
from planqa.conversation.talk import CUE, CUED, SHORT, Asked, Talk, Told, nothing_told, subject_of
from planqa.conversation.topics import is_clause, thing, topic

_SPELT_OUT = re.compile(
    r"\b(?:stands?\s+for|short\s+for|abbreviat\w+|acronym|initials|letters|in\s+full|full\s+(?:name|form)|spell\w*\s+out)\b",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*\b|\b[A-Z]{2,}\b")
_ELLIPTIC = re.compile(
    r"^\W*(?:(?:roughly|about|approximately)\s+how|by\s+how|out\s+of\s+how|how\s+(?:many|much|long|big|often)\W*$)"
    r"|^\W*(?:(?:and|so|but)\s+)?(?:who|what|when|where|how)\s+[a-z]+(?:s|ed)\W*$"
    r"|.*\b(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )there\W*$",
    re.IGNORECASE,
)  # asks for a number, or of a place named before, and names nothing of its own
_COUNT_OF_WHAT = re.compile(
    rf"^\W*{CUE}*(?:about\s+|roughly\s+)?(?P<how>how\s+many|(?:what|which)\s+(?:percentage|proportion|share|number|fraction))\s+"
    r"(?=(?:were|was|are|had|have|has|ended|led|got|came|went|did|resulted|involved)\b"
    r"(?!\s+(?:there|you|they|we|the)\b))",
    re.IGNORECASE,
)


_PIECE = re.compile(
    rf"^\W*{CUE}*(?P<how>how\s+(?:many|much))\s+(?P<noun>(?!(?:more|less|fewer|of|is|are|was|were|do|does|did|has|have)\b)"
    r"[a-z’'-]+(?:\s+(?!(?:is|are|was|were|do|does|did|has|have|will|per|in|of|for|on|at)\b)[a-z’'-]+)?)\W*",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow\s+(?:many|much)\b", re.IGNORECASE)


def standalone(question: str, history: Sequence[str], areas: Sequence[str] = ()) -> str:
    """The question as it would be asked on its own; unchanged without a follow-up cue or a history.

    areas are the places the tables know, so that "and Newham?" changes the place and not the topic.
    """
    return resolve(question, history, areas).text


def resolve(
    question: str, history: Sequence[str], areas: Sequence[str] = (), told: Callable[[], Told] = nothing_told
) -> Asked:
    """As standalone, with whether it leans on the history; told gives the last answer where a rule needs it."""
    text = question.strip()
    before = _resolved(history, areas)
    if not before:
        return Asked(text)
    talk = Talk(text, before, areas, told)
    cued = bool(CUED.match(text))
    for rule in _RULES:
        whole = rule(talk)
        if whole is None:
            continue
        if rule in _TOPIC_ADDED:
            return Asked(whole, True, topic(before), CUED.sub("", text))
        kept = topic(before).lower() in whole.lower()
        return Asked(whole, kept, topic(before) if kept else "", whole, elsewhere=True)
    return Asked(text, cued, topic(before) if cued else "", text)


def _resolved(history: Sequence[str], areas: Sequence[str]) -> str:
    """The last question of the history, itself made whole."""
    whole = ""
    for asked in history[-4:]:
        whole = standalone(asked, [whole] if whole else [], areas)
    return whole


def _spelt_out(talk: Talk) -> str | None:
    """ "What is that short for?": the abbreviation that was asked about, else that was answered."""
    if not _SPELT_OUT.search(talk.text) or _SHORT_FORM.search(talk.text):
        return None
    for said in (talk.before, talk.told().text):
        found = _SHORT_FORM.findall(said)
        if found:
            return f"What does {found[0]} stand for?"
    return None


def _aspect(talk: Talk) -> str | None:
    """ "How will that be measured?", "what do you want to achieve?": in the words of a plan's own headings."""
    asked = aspect_asked(CUED.sub("", talk.text))
    return asked.format(thing(talk.before)) if asked else None


def _uncounted(talk: Talk) -> str | None:
    """ "How many were detected?": of those counted before."""
    found = _COUNT_OF_WHAT.match(talk.text)
    if not found or not re.search(r"\bhow\s+many\b|\bnumber\b", talk.before, re.IGNORECASE):
        return None
    of = "" if found["how"].lower().startswith("how") else " of"
    return of_same_period(f"{found['how']}{of} {topic(talk.before)} {talk.text[found.end() :]}", talk)


def _bare(talk: Talk) -> str | None:
    """ "Why?", "by how much?", "when?": one more thing of what was asked."""
    return bare_question(talk.text, talk.before, topic(talk.before))


def _elliptic(talk: Talk) -> str | None:
    """ "How many officers work there?"."""
    if _ELLIPTIC.match(talk.text) and len(talk.text.split()) <= SHORT:
        return f"{CUED.sub('', talk.text).rstrip('?!. ')} ({topic(talk.before)})?"
    return None


def _counted_else(talk: Talk) -> str | None:
    """ "How many homes?": of what was talked of, or in the place of what was counted before."""
    found = _PIECE.fullmatch(talk.text)
    if not found:
        return None
    if _HOW_MANY.search(talk.before):
        return exchange(talk, found["noun"])
    return f"{found['how']} {found['noun']} ({topic(talk.before)})?"


def _empty(talk: Talk) -> str | None:
    """ "Who is in the chair?", "how will success be measured?": words that name no topic."""
    text = CUED.sub("", talk.text)
    if not asks_nothing_of_its_own(text):
        return None
    subject = subject_of(talk)
    whole = f"{text.rstrip('?!. ')} ({subject})?" if is_clause(subject) else f"{text.rstrip('?!. ')} for {subject}?"
    return of_same_period(whole, talk)


_RULES: tuple[Callable[[Talk], str | None], ...] = (
    position,
    same,
    years,
    swapped,
    _spelt_out,
    else_of,
    names_of,
    persons_of,
    _bare,
    _aspect,
    _uncounted,
    _counted_else,
    _elliptic,
    pointing,
    _empty,
)
_TOPIC_ADDED = frozenset({persons_of, pointing, _elliptic, _empty})  # rules that leave the question itself as it was
