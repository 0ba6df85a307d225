"""What may be asked of any priority or board, in the words that plans use: aims, measures, reasons, who chairs."""

import re

_THEY = r"(?:you|we|they|the\s+(?:council|partnership|police|plan|board))"
_IT = r"(?:it|that|this|these|those|they|them|there|success|progress|all\s+(?:that|this))"
_WHOLE = r"(?:whole|full|entire)"
_TERM = (
    rf"(?:over\s+the\s+(?:{_WHOLE}\s+)?(?:term|length|life|course)\s+of\s+(?:the|this)\s+plan"
    rf"|over\s+(?:the\s+)?(?:{_WHOLE}|four)[\s-]+(?:year\s+)?(?:plan|years|term|period)"
    r"|(?:in|over)\s+the\s+long(?:er)?\s+(?:term|run)|by\s+the\s+end\s+of\s+(?:the|this)\s+plan)"
)
_WANT = r"(?:promise|hope|aim|want|plan|expect|hoping|aiming|planning|wanting|going|trying)"
_DONE = r"(?:promised|planned|hoped|aimed|wanted|pledged|committed)"
MEASURED = "How will success be measured for {}?"
THIS_YEAR = "What will we aim to achieve this year for {}?"
DONE = "What is being done to reduce {}?"
HOW_DONE = "How will we do this for {}?"
THE_TERM = "What will we aim to achieve over the term of this plan for {}?"
_NAMED = tuple(
    (re.compile(rf"(?:the\s+|its\s+|their\s+)?(?:{pattern})\W*", re.IGNORECASE), asked)
    for pattern, asked in (
        (r"chair(?:s|man|person|woman)?|co-?chairs?|leaders?|boss", "Who chairs {}?"),
        (r"members?|membership|people\s+on\s+it|who\s+sits\s+on\s+it", "Who sits on {}?"),
        (r"meetings?|frequency|how\s+often", "How often does {} meet?"),
        (r"aims?|goals?|objectives?", "What are the aims for {}?"),
        (r"success|measures?|measures\s+of\s+success|measurement", MEASURED),
        (r"role|purpose|remit|job|responsibilit(?:y|ies)", "What is the role of {}?"),
        (r"reasons?|reasoning", "Why is {} a priority?"),
        (r"(?:responsible\s+)?board|who[’']?s\s+responsible", "Which board is responsible for {}?"),
        (r"target", "What is the target for {}?"),
    )
)
_WHAT_THEY = rf"what\s+(?:do|does|did|will|are|is|would)\s+(?:{_THEY}|{_IT})\s+"
_ON_IT = rf"(?:\s+(?:about|on|with|for|to)\s+{_IT}|\s+there)?"
_ASKED = tuple(
    (re.compile(rf"\W*(?:{pattern})\W*", re.IGNORECASE), asked)
    for pattern, asked in (
        (
            rf"how\s+(?:will|do|does|did|is|are|can|would|could)\s+(?:{_THEY}\s+)?(?:{_IT}\s+)?(?:be\s+|being\s+)?"
            rf"(?:measured?|judged?|track|tracked|monitor|monitored)(?:\s+(?:{_IT}|by\s+\w+))?",
            MEASURED,
        ),
        (
            rf"how\s+(?:will|do|would|can)\s+(?:{_THEY}|i|anyone|residents)\s+(?:know|tell)\s+(?:if|whether|that|when)?"
            rf"\s*(?:{_IT}|you)(?:[’']?s|\s+has|\s+have|\s+is|[’']?ve)?\s+"
            r"(?:worked|working|works|succeeded|successful|done|been\s+\w+)",
            MEASURED,
        ),
        (
            rf"what\s+(?:are|will|do|can|is|would)\s+{_THEY}\s+(?:going\s+to\s+|gonna\s+)?(?:do|doing|plan|planning)\s+"
            rf"(?:to\s+do\s+)?to\s+(?:get|bring|drive|push|keep|cut|reduce)\s+{_IT}(?:\s+(?:down|low|lower))?",
            DONE,
        ),
        (rf"how\s+(?:will|are|do|can|would)\s+{_THEY}\s+(?:going\s+to\s+)?(?:bring|get|drive)\s+{_IT}\s+down", DONE),
        (
            rf"how\s+(?:will|are|do|can|would)\s+{_THEY}\s+(?:going\s+to\s+|planning\s+to\s+|plan\s+to\s+)?"
            r"(?:get\s+there|(?:do|achieve|deliver|manage)\s+(?:it|that|this|those|these|them))",
            HOW_DONE,
        ),
        (r"what\s+(?:counts\s+as|does|would|is)\s+success(?:\s+(?:look\s+like|here|there))?", MEASURED),
        (
            rf"{_WHAT_THEY}(?:{_WANT}\s+)?(?:to\s+)?(?:achieve|do|manage|deliver|get\s+done){_ON_IT}\s+{_TERM}",
            THE_TERM,
        ),
        (rf"what\s+(?:has|have|had)\s+(?:{_THEY}|{_IT})\s+{_DONE}\s*(?:to\s+(?:achieve|do)\s+)?{_TERM}", THE_TERM),
        (rf"what[’']?s?\s+(?:is\s+|are\s+)?the\s+(?:aims?|goals?|targets?|plan)\s+{_TERM}", THE_TERM),
        (rf"{_WHAT_THEY}(?:{_WANT}\s+)?(?:to\s+)?achieve{_ON_IT}(?:\s+this\s+year)?", THIS_YEAR),
    )
)


def aspect_named(text: str) -> str | None:
    """The question that an aspect's name alone stands for, with {} for the topic: "the chair" -> "Who chairs {}?"."""
    return next((asked for pattern, asked in _NAMED if pattern.fullmatch(text)), None)


def aspect_asked(text: str) -> str | None:
    """The question of a plan's own heading that is asked without its topic, with {} for it; None for another."""
    return next((asked for pattern, asked in _ASKED if pattern.fullmatch(text)), None)
