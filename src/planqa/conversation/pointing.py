"""Pronouns: what "it", "they", "there" and "that year" stand for in a follow-up."""

import re

from planqa.conversation.periods import FULL_PERIOD, PERIOD, shifted
from planqa.conversation.talk import CUED, Talk, subject_of
from planqa.conversation.topics import is_clause, persons, things

_NOUN = (
    r"group|board|forum|one|body|team|priority|figure|number|crime|work|scheme|project|programme|campaign|approach|"
    r"service|court|unit|operation|event|meeting|conference|change|rise|fall|increase|drop|cut|target|aim|goal|law|act|"
    r"pledge|survey|consultation|job|role|person|place|area|panel|partnership|initiative|money|fund|contract|training|"
    r"definition|rule|power|post"
)
_PLURAL = (
    r"people|groups|boards|cases|areas|places|things|figures|numbers|crimes|offences|meetings|victims|officers|schemes"
)
_AFTER = (
    r"up|down|more|less|higher|lower|a|an|the|better|worse|good|bad|going|rising|falling|measured|compare[ds]?|different|"
    r"mean[st]?|meant|start\w*|beg[iau]n\w*|end\w*|work\w*|cost\w*|happen\w*|come|came|go|be|been|being|done|made|set|paid|run|"
    r"held|stand|for|to|in|on|at|by|from|with|of|apply|cover|include|involve|help|affect|get|got|take|took|last|still|"
    r"actually|really|usually|all|now|then|true|right|so|not|enough|normal|because|since|before|after|over|under|about|"
    r"just|only|also|ever|already|[a-z]{2,}(?:ed|ing)"
)
_PLACE = r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!be )\bthere\b(?!\s+(?:is|are|was|were|be|been|any)\b)"
_SINGULAR = re.compile(
    rf"\b(?:its|it(?![’']?s\s+own)|(?:that|this)\s+(?:{_NOUN})|the\s+(?:group|board|forum)(?=\W*$)"
    rf"|(?:that|this)(?=\s+(?:{_AFTER})\b|[’']s\b|\W*$))(?![’']?\w)",
    re.IGNORECASE,
)
_PLURALS = re.compile(
    rf"\b(?:(?:those|these)(?:\s+(?:{_PLURAL}|ones))?|they|them|their|(?:those|these)\s+(?:{_NOUN})s)\b", re.IGNORECASE
)
_SUCH = re.compile(
    rf"\b(?:these|those|such)\s+(?!(?:{_AFTER}|{_PLURAL}|ones?|are|were|do|did|have|will|can|who|which)\b)[a-z]+", re.I
)
_OWNER = re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their|those\s+people|these\s+people)\b", re.IGNORECASE)
_THERE = re.compile(_PLACE, re.IGNORECASE)
_TO = re.compile(r"\b(?:go|goes|going|went|sent|send|come|comes|get|gets|refer\w*|taken|travel\w*)\s+$", re.IGNORECASE)
_THAT_YEAR = re.compile(
    r"\b(?:in\s+|for\s+|during\s+)?(?:that|the\s+same)\s+(?:same\s+)?(?:year|period)\b|\b(?:back\s+then|at\s+that\s+time|then(?=\W*$))",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"\b(?:[A-Z]\w+|public|council|police|residents|victims|children|pupils|drivers|offenders|owners|landlords|\w{4,}s)\b"
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must)\b", re.IGNORECASE
)
_NUMERIC = re.compile(
    r"\b(?:how\s+(?:many|much|big)|number|rate|percentage|proportion|share|total|up|down|rise|risen|fall|fallen)\b",
    re.IGNORECASE,
)


_ELSE = re.compile(
    r"\b(?:he|she|they|(?:the\s+)?same\s+(?:person|post|one|people)|(?:that|this)\s+(?:person|post)|anyone)\b.*"
    r"\b(?:chairs?|chairing|leads?|heads?|runs?|in\s+charge)\b.*\b(?:else|other|another|more)\b"
    r"|\b(?:what|which)\s+(?:else|other)\b.*\b(?:he|she|they|(?:that|the\s+same)\s+(?:person|post))\b.*\b(?:chair|lead|head|run)\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(r"^the\s+(?:(?-i:[A-Z]{3,})\s+|\w+[’']s\s+)", re.IGNORECASE)
_CHAIRED = re.compile(r"\bchaired\s+by\s+(?P<post>[^.;]+)", re.IGNORECASE)


def pointing(talk: Talk) -> str | None:
    """ "How often does it meet?", "which borough had the most that year?"."""
    text = CUED.sub("", talk.text)
    period = FULL_PERIOD.search(talk.before)
    then = _THAT_YEAR.search(text) if period else None
    if period and then:
        text = f"{text[: then.start()]}{period.group()}{text[then.end() :]}"
        return with_topic(text, talk) or text
    return with_topic(text, talk)


def names_of(talk: Talk) -> str | None:
    """ "What are their names?" after "who co-chairs …"."""
    who = persons(talk.before)
    if not who or not _OWNER.search(talk.text) or not re.search(r"\bnames?\b", talk.text, re.IGNORECASE):
        return None
    return f"What are the names of {who}?" if "co-chairs" in who else f"What is the name of {who}?"


def else_of(talk: Talk) -> str | None:
    """ "Does the same person chair anything else?" after "who chairs …": asked of the post that was answered."""
    found = _ELSE.search(talk.text) if persons(talk.before) else None
    post = _CHAIRED.search(talk.told().text) if found else None
    if not post:
        return None
    held = _EMPLOYER.sub("the ", post["post"])  # one post, written with and without its employer
    return f"Which boards does {held} chair?"


def persons_of(talk: Talk) -> str | None:
    """ "How long has she been there?" after "who chairs …"."""
    who = persons(talk.before)
    found = _OWNER.search(talk.text) if who else None
    return put(found, talk.text, who) if found and not _SINGULAR.search(talk.text) else None


def with_topic(text: str, talk: Talk) -> str | None:
    """The pronoun replaced by what it stands for; a possessive gets its 's."""
    such = _SUCH.search(text)
    if such:  # "these centres" name what they are
        named = re.sub(r"^\w+", "the", such.group())
        return f"{text[: such.start()]}{named}{text[such.end() :].rstrip('?!. ')} ({things(talk.before)})?"
    for pattern, several in ((_SINGULAR, False), (_PLURALS, True)):
        found = pattern.search(text)
        if found and not (several and _bound(text[: found.start()])):
            return of_same_period(put(found, text, subject_of(talk, several=several)), talk)
    there = _THERE.search(text)
    if not there:
        return None
    at = "to" if _TO.search(text[: there.start()]) else "at"
    return f"{text[: there.start()]}{at} {subject_of(talk)}{text[there.end() :]}"


def _bound(before: str) -> bool:
    """Whether "they" stands for something named earlier in the same question: "when will drivers get their …"."""
    asking = _AUXILIARY.search(before)
    return bool(asking and _CONTENT.search(before[asking.end() :]))


def of_same_period(text: str, talk: Talk) -> str:
    """A number is asked of the period that was talked of, where it names none."""
    period = FULL_PERIOD.search(talk.before)
    if not period or PERIOD.search(text) or not _NUMERIC.search(text) or shifted("", text) is not None:
        return text
    return f"{text.rstrip('?!. ')} {period.group()}?"


def put(found: re.Match[str], text: str, subject: str) -> str:
    if is_clause(subject):
        return f"{text.rstrip('?!. ')} ({subject})?"
    owned = f"{subject}’s" if found.group().lower() in ("its", "their", "his", "her") else subject
    return text[: found.start()] + owned + text[found.end() :]
