"""Which fact of a board a question asks for, and the words a fact is told in."""

import re
from collections.abc import Sequence

from planqa.boards import Fact, the_name
from planqa.question import RELATIVE

CHAIR, MEETS, MEMBERS, FOR, TO, OWNER, FOUNDED = (
    "chair",
    "meets",
    "membership",
    "responsible for",
    "accountable to",
    "owner",
    "founded",
)
BODIES = (
    r"(?:boards?|groups?|forums?|fora|panels?|committees?|bod(?:y|ies)|meetings?|"
    r"sub-?groups?|partnerships?|conferences?)"
)
_WHO = r"\bwho[’']?s? (?:is |are |was )?(?:the |all )?"
_MEETING = (
    r"(?:meets?|meeting|met|gathers?|gets? together|comes? together|convenes?|sits? down|held|takes? place|"
    r"see each other)"
)
_AGENT = (
    r"(?:boards?|sub-?groups?|(?<!religious )(?<!community )(?<!faith )(?<!age )(?<!ethnic )groups?|forums?|panels?|"
    r"committees?|bod(?:y|ies)|partnerships?|teams?|units?|organisations?|agenc(?:y|ies)|services?|departments?|"
    r"directorates?|charit(?:y|ies)|compan(?:y|ies)|council|authority|ministry|people|persons?|posts?|officers?|ranks?|"
    r"directors?|councillors?|politicians?|landlords?|associations?|universit(?:y|ies)|hospital|partners?|funders?)"
)
_BETWEEN = r"(?:(?!the\b|an?\b|our\b|this\b|that\b|heads?\b|leads?\b|runs?\b|does?\b|did\b|is\b|are\b)[\w’'-]+ ){0,3}?"
_WHICH_BODY = rf"^\W*(?:and |so |ok |please |tell me )?(?:which|what) {_BETWEEN}(?=(?:{_AGENT})\b){BODIES}\b"
_ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (MEETS, rf"\bhow (?:often|frequent\w*|regular\w*|many times)\b(?:\W*$|(?=.*\b(?:{_MEETING}|sits?)\b))|"
                rf"\bhow many meetings\b|\b(?:frequency|intervals?|every how)\b|\bwhen does?\b(?=.*\b{_MEETING}\b)|"
                r"\bmeets? (?:every|monthly|quarterly|weekly|fortnightly|how)\b"),
        (FOUNDED, r"\b(?:when|what year|which year|since when|how long ago|how long has)\b.*"
                  r"\b(?:set up|established|founded|created|formed|launched|started|merged?|existed|been going)\b"),
        (CHAIR, r"(?<!whose )\b(?:co-?)?chair\w*|\bin charge\b|\btop seat\b|"
                rf"\b(?:job|role|task|duty|work) (?:of|to|is it to)\b[^?]*\b(?:head|lead|run|preside)(?:n?ing)?\b"
                rf"(?=[\w’' -]*\b{BODIES}\b)|"
                rf"\b(?:whose|what) (?:job|task|role|duty)\b[^?]*\b(?:head|lead|run)\b(?=[\w’' -]*\b{BODIES}\b)"),
        (TO, rf"^(?!\W*(?:which|what) (?:\w+ ){{0,2}}?{BODIES} (?:has|have|must|answers?|reports?|is|are)\b).*?"
             r"\b(?:(?:accountable|answerable|responsible) to\b|reports?(?: back)? to\b|answers? to\b|"
             r"reporting(?: back)? to\b|feeds? back to\b|to whom\b|holds?\b.*\bto account\b)"),
        (MEMBERS, r"\bmember\w*\b|\b(?:statutory|co-?operating) (?:agenc(?:y|ies)|bod(?:y|ies)|partners?)\b|"
                  r"\bwho (?:else|besides|apart)\b|"
                  r"\b(?:sits?|sitting|seats?|places?|represent\w*) (?:on|at|round|around)\b|"
                  rf"\bwho (?:from|among|of) [^?]*?\b(?:is|are|sits?|goes) (?:on|in|at|to)\b|"
                  rf"{_WHO}(?:else |also )?(?:on|in|at(?! the (?:helm|top|head))|attends?|goes to|part of|involved|"
                  r"takes? part|makes? up|belongs?|invited)\b|\bmade up\b|\bcomposed\b|\bcompris\w+|"
                  r"\brepresent\w*\b|\battend\w*\b|\bbelong\w*\b|\baround? (?:the|its) table\b|\btakes? part\b|"
                  r"\bmakes? up\b(?! (?:its|their|his|her|your|my|our) minds?\b)|"
                  r"\bsends? (?:people|someone|staff|representatives)\b|\bconsists?\b|"
                  r"\b(?:which|what) (?:other )?(?:organisations?|agencies|partners|bodies|services)\b"),
        (OWNER, rf"{_WHICH_BODY}(?! (?:of|for)\b)"),
        (CHAIR, rf"{_WHO}(?:leads?|heads?|runs?|boss|leader|head|leading|running|heading|fronts?)\b|"
                r"\b(?:led|headed|run|fronted) by\b|\bpresid\w+|\bat the (?:helm|head|top)\b|"
                rf"\b(?:jointly |together )?(?:leads?|heads?(?: up)?|runs?) (?:the |our |its )?"
                rf"(?=[\w’' -]*\b{BODIES}\b)|"
                rf"^\W*(?:which|what) (?:[\w’'-]+ ){{0,2}}?(?:director|officer|councillor|post|commander)s? "
                rf".*\b{BODIES}\b"),
        (FOR, rf"\bwhat (?:[\w-]+ )?(?:does|do|did) .*\b{BODIES}\b.*\b(?:look after|deal with|cover|handle|tackle)\b|"
              r"\bwhat (?:does|do|did) .* do\b|\b(?:role|purpose|job|remit|function|aims?|objectives?|point|task) of\b|"
              r"\b(?:oversees?|oversight|responsib\w+ (?:for|of))\b|"
              r"\bwhat[’']?s? (?:is |are )?(?!.*\bstands?\b).* for\W*$|"
              r"\baccountable for\b|\bset up (?:for|to)\b|\bwhy (?:do we have|is there|does .* exist)\b"),
    )
)  # fmt: skip
_ASKS_AGENT = re.compile(rf"\b(?:who|whos|whom|whose)\b|\bwho[’']|\b(?:which|what) {_BETWEEN}{_AGENT}\b", re.IGNORECASE)
_REPRESENTS = re.compile(
    r"\b(?:who|which|what)\b.*\b(?:represent(?:s|ing)? (?!on\b|at\b|in\b|which\b)|"
    r"(?:speaks?|stands?|sits?)(?: up)? for |on behalf of|(?:be|is|as) the voice of)",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(r"\bhow (?:often|frequent|regular)", re.IGNORECASE)  # without a meeting, of something else
_ASKS_ELSE = re.compile(r"\bhow (?:many|much)\b|\bwhat (?:age|percentage|share)\b|\bwhy\b", re.IGNORECASE)
_SAID = {
    CHAIR: "{name} is chaired by {value}.",
    "co-chairs": "{name} is co-chaired by {value}.",
    MEETS: "{name} meets {value}.",
    MEMBERS: "Membership of {name_lower}: {value}.",
    FOR: "{name} is responsible for {value}.",
    TO: "{name} is accountable to {value}.",
    FOUNDED: "Of {name_lower} the plan says: {value}.",
}
_UNSAID = {
    CHAIR: "who chairs {name_lower}",
    MEETS: "how often {name_lower} meets",
    MEMBERS: "who sits on {name_lower}",
    FOR: "what {name_lower} is responsible for",
    TO: "whom {name_lower} is accountable to",
    FOUNDED: "when {name_lower} was set up",
    OWNER: "what {name_lower} is responsible for",
}
_AFTER_BODY = re.compile(
    rf"^.*?\b{BODIES[:-1]}|teams?|lot|people|ones|agencies)\b(?: (?:that|which|who|for|on|about|where|of|to do with|"
    r"responsible for|in charge of|dealing with|deals with|oversees?|overseeing|handles?|covers?|"
    r"looks after|looking (?:after|at)))*\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    rf"\b(?:who|which|what|whos|{BODIES}|is|are|does|do|the|of|posts?|person|people|officers?|two|share|shares|jointly|together)\b|[’']s\b",
    re.IGNORECASE,
)


def aspect(question: str) -> str:
    """The kind of fact asked for, OWNER where the body itself is, or "" ."""
    kind = next((kind for kind, pattern in _ASPECTS if pattern.search(question)), "")
    return "" if kind != MEETS and _HOW_OFTEN.search(question) else kind


def represents(question: str) -> bool:
    """Whether it asks who speaks for somebody, and not who sits where."""
    return bool(_REPRESENTS.search(question))


def asks_agent(question: str) -> bool:
    """Whether it asks who does a thing: a person, a post, a team, a body; and not for a number or a reason too."""
    return bool(_ASKS_AGENT.search(RELATIVE.sub(" ", question))) and not _ASKS_ELSE.search(question)


def fronted(question: str) -> str:
    """The topic put before a colon, where the question goes on of "it": "Litter: which group owns it?"."""
    found = _FRONTED.search(question)
    return found["topic"] if found else ""


def description(question: str) -> str:
    """What a question says of a body without the asking: "the board for young offenders" is the last two."""
    if topic := fronted(question):
        return topic
    kind = aspect(question)
    question = _SECOND.sub("", question)
    patterns = [pattern for name, pattern in _ASPECTS if name == kind and kind != OWNER]
    after = _cut(_AFTER_BODY.sub("", question, count=1), patterns) if _AFTER_BODY.search(question) else ""
    if after:
        return after
    return " ".join(_ASKING.sub(" ", _cut(question, patterns)).split())


_FRONTED = re.compile(
    r"^\W*(?P<topic>[^:?]{3,60}?)(?: ?:| [-–—]) ?(?:who|which|what|how)\b.*\b(?:it|that|this|them)\b", re.IGNORECASE
)
_SECOND = re.compile(r"(?<=\w{4})(?:,| and|, and) (?:how|who|whos|who[’']s|what|when|which|is)\b.*$", re.IGNORECASE)
_HERE = re.compile(
    r"\b(?:in|for|of) (?:tower hamlets|(?:the|this|our) borough)\b|"
    r"\b(?:here|locally|these days|at the moment|(?:right )?now|please)\b",
    re.IGNORECASE,
)


def _cut(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    for pattern in (*patterns, _HERE, re.compile(rf"\b{_MEETING}\b\W*$", re.IGNORECASE)):
        text = pattern.sub(" ", text)
    return " ".join(text.split()).strip(" ?.,!")


def said(name: str, fact: Fact) -> str:
    """One fact of a board as a sentence."""
    return _SAID[fact.kind].format(name=the_name(name), name_lower=the_name(name, lower=True), value=fact.value)


def unsaid(name: str, kind: str) -> str:
    """What the documents do not say of a board, for "The plan does not say …"."""
    return _UNSAID[kind].format(name_lower=the_name(name, lower=True))
