"""The last check on every answer, whoever wrote it: each number is quoted, tabled, or computed in sight.

This is promise 1 of the design. A number passes when it stands in a quote or a figure the answer cites, in the
question (an answer may repeat what was asked), or is the shown result of arithmetic on numbers that pass.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from planqa.domain import Answer, Citation, Status
from planqa.quantities import find_numbers

Stands = Callable[[Citation], bool]

_NUMBER = r"£?[-−–+]?£?\d[\d,]*(?:\.\d+)?%?"
_RESULT = re.compile(rf"(?P<sum>[\d£%(][\d\s,.£%()+\-−–×*/÷]*?)\s*[=≈]\s*(?P<result>{_NUMBER})")
_WITHHELD = "I found something, but could not check it word for word against the page, so I do not show it."


def guard_answer(answer: Answer, stands: Stands) -> Answer:
    """The answer with only citations that stand on their page; withheld whole when a number is not proven."""
    if answer.status in (Status.DECLINED, Status.SIGNPOSTED):
        return answer  # reviewed texts, not words about a document
    kept = tuple(citation for citation in answer.citations if stands(citation))
    checked = replace(answer, citations=kept, see_also=tuple(filter(stands, answer.see_also)))
    unproven = unproven_numbers(checked)
    uncited = checked.status is Status.ANSWERED and not kept
    if not unproven and not uncited:
        return checked
    return Answer(answer.question, Status.NOT_IN_PLAN, _WITHHELD, kept, answered_by=answer.answered_by)


def unproven_numbers(answer: Answer) -> set[Decimal]:
    """The numbers of the text and caveats that nothing the answer cites can prove."""
    proven = find_numbers(answer.question) | find_numbers(answer.standalone_question)
    for citation in (*answer.citations, *answer.see_also):
        proven |= find_numbers(f"{citation.quote} {citation.section} p. {citation.page_label} {citation.page}")
    for figure in answer.figures:
        proven |= find_numbers(
            f"{figure.printed} {figure.period} {figure.indicator} {figure.quote} {figure.page_label}"
        )
        proven |= find_numbers(f"{figure.section} {figure.note} {figure.page} {figure.start} {figure.end}")
        if figure.value is not None:
            proven.add(abs(figure.value))
    proven |= {abs(number) for number in answer.reckoned}
    text = " ".join([answer.answer, *answer.caveats])
    for match in _RESULT.finditer(text):
        if find_numbers(match["sum"]) <= proven | _CONSTANTS and _adds_up(match["sum"], match["result"]):
            proven |= find_numbers(match["result"])
    return {number for number in find_numbers(text) if number not in proven}


_CONSTANTS = {Decimal(100), Decimal(1000), Decimal(100_000)}


def _adds_up(expression: str, result: str) -> bool:
    """Whether the shown arithmetic gives the shown result, to within half a unit of its last digit."""
    shown = _decimal(result)
    computed = _evaluate(expression)
    if shown is None or computed is None:
        return False
    exponent = shown.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return any(abs(abs(value) - abs(shown)) <= unit / 2 for value in (computed, computed * 100))


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[£,%+\s]", "", text).replace("−", "-").replace("–", "-"))
    except InvalidOperation:
        return None


def _evaluate(expression: str) -> Decimal | None:
    """Decimal value of sums, differences, products and quotients with brackets; None if it is anything else."""
    tokens = re.findall(r"\d[\d,]*(?:\.\d+)?|[-+*/()]", _ascii(expression))
    try:
        value, rest = _sum([token.replace(",", "") for token in tokens])
    except (IndexError, InvalidOperation, ZeroDivisionError):
        return None
    return None if rest else value


def _ascii(expression: str) -> str:
    return re.sub("[£%]", "", expression).translate(str.maketrans("−–×÷", "--*/"))


def _sum(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, rest = _product(tokens)
    while rest and rest[0] in "+-":
        term, after = _product(rest[1:])
        value, rest = (value + term if rest[0] == "+" else value - term), after
    return value, rest


def _product(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, rest = _factor(tokens)
    while rest and rest[0] in "*/":
        factor, after = _factor(rest[1:])
        value, rest = (value * factor if rest[0] == "*" else value / factor), after
    return value, rest


def _factor(tokens: list[str]) -> tuple[Decimal, list[str]]:
    if tokens[0] == "(":
        value, rest = _sum(tokens[1:])
        return value, rest[1:]
    if tokens[0] in "+-":
        value, rest = _factor(tokens[1:])
        return (value if tokens[0] == "+" else -value), rest
    return Decimal(tokens[0]), tokens[1:]
