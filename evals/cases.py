"""A case: one question, what a right answer holds and where it stands; read from JSON Lines and checked."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from evals.periods import find_spans
from planqa.domain import Status
from planqa.errors import InputError
from planqa.quantities import parse_quantity

CASES = Path(__file__).parent / "cases"
PLAN = "csp-plan-2013-17-year-4"
READERS = ("staff", "councillor", "resident")
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Case:
    """One question and its target; evals/README.md tells each field.

    phrases: groups of alternatives, of every group one must be in the answer. quantities: numbers as printed.
    excluded: numbers that make an answer wrong. periods: the times the quantities are of. quotes: verbatim words
    of the document, from which the expected pages are found.
    """

    id: str
    kind: str
    reader: str
    question: str
    status: Status
    history: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    quantities: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    document: str = PLAN
    quotes: tuple[str, ...] = ()
    comment: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the document holds the answer."""
        return self.status is Status.ANSWERED


def load_cases(path: Path = CASES) -> list[Case]:
    """Read one .jsonl file, or every one in a folder; raises InputError naming file and line."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise InputError(f"{path}: no cases there; name a .jsonl file or a folder of them with `--cases PATH`")
    cases = [case for file in files for case in read_lines(file, parse_case)]
    if repeated := _repeated(case.id for case in cases):
        raise InputError(f"{path}: the id {repeated[0]} is used twice; give every case its own id")
    return cases


def parse_case(line: str) -> Case:
    """Build a case from one JSON line; raises ValueError that says what is wrong with it."""
    given = json.loads(line)
    if not isinstance(given, dict):
        raise ValueError("is not a JSON object")
    known = {field.name for field in fields(Case)}
    if unknown := sorted(given.keys() - known):
        raise ValueError(f"has unknown fields {', '.join(unknown)}")
    if missing := sorted({"id", "kind", "reader", "question", "status"} - given.keys()):
        raise ValueError(f"lacks {', '.join(missing)}")
    case = Case(
        **{name: str(given[name]) for name in ("id", "kind", "reader", "question")},
        status=Status(given["status"]),
        history=_strings(given, "history"),
        phrases=tuple(_strings({"phrases": group}, "phrases") for group in given.get("phrases") or ()),
        quantities=_strings(given, "quantities"),
        excluded=_strings(given, "excluded"),
        periods=_strings(given, "periods"),
        document=str(given.get("document") or PLAN),
        quotes=_strings(given, "quotes"),
        comment=str(given.get("comment", "")),
    )
    _check(case)
    return case


def read_lines(file: Path, parse: Callable[[str], Parsed]) -> list[Parsed]:
    """What parse makes of each line that is not blank; its ValueError becomes an InputError naming file and line."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(parse(line))
        except ValueError as error:
            raise InputError(f"{file}:{number}: {error}; correct the line (evals/README.md)") from error
    return found


def _check(case: Case) -> None:
    if not case.question.strip():
        raise ValueError("has an empty question")
    if case.reader not in READERS:
        raise ValueError(f'has the reader "{case.reader}", not one of {", ".join(READERS)}')
    if any(not group or not all(phrase.strip() for phrase in group) for group in case.phrases):
        raise ValueError("has an empty phrase or group of phrases")
    if bad := [printed for printed in (*case.quantities, *case.excluded) if parse_quantity(printed) is None]:
        raise ValueError(f'has the quantity "{bad[0]}", which is not one number')
    if unread := [period for period in case.periods if len(find_spans(period)) != 1]:
        raise ValueError(f'has the period "{unread[0]}", which is not one span of months')
    if case.answerable and not (case.phrases or case.quantities):
        raise ValueError("is answerable but names no phrase or quantity to look for")
    if case.answerable and not case.quotes:
        raise ValueError("is answerable but quotes nothing from the document")


def _strings(given: dict[str, object], name: str) -> tuple[str, ...]:
    values = given.get(name) or ()
    if not isinstance(values, Sequence) or isinstance(values, str) or not all(isinstance(v, str) for v in values):
        raise ValueError(f"needs a list of strings in {name}")
    return tuple(values)


def _repeated(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [i for i in ids if i in seen or seen.add(i)]  # type: ignore[func-returns-value]
