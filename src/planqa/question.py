"""What kind of question it is, and so what kind of answer it expects."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The shape of the answer a question asks for."""

    WHO = "who"
    WHEN = "when"
    HOW_OFTEN = "how often"
    WHERE = "where"
    HOW_MANY = "how many"
    MEANING = "meaning"
    LIST = "list"
    WHY = "why"
    HOW = "how"
    YES_NO = "yes/no"
    OTHER = "other"


_LIST_NOUNS = (
    "aims|goals|objectives|priorities|measures|indicators|actions|commitments|agencies|members|partners|bodies|"
    "groups|boards|types|kinds|strands|forms|themes|things|services|steps|concerns|crimes|powers|targets|duties|"
    "responsibilities|responsible authorities|authorities|organisations|recommendations|methods|ways|reasons|"
    "categories|plans|tools|activities|interventions|challenges|factors|outcomes|boroughs|examples|areas"
)

_WORD = r"(?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b)[a-z’'-]+"
_MANY = (  # a noun in the plural that names no one, no time and no place
    r"(?!(?:is|was|does|has|this|its|us|boards|groups|panels|forums|teams|officers|persons|posts|roles|jobs|directors|"
    r"chairs|co-chairs|councillors|years|months|dates|periods|days|places|roads|streets|hospitals|estates|buildings|locations)\b)"
    r"[a-z-]{2,}[a-rt-z]s"
)
_VERB = r"(?:are|were|do|did|will|would|have|can|could|should|must|might|make|get|come|count|sit|stand|belong)"
_SAYING = r"(?:what|which|who|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could)"

_MEASURED = (
    r"\bhow (?:will|do|does|can|could|would|are|is|shall|[’']?ll)\b.*\b(?:check|gauge|assess|monitor|prove|measure|"
    r"judge|track|(?:see|know|find out) (?:if|whether)|know that|tell (?:if|whether|that))\w*|"
    r"\b(?:measur\w+|judg\w+|gaug\w+|track\w+|monitor\w+)\W*$|"
    r"\bhow (?:is|are|will) (?:.* )?(?:success|progress|performance)\b|"
    r"\b(?:success|performance) (?:measures?|indicators?)\b|"
    r"\b(?:what|which) (?:will |would |does |do )?(?:counts? as|tells?) .*\b(?:success|work\w*)\b|\byardsticks?\b|"
    r"^\W*(?:and |so )?what (?:do|will|does) (?:we|you|they|the \w+) (?:count|track|monitor|measure)\b(?! as\b)|"
    r"\b(?:what|which)(?: [a-z]+)? (?:will|would|do|does|are|is|gets?) .*\b(?:counted|recorded|looked at|tracked)\b"
    r".*\b(?:to|if|whether|that shows?)\b.*\b(?:see|show|know|tell|prove|judge|check|find out|better|progress|headway|"
    r"work\w*|difference)\b"
)

# first match wins; the order is from the narrow to the broad
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.MEANING, r"\b(counts? as|counted as|classed as|examples? of|"
                   r"stands? for|short for|abbreviation|acronym|meaning of|mean by|full (name|form)|defin(e|ition))\b"),
    (Kind.MEANING, r"\bwhat (does|do|did) [\w&'’\- ]+ mean\b|\bwhat[’']?s? (is |are )?(an? |the )?[A-Z&]{3,}\W*$"),
    (Kind.HOW_OFTEN, r"\bhow (often|frequent\w*|regular\w*|many times)\b|\b(frequency|intervals?)\b|"
                     r"\bevery how\b|\bwhen do(es)?\b.*\bmeet"),
    (Kind.WHY, r"^\W*(and |so |but )?(why|how come|for (?:what|which) reasons?)\b|"
               r"\bwhat (made|led|prompted|persuaded|drove|convinced|"
               r"caused|moved) (the|you|them|it|us|this|that|people|partners?|partnership|council|police)\b|"
               r"\bwhat makes .*\b(priority|concern|worry|problem|matter)\b"),
    (Kind.HOW, r"^\W*(and |so |but )?how (do|does|did|will|is|are)\b.*\bhow (much|many)\b"),
    (Kind.HOW_MANY, r"\bhow (many|much|big|large|high|fast|old)\b|\bwhat (number|percentage|proportion|share|rate|"
                    r"percent|per cent|amount)\b|\b(number|percentage|proportion|rate|cost|total) of\b|\bby how\b"),
    (Kind.LIST, rf"\b(?:what|which|wat)(?: {_WORD}){{0,2}} {_MANY} {_VERB}\b|"
                rf"\b(?:what|which|wat) (?:sorts?|kinds?|types?|range) of(?: {_WORD}){{0,2}} {_MANY}\b"),
    (Kind.OTHER, r"\b(?:what|which) (?:letter|title|word|heading)\b|"
                 r"\bwhich (?!us\b|this\b)[a-z]+[a-rt-z] (?:is|was|does|did|has|will|carries|holds|bears)\b"
                 r"(?=.*\b(?:among|of all|letter)\b)"),
    (Kind.WHO, r"\bwho(m|se|[’']?s)?\b|\b(chair|chairs|chaired|co-?chairs?)\b|\bin charge\b|\bwho is responsible\b|"
               r"\b(which|what) (?:two |three |four |other )?(people|persons?|post|officer|role|job|"
               r"director|councillor|boards?|groups?|panels?|forum|team|agency|"
               r"organisation|body|service|company|department|charity)\b"),
    (Kind.WHEN, r"\b(start|end|finish|expiry|closing|launch|last|first|final)(ing)? (date|day)s?\b|"
                r"\b(start|end) ?dates?\W*$|"
                r"\bwhen\b|\bwhat (date|year|month|day|time|period|term)\b|\bwhich (years?|months?|dates?|periods?)\b|"
                r"\bhow long\b|\bsince what\b|\bdeadline\b"),
    (Kind.WHERE, r"\bwhere\b|\bwhich (place|road|street|hospital|area|borough|estate|building|location)\b|"
                 r"\bwhat (place|road|location)\b"),
    (Kind.LIST, rf"\b(list|name|give me)\b.*\b(the|all|some|three|four|two)\b|"
                rf"\b(what|which|wat)\b.*\b({_LIST_NOUNS})\b|\bwhat else\b"),
    (Kind.LIST, r"\bhow (will|do|does|is|are|would|can)\b.*\b(measure|measured|know|judge|track|success)"),
    (Kind.LIST, _MEASURED),
    (Kind.LIST, rf"^(?!.*\b{_SAYING}\b)(?:\S+\s+){{1,8}}(?:{_LIST_NOUNS}|list)\W*$"),
    (Kind.LIST, r"\b(?:run|talk|walk|take) (?:me|us) through\b"),
    (Kind.LIST, r"\bwhat (must|should|can|could|might|would)\b.*\b(include|contain|cover|do)\b|"
                r"\bwhat (did|do|was|were|are)\b"
                r".*\b(concerns?|concerned|worr\w*|complain\w*|raised?|moan\w*|bringing up|brought up|bother\w*|"
                r"bugg(?:ed|ing)|troubl(?:ed|ing))\b"),
    (Kind.WHY, r"\bwhy\b|\breasons?\b|\bhow come\b|\bwhat for\b"),
    (Kind.LIST, r"\bwhat (is|are|will|does|do|has|have|did)\b.*\b(doing|do|done|aim|aiming|planning|plan to|hope|"
                r"trying|want|achieve|include|includes|cover|covers|involve|happening)\b"),
    (Kind.LIST, r"\bhow (will|do|does|are|is|can)\b.*\b(tackl|reduc|stop|deal|address|prevent|improv|fight|cut|"
                r"achiev|deliver|help|support|protect|catch)\w*"),
    (Kind.HOW, r"\bhow\b"),
    (Kind.YES_NO, r"^\W*(so |and |but |ok(ay)? )?(is|are|was|were|do|does|did|has|have|had|can|could|will|would|"
                  r"should|isn[’']?t|aren[’']?t|don[’']?t|doesn[’']?t)\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_ASKING = re.compile(r"\b(who|whom|whose|who[’']?s|what|wh?at|wot|what[’']?s|wots|which|when|where|why|how)\b", re.I)
_JOINING = re.compile(r"(who|whom|whose|when|where|why|how)\b", re.I)


def relative(joining: str) -> re.Pattern[str]:
    """A noun with a clause that tells which, opened by one of the joining words: "people who", "places where"."""
    return re.compile(
        r"\b(?:person|people|someone|somebody|anyone|anybody|everyone|everybody|those|the\s+one|folk|children|men|women|"
        rf"place|area|case|group|crime|time|year|\w{{3,}}s)\s+(?:{joining})\b",
        re.IGNORECASE,
    )


RELATIVE = relative("who|whom|whose")
_POLITE = re.compile(r"^\W*((can|could|would|will) (you|anyone|someone)|(do|does|did) (you|we|i|anyone) know)\b", re.I)
_DEFINING = re.compile(
    r"^\W*((and|so|ok|please) )?(what|who|wh?at)([’']?s|s)? (exactly |actually )?(is|are|was|were|does|do)?\b(?!.*\b("
    r"number|rate|percentage|total|aims?|many)\b)|"
    r"\b(mean by|meant by|definition|define|explain|tell me about|describe)\b",
    re.IGNORECASE,
)
_MEASURING = re.compile(_MEASURED, re.IGNORECASE)
_MEASURES = re.compile(r"\bmeasure success\b|\bsuccess measures\b|\bperformance indicators?\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z&]{1,}[A-Za-z]?\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: its words as asked (spelling mended) and the kind of answer it wants.

    yes_no tells that it opens like a yes/no question, defining that it asks what something is, measuring that it asks
    how success is told.
    """

    text: str
    kind: Kind
    yes_no: bool = False
    defining: bool = False
    measuring: bool = False


def understand(text: str) -> Question:
    """Tell the kind of a question by its wording; no model, no network."""
    folded = re.sub(r"\s+", " ", text).strip()
    head = _head(folded)
    kind = next((kind for kind, pattern in _COMPILED if _asks(pattern, folded, head)), Kind.OTHER)
    opens, defines = bool(_COMPILED[-1][1].search(folded)), bool(_DEFINING.search(folded))
    return Question(folded, kind, opens, defines, bool(_MEASURING.search(folded)))


def _head(text: str) -> int:
    """Where the word stands that asks; -1 for a yes/no question, in which "who" and "when" only join clauses."""
    if _COMPILED[-1][1].search(text) and not _POLITE.search(text):
        return -1
    joined = {found.end() for found in RELATIVE.finditer(text)}
    return next((found.start() for found in _ASKING.finditer(text) if found.end() not in joined), -1)


def _asks(pattern: re.Pattern[str], text: str, head: int) -> bool:
    """Whether the pattern matches otherwise than by a word that only joins a clause: "people who …"."""
    return any(
        found.start() == head or not _JOINING.match(found.group()) or found.start() == 0
        for found in pattern.finditer(text)
    )


_MONTH = r"(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn)"
_EXPECTED: dict[Kind, re.Pattern[str]] = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        Kind.WHO: r"\b(chair(ed|s|person)?|co-chair(ed)?|director|head of|officers?|commander|superintendent|"
                  r"inspector|councillor|cllr|mayor|manager|co-?ordinator|board|forum|group|team|police|council|"
                  r"service|partnerships?|agenc(y|ies)|led by|responsib\w+)\b|(?-i:\b[A-Z][a-z]+ [A-Z][a-z]+)",
        Kind.WHEN: rf"\b{_MONTH}\b|\b(19|20)\d\d\b|\b\d+ (years?|months?|weeks?)\b|\bannual|\byear\b",
        Kind.HOW_OFTEN: r"\b(quarterly|monthly|weekly|daily|annual(ly)?|bi-?\s?month\w*|fortnight\w*|every (two|three|"
                        r"four|six|\d+)?\s?\w+|twice|once|per year|each (quarter|year|month))\b",
        Kind.WHERE: r"\b(at|in|on) (the )?[A-Z]\w+|\b(road|street|hospital|wharf|estate|centre|hotspots?|court)\b",
        Kind.HOW_MANY: r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundreds?|thousands?)\b",
        Kind.WHY: r"\b(because|due to|as a result|in order to|so that|reason|therefore|since|to ensure|decision)\b",
    }.items()
}  # fmt: skip


def fits(kind: Kind, text: str) -> bool | None:
    """Whether text holds the kind of answer asked for; None where the kind expects nothing in particular."""
    pattern = _EXPECTED.get(kind)
    return None if pattern is None else bool(pattern.search(text))


def tells_measures(heading: str) -> bool:
    """Whether what stands under the heading is how success is told."""
    return bool(_MEASURES.search(heading))


def abbreviations(text: str) -> list[str]:
    """Upper-case abbreviations in the question as written, e.g. ["VAWG"]."""
    return _ABBREVIATION.findall(text)
