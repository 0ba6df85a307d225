"""Drafting remarks left in a published text never reach an answer: cut at the end of a line, or with their sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from planqa.domain import Chunk

MARK = "\u2326"  # stands for a remark inside a sentence; what holds it is left out


def without_remarks(chunks: Sequence[Chunk], remarks: Iterable[str]) -> list[Chunk]:
    """The chunks as answers may be chosen from them; what stays is verbatim. remarks are verbatim words."""
    ordered = sorted(remarks, key=len, reverse=True)
    return [replace(chunk, text=_cut(chunk.text, ordered)) for chunk in chunks]


def is_marked(text: str) -> bool:
    """Whether a remark stood inside the text."""
    return MARK in text


def _cut(text: str, remarks: Sequence[str]) -> str:
    for remark in remarks:
        text = text.replace(remark, MARK)
    text = re.sub(rf" *{MARK}(?=\.? *(?:\n|$))", "", text)  # at the end of a line: the words before it stand alone
    return re.sub(rf"(?<=[.!?]) *{MARK} *(?=[A-Z])", " ", text)  # between two sentences
