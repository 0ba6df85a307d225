"""Whether an LLM's sentence may stand: only where a sentence, a list or figures that it cites say it already.

Every number (with its unit), year, name and word that carries meaning must stand in what is cited; linking
words are free (claims.py lists them). A sentence may rest on

- one sentence or list item of the plan, which holds all of it;
- several items of one list, each part of the sentence on one item;
- figures, each part of the sentence on one cell whose row, column and period the sentence names.

It cannot see who does what to whom inside one sentence of the plan ("A reports to B" turned round), a number
given the year of its neighbour in one sentence, a condition left out that none of the qualifiers in claims.py
marks, or a lie that the document itself prints.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from planqa.generative.claims import Claim, clean, content_words, fold, initials, names, read_claim
from planqa.generative.sources import Source, Unit, is_change
from planqa.quantities import find_numbers
from planqa.terms import words

MAX_WORDS = 60
WORD_FLOOR = 1.0  # the share of a sentence's meaningful words that what it rests on must hold
LEAST_WORDS = 2  # a sentence with fewer meaningful words, and no number, says nothing of the plan

_HIDDEN_SUBJECT = re.compile(r"(?:it|its|he|she|his|her|they|their|this|that|these|those|both|such|yes|no)\b", re.I)
_MARKUP = re.compile(r"[<>\[\]{}|`\\]|://")
_BY_NUMBER = re.compile(r"\b(?:by|of)\s+(?:about\s+|around\s+)?[£\d]", re.IGNORECASE)
_QUARTER = re.compile(r"q[1-4]")
_CHANGE = content_words("change difference")
_ITEM_BREAK = re.compile(r"[,;:]\s|\s(?:and|as well as|&)\s")
_PART_BREAK = re.compile(r"[,;:]\s|\s(?=(?:and|but|while|whereas|though|to|from|than|with|against)\s)")


def find_support(sentence: str, cited: Sequence[Source], question: str) -> list[Unit]:
    """Return the units of the cited sources on which the sentence rests; none when it must be dropped."""
    text = clean(sentence)
    if not cited or _MARKUP.search(text) or _HIDDEN_SUBJECT.match(text) or len(text.split()) > MAX_WORDS:
        return []
    said = read_claim(text)
    if not said.numbers and len(said.words) < LEAST_WORDS:
        return []
    found = _in_one_source(text, said, cited, question) or _in_cells(text, said, cited, question)
    return found if find_numbers(text) <= _printed(found) else []


def _in_one_source(text: str, said: Claim, cited: Sequence[Source], question: str) -> list[Unit]:
    for source in cited:
        linked = linked_names(question, source)
        if _names_stand(text, source.folded, linked):
            found = _in_prose(text, said, source.units, content_words(" ".join(linked)))
            if found:
                return found
    return []


def _in_cells(text: str, said: Claim, cited: Sequence[Source], question: str) -> list[Unit]:
    cells = [unit for source in cited for unit in source.units if unit.figure]
    named = _names_stand(text, [folded for source in cited for folded in source.folded])
    return _in_figures(text, said, cells, question) if cells and named else []


def _printed(units: Sequence[Unit]) -> set[Decimal]:
    """The digits that quotes and cells print: planqa.gate, too, wants every digit of an answer there."""
    cells = [unit.figure for unit in units if unit.figure]
    texts = [unit.citation.quote for unit in units]
    texts += [f"{cell.printed} {cell.value} {cell.period} {cell.indicator}" for cell in cells]
    return find_numbers(" ".join(texts))


def linked_names(question: str, source: Source) -> list[str]:
    """Names of the question that this source writes the other way, as acronym or in full.

    A name of the question is not taken on trust: "does Bob Smith chair it?" must not make him the chair.
    """
    here = " ".join(source.folded)
    spelt = [initials(name) for text in source.texts for name in names(text)]
    asked = {word.upper() for word in words(question) if len(word) > 2}
    acronyms = [word for word in sorted(asked) if any(word in letters for letters in spelt)]
    return acronyms + [name for name in names(question) if f" {initials(name).lower()} " in here]


def _in_prose(text: str, said: Claim, units: Iterable[Unit], linked: frozenset[str]) -> list[Unit]:
    prose = [unit for unit in units if unit.figure is None]
    whole = [unit for unit in prose if _holds(unit, said, linked) and _same_stance(said, [unit])]
    if whole:
        return [_nearest(whole, said)]
    for group in dict.fromkeys(unit.group for unit in prose if unit.group):
        items = [unit for unit in prose if unit.group == group]
        parts = [read_claim(part) for part in _ITEM_BREAK.split(text)]
        fitting = [[unit for unit in items if _holds(unit, part, linked)] for part in parts]
        if all(fitting):
            used = [_nearest(found, part) for found, part in zip(fitting, parts, strict=True)]
            return list(dict.fromkeys(used)) if _same_stance(said, used) else []
    return []


def _nearest(units: Sequence[Unit], said: Claim) -> Unit:
    return max(units, key=lambda unit: len(said.words & unit.said.words))


def _holds(unit: Unit, said: Claim, linked: frozenset[str] = frozenset()) -> bool:
    missing = said.words - unit.said.words - linked
    if missing and not unit.names <= said.words:
        return False  # its own subject left out, the heading's put in its place
    if unit.figure is None and not _counts_alike(said, unit.said):
        return False
    supported = len(said.words) - len(missing - unit.context)
    return said.numbers <= unit.said.numbers and supported >= WORD_FLOOR * len(said.words)


def _counts_alike(said: Claim, plan: Claim) -> bool:
    """Whether numbers come in the plan's order, each before what it counts there."""
    amounts, times = iter(plan.amounts), iter(plan.times)
    in_order = all(key in amounts for key in said.amounts) and all(key in times for key in said.times)
    return in_order and said.counted <= plan.followed


def _same_stance(said: Claim, units: Sequence[Unit]) -> bool:
    """Negation and qualifiers ("not", "may", "deputy") are neither added nor lost, up and down not added."""
    bound = frozenset[tuple[str, str]]().union(*(unit.said.bound for unit in units))
    lost = {pair for pair in bound if pair[1] in said.words} - said.bound
    turned = (said.up and not any(u.said.up for u in units)) or (said.down and not any(u.said.down for u in units))
    return not lost and said.qualifiers == {qualifier for qualifier, _ in bound} and not turned


def _in_figures(text: str, said: Claim, cells: Iterable[Unit], question: str) -> list[Unit]:
    if said.qualifiers:
        return []
    used: list[tuple[str, Unit]] = []
    subject, when = frozenset[str](), _times(read_claim(question))
    anywhere = when | _times(said)
    for part in _parts(text):
        claim = read_claim(part)
        subject, when = claim.words or subject, _times(claim) or when
        asserted = replace(claim, words=subject)
        fitting = [
            cell
            for cell in cells
            if cell.marks <= said.words and _holds(cell, asserted) and _dated(cell, when, anywhere)
        ]
        if not fitting or not claim.amounts:
            return []
        used.append((part, _nearest(fitting, asserted)))
    told = list(dict.fromkeys(cell for _, cell in used))
    return told if all(_turns(part, cell, told) for part, cell in used) else []


def _times(claim: Claim) -> frozenset[str]:
    """Its years, periods and quarters."""
    return frozenset(claim.times).union(key for key in claim.others if _QUARTER.fullmatch(key))


def _dated(cell: Unit, when: frozenset[str], anywhere: frozenset[str]) -> bool:
    """Whether the cell's period is the one last named; of a change, whether both are named at all."""
    compares = cell.figure is not None and cell.figure.compared_with != ""
    return _times(cell.said) <= (anywhere if compares else when)


def _turns(part: str, cell: Unit, used: Sequence[Unit]) -> bool:
    """Whether "rose" or "fell" is told by the cell's own sign, or by two cells of its row, in order of period.

    A change must be told as one ("rose by", "a change of"), and nothing else may be.
    """
    claim = read_claim(part)
    told_as_change = claim.up or claim.down or bool(claim.words & _CHANGE)
    if cell.figure and is_change(cell.figure):
        return told_as_change and claim.up <= cell.said.up and claim.down <= cell.said.down
    row = [other.figure for other in used if other.marks == cell.marks and other.figure]
    told = [figure.value for figure in sorted(row, key=lambda figure: figure.period) if figure.value is not None]
    rises, falls = len(told) == 2 and told[0] < told[1], len(told) == 2 and told[0] > told[1]
    return claim.up <= rises and claim.down <= falls and not (told_as_change and _BY_NUMBER.search(part))


def _parts(text: str) -> list[str]:
    """Cut a sentence so that each part holds a number: a break counts only once a number has been seen."""
    parts, start = [], 0
    for match in _PART_BREAK.finditer(text):
        if read_claim(text[start : match.start()]).amounts and read_claim(text[match.end() :]).amounts:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _names_stand(text: str, around: Sequence[str], linked: Iterable[str] = ()) -> bool:
    text = re.sub("|".join([*(rf"\b{re.escape(name)}\b" for name in linked), r"(?!)"]), "...", text)
    for position, name in enumerate(names(text)):
        candidates = [name]
        if position == 0 and text.removeprefix("The ").startswith(name):
            candidates.append(name.partition(" ")[2])  # an ordinary word, capital only as the sentence's first
        if not any(_stands(candidate, around) for candidate in candidates):
            return False
    return True


def _stands(name: str, around: Sequence[str]) -> bool:
    """Whether the name stands whole in one text, or each part of it that "and" or "for" joins."""
    if any(fold(name) in text for text in around):
        return True
    parts = re.split(r"\s+(?:and|for|&)\s+(?:the\s+)?", name)
    return len(parts) > 1 and all(any(fold(part) in text for text in around) for part in parts)
