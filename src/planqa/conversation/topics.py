"""What a question is about: its words without those that only ask."""

import re

_LEAD = re.compile(
    r"""^\W*(?:(?:and|so|ok(?:ay)?|but|hi|hello|please|then)[,\s]+)*
    (?:(?:can|could)\s+you\s+)?(?:please\s+)?
    (?:tell\s+me\s+(?:about|what|who|how)\s+
      |(?:what|how)\s+about\s+
      |(?:which|what)\s+[\w’'-]+(?:\s+[\w’'-]+)?\s+(?:is|are|was|were|do|does|did|has|have)\s+(?=(?-i:[A-Z]))
      |which\s+[\w’'-]+\s+(?:set\s+up|creates|created|treats|funds|share|shares|runs|pays?|belongs?|deals?|passed)
         \s+(?:to\s+|with\s+|for\s+|on\s+)?
      |who(?:\s+is|\s+are|[’']?s|s)?\s+(?:(?:the\s+)?(?:co-?)?chairs?(?:\s+of)?|chairs|chairing|leads|runs|in\s+charge\s+of
         |responsible\s+for|sits?\s+on|on|heads)\s+
      |(?:what|which)\s+(?:boards?|groups?|forums?|body|bodies|teams?)\s+(?:is\s+|are\s+)?
         (?:responsible\s+for|deals?\s+with|dealing\s+with|looks?\s+after|handles?|covers?|leads?\s+on|answers?\s+for|owns?)\s+
      |how\s+(?:often|regularly|frequently)\s+(?:do|does|did|is|are)\s+
      |how\s+(?:will|do|does|is|are|would|can)\s+(?:we|they|you|the\s+\w+|success|progress)?\s*(?:be\s+)?
         (?:measured?|tackled?|reduced?|dealt?\s+with|deal(?:ing)?\s+with|measure\s+success)(?:\s+(?:success|progress))?
         (?:\s+(?:for|on|in|against|with))?\s+
      |what(?:\s+(?:is|are|do|does|did|will|should|would))?\s+(?:the\s+(?:plan|council|partnership|police)|we|you|they)?\s*
         (?:(?:want|hope|plan|promise|aim|try|trying|hoping|planning|aiming)\s+to\s+)?
         (?:achieve|get\s+done|do)\s+(?:(?:this|next)\s+year\s+)?(?:about|on|for|with|against|by|in|over)\s+
      |what(?:\s+(?:is|are|will|can|has|have)|[’']?s|s)?\s+(?:being|be|been|they|we|you|(?:the|your)\s+(?:police|council|partnership|plan))?\s*(?:done|do|doing)\s+
         (?:about|with|against|to\s+(?:stop|tackle|reduce|cut|prevent|fight|improve|help|protect))\s+
      |what(?:\s+has|[’']?s)?\s+happen(?:ed|s|ing)\s+(?:to|with|in|at|about)\s+
      |(?:by\s+)?how\s+(?:much|far)\s+(?:is|are|was|were|do|does|did|has|have|will|should)\s+
      |how\s+(?:many|much)\s+(?:(?:recorded|reported)\s+)?
      |what(?:\s+(?:is|are|was|were|does|do|did)|[’']?s|s)?\s+(?:(?:the\s+)?(?:number|total|rate|aims?|goals?|objectives?
         |priorities|role|job|purpose|chair|meaning|definition|targets?|plans?|point|remit|budget|cost|size
         |membership|names?|vision|structure|length|term|members|leader|head|boss|remit)\s+(?:of|for|on)\s+)?
      |who\s+(?:(?:else|can|will|could|would|should|has|have|is|are|was|were|does|did|do)\s+)*
         (?!(?:is|are|was|were|the|a|an|on|in|at)\b)[a-z]+\s+(?:out\s+|up\s+|on\s+|for\s+|to\s+|with\s+|after\s+|about\s+|by\s+)*(?=\S)
      |why\s+(?:is|are|was|were|did|do|does|has|have)\s+
      |when\s+(?:is|are|was|were|did|do|does|will|has|have)\s+
      |where\s+(?:is|are|was|were|did|do|does|will|has|have)\s+
      |(?:(?:under|in|at|on|by|for|to|from)\s+)?(?:which|what|whose)\s+[\w’'-]+(?:\s+[\w’'-]+)?\s+(?:is|are|was|were|do|does|did|has|have)\s+
      |how\s+(?:\w+ly\s+|far\s+|long\s+|big\s+|old\s+|fast\s+)?(?:is|are|was|were|do|does|did|will|would|can|could|has|have)\s+
      |(?:is|are|was|were|do|does|did|has|have|will|can|could)\s+(?:(?:there|you|we|they|i)\s+)?(?:(?:doing|planning)\s+)?
         (?:(?:something|anything|anyone|any|enough)\s+(?:about\s+|for\s+|to\s+)?)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"""\s*(?:\b(?:meet(?:s|ing)?|stand(?:s)?\s+for|short\s+for|mean|do|made\s+up\s+of|(?:made\s+)?a\s+priority|responsible\s+for|
    (?:was|were|are|is|have\s+been|been|being)?\s*(?:there|recorded|reported|happen(?:ed)?|committed|counted|tackled
       |handed\s+out|set\s+up|held|launched|chosen|made|started|introduced|created|carried\s+out|given\s+out)|
    (?:was|were|are|is|get|got|be)\s+(?:nicked|stolen|done|caught|fined)|
    (?:up|down|rising|falling)(?:\s+or\s+(?:up|down|rising|falling))?|this\s+year|last\s+year|
    (?:gone|going|been\s+going)\s+(?:up|down)|chang(?:e|ed|ing)|improv(?:e|ed|ing)|ris(?:e|en|ing)|fall(?:en|ing)?|drop(?:ped)?|gr(?:ow|own|owing)|increased?|decreased?|reduced?|go\s+(?:up|down)|
    one\s+of\s+(?:the|our|your|their)\s+(?:aims?|goals?|priorities|targets?|objectives?)|an?\s+(?:aim|goal|target)|
    in\s+(?:the|this)\s+plan|for|work|sit|exist|start(?:s|ed)?|end(?:s|ed)?|finish(?:es|ed)?|begin|run|last|apply|take\s+place|come\s+from|
    (?:answers?|reports?|belongs?|accountable|responsible|answerable)\s+to|our\s+(?:answer|response)\s+to|
    here|in\s+(?:the\s+borough|tower\s+hamlets)|chaired\s+by|go(?:ne)?|achieve|aim\s+to\s+achieve|there)
    |(?:in|for|during|of|by)\s+(?:the\s+)?(?:financial\s+year\s+|year\s+|fy\s*)?(?:19|20)\d\d(?:\s*[/-]\s*\d{2,4})?
    |(?:(?:in|from|for|between|during|over|to)\s+)?(?:the\s+(?:12|twelve)\s+months\s+to\s+)?(?:[a-z]{3,9}\.?\s+)?(?:19|20)\d\d\s*
      (?:to|and|until|-|–)\s*(?:[a-z]{3,9}\.?\s+)?(?:19|20)\d\d
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB = (
    r"(?:(?!need|seed|weed|speed|bed|shed|red)[a-z]{2,}ed|were|was|are|is|did|do|does|have|has|had|will|can|came|went|got|"
    r"took|made|found|said|gave|sat|met|held|won|ran|live|lived|belong|sit|use|work)"
)
_COUNTED = re.compile(rf"^(?P<noun>(?:[\w’'-]+\s+){{1,4}}?)(?P<verb>{_VERB})\s+(?P<rest>.+)$", re.IGNORECASE)
_HOW_MANY = re.compile(r"^\W*(?:(?:and|so|but)\s+)*how\s+many\s+", re.IGNORECASE)
_PERSON = re.compile(
    r"^\W*(?:(?:and|so|but|ok)[,\s]+)*who(?:\s+is|\s+are|[’']?s|s)?\s+(?:the\s+)?"
    r"(?P<post>(?:co-?)?chairs?|chairs|chairing|leads|runs|heads|in\s+charge)(?:\s+of|\s+by)?\s+(?P<body>.+?)\W*$",
    re.IGNORECASE,
)


_POST = re.compile(
    r"^\W*(?:(?:and|so|but|ok)[,\s]+)*who(?:\s+is|[’']?s|s)\s+(?:the|your|our)\s+(?P<post>[\w’'-]+(?:\s+[\w’'-]+)?\s+for\s+.+?)\W*$",
    re.IGNORECASE,
)  # "who is the cabinet member for housing"
_ASIDE = re.compile(r",\s+(?:is|are|was|were|has|have|does|do)\s+(?:it|they|that|this|there)\b.*$", re.IGNORECASE)
_OPENING = re.compile(r"^(?:for|about|on|of|in|with|against)\s+(?=\w)", re.IGNORECASE)
_NAME = re.compile(
    r"(?<![\w’'])(?:[A-Z][\w&-]*[a-z]|[A-Z]{2,}\w*)(?:\s+(?:(?:and|of|for|the|to|&)\s+)*[A-Z][\w&-]*)*\b(?![’']s)"
)
_AIMED = re.compile(r"^(?:to|on|in|at|from|with|for)\s+(?=(?:the|our|a|this)\b)", re.IGNORECASE)
_BESIDE = re.compile(r"\(([^()]+)\)\W*$")  # as an earlier follow-up was made whole
_GERUND = re.compile(
    r"^(?:raising|cutting|reducing|increasing|improving|stopping|tackling|dealing\s+with|preventing|lowering|boosting|fighting)\s+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:who|what|which|when|where|why|how|tell)\b|\b(?:is|are|was|were|does|did|do|has|have|had|can|could|will|would|should"
    r"|needs?|wants?|says?|said|get|gets|got|live|lives|stay\w*)\b",
    re.IGNORECASE,
)


def is_clause(text: str) -> bool:
    """Whether a topic is a clause, which can be told beside a question but not put into it."""
    return bool(_CLAUSE.search(text))


def topic(question: str) -> str:
    """What a question is about: its words without the asking ones, e.g. "the VAWG group"."""
    beside = _BESIDE.search(question)
    if beside:
        return beside[1]
    rest = _LEAD.sub("", question.strip().rstrip("?!. "), count=1)
    for _ in range(4):
        shorter = _TAIL.sub("", _ASIDE.sub("", rest))
        if not shorter.strip() or shorter == rest:
            break
        rest = shorter
    rest = _OPENING.sub("", rest.strip(" ,.?!"))
    return _GERUND.sub("", rest) or question.strip(" ?!.")


def things(question: str) -> str:
    """Of a question "how many …", those counted: "people who answered the survey"; else the topic."""
    whole = topic(question)
    counted = _COUNTED.match(whole) if _HOW_MANY.match(question) else None
    return f"{counted['noun']}who {counted['verb']} {counted['rest']}" if counted else whole


def thing(question: str) -> str:
    """What "it" stands for: of "how many people answered the survey", the survey; else the topic."""
    whole = topic(question)
    found = _COUNTED.match(whole) if _HOW_MANY.match(question) else None
    if (
        found
        and re.fullmatch(r"do|does|did|has|have|had|will|can", found["verb"], re.IGNORECASE)
        and " " in found["rest"]
    ):
        return found["rest"].rsplit(" ", 1)[0]  # "does the project help": the project
    rest = _AIMED.sub("", found["rest"], count=1) if found else ""
    if rest and re.match(r"(?:the|our|a|this)\b", rest, re.I):
        return rest
    return _one_name(whole) or whole if is_clause(whole) else whole


def counted(question: str) -> str:
    """Of "how many calls did the police take", what is counted: calls; else ""."""
    found = _COUNTED.match(topic(question)) if _HOW_MANY.match(question) else None
    return found["noun"].strip() if found else ""


def _one_name(clause: str) -> str:
    """The one name in a clause, with its article: what "it" can only stand for."""
    names = {found.group(): found.start() for found in _NAME.finditer(clause)}
    if len(names) != 1:
        return ""
    name, start = next(iter(names.items()))
    return f"the {name}" if re.search(r"\bthe\s+$", clause[:start], re.IGNORECASE) else name


def persons(question: str) -> str:
    """Of a question who leads a body, those who do, e.g. "the co-chairs of the CSP"; else ""."""
    post = _POST.match(question)
    if post:
        return f"the {post['post']}"
    found = _PERSON.match(question)
    if not found:
        return ""
    several = "co-chairs" if re.match(r"co-?chair", found["post"], re.IGNORECASE) else "chair"
    return f"the {several} of {found['body']}"
