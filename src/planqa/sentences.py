"""Splitting text into sentences: verbatim pieces in reading order; a list item is one sentence."""

import re

BULLET = "• "


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words("""
    mr mrs ms miss dr prof rev hon sir st cllr cllrs sgt insp supt det ch cmdr cdr gen maj col lt capt no nos
    p pp para paras fig figs ref refs vs v cf e.g i.e eg ie viz al inc incl approx est dept govt tel ext
    vol ed eds sec s ss art arts reg regs min max avg c ca circa mt ave""")
_SOMETIMES_LAST = _words("""
    etc ltd co plc jr sr am pm a.m p.m u.k u.s e.u n.h.s jan feb mar apr jun jul aug sept""")
_COUNTED = _words("nos pp ss art arts sec reg regs min max est ed")  # abbreviations only before a number
_TAKES_A_LETTER = _words("""
    priority appendix section part annex schedule figure table option group class band grade objective chapter
    block zone ward category level phase type tier item note point plan theme""")
_STARTERS = _words("""
    a all also although an and as at both but by during each for from he her his however if in it its many
    most no of on our over she since so some such that the their there these they this those to under we what
    when where while who with you your""")

_BREAK = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[\"'”’)\]]*(?:\[\d{1,3}\])*)"
    r"(?:(?P<space>\s+)(?=[\"'“‘(\[]*[A-Z0-9£€$•\-–])|(?<=[a-z]{3}[.])(?P<glued>)(?=[A-Z][a-z]+\s))"
)
_LAST_WORD = re.compile(r"(?:\S*[\s(\[“‘\"'/])?(\S+)$")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})", re.IGNORECASE)


def split_sentences(text: str) -> list[str]:
    """Return the sentences of text in order, verbatim; a list item comes without its bullet."""
    found = (text[start:end].removeprefix(BULLET).strip() for start, end in sentence_spans(text))
    return [sentence for sentence in found if sentence]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every sentence; what lies between two spans is white space only."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start, end = _trimmed(text, *line.span())
        if text.startswith(BULLET, start):
            spans.append((start, end))
        elif start < end:
            spans += _in_line(text, start, end)
    return spans


def _in_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in _BREAK.finditer(text, start, end):
        if match.end() < end and _is_end(text[start : match.start()], match, text[match.end() : end]):
            spans.append((start, match.end("close")))
            start = match.end()
    return [*spans, (start, end)]


def _is_end(before: str, match: re.Match[str], after: str) -> bool:
    """Whether the mark between before and after ends a sentence."""
    if match["glued"] is not None:
        return not re.search(r"[@/]|www\.", before[before.rfind(" ") + 1 :])
    if match["mark"] != "." or match["close"]:
        return True
    found = _LAST_WORD.search(before)
    word = found[1] if found else ""
    bare = word.lower().lstrip("(\"'“‘[")
    if not word or (len(before.split()) <= 1 and _ENUMERATOR.fullmatch(word)):
        return False
    if bare in _COUNTED:
        return not re.match(r"[(\[]?\d", after)
    if bare in _NEVER_LAST:
        return False
    if bare in _SOMETIMES_LAST:
        return _starts_sentence(after) or bare == "etc"
    return not _is_initial(before, word) or _starts_sentence(after)


def _is_initial(before: str, word: str) -> bool:
    """ "J" of "J. Smith" or "U.K"; not the letter of "Priority A" nor the number of "Grade 2"."""
    if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word):
        return True
    if not re.fullmatch(r"[(“‘\"']?[A-Z]", word):
        return False
    previous = before[: -len(word)].split()[-1:]
    return not previous or previous[0].lower() not in _TAKES_A_LETTER


def _starts_sentence(after: str) -> bool:
    found = re.match(r"[\"'“‘(\[]*([A-Za-z]+)(?![A-Za-z.])", after)
    return found is not None and found[1].lower() in _STARTERS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def is_lead(text: str) -> bool:
    """Whether a sentence only leads into what follows it: "… the following commitments:", "… which reads: -"."""
    return text.rstrip(" -–").endswith(":")
