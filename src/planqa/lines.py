"""Questions as JSON lines: one {"id", "question", "history", "document"} a line; a bad line is told, not fatal."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from planqa.errors import InputError


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Line numbers with their question objects, or with what is wrong with them."""
    if str(path) == "-":
        yield from _parsed(sys.stdin.buffer)
        return
    try:
        with path.open("rb") as file:
            yield from _parsed(file)
    except OSError as error:
        raise InputError(f"cannot read {path} ({error.strerror}); give a file with one JSON object a line") from None


def _parsed(file: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield number, _row(line)


def _row(line: bytes) -> dict[str, Any] | str:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return f'not JSON ({error}); write {{"id": …, "question": …}}'
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        return 'no "question" text; write {"id": …, "question": …}'
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        return '"history" must be a list of earlier questions'
    if not isinstance(row.get("document") or "", str):
        return '"document" must be the id of a document'
    return row
