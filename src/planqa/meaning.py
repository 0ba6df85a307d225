"""What an abbreviation stands for: the glossary's entry, then the sentence that says what the thing is."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from planqa.composing import cite, not_in_plan, pieces
from planqa.domain import Answer, Chunk, Citation, Passage, Status
from planqa.glossary import Entry, Glossary
from planqa.question import Kind, Question
from planqa.terms import STOP_WORDS, words

_ASKING = frozenset(
    "stand stands standing short abbreviation acronym acronyms meaning mean means full form name define definition "
    "explain letters initials abbreviated called word words actually exactly really say says expand spell plan "
    "group board please could can would you me us for".split()
)
_PLACE = re.compile(  # "what does TNO mean in the crime tables?"
    r"(\b(?:mean|for)) (?:in|on|within|throughout|under|at)\b.*$", re.IGNORECASE
)
_HAPPENING = re.compile(r"\bhappen(s|ed|ing)?\b", re.IGNORECASE)
_VERBS = (
    r"(?:is|are|was|were|means|refers?|acts?|meets?|oversees|brings?|consists?|comprises?|aims?|works?|helps?|"
    r"replaced|supports?|will|has|have|monitors?|reviews?)"
)
_OF_IT = re.compile(  # "I keep seeing EGGSYV. What do the letters mean?"
    r"\bwhat(?: do| does|[’']?s| is)? (?:the letters|it|that|this|they|those)(?: all)?"
    r"(?: (?:mean|stand for|short for|when it[’']?s at home))?\W*$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b[A-Z][A-Z&]{1,9}\b")
MAX_DESCRIPTION = 60  # words


def asked_abbreviation(question: Question) -> str | None:
    """The one thing a question asks the meaning of, when it asks for nothing else; else None."""
    asked = _PLACE.sub(r"\1", question.text)
    left = [word for word in words(asked) if word not in STOP_WORDS and word not in _ASKING]
    left = list(dict.fromkeys(re.sub(r"['’]s$", "", word) for word in left))
    opens = re.match(
        r"^\W*((and|so|the letters) )?((can|could|would|will) you (please )?)?"
        r"(what|whats|wots|wot|who|whos|define|explain|expand|spell|meaning|tell)\b",
        question.text,
        re.I,
    )
    single = (
        len(left) == 1
        and not _HAPPENING.search(question.text)
        and (question.kind is Kind.MEANING or bool(opens) or len(words(question.text)) <= 2)
    )
    return left[0] if single else None


def _spoken_of(question: str) -> str | None:
    """The one abbreviation of which a last sentence asks what "it" or "the letters" mean."""
    before = question.rpartition(". ")[0] or question.rpartition("! ")[0] or question.rpartition(", ")[0]
    found = set(_SHORT.findall(before)) if before and _OF_IT.search(question) else set()
    return found.pop().lower() if len(found) == 1 else None


def answer_meaning(
    question: Question, glossary: Glossary, passages: Sequence[Passage], chunk_of: Callable[[str], Chunk]
) -> Answer | None:
    """The long form with its page; not_in_plan for a capital abbreviation used without one; None if not asked."""
    short = asked_abbreviation(question) or _spoken_of(question.text)
    if short is None or not 2 <= len(short) <= 10:
        return None
    entries = glossary.entries(short)
    if not entries:
        return _undefined(question, short, passages, chunk_of)
    told = [f"{entries[0].short} stands for {entries[0].long}."]
    citations = [_citation(entries[0], chunk_of)]
    description = _description(entries[0], passages)
    if description is not None:
        told.append(description.text)
        citations += [cite(chunk_of(id_), piece) for id_, piece in pieces(description)]
    return Answer(question.text, Status.ANSWERED, " ".join(told), _distinct(citations), answered_by="glossary")


def _citation(entry: Entry, chunk_of: Callable[[str], Chunk]) -> Citation:
    return cite(chunk_of(entry.chunk), entry.quote)


def _distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))


def _description(entry: Entry, passages: Sequence[Passage]) -> Passage | None:
    """The first short sentence whose subject is the thing: "The MARAC meets …", "The … Forum is …"."""
    pattern = _subject(entry.short, entry.long)
    fitting = (p for p in passages if p.kind == "sentence" and len(p.text.split()) <= MAX_DESCRIPTION)
    return next((passage for passage in fitting if pattern.match(passage.text)), None)


@cache
def _subject(short: str, long: str) -> re.Pattern[str]:
    name = rf"(?:{re.escape(long)}(?: \({re.escape(short)}\))?|{re.escape(short)})"
    return re.compile(rf"^(?:The |This |An? )?(?:[\w’']+ ){{0,2}}?{name}(?: \w+)? {_VERBS}\b", re.IGNORECASE)


def _undefined(
    question: Question, short: str, passages: Sequence[Passage], chunk_of: Callable[[str], Chunk]
) -> Answer | None:
    pattern = re.compile(rf"\b{re.escape(short.upper())}s?\b")
    used = next((passage for passage in passages if pattern.search(passage.text)), None)
    if used is None or question.kind is not Kind.MEANING:
        return None
    answer = not_in_plan(question.text, (), pieces(used)[:1], chunk_of)
    told = f"The plan uses {short.upper()} but does not say what it stands for."
    return Answer(question.text, Status.NOT_IN_PLAN, told, answer.citations, answered_by="glossary")
