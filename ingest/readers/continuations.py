"""Blocks cut by a page break: the second part is marked so that later stages can join them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pages import Block, Page

_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*(?:\[\d+\])*$")
_NUMBER = re.compile(r"[(\[]?(?:(\d{1,2})|([a-z]))[.)\]]\s", re.IGNORECASE)


def mark_continuations(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Mark the first block of each page that goes on from the page before (pages must follow one another)."""
    found = list(pages[:1])
    for before, page in pairwise(pages):
        last = next((block for block in reversed(before.blocks) if not block.note), None)
        if page.blocks and last and page.number == before.number + 1 and goes_on(last, page.blocks[0]):
            page = replace(page, blocks=(replace(page.blocks[0], continues=True), *page.blocks[1:]))
        found.append(page)
    return tuple(found)


def goes_on(last: Block, first: Block) -> bool:
    """Whether first goes on from last: the rest of its sentence, the next item of its list, more of its rows."""
    if "heading" in (last.kind, first.kind):
        return False
    if "row" in (last.kind, first.kind):
        return last.kind == first.kind and last.text.count(" | ") == first.text.count(" | ")
    if first.kind == "item":
        return last.text.endswith((":", ":-")) or (last.kind == "item" and _follows(last.text, first.text))
    return not _ENDED.search(last.text) and first.text[:1].islower()


def _follows(last: str, first: str) -> bool:
    """Whether two items can be of one list: both without a number, or with numbers that follow."""
    a, b = _NUMBER.match(last), _NUMBER.match(first)
    if a is None or b is None:
        return a is b
    if a[1] and b[1]:
        return int(b[1]) == int(a[1]) + 1
    return bool(a[2] and b[2]) and ord(b[2]) == ord(a[2]) + 1
