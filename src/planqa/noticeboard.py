"""What `planqa notices` prints: what a member of staff should know of the documents before relying on them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planqa.domain import Chunk

LEFT_IN = "drafting remark left in the published text"
KINDS = {"drafting": LEFT_IN, "contradiction": "contradiction", "restricted": "restricted, not for the public"}
NONE = "The store holds no notices."

Row = Mapping[str, Any]


def run(notices: Mapping[str, Sequence[Row]], chunks: Iterable[Chunk], as_json: bool) -> str:
    """The text to print: notices as a store carries them; chunks tell the printed number of each page."""
    found = entries(notices)
    if as_json:
        return json.dumps(found, ensure_ascii=False, indent=2)
    return text(found, {(chunk.document, chunk.page): chunk.page_label for chunk in chunks})


def entries(notices: Mapping[str, Sequence[Row]]) -> list[dict[str, Any]]:
    """Every notice in one shape: kind, document, about, note, and sides of says, page (PDF) and quote.

    A drafting remark has one side, its own words; its note is empty.
    """
    return [_entry(kind, row) for kind in KINDS for row in notices.get(kind, ())]


def text(found: Sequence[Row], labels: Mapping[tuple[str, int], str]) -> str:
    """The notices numbered from 1, each with its kind, what it is about, and every side with its printed page."""
    several = len({one["document"] for one in found}) > 1
    blocks = ["\n".join(_lines(number, one, labels, several)) for number, one in enumerate(found, start=1)]
    return "\n\n".join(blocks) or NONE


def _entry(kind: str, row: Row) -> dict[str, Any]:
    sides = row.get("sides", [row])  # a remark is its own side
    return {
        "kind": kind,
        "document": row["document"],
        "about": row.get("about", LEFT_IN),
        "note": row.get("note", ""),
        "sides": [{"says": side.get("says", ""), "page": side["page"], "quote": side["quote"]} for side in sides],
    }


def _lines(number: int, one: Row, labels: Mapping[tuple[str, int], str], several: bool) -> Iterable[str]:
    of = f" ({one['document']})" if several else ""
    yield f"{number}. {_head(one)}{of}"
    if one["note"]:
        yield f"   {one['note']}"
    for side in one["sides"]:
        label = labels.get((one["document"], side["page"])) or side["page"]
        yield " · ".join(filter(None, (f"   p. {label}", side["says"])))
        yield f"      “{side['quote']}”"


def _head(one: Row) -> str:
    """Its kind, and what it is about where that says more."""
    kind = KINDS[one["kind"]]
    told = kind[0].upper() + kind[1:]
    return told if one["about"] == kind else f"{told}: {one['about']}"
